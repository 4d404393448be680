"""Today: what is next, what was promised, and where one was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from app.records.agenda_item import AgendaItem, Answer
from app.records.agreement import Accord, Agreement, Kept
from app.records.meeting import Meeting
from app.records.wish import Wish
from app.rules import agenda as agenda_rule
from app.rules import today as rule
from app.rules.agenda import Readiness
from app.rules.promise import says_something
from app.rules.symbol import is_said
from app.rules.today import TodayKind, TodayLine
from app.services import later, left_open
from app.services.context import Context
from app.services.follow_ups import not_come_in
from app.services.meetings import nearest
from app.store.unit import Unit

Noted = Mapping[str, Mapping[str, str]]  # notes about things, by id and name
_TOLD = frozenset({"life_area", "how_now", "importance"})  # by these a wish is more than begun
_ASKED = _TOLD | {"words", "kind", "strengths"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Hold what Today shows; *later* says how many more things there are.

    *empty* says that the folder holds no wish, meeting or agreement yet.
    """

    next_meeting: Meeting | None
    readiness: Readiness | None
    lines: tuple[TodayLine, ...]
    later: int  # so many more things there are
    empty: bool


def look(ctx: Context) -> Today:
    """Return at most seven things, the most important first."""
    with ctx.folder.reading() as unit:
        open_meetings = unit.find(
            Meeting, col(Meeting.held).is_(False), col(Meeting.cancelled).is_(False)
        )
        noted = left_open.noted(unit)
        coming = nearest(open_meetings, today=ctx.today)
        ready = _readiness(unit, coming, noted) if coming else None
        lines = [
            *([rule.meeting_line(coming)] if coming else []),
            *_promises(ctx, unit),
            *_answers(unit),
            *_where_i_was(ctx, unit, open_meetings, noted),
        ]
        empty = not lines and not any(unit.count(kind) for kind in (Wish, Meeting, Agreement))
    now = rule.not_put_off(lines, later.waiting_of(noted), today=ctx.today)
    ordered = rule.most_important_first(now, today=ctx.today)
    shown = rule.shown(ordered)
    return Today(
        next_meeting=coming,
        readiness=ready,
        lines=shown,
        later=len(ordered) - len(shown),
        empty=empty,
    )


def _readiness(unit: Unit, meeting: Meeting, noted: Noted) -> Readiness:
    items = unit.find(AgendaItem, AgendaItem.meeting_id == meeting.id)
    left = left_open.left_of(noted.get(meeting.id, {}))
    return agenda_rule.readiness(meeting, items, left)


def _promises(ctx: Context, unit: Unit) -> list[TodayLine]:
    open_ones = unit.find(
        Agreement, Agreement.kept == Kept.OPEN, Agreement.accord != Accord.NOT_AGREED
    )
    written = [agreement for agreement in open_ones if says_something(agreement)]
    missed = not_come_in(unit)
    return [
        rule.promise_line(agreement, today=ctx.today, not_come=missed.get(agreement.id))
        for agreement in written
    ]


def _answers(unit: Unit) -> list[TodayLine]:
    """Return the answers that were to come later and that nothing has followed yet."""
    items = unit.find(AgendaItem, AgendaItem.answer == Answer.LATER)
    if not items:
        return []
    met = {item.meeting_id for item in items}
    meetings = {one.id: one for one in unit.find(Meeting, col(Meeting.id).in_(met))}
    followed = _followed(unit, items)
    return [
        rule.answer_line(item, meetings[item.meeting_id])
        for item in items
        if item.meeting_id in meetings and item.id not in followed
    ]


def _followed(unit: Unit, items: Sequence[AgendaItem]) -> set[str]:
    """Return the ids of items after which the same was raised again, or something agreed."""
    ids = [item.id for item in items]
    agreed = unit.find(Agreement, col(Agreement.agenda_item_id).in_(ids))
    raised: dict[tuple[str, ...], str] = {}
    for one in unit.find(
        AgendaItem, _about_the_same(items)
    ):  # by the time they were made: the latest stays
        raised[agenda_rule.about(one)] = one.id
    again = {item.id for item in items if raised[agenda_rule.about(item)] != item.id}
    return {one.agenda_item_id for one in agreed} | again


def _about_the_same(items: Sequence[AgendaItem]) -> ColumnElement[bool]:
    """Limit a question to items that may bring up what one of these does."""
    wishes = {item.wish_id for item in items} - {""}
    agreements = {item.agreement_id for item in items} - {""}
    own = and_(col(AgendaItem.wish_id) == "", col(AgendaItem.agreement_id) == "")
    by_id = (col(AgendaItem.wish_id).in_(wishes), col(AgendaItem.agreement_id).in_(agreements))
    return or_(*by_id, own)


def _where_i_was(
    ctx: Context, unit: Unit, open_meetings: list[Meeting], noted: Noted
) -> list[TodayLine]:
    """Return the one thing to go on with: an open meeting whose day is past, or a wish.

    That is a wish which is only begun, or one told today with questions still open.
    """
    begun = [m for m in open_meetings if m.day is not None and m.day < ctx.today]
    if begun:
        latest = max(begun, key=lambda meeting: (meeting.day, str(meeting.created_at)))
        kind = TodayKind.CONTINUE_MEETING
        return [TodayLine(kind=kind, record=latest, day=latest.day)]
    no_answers = and_(
        *(col(part) == "" for part in (Wish.life_area, Wish.how_now, Wish.importance))
    )
    today = col(Wish.changed_at) >= _midnight(ctx)
    found = unit.find(Wish, or_(col(Wish.words) == "", no_answers, today))
    unanswered = [
        wish
        for wish in found
        if _is_begun(wish, left_open.left_of(noted.get(wish.id, {})), today=_of_today(ctx, wish))
    ]
    if not unanswered:
        return []
    latest_wish = max(unanswered, key=lambda wish: str(wish.changed_at))
    return [TodayLine(kind=TodayKind.CONTINUE_WISH, record=latest_wish)]


def _is_begun(wish: Wish, left: set[str], *, today: bool) -> bool:
    """Say whether a wish waits for more; what was left open on purpose does not."""
    still_open = {name for name in _ASKED if not getattr(wish, name).strip()} - left
    still_open -= {"words"} if is_said(wish) else set()
    return "words" in still_open or still_open >= _TOLD or (today and bool(still_open))


def _midnight(ctx: Context) -> datetime:
    return ctx.clock().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)


def _of_today(ctx: Context, wish: Wish) -> bool:
    return wish.changed_at is not None and wish.changed_at >= _midnight(ctx)
