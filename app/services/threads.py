"""The thread of a wish: gather what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlmodel import col

from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.base import Record
from app.records.follow_up import FollowUp
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.records.meeting import Meeting
from app.records.paper import Paper
from app.records.paper_point import PaperPoint
from app.records.wish import Wish
from app.rules import thread as rule
from app.rules.chain import Chain
from app.rules.promise import says_something
from app.rules.thread import Thread
from app.services.context import Context
from app.store.unit import Unit

R = TypeVar("R", bound=Record)


def of_wish(ctx: Context, wish_id: str) -> Thread:
    """Return what happened to a wish, and where it stopped; Gone when it was removed."""
    with ctx.folder.reading() as unit:
        chain = _chain(unit, unit.get(Wish, wish_id))
    return rule.thread(chain, today=ctx.today)


def _chain(unit: Unit, wish: Wish) -> Chain:
    items = unit.find(AgendaItem, AgendaItem.wish_id == wish.id)
    agreements = _agreements(unit, wish, items)
    promised = [one.id for one in agreements]
    matters = unit.find(Matter, Matter.wish_id == wish.id)
    pending = [one.id for one in matters]
    points = _of(unit, PaperPoint, PaperPoint.agreement_id, promised)
    asked = [
        *_of(unit, FollowUp, FollowUp.agreement_id, promised),
        *_of(unit, FollowUp, FollowUp.matter_id, pending),
    ]
    met = {one.meeting_id for one in (*items, *agreements)}
    return Chain(
        wish=wish,
        items=items,
        meetings={one.id: one for one in _of(unit, Meeting, Meeting.id, met)},
        agreements=agreements,
        asked=list({one.id: one for one in asked}.values()),
        matters=matters,
        events=_of(unit, MatterEvent, MatterEvent.matter_id, pending),
        points=points,
        papers={p.id: p for p in _of(unit, Paper, Paper.id, {one.paper_id for one in points})},
    )


def _agreements(unit: Unit, wish: Wish, items: Iterable[AgendaItem]) -> list[Agreement]:
    """Return what was agreed about a wish, also where only its place on an agenda is named."""
    found = [
        *unit.find(Agreement, Agreement.wish_id == wish.id),
        *_of(unit, Agreement, Agreement.agenda_item_id, [item.id for item in items]),
    ]
    once = {one.id: one for one in found if says_something(one)}
    return sorted(once.values(), key=lambda one: str(one.created_at))


def _of(unit: Unit, kind: type[R], named: Any, ids: Iterable[str]) -> list[R]:
    wanted = [one for one in ids if one]
    return unit.find(kind, col(named).in_(wanted)) if wanted else []
