"""What Today shows: at most seven things, the most important first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.base import Record
from app.records.meeting import Meeting
from app.rules.due import DueState, owed_day, state
from app.rules.promise import is_mine

AT_MOST = 7
NEAR_DAYS = 2
LATER_DAYS = 7


class TodayKind(StrEnum):
    """Say what kind of thing a line of Today is."""

    MEETING = "meeting"  # the next meeting
    PROMISE = "promise"  # what someone promised, and by when
    ANSWER = "answer"  # it was to come later
    CONTINUE_MEETING = "continue_meeting"  # its day is past, and it is not closed
    CONTINUE_WISH = "continue_wish"  # a wish whose questions are still open


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayLine:
    """Hold one thing of Today; *due* is set for promises, *mine* where the person promised."""

    kind: TodayKind
    record: Record
    day: date | None = None
    due: DueState | None = None
    mine: bool = False


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
        mine=is_mine(agreement),
    )


def answer_line(item: AgendaItem, meeting: Meeting) -> TodayLine:
    """Return the line of an answer that was to come later."""
    return TodayLine(kind=TodayKind.ANSWER, record=item, day=meeting.day)


def comes_back(line: TodayLine, *, today: date) -> date:
    """Return when a thing that is put off comes back: on its own day, at the latest in a week."""
    in_a_week = today + timedelta(days=LATER_DAYS)
    return min(in_a_week, line.day) if line.day is not None and line.day > today else in_a_week


def not_put_off(
    lines: Iterable[TodayLine], waiting: Mapping[str, date], *, today: date
) -> list[TodayLine]:
    """Return the things that do not wait; the next meeting never does when it is near."""

    def is_near(line: TodayLine) -> bool:
        near = line.day is not None and (line.day - today).days <= NEAR_DAYS
        return line.kind == TodayKind.MEETING and near

    return [line for line in lines if is_near(line) or waiting.get(line.record.id, today) <= today]


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
    DueState.OPEN: 7,
    DueState.NO_DAY: 8,
}


def _weight(line: TodayLine, today: date) -> int:
    if line.kind == TodayKind.MEETING:
        return 0 if line.day is not None and (line.day - today).days <= NEAR_DAYS else 5
    if line.due is not None:
        return _PROMISE_WEIGHT.get(line.due, 9)
    return 4 if line.kind == TodayKind.ANSWER else 6


def _is_continue(line: TodayLine) -> bool:
    return line.kind in {TodayKind.CONTINUE_MEETING, TodayKind.CONTINUE_WISH}
