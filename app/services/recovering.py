"""After an alarm: what was found, the states to choose from, and going on with one."""

from __future__ import annotations

from app.services.context import Context
from app.store import recovering
from app.store.notice import Level
from app.store.progress import Progress, unwatched
from app.store.states import State


def is_needed(ctx: Context) -> bool:
    """Tell whether the folder is read-only until the person has chosen how to go on."""
    return any(notice.level == Level.ALARM for notice in ctx.folder.notices)


def choices(ctx: Context, *, progress: Progress = unwatched) -> list[State]:
    """Return the states to choose from, the one that is shown now first."""
    return recovering.choices(ctx.folder, progress=progress)


def look_at(ctx: Context, state: State) -> None:
    """Show a state in all screens, for looking only; Damaged when it cannot be read."""
    recovering.look_at(ctx.folder, state)


def go_on(
    ctx: Context, state: State, *, other: State | None = None, progress: Progress = unwatched
) -> None:
    """Go on with a state, joined with an *other* one; NotGoneOn when the disk refused."""
    recovering.go_on(ctx.folder, state, other=other, progress=progress)
