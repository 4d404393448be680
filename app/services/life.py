"""My life now: put the areas of life on steps, and keep each picture of the whole."""

from __future__ import annotations

from app.errors.folder import Gone
from app.records.life_now import LifeNow
from app.rules.life import began, sorted_as
from app.services import records
from app.services.context import Context


def rounds(ctx: Context) -> list[LifeNow]:
    """Return every picture of the whole, the newest first."""
    with ctx.folder.reading() as unit:
        return sorted(unit.find(LifeNow), key=began, reverse=True)


def one(ctx: Context, life_id: str) -> LifeNow:
    """Return one picture of the whole."""
    return records.get(ctx, LifeNow, life_id)


def begin(ctx: Context, life_id: str) -> LifeNow:
    """Return a picture of the whole, begun where it is not there yet."""
    try:
        return one(ctx, life_id)
    except Gone:
        return records.add(ctx, LifeNow, id=life_id)


def put(ctx: Context, life_id: str, area: str, step: str) -> LifeNow:
    """Put an area on a step; the first one begins the picture, an empty step takes it away."""
    life = begin(ctx, life_id)
    return records.change(ctx, LifeNow, life_id, areas=sorted_as(life.areas, area, step))


def tell(ctx: Context, life_id: str, **told: str) -> LifeNow:
    """Keep the words about the whole, or who may see it."""
    return records.change(ctx, LifeNow, life_id, **told)


def close(ctx: Context, life_id: str) -> LifeNow:
    """Make a picture ready; the day of the first time stays."""
    day = one(ctx, life_id).day or ctx.today
    return records.change(ctx, LifeNow, life_id, done=True, day=day)


def open_again(ctx: Context, life_id: str) -> LifeNow:
    """Let a ready picture be changed."""
    return records.change(ctx, LifeNow, life_id, done=False)
