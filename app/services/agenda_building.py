"""Build the agenda of a meeting from open promises and from what an earlier one left open."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlmodel import col

from app.records.agenda_item import AgendaItem, AgendaKind
from app.records.agreement import Agreement
from app.records.meeting import Meeting
from app.rules import agenda as rule
from app.rules.belonging import owners_of
from app.services import agenda
from app.services.context import Context
from app.store.unit import Unit


def promises(ctx: Context) -> list[Agreement]:
    """Return the open promises one could take up, those whose day has passed first."""
    with ctx.folder.reading() as unit:
        return rule.promises_to_raise(unit.find(Agreement), today=ctx.today)


def raised(ctx: Context, meeting_id: str) -> dict[str, str]:
    """Return the agreements on the agenda of a meeting, with the id of their item."""
    with ctx.folder.reading() as unit:
        items = _of(unit, meeting_id)
    return {item.agreement_id: item.id for item in items if item.agreement_id}


def left_over(ctx: Context, meeting_id: str) -> list[AgendaItem]:
    """Return what a meeting left open and no later meeting has on its agenda yet."""
    with ctx.folder.reading() as unit:
        meeting = unit.get(Meeting, meeting_id)
        ahead = (col(Meeting.held).is_(False), col(Meeting.cancelled).is_(False))
        later = [one.id for one in unit.find(Meeting, *ahead) if one.id != meeting.id]
        found = unit.find(AgendaItem, col(AgendaItem.meeting_id).in_(later))
        there = {rule.about(item) for item in found}
        return _left(unit, meeting_id, there)


def carry_over(ctx: Context, from_id: str, to_id: str) -> int:
    """Put what one meeting left open on the agenda of another; return how many things."""
    with ctx.folder.unit() as unit:
        there = {rule.about(item) for item in _of(unit, to_id)}
        taken = _left(unit, from_id, there)
        for item in taken:
            _again(ctx, unit, to_id, item)
    return len(taken)


def _left(unit: Unit, meeting_id: str, there: Collection[tuple[str, ...]]) -> list[AgendaItem]:
    """Return what was left open, without what is *there* already or was removed since."""
    left = rule.left_over(_of(unit, meeting_id))
    return [one for one in left if rule.about(one) not in there and _stands(unit, one)]


def _stands(unit: Unit, item: AgendaItem) -> bool:
    behind = [unit.look_up(*owner) for owner in owners_of(AgendaItem, item.model_dump())]
    return all(found is not None and found[1].removed_at is None for found in behind)


def _again(ctx: Context, unit: Unit, meeting_id: str, item: AgendaItem) -> None:
    same = ("wish_id", "agreement_id", "words", "visibility", "whose_words", "language")
    agenda.add_in(
        ctx, unit, meeting_id, AgendaKind(item.kind), **{n: getattr(item, n) for n in same}
    )


def _of(unit: Unit, meeting_id: str) -> list[AgendaItem]:
    return unit.find(AgendaItem, AgendaItem.meeting_id == meeting_id)


def take_up(ctx: Context, meeting_id: str, agreement_ids: Iterable[str]) -> None:
    """Put these promises on the agenda, and take the others off unless they were said."""
    wanted = list(dict.fromkeys(agreement_ids))
    there = raised(ctx, meeting_id)
    with ctx.folder.unit() as unit:
        agenda.let_go(unit, [one for id_, one in there.items() if id_ not in wanted])
        for one in wanted:
            if one not in there:
                agenda.add_in(ctx, unit, meeting_id, AgendaKind.AGREEMENT, agreement_id=one)
