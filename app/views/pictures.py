"""Pictures of a record: add one, see it with what it shows, say that in words, remove it."""

from __future__ import annotations

import asyncio
from functools import partial

import flet as ft

from app.errors.attached import AttachmentLost
from app.i18n import _
from app.records.attachment import Attachment, AttachmentKind
from app.records.base import Record
from app.services import attachments, records
from app.services.context import Context
from app.views.a11y import (
    Action,
    body,
    button,
    card,
    heading,
    own_words,
    quiet,
    side_by_side,
    stack,
)
from app.views.desk import Desk
from app.views.fields import Kept, KeptField
from app.views.finding import found, heard
from app.views.job import Job, use_job
from app.views.page import Page, PageFrame
from app.views.picking import Picked, pick
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.theme import CORNER, SPACE
from app.views.whose import whose_note
from app.views.work import Progress

ENDINGS = ["jpg", "jpeg", "png", "webp", "gif", "bmp", "heic"]
SIDE = 240  # of the square a picture is shown in


@component
def Pictures(desk: Desk, of: Record, *, here: str) -> ft.Control:
    """Show the pictures of a record; *here* is the route of its page."""
    picker = ft.use_memo(ft.FilePicker, [])
    job = use_job(desk)
    every = attachments.all_of(desk.ctx, of.id)
    shown = [_shown(desk, n, one, here) for n, one in enumerate(every, start=1)]
    return stack(
        [
            heading(_("Pictures"), level=2),
            *(shown or [quiet(_("A picture can say what words do not."))]),
            side_by_side([button(_add(desk, job, picker, of, here))]),
            *job.shown(),
        ],
        SPACE,
    )


def _add(desk: Desk, job: Job, picker: ft.FilePicker, of: Record, here: str) -> Action:
    ctx = desk.ctx

    def added(kept: Attachment | None) -> None:
        if kept is not None:
            desk.go(f"{here}/picture/{kept.id}")
            desk.say(_("The picture is in your folder."))

    return Action(
        label=_("Add a picture"),
        press=lambda: job.start(lambda progress: _chosen(desk, picker, ctx, of, progress), added),
        key="add-picture",
        icon=ft.Icons.ADD_PHOTO_ALTERNATE_OUTLINED,
    )


async def _chosen(
    desk: Desk, picker: ft.FilePicker, ctx: Context, of: Record, progress: Progress
) -> Attachment | None:
    """Let the person choose a picture and keep it; its plain copies are forgotten."""
    picked = await pick(desk, picker, ENDINGS, progress)
    if picked is None:
        return None
    try:
        return await asyncio.to_thread(_kept, ctx, of, picked, progress)
    finally:
        await asyncio.to_thread(picked.done)


def _kept(ctx: Context, of: Record, picked: Picked, progress: Progress) -> Attachment:
    with picked.open() as source:
        return attachments.attach(ctx, of, source, file_name=picked.name, progress=progress)


def _shown(desk: Desk, number: int, one: Attachment, here: str) -> ft.Control:
    said = own_words(one.words, note=whose_note(one.whose_words)) if one.words.strip() else None
    pattern = _("Change the words of picture {n}") if said else _("Tell what picture {n} shows")
    tell = Action(
        label=pattern.format(n=number),
        press=lambda: desk.go(f"{here}/picture/{one.id}"),
        key=f"tell-picture-{number}",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    remove = Action(
        label=_("Remove picture {n}").format(n=number),
        press=lambda: (
            desk.go(f"{here}/picture/{one.id}")
            if desk.do(lambda: records.remove(desk.ctx, Attachment, one.id), said=_("Removed"))
            else None
        ),
        key=f"remove-picture-{number}",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    words = said or quiet(_("What it shows is not told yet"))
    buttons = side_by_side([button(tell, calm=True), button(remove, calm=True)])
    return card([picture(desk, one), words, buttons], key=f"picture-{one.id}")


def picture(desk: Desk, one: Attachment) -> ft.Control:
    """Return the small picture itself, or why it cannot be shown; it never lies in a file."""
    if one.kind != AttachmentKind.PHOTO:
        return body(_("A file that cannot be shown here."))
    try:
        dots = attachments.thumbnail(desk.ctx, one)
    except AttachmentLost as lost:
        return body(desk.explain(lost))
    shown = ft.Image(
        src=dots,
        width=SIDE,
        height=SIDE,
        fit=ft.BoxFit.CONTAIN,
        border_radius=CORNER,
        semantics_label=None if one.words.strip() else _("A picture"),
        exclude_from_semantics=bool(one.words.strip()),  # the words stand below it
    )
    return ft.Row([shown], wrap=True)


@component
def PicturePage(desk: Desk, picture_id: str, *, place: str, up: str) -> ft.Control:
    """Ask what a picture shows; a removed one can be brought back here."""
    one = found(desk, Attachment, picture_id)
    if one is None:
        return RemovedPage(desk, Attachment, picture_id, place=place, up=up)
    page = Page(
        title=_("What does the picture show?"),
        key=f"picture-{picture_id}",
        place=place,
        help=_("Tell in a few words what is in the picture. You can also leave it empty."),
        main=Action(label=_("Ready"), press=lambda: desk.go(up), key="ready", icon=ft.Icons.CHECK),
        up=up,
    )
    field = KeptField(
        Kept(
            place=f"picture-{picture_id}",
            label=_("In your own words"),
            value=one.words,
            keep=partial(attachments.describe, desk.ctx, picture_id),
            drafts=desk.drafts,
            explain=desk.explain,
            saved=heard(desk),
            advice=_("They are read aloud to someone who cannot see the picture."),
            lines=3,
        )
    )
    return PageFrame(desk, page, [picture(desk, one), field])
