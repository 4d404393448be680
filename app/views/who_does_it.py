"""Ask who does what was agreed: in one's own words, or one of those at the meeting."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.i18n import _
from app.records.agreement import Agreement
from app.records.meeting import Meeting
from app.services import agreements
from app.views.asking import Asked, ask
from app.views.desk import Desk
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.layout import stack
from app.views.kit.words import heading
from app.views.meeting_words import invited
from app.views.person_words import role_in_words
from app.views.safety import component


@component
def WhoDoesIt(
    desk: Desk, agreement: Agreement, meeting: Meeting | None, keep: Callable[[str], object]
) -> ft.Control:
    """Show the field, and below it those who are known to be at the meeting."""
    turn, set_turn = ft.use_state(0)
    place = f"{agreement.id}-who"
    known = [p for p in invited(desk, meeting) if p.first_name.strip()] if meeting else []

    def on_choose(name: str) -> None:
        desk.drafts.flush(place)
        if desk.do(lambda: keep(name), said=_("Saved")):
            set_turn(lambda old: old + 1)

    now = agreements.one(desk.ctx, agreement.id).who  # as it is after a press, too
    asked = Asked(
        place=place,
        label=_("Who does it"),
        value=now,
        keep=keep,
        turn=turn,
        language=agreement.language if now else desk.writes_in,
    )
    title = _("Those at the meeting")
    names = {p.first_name.strip(): role_in_words(p.role) for p in known}
    options = [Option(value=name, label=name, help=role, own=True) for name, role in names.items()]
    chosen = now if now in names else None
    cards = [heading(title, level=2), SingleChoice(title, options, chosen, on_choose)]
    return stack([ask(desk, asked), *(cards if options else [])], spacing=16)
