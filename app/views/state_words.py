"""The app's words about one state of the folder: what it is, when, and how much is in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.i18n import _, ngettext
from app.views.desk import Desk


def name_of(desk: Desk, state: Any) -> str:
    """Return what a state is: the shown one, the other one, or one of an earlier day."""
    if state.kind == "as_shown":
        return _("Your folder as it opened now")
    if state.kind == "other_branch":
        return _("The other version of your folder")
    return _("Your folder as it was: {day}").format(day=moment(desk, state.at))


def moment(desk: Desk, at: datetime | None) -> str:
    """Return a day in plain speech and the time of day."""
    if at is None:
        return ""
    local = at.astimezone()
    return f"{desk.day(local.date())} {desk.words.clock(local.time())}"


def facts_of(desk: Desk, state: Any) -> list[str]:
    """Return when a state was last changed, and how much is in it."""
    counts = state.counts
    changed = state.kind != "earlier" and state.at is not None
    last = [_("Last change: {day}").format(day=moment(desk, state.at))] if changed else []
    return [*last, _much(desk, counts) or _("It is empty.")]


def _much(desk: Desk, counts: Mapping[str, int]) -> str:
    told = {
        "wish": lambda n: ngettext("{n} wish", "{n} wishes", n),
        "meeting": lambda n: ngettext("{n} meeting", "{n} meetings", n),
        "agreement": lambda n: ngettext("{n} agreement", "{n} agreements", n),
        "person": lambda n: ngettext("{n} person", "{n} people", n),
    }
    there = [(counts[name], words) for name, words in told.items() if counts[name]]
    return desk.words.and_list([words(n).format(n=n) for n, words in there]) if there else ""
