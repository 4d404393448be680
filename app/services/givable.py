"""What could be given away, and what stays with the person and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.i18n import Words, speaking
from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement, Kept
from app.records.base import Record
from app.records.paper import Paper
from app.records.paper_point import PaperPoint
from app.records.profile import Profile, ProfilePart
from app.records.wish import Wish
from app.rules.symbol import is_said, stands_for
from app.rules.visibility import WhyNot, why_not
from app.services import agenda, agreements, meetings, people, profile, wishes
from app.services.context import Context


class GroupKind(StrEnum):
    """Name the groups things are picked from."""

    PROFILE = "profile"
    WISHES = "wishes"
    MEETINGS = "meetings"
    ANSWERS = "answers"  # agenda items: what was said at a meeting, and the answer
    AGREEMENTS = "agreements"
    PEOPLE = "people"


class ReadySet(StrEnum):
    """Name the ready sets a person can begin from."""

    THIS_MEETING = "this_meeting"
    EVERYTHING_AGREED = "everything_agreed"
    ONLY_THIS = "only_this"  # nothing is picked in advance


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Thing:
    """Hold one thing with the words to show, and why it cannot be given, if so."""

    record: Record
    shown: str
    why_not: WhyNot | None

    @property
    def may_be_given(self) -> bool:
        """Say whether the person has allowed it."""
        return self.why_not is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Hold the things of one kind."""

    kind: GroupKind
    things: tuple[Thing, ...]


def givable(ctx: Context) -> list[Group]:
    """Return everything by kind; groups without things are left out."""
    found = {
        GroupKind.PROFILE: [_thing(p, p.words) for p in profile.parts(ctx) if p.words.strip()],
        GroupKind.WISHES: _wishes(ctx),
        GroupKind.MEETINGS: [_thing(m, m.place) for m in meetings.all_meetings(ctx)],
        GroupKind.ANSWERS: _answers(ctx),
        GroupKind.AGREEMENTS: [_thing(a, a.what) for a in agreements.all_agreements(ctx)],
        GroupKind.PEOPLE: [_thing(p, p.first_name) for p in people.all_people(ctx)],
    }
    return [Group(kind=kind, things=tuple(things)) for kind, things in found.items() if things]


def everything(ctx: Context) -> list[Thing]:
    """Return the things of all groups."""
    return [thing for group in givable(ctx) for thing in group.things]


def of_papers(ctx: Context) -> list[Thing]:
    """Return the papers and their points; they are given in a comment letter alone."""
    with ctx.folder.reading() as unit:
        return [_thing(one, one.words) for kind in (Paper, PaperPoint) for one in unit.find(kind)]


def suggested(ctx: Context, ready: str, *, meeting_id: str = "") -> list[str]:
    """Return the ids a ready set picks; only what may be given."""
    if ready == ReadySet.THIS_MEETING:
        wanted = _for_meeting(ctx, meeting_id)
    elif ready == ReadySet.EVERYTHING_AGREED:
        wanted = _agreed(ctx)
    else:
        wanted = set[str]()
    things = everything(ctx)
    names = {t.record.id for t in things if _is_name(t.record)} if wanted else set[str]()
    return [t.record.id for t in things if t.may_be_given and t.record.id in wanted | names]


def _for_meeting(ctx: Context, meeting_id: str) -> set[str]:
    """Pick the meeting, its agenda with the wishes, and what was agreed there."""
    lines = agenda.agenda(ctx, meeting_id)
    return {
        meeting_id,
        *(line.item.id for line in lines),
        *(line.wish.id for line in lines if line.wish is not None),
        *(agreement.id for agreement in agreements.of_meeting(ctx, meeting_id)),
    }


def _agreed(ctx: Context) -> set[str]:
    return {a.id for a in agreements.all_agreements(ctx) if a.kept != Kept.WITHDRAWN}


def _is_name(record: Record) -> bool:
    return isinstance(record, Profile) and record.part == ProfilePart.NAME


def _thing(record: Record, shown: str, *, behind: Record | None = None) -> Thing:
    return Thing(record=record, shown=shown, why_not=why_not(record, behind=behind))


def _wishes(ctx: Context) -> list[Thing]:
    words = speaking(ctx.language)
    return [_thing(w, stands_for(w, words)) for w in wishes.all_wishes(ctx) if is_said(w)]


def _answers(ctx: Context) -> list[Thing]:
    with ctx.folder.reading() as unit:
        items = unit.find(AgendaItem)
        behind: dict[str, Record] = {r.id: r for r in unit.find(Wish, removed=True)}
        behind |= {r.id: r for r in unit.find(Agreement, removed=True)}
    words = speaking(ctx.language)
    return [_item(item, behind.get(item.wish_id or item.agreement_id), words) for item in items]


def _item(item: AgendaItem, behind: Record | None, spoken: Words) -> Thing:
    words = item.words
    if isinstance(behind, Wish):
        words = words or stands_for(behind, spoken)
    elif isinstance(behind, Agreement):
        words = words or behind.what
    return _thing(item, words, behind=behind)
