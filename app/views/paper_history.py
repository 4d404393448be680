"""The earlier versions of a paper."""

from __future__ import annotations

from datetime import date
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.paper import Paper
from app.views.desk import Desk
from app.views.history import Earlier, HistoryPage
from app.views.paper_words import came_in_words, kind_in_words
from app.views.safety import component

WORDS = {
    "words": N_("What it is about"),
    "from_whom": N_("From whom it came"),
    "their_reason": N_("The reason, as the paper gives it"),
    "my_view": N_("What I say about the whole paper"),
}
DAYS = {
    "dated": N_("The day on the paper: {day}"),
    "sent": N_("The day it was sent: {day}"),
    "received": N_("The day you got it: {day}"),
}


@component
def PaperHistory(desk: Desk, paper: Paper) -> ft.Control:
    """Show what was told of the paper before, and let it be used again."""
    earlier = Earlier(
        kind=Paper,
        record_id=paper.id,
        words={name: _(label) for name, label in WORDS.items()},
        facts=lambda fields: _facts(desk, fields),
        place="more",
        up=f"/papers/{paper.id}",
    )
    return HistoryPage(desk, earlier)


def _facts(desk: Desk, fields: dict[str, Any]) -> list[str]:
    """Return the rest of an earlier version in the app's words."""
    was = Paper(kind=fields.get("kind", ""), came_how=fields.get("came_how", ""))
    days = [
        _(words).format(day=desk.words.date(date.fromisoformat(fields[name])))
        for name, words in DAYS.items()
        if fields.get(name)
    ]
    return [kind_in_words(was), *days, came_in_words(was)]
