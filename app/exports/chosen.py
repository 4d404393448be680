"""What the person picked to give, and the last gate: only what may be shared goes on."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

from app.errors.giving import NotShared
from app.records.agenda_item import AgendaItem
from app.records.agreement import Accord, Agreement
from app.records.base import Record, WhoseWords
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.profile import Profile, ProfilePart
from app.records.wish import Importance, Wish
from app.rules.visibility import may_be_shared

_WEIGHT: dict[str, int] = {Importance.MOST: 0, Importance.IMPORTANT: 1, Importance.SOME: 2}


_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Hold the picked records; nothing else is ever looked up."""

    wishes: tuple[Wish, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    profile: tuple[Profile, ...] = ()
    persons: tuple[Person, ...] = ()

    def everything(self) -> list[Record]:
        """Return all picked records."""
        return [record for field in fields(self) for record in getattr(self, field.name)]


def through_the_gate(chosen: Chosen) -> Chosen:
    """Return *chosen* when all of it may be shared, else raise NotShared."""
    if not all(may_be_shared(record) for record in chosen.everything()):
        raise NotShared
    return chosen


def not_helpers(chosen: Chosen) -> Chosen:
    """Return what is not a helper's own view."""
    return _those(chosen, helper=False)


def helpers(chosen: Chosen) -> Chosen:
    """Return what is a helper's own view."""
    return _those(chosen, helper=True)


def _those(chosen: Chosen, *, helper: bool) -> Chosen:
    return Chosen(
        wishes=_kept(chosen.wishes, helper=helper),
        agreements=_kept(chosen.agreements, helper=helper),
        meetings=_kept(chosen.meetings, helper=helper),
        agenda=_kept(chosen.agenda, helper=helper),
        profile=_kept(chosen.profile, helper=helper),
        persons=_kept(chosen.persons, helper=helper),
    )


def _kept(records: tuple[_R, ...], *, helper: bool) -> tuple[_R, ...]:
    return tuple(r for r in records if _follows(r) or _is_helpers(r) is helper)


def _is_helpers(record: Record) -> bool:
    return record.whose_words == WhoseWords.HELPER


def _follows(record: Record) -> bool:
    """Tell an agenda item that goes where the wish or agreement behind it goes."""
    return isinstance(record, AgendaItem) and bool(record.wish_id or record.agreement_id)


def in_own_order(wishes: tuple[Wish, ...]) -> list[Wish]:
    """Return wishes as the person ordered them, the most important first among equals."""
    return sorted(wishes, key=lambda w: (w.own_order, _weight(w)))


def _weight(wish: Wish) -> int:
    return _WEIGHT.get(wish.importance, 3)


def agreed(chosen: Chosen) -> list[Agreement]:
    """Return what was agreed at least in part, the nearest day first."""
    found = [a for a in chosen.agreements if a.accord != Accord.NOT_AGREED and a.what.strip()]
    return sorted(found, key=lambda a: a.by_when or date.max)


def differing(chosen: Chosen) -> list[Agreement]:
    """Return where the two sides see things differently."""
    apart = (Accord.PARTLY, Accord.NOT_AGREED)
    return [a for a in chosen.agreements if a.accord in apart]


def next_meeting(chosen: Chosen, *, today: date) -> Meeting | None:
    """Return the nearest meeting that has neither been held nor called off."""
    ahead = [m for m in chosen.meetings if not (m.held or m.cancelled)]
    coming = [m for m in ahead if m.day and m.day >= today]
    return min(coming, key=lambda m: (m.day or today, str(m.clock_time or "")), default=None)


def answers(chosen: Chosen) -> list[tuple[AgendaItem, Wish | Agreement | AgendaItem]]:
    """Return answered items with the record whose words they bring up.

    An item about a wish or an agreement that was not picked is left out: its answer
    would tell of what stays with the person.
    """
    wishes = {wish.id: wish for wish in chosen.wishes}
    agreements = {agreement.id: agreement for agreement in chosen.agreements}
    found: list[tuple[AgendaItem, Wish | Agreement | AgendaItem]] = []
    for item in sorted(chosen.agenda, key=lambda i: i.own_order):
        behind = _behind(item, wishes, agreements)
        if behind is not None and (item.answer or item.reason.strip()):
            found.append((item, behind))
    return found


def _behind(
    item: AgendaItem, wishes: dict[str, Wish], agreements: dict[str, Agreement]
) -> Wish | Agreement | AgendaItem | None:
    if item.wish_id:
        return wishes.get(item.wish_id)
    if item.agreement_id:
        return agreements.get(item.agreement_id)
    return item if item.words.strip() else None


def part_words(chosen: Chosen, part: ProfilePart) -> list[Profile]:
    """Return the told parts of one kind."""
    return [told for told in chosen.profile if told.part == part and told.words.strip()]
