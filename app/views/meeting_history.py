"""The earlier versions of a meeting."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _, isolate, ngettext
from app.records.meeting import Meeting
from app.services import people
from app.views.desk import Desk
from app.views.history import Earlier, HistoryPage
from app.views.meeting_words import kind_in_words
from app.views.safety import component

WORDS = {
    "place": N_("Place"),
    "not_wanted": N_("Whom I do not want there"),
    "support_person": N_("My support person"),
    "interpreter": N_("Interpreter"),
    "needs": N_("What I need at the meeting"),
    "opening_words": N_("How I begin"),
    "things_to_bring": N_("I take with me"),
    "notes": N_("What the invitation says"),
}


@component
def MeetingHistory(desk: Desk, meeting: Meeting) -> ft.Control:
    """Show what was written of the meeting before, and let it be used again."""
    earlier = Earlier(
        kind=Meeting,
        record_id=meeting.id,
        words={name: _(label) for name, label in WORDS.items()},
        facts=lambda fields: _facts(desk, fields),
        place="meetings",
        up=f"/meetings/{meeting.id}",
    )
    return HistoryPage(desk, earlier)


def _facts(desk: Desk, fields: dict[str, Any]) -> list[str]:
    """Return when and how one meets in an earlier version, in the app's words."""
    day, clock = fields.get("day"), fields.get("clock_time")
    far, ends = fields.get("remote"), fields.get("ends_at")
    off = [_("The meeting is called off")] if fields.get("cancelled") else []
    return [
        kind_in_words(desk, Meeting(kind=str(fields.get("kind")))),
        *([desk.words.long_date(date.fromisoformat(day))] if day else []),
        *([desk.words.clock(time.fromisoformat(clock))] if clock else []),
        *(
            [_("until {time}").format(time=desk.words.clock(time.fromisoformat(ends)))]
            if ends
            else []
        ),
        *off,
        _("We meet by phone or video") if far else _("We meet in the same room"),
        *_who(desk, fields.get("invited") or []),
    ]


def _who(desk: Desk, ids: list[str]) -> list[str]:
    """Return who was to come, also those who were removed since; nothing when nobody was."""
    names = [person.first_name.strip() for person in people.named(desk.ctx, ids)]
    n = len(ids) - len(names)
    told = [isolate(name) if name else _("a person without a name") for name in names]
    told += [ngettext("{n} erased person", "{n} erased people", n).format(n=n)] if n else []
    return [_("Who comes: {names}").format(names=desk.words.and_list(told))] if told else []
