"""What Today shows: at most seven things, the most important first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.records.agreement import Agreement
from app.records.base import Record
from app.records.meeting import Meeting
from app.rules.due import DueState, owed_day, state

AT_MOST = 7
NEAR_DAYS = 2


class TodayKind(StrEnum):
    """Say what kind of thing a line of Today is."""

    MEETING = "meeting"  # the next meeting
    PROMISE = "promise"  # what someone promised, and by when
    CONTINUE_MEETING = "continue_meeting"  # its day is past, and it is not closed
    CONTINUE_WISH = "continue_wish"  # a wish whose questions are still open


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayLine:
    """Hold one thing of Today; *due* is set for promises."""

    kind: TodayKind
    record: Record
    day: date | None = None
    due: DueState | None = None


def meeting_line(meeting: Meeting) -> TodayLine:
    """Return the line of the next meeting."""
    return TodayLine(kind=TodayKind.MEETING, record=meeting, day=meeting.day)


def promise_line(agreement: Agreement, *, today: date, not_come: date | None = None) -> TodayLine:
    """Return the line of a promise as it stands on *today*; *not_come* as for its state."""
    return TodayLine(
        kind=TodayKind.PROMISE,
        record=agreement,
        day=owed_day(agreement, today=today),
        due=state(agreement, today=today, not_come=not_come),
    )


def most_important_first(lines: Iterable[TodayLine], *, today: date) -> list[TodayLine]:
    """Return all lines in the order one needs them; the nearest day first."""
    return sorted(lines, key=lambda line: (_weight(line, today), line.day or date.max))


def shown(lines: Sequence[TodayLine]) -> tuple[TodayLine, ...]:
    """Return what fits on Today; the way back to where one was never falls off."""
    first = lines[:AT_MOST]
    left = next((line for line in lines[AT_MOST:] if _is_continue(line)), None)
    if left is None or any(_is_continue(line) for line in first):
        return tuple(first)
    return (*first[:-1], left)


_PROMISE_WEIGHT = {
    DueState.TODAY: 1,
    DueState.DAY_PASSED: 2,
    DueState.DID_IT_COME: 2,
    DueState.DAY_OFF: 3,
    DueState.SOON: 3,
    DueState.OPEN: 6,
    DueState.NO_DAY: 7,
}


def _weight(line: TodayLine, today: date) -> int:
    if line.kind == TodayKind.MEETING:
        return 0 if line.day is not None and (line.day - today).days <= NEAR_DAYS else 4
    if line.due is not None:
        return _PROMISE_WEIGHT.get(line.due, 8)
    return 5


def _is_continue(line: TodayLine) -> bool:
    return line.kind in {TodayKind.CONTINUE_MEETING, TodayKind.CONTINUE_WISH}
