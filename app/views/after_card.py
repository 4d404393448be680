"""After the card has opened the folder, offer a new passphrase: the old one may be lost."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from app.i18n import _
from app.services import access
from app.services.context import Context
from app.views.changing import Changes
from app.views.changing_steps import Kind, Step, begun
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side
from app.views.kit.words import body
from app.views.page import Page, PageFrame
from app.views.safety import component


@component
def AfterCard(desk: Desk, opened: Context) -> ft.Control:
    """Offer to choose a new passphrase; the card counts as the present secret here alone."""
    choosing, set_choosing = ft.use_state(False)

    def go_in() -> None:
        desk.opened(opened)

    if choosing:
        proof = access.opened_with_card(opened)
        first = replace(begun(Kind.PHRASE), step=Step.PHRASE, proof=proof)
        return Changes(desk, first, lambda: set_choosing(False), go_in)
    later = Action(label=_("Not now"), press=go_in, key="not-now", icon=ft.Icons.ARROW_FORWARD)
    page = Page(
        title=_("Is your passphrase lost?"),
        key="after-card",
        help=_("You opened your folder with the card. You can choose a new passphrase now."),
        main=Action(
            label=_("Choose a new passphrase"),
            press=lambda: set_choosing(True),
            key="choose-phrase",
            icon=ft.Icons.KEY,
        ),
    )
    told = [
        body(_("Your folder is open. The card works also from now on.")),
        body(_("If you no longer have your passphrase, choose a new one now.")),
    ]
    return PageFrame(desk, page, [*told, side_by_side([button(later)])])
