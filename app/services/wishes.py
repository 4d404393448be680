"""Wishes: say one, change it, and put them in one's own order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import col

from app.records.wish import Wish
from app.rules.agenda import moved
from app.rules.symbol import as_picture
from app.services import records
from app.services.context import Context
from app.store.unit import Unit


def say(ctx: Context, *, words: str, **answers: Any) -> Wish:
    """Keep a new wish in the person's words, after those that are there."""
    with ctx.folder.unit() as unit:
        answers.setdefault("own_order", _next_place(unit))
        return records.add_in(ctx, unit, Wish, words=words, **answers)


def change(ctx: Context, wish_id: str, **fields: Any) -> Wish:
    """Change a wish; its agenda items follow its visibility."""
    return records.change(ctx, Wish, wish_id, **fields)


def say_with_symbol(ctx: Context, wish_id: str, code: str) -> Wish:
    """Keep the symbol a wish is said with, beside its words; an empty code takes it away."""
    return change(ctx, wish_id, photo=as_picture(code))


def one(ctx: Context, wish_id: str) -> Wish:
    """Return one wish."""
    return records.get(ctx, Wish, wish_id)


def all_wishes(ctx: Context) -> list[Wish]:
    """Return all wishes in the person's own order."""
    with ctx.folder.reading() as unit:
        return _in_own_order(unit.find(Wish))


def put_in_order(ctx: Context, wish_ids: Sequence[str]) -> list[Wish]:
    """Put the named wishes first in this order; the others follow as they were."""
    with ctx.folder.unit() as unit:
        return _renumber(unit, wish_ids)


def move_up(ctx: Context, wish_id: str) -> list[Wish]:
    """Move a wish one place earlier."""
    return _move(ctx, wish_id, by=-1)


def move_down(ctx: Context, wish_id: str) -> list[Wish]:
    """Move a wish one place later."""
    return _move(ctx, wish_id, by=1)


def _move(ctx: Context, wish_id: str, *, by: int) -> list[Wish]:
    with ctx.folder.unit() as unit:
        ids = [wish.id for wish in _in_own_order(unit.find(Wish))]
        return _renumber(unit, moved(ids, wish_id, by=by))


def _renumber(unit: Unit, first: Sequence[str]) -> list[Wish]:
    wishes = {wish.id: wish for wish in _in_own_order(unit.find(Wish))}
    named = [wish_id for wish_id in dict.fromkeys(first) if wish_id in wishes]
    ids = [*named, *(wish_id for wish_id in wishes if wish_id not in set(named))]
    for place, wish_id in enumerate(ids, start=1):
        if wishes[wish_id].own_order != place:
            wishes[wish_id].own_order = place
            wishes[wish_id] = unit.keep(wishes[wish_id])
    return [wishes[wish_id] for wish_id in ids]


def _next_place(unit: Unit) -> int:
    """Return the place after the last, without reading all wishes."""
    count = unit.count(Wish)
    last = unit.find(Wish, col(Wish.own_order) > count)
    return 1 + max((wish.own_order for wish in last), default=count)


def _in_own_order(wishes: Sequence[Wish]) -> list[Wish]:
    return sorted(wishes, key=lambda wish: wish.own_order)  # they come by the time they were made
