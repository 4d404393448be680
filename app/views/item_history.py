"""The earlier versions of one thing to say: its words, the answer, and the reason."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.i18n import _
from app.records.agenda_item import AgendaItem
from app.views.desk import Desk
from app.views.history import Earlier, HistoryPage
from app.views.meeting_words import ANSWERS
from app.views.safety import component
from app.views.whose import seen_in_words


@component
def ItemHistory(desk: Desk, item: AgendaItem, *, up: str) -> ft.Control:
    """Show what was written and answered before, and let it be used again."""
    earlier = Earlier(
        kind=AgendaItem,
        record_id=item.id,
        words={"words": "", "reason": _("Why? Write it in their words")},
        facts=_facts,
        place="meetings",
        up=up,
    )
    return HistoryPage(desk, earlier)


def _facts(fields: dict[str, Any]) -> list[str]:
    answer = ANSWERS.get(fields.get("answer", ""))
    return [*([_(answer)] if answer else []), seen_in_words(str(fields.get("visibility")))]
