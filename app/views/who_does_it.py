"""Ask who does what was agreed: in one's own words, or one of those at the meeting."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.i18n import _
from app.records.agreement import Agreement
from app.records.meeting import Meeting
from app.rules.promise import MYSELF, is_mine
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

    def choose(name: str) -> None:
        if name != MYSELF:
            keep(name)
            return
        keep(_("I myself"))
        agreements.change(desk.ctx, agreement.id, person_id=MYSELF)

    def on_choose(name: str) -> None:
        desk.drafts.flush(place)
        if desk.do(lambda: choose(name), said=_("Saved")):
            set_turn(lambda old: old + 1)

    written = agreements.one(desk.ctx, agreement.id)  # as it is after a press, too
    now = written.who
    asked = Asked(
        place=place,
        label=_("Who does it"),
        value=now,
        keep=keep,
        turn=turn,
        language=agreement.language if now else desk.writes_in,
    )
    title = _("Who it can be")
    names = {p.first_name.strip(): role_in_words(p.role) for p in known}
    others = [Option(value=name, label=name, help=role, own=True) for name, role in names.items()]
    options = [Option(value=MYSELF, label=_("I myself")), *others]
    chosen = MYSELF if is_mine(written) else now if now in names else None
    cards = [heading(title, level=2), SingleChoice(title, options, chosen, on_choose)]
    return stack([ask(desk, asked), *cards], spacing=16)
