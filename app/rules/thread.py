"""The thread of a wish: what happened to it, from words to result, and where it stopped.

It is derived from what is kept and never kept itself. A thread never loses a step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement, Kept
from app.records.base import Record
from app.records.follow_up import FollowUp
from app.records.meeting import Meeting
from app.rules.chain import Chain
from app.rules.stopped import Stopped, stopped


class Station(StrEnum):
    """Name what can happen to a wish, in the order it usually does."""

    WORDS = "words"
    MEETING = "meeting"  # it is on the agenda, or was said there
    ANSWER = "answer"
    AGREEMENT = "agreement"
    MATTER = "matter"
    EVENT = "event"
    ASKED = "asked"
    REPLY = "reply"
    PAPER = "paper"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Hold one station with the record that tells of it; *at* names what it happened at."""

    station: Station
    record: Record
    day: date | None
    at: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Hold the steps, the earliest first, and where it stopped; *about* is what that hangs on."""

    steps: tuple[Step, ...]
    stopped: Stopped
    about: Record


def thread(chain: Chain, *, today: date) -> Thread:
    """Return the thread of a wish as it stands on *today*."""
    steps = sorted(_steps(chain), key=_when)
    if any(step.day and steps[0].day and step.day < steps[0].day for step in steps):
        steps[0] = replace(steps[0], day=None)  # written down later than it was first said
    where, about = stopped(chain, today)
    return Thread(steps=tuple(steps), stopped=where, about=about)


def _when(step: Step) -> tuple[date, int, str]:
    """Put steps in the order of their days; one without a day stands after those with one.

    What was said of it first stands first; on one day the stations keep their order.
    """
    place = list(Station).index(step.station)
    if step.station is Station.WORDS:
        return (date.min, place, "")
    return (step.day or date.max, place, str(step.record.created_at))


def _steps(chain: Chain) -> Iterator[Step]:
    created = chain.wish.created_at
    said = created.astimezone().date() if created else None
    yield Step(station=Station.WORDS, record=chain.wish, day=said)
    for item in chain.items:
        yield from _at_meeting(item, chain.meetings.get(item.meeting_id))
    for agreement in chain.agreements:
        yield from _agreed(agreement, chain.meetings.get(agreement.meeting_id))
    for one in chain.asked:
        yield from _asked(one)
    for matter in chain.matters:
        yield Step(station=Station.MATTER, record=matter, day=matter.started_on)
        if matter.ended_on:
            yield Step(station=Station.RESULT, record=matter, day=matter.ended_on)
    for event in chain.events:
        yield Step(station=Station.EVENT, record=event, day=event.day)
    for point in chain.points:
        paper = chain.papers.get(point.paper_id)
        came = (paper.received or paper.dated) if paper else None
        yield Step(station=Station.PAPER, record=point, day=came, at=paper)


def _at_meeting(item: AgendaItem, meeting: Meeting | None) -> Iterator[Step]:
    day = meeting.day if meeting else None
    yield Step(station=Station.MEETING, record=item, day=day, at=meeting)
    if item.answer or item.reason.strip():
        yield Step(station=Station.ANSWER, record=item, day=day, at=meeting)


def _agreed(agreement: Agreement, meeting: Meeting | None) -> Iterator[Step]:
    made = agreement.created_at.astimezone().date() if agreement.created_at else None
    day = meeting.day if meeting and meeting.day else made
    yield Step(station=Station.AGREEMENT, record=agreement, day=day, at=meeting)
    if agreement.kept != Kept.OPEN:
        changed = agreement.changed_at
        told = changed.astimezone().date() if changed else None
        yield Step(station=Station.RESULT, record=agreement, day=told)


def _asked(one: FollowUp) -> Iterator[Step]:
    yield Step(station=Station.ASKED, record=one, day=one.asked_on)
    if one.answer.strip() or one.answered_on or one.new_day:
        yield Step(station=Station.REPLY, record=one, day=one.answered_on or one.asked_on)
