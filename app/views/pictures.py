"""Pictures and files of a record: add one, say in words what it is, remove it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import BinaryIO

import flet as ft

from app.errors.attached import AttachmentLost, TooLargeToKeep
from app.errors.base import N_
from app.errors.passing import TooBigToBringIn
from app.i18n import _, isolate
from app.records.attachment import Attachment, AttachmentKind
from app.records.base import Record
from app.services import attachments, records, sound
from app.services.context import Context
from app.views.desk import Desk
from app.views.finding import found, heard
from app.views.job import Job, use_job
from app.views.kit.buttons import Action, button
from app.views.kit.fields import Kept, KeptField
from app.views.kit.layout import card, side_by_side, stack
from app.views.kit.theme import CORNER, SPACE, Paint
from app.views.kit.words import body, heading, mark, own_words, quiet, small
from app.views.page import Page, PageFrame
from app.views.picking import Picked, pick
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.whose import whose_note
from app.views.work import Progress

PHOTOS = ["jpg", "jpeg", "png", "webp", "gif", "bmp", "heic"]
SOUNDS = ["mp3", "m4a", "wav", "ogg", "oga", "opus", "flac", "amr", "3gp", "caf", "webm"]
ENDINGS = [*PHOTOS, "pdf", *SOUNDS]
Keep = Callable[[BinaryIO, str], Attachment]  # keeps a file by its bytes and its name
WIDTH = 240  # of a small picture; how high it is follows from it
_FILES = {
    AttachmentKind.PAPER: (ft.Icons.DESCRIPTION_OUTLINED, N_("A paper (PDF)")),
    AttachmentKind.VOICE: (ft.Icons.GRAPHIC_EQ, N_("A sound recording")),
}
_BY_KIND = {  # the names of its buttons: told already, not told yet, remove
    True: (
        N_("Change the words of picture {n}"),
        N_("Tell what picture {n} shows"),
        N_("Remove picture {n}"),
    ),
    False: (
        N_("Change the words of file {n}"),
        N_("Tell what file {n} is"),
        N_("Remove file {n}"),
    ),
}


@component
def Pictures(desk: Desk, of: Record, *, here: str) -> ft.Control:
    """Show the pictures and files of a record; *here* is the route of its page.

    What was recorded here stands by itself.
    """
    picker = ft.use_memo(ft.FilePicker, [])
    job = use_job(desk)
    every = [a for a in attachments.all_of(desk.ctx, of.id) if not sound.is_recorded(a)]
    shown = [_shown(desk, n, one, here) for n, one in enumerate(every, start=1)]
    return stack(
        [
            heading(_("Pictures and files"), level=2),
            *(shown or [quiet(_("A picture can say what words do not."))]),
            quiet(_kinds()),
            side_by_side([button(_add(desk, job, picker, of, here))]),
        ],
        SPACE,
    )


def _kinds() -> str:
    words = _("You can add a picture, a paper (PDF) or a sound. At most {limit} megabytes.")
    return words.format(limit=attachments.LIMIT)


def _add(desk: Desk, job: Job, picker: ft.FilePicker, of: Record, here: str) -> Action:
    ctx = desk.ctx

    def added(kept: Attachment | None) -> None:
        if kept is not None:
            desk.go(f"{here}/picture/{kept.id}")
            desk.say(_("It is in your folder. The file you chose is still in its old place, too."))

    return Action(
        label=_("Add a picture or a file"),
        press=lambda: job.start(
            lambda progress: take_in(desk, picker, ENDINGS, _keeping(ctx, of, progress), progress),
            added,
        ),
        key="add-picture",
        icon=ft.Icons.ADD_PHOTO_ALTERNATE_OUTLINED,
    )


def _keeping(ctx: Context, of: Record, progress: Progress) -> Keep:
    def keep(source: BinaryIO, name: str) -> Attachment:
        return attachments.attach(ctx, of, source, file_name=name, progress=progress)

    return keep


async def take_in(
    desk: Desk, picker: ft.FilePicker, endings: list[str], keep: Keep, progress: Progress
) -> Attachment | None:
    """Let the person choose a file and keep it; plain copies made on the way are forgotten."""
    try:
        picked = await pick(desk, picker, endings, progress)
    except TooBigToBringIn as error:
        raise TooLargeToKeep(limit=attachments.LIMIT) from error
    if picked is None:
        return None
    try:
        return await asyncio.to_thread(_kept, picked, keep)
    finally:
        await asyncio.to_thread(picked.done)


def _kept(picked: Picked, keep: Keep) -> Attachment:
    with picked.open() as source:
        return keep(source, picked.name)


def _shown(desk: Desk, number: int, one: Attachment, here: str) -> ft.Control:
    change, tell, remove = _BY_KIND[is_photo(one)]
    page = f"{here}/picture/{one.id}"
    told = Action(
        label=_(change if one.words.strip() else tell).format(n=number),
        press=lambda: desk.go(page),
        key=f"tell-picture-{number}",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    saved = Action(
        label=_("Save file {n} elsewhere").format(n=number),
        press=lambda: desk.go(f"{page}/out"),
        key=f"out-picture-{number}",
        icon=ft.Icons.FILE_DOWNLOAD,
    )
    away = Action(
        label=_(remove).format(n=number),
        press=lambda: desk.go(page) if _removed(desk, one) else None,
        key=f"remove-picture-{number}",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    ways = [told, away] if is_photo(one) else [told, saved, away]
    buttons = side_by_side([button(way, calm=True) for way in ways])
    return card([picture(desk, one), _words_of(one), buttons], key=f"picture-{one.id}")


def _removed(desk: Desk, one: Attachment) -> bool:
    return desk.do(lambda: records.remove(desk.ctx, Attachment, one.id), said=_("Removed"))


def _words_of(one: Attachment) -> ft.Control:
    if one.words.strip():
        return own_words(one.words, note=whose_note(one.whose_words), language=one.language)
    photo = is_photo(one)
    return quiet(
        _("What it shows is not told yet") if photo else _("It is not told yet what this is")
    )


def is_photo(one: Attachment) -> bool:
    """Return whether it is a picture that can be shown."""
    return one.kind == AttachmentKind.PHOTO


def picture(desk: Desk, one: Attachment, *, whole: bool = False) -> ft.Control:
    """Return the picture itself, or what kind of file it is, or why it cannot be shown.

    A *whole* one is as wide as the page. The picture never lies in a file.
    """
    if not is_photo(one):
        return _file(one)
    try:
        dots = attachments.thumbnail(desk.ctx, one) if not whole else _all_of(desk, one)
    except AttachmentLost as lost:
        return body(desk.explain(lost))
    shown = ft.Image(
        src=dots,
        width=None if whole else WIDTH,
        fit=ft.BoxFit.CONTAIN,
        border_radius=CORNER,
        semantics_label=None if one.words.strip() else _("A picture"),
        exclude_from_semantics=bool(one.words.strip()),  # the words stand below it
    )
    return ft.Row([shown], wrap=True)


def _all_of(desk: Desk, one: Attachment) -> bytes:
    with attachments.read(desk.ctx, one) as source:
        return source.read()


def _file(one: Attachment) -> ft.Control:
    icon, name = _FILES.get(AttachmentKind(one.kind), _FILES[AttachmentKind.PAPER])
    named = [small(isolate(one.file_name))] if one.file_name else []
    return stack([mark(icon, _(name), Paint.INK), *named], spacing=4)


@component
def PicturePage(desk: Desk, picture_id: str, *, place: str, up: str) -> ft.Control:
    """Ask what a picture or a file is; a removed one can be brought back here."""
    one = found(desk, Attachment, picture_id)
    if one is None:
        return RemovedPage(desk, Attachment, picture_id, place=place, up=up)
    photo = is_photo(one)
    page = Page(
        title=_("What does the picture show?") if photo else _("What is this file?"),
        key=f"picture-{picture_id}",
        place=place,
        help=_("Tell in a few words what it is. You can also leave it empty."),
        main=Action(label=_("Ready"), press=lambda: desk.go(up), key="ready", icon=ft.Icons.CHECK),
        up=up,
    )
    field = WordsField(desk, one, key=f"words-{picture_id}")
    return PageFrame(desk, page, [WholePicture(desk, one), field, _ways(desk, one, up)])


def _ways(desk: Desk, one: Attachment, up: str) -> ft.Control:
    """Return the ways on: save it elsewhere, and what was said of it before, if anything."""
    here = f"{up}/picture/{one.id}"
    out = Action(
        label=_("Save it elsewhere"),
        press=lambda: desk.go(f"{here}/out"),
        key="save-elsewhere",
        icon=ft.Icons.FILE_DOWNLOAD,
    )
    earlier = Action(
        label=_("Earlier versions"),
        press=lambda: desk.go(f"{here}/history"),
        key="history",
        icon=ft.Icons.HISTORY,
    )
    ways = [out, earlier] if records.history(desk.ctx, one.id) else [out]
    return side_by_side([button(way, calm=True) for way in ways])


@component
def WholePicture(desk: Desk, one: Attachment) -> ft.Control:
    """Show a picture as large as the page allows; it is opened once, not at each letter."""
    return ft.use_memo(lambda: picture(desk, one, whole=True), [one.blob, bool(one.words)])


@component
def WordsField(desk: Desk, one: Attachment) -> ft.Control:
    """Ask in one's own words what it is."""
    photo = is_photo(one)
    aloud = _("They are read aloud to someone who cannot see the picture.")
    return KeptField(
        Kept(
            place=f"picture-{one.id}",
            label=_("In your own words"),
            value=one.words,
            keep=partial(attachments.describe, desk.ctx, one.id),
            drafts=desk.drafts,
            explain=desk.explain,
            saved=heard(desk),
            language=one.language if one.words.strip() else desk.writes_in,
            advice=aloud if photo else _("They help you find the file again."),
            lines=3,
        )
    )
