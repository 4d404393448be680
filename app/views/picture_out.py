"""Save a picture or a file outside the folder: warn first, then let the person choose where."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.attachment import Attachment
from app.services import attachments
from app.views.desk import Desk
from app.views.finding import found
from app.views.job import use_job
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side
from app.views.kit.theme import Paint
from app.views.kit.words import body, mark
from app.views.page import Page, PageFrame
from app.views.picking import save_out
from app.views.pictures import picture
from app.views.removed import RemovedPage
from app.views.safety import component


@component
def PictureOutPage(desk: Desk, picture_id: str, *, place: str, up: str) -> ft.Control:
    """Tell that it is open to anyone out there, and save it at one press."""
    picker = ft.use_memo(ft.FilePicker, [])
    job = use_job(desk)
    one = found(desk, Attachment, picture_id)
    if one is None:
        return RemovedPage(desk, Attachment, picture_id, place=place, up=up)

    def saved() -> None:
        desk.go(up)
        desk.say(_("The file is outside your folder now. Anyone who finds it can open it."))

    def on_save() -> None:
        ctx = desk.ctx
        job.start(
            lambda progress: save_out(
                desk,
                picker,
                name=attachments.neutral_name(ctx, one),
                write=lambda stream, watch: attachments.take_out(ctx, one, stream, watch),
                progress=progress,
            ),
            lambda given: saved() if given else None,
        )

    main = Action(
        label=_("Save the file"), press=on_save, key="save-file", icon=ft.Icons.FILE_DOWNLOAD
    )
    keep = Action(
        label=_("Do not save it"), press=lambda: desk.go(up), key="not-out", icon=ft.Icons.CLOSE
    )
    parts = [picture(desk, one), *_warned(), side_by_side([button(keep)])]
    return PageFrame(desk, _page(picture_id, main, place, up), parts)


def _page(picture_id: str, main: Action, place: str, up: str) -> Page:
    return Page(
        title=_("Save it outside the folder?"),
        key=f"picture-out-{picture_id}",
        place=place,
        help=_(
            "Here you get the picture or the file out, to open it in another program. The one in"
            " your folder stays as it is."
        ),
        main=main,
        up=up,
    )


def _warned() -> list[ft.Control]:
    return [
        mark(ft.Icons.LOCK_OPEN, _("The file is not locked."), Paint.LATE),
        body(_("Anyone who finds it can open it. Delete it when you no longer need it.")),
        body(_("Are you alone with this device, and is the place safe?")),
    ]
