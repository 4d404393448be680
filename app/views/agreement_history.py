"""The earlier versions of an agreement."""

from __future__ import annotations

from datetime import date
from typing import Any

import flet as ft

from app.content.names import EVERY
from app.errors.base import N_
from app.i18n import _
from app.records.agreement import Agreement
from app.views.agreement_words import ACCORDS, KEPT
from app.views.desk import Desk
from app.views.history import Earlier, HistoryPage
from app.views.safety import component

WORDS = {
    "what": "",
    "who": N_("Who does it"),
    "how_much": N_("How much"),
    "how_often": N_("How often"),
    "my_view": N_("My view"),
    "my_reason": N_("My reason"),
    "their_view": N_("Their view"),
    "their_reason": N_("Their reason"),
}


@component
def AgreementHistory(desk: Desk, agreement: Agreement) -> ft.Control:
    """Show what the agreement said before, and let an earlier version be used again."""
    earlier = Earlier(
        kind=Agreement,
        record_id=agreement.id,
        words={name: _(label) if label else label for name, label in WORDS.items()},
        facts=lambda fields: _facts(desk, fields),
        place="agreements",
        up=f"/agreements/{agreement.id}",
    )
    return HistoryPage(desk, earlier)


def _facts(desk: Desk, fields: dict[str, Any]) -> list[str]:
    """Return the rest of an earlier version in the app's words."""
    every = EVERY.get(fields.get("every", ""))
    accord, kept = ACCORDS.get(fields.get("accord", "")), KEPT.get(fields.get("kept", ""))
    days = ("from_when", "by_when", "went_well_until")
    from_when, by_when, came = (_day(desk, fields.get(name)) for name in days)
    return [
        *([_(accord[1])] if accord else []),
        *([_(kept[1])] if kept else []),
        *([_(every)] if every else []),
        *([_("From when: {day}").format(day=from_when)] if from_when else []),
        *([_("By when: {day}").format(day=by_when)] if by_when else []),
        *([_("Came as agreed until: {day}").format(day=came)] if came else []),
    ]


def _day(desk: Desk, day: str | None) -> str:
    return desk.words.date(date.fromisoformat(day)) if day else ""
