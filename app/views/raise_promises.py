"""Choose which open promises to take up at a meeting."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.i18n import _
from app.records.agreement import Agreement
from app.records.base import Visibility
from app.records.meeting import Meeting
from app.services import agenda_building
from app.views.agreement_words import states, what_was_agreed
from app.views.desk import Desk
from app.views.kit.choices import ChoiceCard, Option
from app.views.kit.layout import card
from app.views.kit.words import heading
from app.views.paging import Paged
from app.views.safety import component
from app.views.whose import seen_by


def promises_to_raise(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    """Return the open promises, those whose day has passed first; nothing when there are none."""
    offered = agenda_building.promises(desk.ctx)
    chosen = tuple(agenda_building.raised(desk.ctx, meeting.id))

    def drawn(number: int, agreement: Agreement) -> ft.Control:
        return PromiseToRaise(desk, meeting, agreement, number, chosen, key=agreement.id)

    if not offered:
        return []
    title = heading(_("What was agreed before"), level=2)
    return [title, Paged(offered, drawn, where="promises")]


@component
def PromiseToRaise(
    desk: Desk, meeting: Meeting, agreement: Agreement, number: int, chosen: tuple[str, ...]
) -> ft.Control:
    """Show one promise and how it stands, with a card that takes it along or leaves it."""
    taken = agreement.id in chosen
    private = agreement.visibility == Visibility.ONLY_ME

    def press() -> None:
        ids = [one for one in chosen if one != agreement.id] if taken else [*chosen, agreement.id]
        said = _("Left out of the meeting") if taken else _("Chosen for the meeting")
        desk.do(partial(agenda_building.take_up, desk.ctx, meeting.id, ids), said=said)

    option = Option(value=agreement.id, label=_("I take up promise {n}").format(n=number))
    return card(
        [
            what_was_agreed(agreement, whole=False),
            *states(desk, agreement),
            *([seen_by(agreement.visibility)] if private else []),
            ChoiceCard(option, press, marked=taken, one=False),
        ],
        tinted=taken,
    )
