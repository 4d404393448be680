"""Where the thread of a wish stopped, and so what one can do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from app.records.agenda_item import AgendaItem, Answer, Said
from app.records.agreement import Accord, Agreement, Kept
from app.records.base import Record
from app.records.meeting import Meeting
from app.records.paper_point import Found
from app.rules.chain import Chain
from app.rules.due import DueState, state


class Stopped(StrEnum):
    """Say where a thread is now, and so what one can do next."""

    NOT_RAISED = "not_raised"
    WAITS_FOR_MEETING = "waits_for_meeting"
    NOT_SAID = "not_said"
    NO_ANSWER = "no_answer"
    LATER = "later"  # the answer was to come later
    REFUSED = "refused"
    NOTHING_AGREED = "nothing_agreed"  # yes, but nobody promised anything
    DIFFERS = "differs"  # the sides see it differently
    PROMISED = "promised"
    DAY_PASSED = "day_passed"
    MISSING_IN_PAPER = "missing_in_paper"
    NOT_KEPT = "not_kept"
    PENDING = "pending"  # a matter waits with an authority
    CAME_TRUE = "came_true"


def stopped(chain: Chain, today: date) -> tuple[Stopped, Record]:
    """Return the first that holds: what waits for the person comes before what is well."""
    found = [
        *_of_papers(chain),
        *_of_promises(chain.agreements, today),
        *((Stopped.PENDING, matter) for matter in chain.matters if matter.ended_on is None),
        *_of_results(chain.agreements),
        *_of_items(chain, today),
    ]
    return found[0] if found else (Stopped.NOT_RAISED, chain.wish)


def _of_papers(chain: Chain) -> Iterator[tuple[Stopped, Record]]:
    open_ones = {one.id for one in chain.agreements if one.kept == Kept.OPEN}
    for point in chain.points:
        if point.found == Found.MISSING and point.agreement_id in open_ones:
            yield Stopped.MISSING_IN_PAPER, point


def _of_promises(agreements: Iterable[Agreement], today: date) -> list[tuple[Stopped, Record]]:
    """Return open promises: one whose day has passed first, then one not kept, then the rest."""
    open_ones = [one for one in agreements if one.kept == Kept.OPEN]
    past = [one for one in open_ones if state(one, today=today) is DueState.DAY_PASSED]
    failed = [one for one in agreements if one.kept in {Kept.NOT_KEPT, Kept.PARTLY_KEPT}]
    promised = [one for one in open_ones if one.accord != Accord.NOT_AGREED]
    return [
        *((Stopped.DAY_PASSED, one) for one in past),
        *((Stopped.PROMISED, one) for one in promised if one not in past),
        *((Stopped.NOT_KEPT, one) for one in failed),
    ]


def _of_results(agreements: Iterable[Agreement]) -> list[tuple[Stopped, Record]]:
    kept = [one for one in agreements if one.kept == Kept.KEPT]
    differing = [one for one in agreements if one.accord == Accord.NOT_AGREED]
    return [
        *((Stopped.CAME_TRUE, one) for one in kept),
        *((Stopped.DIFFERS, one) for one in differing if one.kept == Kept.OPEN),
    ]


_BY_ANSWER = {
    Answer.YES: Stopped.NOTHING_AGREED,
    Answer.PARTLY: Stopped.NOTHING_AGREED,
    Answer.NO: Stopped.REFUSED,
    Answer.LATER: Stopped.LATER,
}


def _of_items(chain: Chain, today: date) -> Iterator[tuple[Stopped, Record]]:
    """Return how it stands at the latest meeting it was meant for, then at those before."""

    def day(item: AgendaItem) -> date:
        meeting = chain.meetings.get(item.meeting_id)
        return (meeting.day if meeting else date.min) or date.max

    for item in sorted(chain.items, key=day, reverse=True):
        yield _of_item(item, chain.meetings.get(item.meeting_id), today), item


def _of_item(item: AgendaItem, meeting: Meeting | None, today: date) -> Stopped:
    if item.answer in set(_BY_ANSWER):
        return _BY_ANSWER[Answer(item.answer)]
    if item.said == Said.SAID:
        return Stopped.NO_ANSWER
    waits = meeting and not (meeting.held or meeting.cancelled)
    ahead = meeting and waits and (meeting.day is None or meeting.day >= today)
    return Stopped.WAITS_FOR_MEETING if ahead else Stopped.NOT_SAID
