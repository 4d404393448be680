"""The agenda of a meeting: its order, what is unsaid, and how ready one is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.records.agenda_item import AgendaItem, AgendaKind, Answer, Said
from app.records.agreement import Agreement, Kept
from app.records.meeting import Meeting
from app.records.wish import Wish
from app.rules.due import DueState, state
from app.rules.promise import says_something


class Step(StrEnum):
    """Name one part of getting ready, in the order one would do it."""

    DAY = "day"
    WISHES = "wishes"
    QUESTIONS = "questions"
    PEOPLE = "people"
    NEEDS = "needs"
    OPENING_WORDS = "opening_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Tell what is there already and what one could do next; never a score."""

    there: tuple[Step, ...]
    missing: tuple[Step, ...]

    @property
    def next_step(self) -> Step | None:
        """Return the first thing that is not there yet."""
        return self.missing[0] if self.missing else None


def in_order(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Return the items in the person's order; equal places keep the older first."""
    return sorted(items, key=lambda item: (item.own_order, str(item.created_at), item.id))


def moved(ids: Sequence[str], one: str, *, by: int) -> list[str]:
    """Return the ids with *one* moved by so many places, stopping at the ends."""
    rest = [other for other in ids if other != one]
    if len(rest) == len(ids):
        return rest
    place = min(max(ids.index(one) + by, 0), len(rest))
    return [*rest[:place], one, *rest[place:]]


def unsaid(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Return what is still to be said, in order."""
    return [item for item in in_order(items) if item.said == Said.NOT_YET]


def is_answered(item: AgendaItem) -> bool:
    """Say whether an answer was written down that does not leave it for later."""
    return item.answer not in {"", Answer.LATER}


def worth_raising(wishes: Sequence[Wish], items: Iterable[AgendaItem]) -> list[Wish]:
    """Return the wishes in words that have no answer yet at any meeting, in their order."""
    answered = {item.wish_id for item in items if is_answered(item)}
    return [wish for wish in wishes if wish.words.strip() and wish.id not in answered]


def about(item: AgendaItem) -> tuple[str, ...]:
    """Return what an item brings up: the same thing is not raised twice at one meeting."""
    return (item.wish_id, item.agreement_id, item.words.strip())


def left_over(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Return what a meeting left open: not said, without an answer, or answered *later*."""
    return [item for item in in_order(items) if not is_answered(item)]


def promises_to_raise(agreements: Iterable[Agreement], *, today: date) -> list[Agreement]:
    """Return the open promises, those whose day has passed first, then by their day."""
    open_ones = [one for one in agreements if one.kept == Kept.OPEN and says_something(one)]
    past = {one.id for one in open_ones if state(one, today=today) is DueState.DAY_PASSED}
    return sorted(open_ones, key=lambda one: (one.id not in past, one.by_when or date.max))


def readiness(
    meeting: Meeting, items: Sequence[AgendaItem], left: Collection[str] = ()
) -> Readiness:
    """Tell what has been prepared for a meeting; what was *left* open is not asked again."""
    done = {
        Step.DAY: meeting.day is not None,
        Step.WISHES: _has(items, AgendaKind.WISH, AgendaKind.OWN_TEXT),
        Step.QUESTIONS: _has(items, AgendaKind.QUESTION),
        Step.PEOPLE: bool(meeting.invited or meeting.support_person.strip()),
        Step.NEEDS: bool(meeting.needs.strip()),
        Step.OPENING_WORDS: bool(meeting.opening_words.strip()),
    }
    return Readiness(
        there=tuple(step for step in Step if done[step] or step in left),
        missing=tuple(step for step in Step if not (done[step] or step in left)),
    )


def _has(items: Sequence[AgendaItem], *kinds: AgendaKind) -> bool:
    return any(item.kind in kinds for item in items)
