"""The app's words for the stations of a thread, and for where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.errors.base import N_
from app.records.agreement import Accord
from app.records.matter_event import EventKind
from app.records.paper_point import Found
from app.rules.stopped import Stopped
from app.rules.thread import Station, Step
from app.views.agreement_words import KEPT
from app.views.kit.theme import Paint
from app.views.meeting_words import ANSWERED

State = tuple[ft.IconData, str, ft.Colors]

SAID: State = (ft.Icons.CHAT_BUBBLE_OUTLINE, N_("You said this"), Paint.MAIN)
AT_MEETING: dict[str, State] = {
    "said": (ft.Icons.GROUPS_OUTLINED, N_("You said it at a meeting"), Paint.MAIN),
    "left_out": (ft.Icons.GROUPS_OUTLINED, N_("It was left out at a meeting"), Paint.MAIN),
    "": (ft.Icons.GROUPS_OUTLINED, N_("You chose it for a meeting"), Paint.MAIN),
}
ANSWER: State = (ft.Icons.RECORD_VOICE_OVER_OUTLINED, N_("It was answered"), Paint.MAIN)
AGREED: State = (ft.Icons.HANDSHAKE_OUTLINED, N_("Something was agreed"), Paint.MAIN)
DIFFERS: State = (ft.Icons.COMPARE_ARROWS, N_("You saw it differently"), Paint.DIFFER)
MATTER: State = (ft.Icons.DESCRIPTION_OUTLINED, N_("You started a matter"), Paint.MAIN)
EVENTS: dict[str, str] = {
    EventKind.I_ASKED: N_("You asked about the matter"),
    EventKind.THEY_ASKED: N_("They asked you for more"),
    EventKind.I_GAVE: N_("You gave what they asked for"),
    EventKind.THEY_ANSWERED: N_("They answered about the matter"),
    EventKind.DECISION: N_("A decision was made"),
    EventKind.OTHER: N_("Something happened in the matter"),
}
ASKED: State = (ft.Icons.HELP_OUTLINE, N_("You asked where it stands"), Paint.MAIN)
REPLY: State = (ft.Icons.RECORD_VOICE_OVER_OUTLINED, N_("They answered you"), Paint.MAIN)
IN_PAPER: dict[str, State] = {
    Found.IS_THERE: (ft.Icons.CHECK_CIRCLE_OUTLINE, N_("It is in the paper"), Paint.KEPT),
    Found.CHANGED: (ft.Icons.SYNC, N_("It is changed in the paper"), Paint.DIFFER),
    Found.MISSING: (ft.Icons.REMOVE_CIRCLE_OUTLINE, N_("It is missing in the paper"), Paint.LATE),
    "": (ft.Icons.DESCRIPTION_OUTLINED, N_("It is looked for in a paper"), Paint.MAIN),
}
ENDED: State = (ft.Icons.FLAG_OUTLINED, N_("The matter came to its end"), Paint.KEPT)

STOPPED: dict[Stopped, State] = {
    Stopped.NOT_RAISED: (
        ft.Icons.CHAT_BUBBLE_OUTLINE,
        N_("You have not taken this to a meeting yet."),
        Paint.OPEN,
    ),
    Stopped.WAITS_FOR_MEETING: (ft.Icons.EVENT, N_("This waits for the meeting."), Paint.OPEN),
    Stopped.NOT_SAID: (
        ft.Icons.CHAT_BUBBLE_OUTLINE,
        N_("This was not said at the meeting. You can take it to the next one."),
        Paint.OPEN,
    ),
    Stopped.NO_ANSWER: (
        ft.Icons.HELP_OUTLINE,
        N_("You said this. No answer is written down yet."),
        Paint.OPEN,
    ),
    Stopped.LATER: (
        ft.Icons.SCHEDULE,
        N_("The answer was to come later. You can ask for it."),
        Paint.OPEN,
    ),
    Stopped.REFUSED: (
        ft.Icons.CANCEL_OUTLINED,
        N_("The answer was no. You can take this up again."),
        Paint.DIFFER,
    ),
    Stopped.NOTHING_AGREED: (
        ft.Icons.EDIT_OUTLINED,
        N_("There is an answer, but nothing is agreed yet. Who does it, and when?"),
        Paint.OPEN,
    ),
    Stopped.DIFFERS: (
        ft.Icons.COMPARE_ARROWS,
        N_("You see this differently. Both views are written down."),
        Paint.DIFFER,
    ),
    Stopped.PROMISED: (
        ft.Icons.HANDSHAKE_OUTLINED,
        N_("This has been promised. It is still open."),
        Paint.OPEN,
    ),
    Stopped.DAY_PASSED: (
        ft.Icons.HOURGLASS_BOTTOM,
        N_("The promised day has passed. You can ask where it stands."),
        Paint.LATE,
    ),
    Stopped.MISSING_IN_PAPER: (
        ft.Icons.REMOVE_CIRCLE_OUTLINE,
        N_("This was agreed, but it is missing in the paper."),
        Paint.LATE,
    ),
    Stopped.NOT_KEPT: (
        ft.Icons.CANCEL_OUTLINED,
        N_("This did not come as promised. You can take it up again."),
        Paint.LATE,
    ),
    Stopped.PENDING: (ft.Icons.SCHEDULE, N_("This waits for an answer or a decision."), Paint.OPEN),
    Stopped.CAME_TRUE: (ft.Icons.CHECK_CIRCLE_OUTLINE, N_("This has happened."), Paint.KEPT),
}


def _agreed(one: Any) -> State:
    return DIFFERS if one.accord == Accord.NOT_AGREED else AGREED


def _event(one: Any) -> State:
    words = EVENTS.get(one.kind, EVENTS[EventKind.OTHER])
    return (ft.Icons.DESCRIPTION_OUTLINED, words, Paint.MAIN)


_STATES: dict[Station, Callable[[Any], State]] = {
    Station.WORDS: lambda _one: SAID,
    Station.MEETING: lambda item: AT_MEETING.get(item.said, AT_MEETING[""]),
    Station.ANSWER: lambda item: ANSWERED.get(item.answer, ANSWER),
    Station.AGREEMENT: _agreed,
    Station.MATTER: lambda _one: MATTER,
    Station.EVENT: _event,
    Station.ASKED: lambda _one: ASKED,
    Station.REPLY: lambda _one: REPLY,
    Station.PAPER: lambda point: IN_PAPER.get(point.found, IN_PAPER[""]),
    Station.RESULT: lambda one: KEPT.get(getattr(one, "kept", ""), ENDED),
}


def station_state(step: Step) -> State:
    """Return the icon, the words and the colour of a station."""
    return _STATES[step.station](step.record)
