"""How far a long piece of work is; whoever watches may end it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from app.errors.base import Cancelled

Progress = Callable[[int, int], None]  # done and total, in bytes or things; raises Cancelled


def unwatched(_done: int, _total: int) -> None:
    """Go on to the end, with nobody watching."""


def half(progress: Progress, *, after: bool = False) -> Progress:
    """Return the progress of one half of a work: writing, then reading back."""

    def tell(done: int, total: int) -> None:
        progress(done + total if after else done, 2 * total)

    return tell


def to_the_end(progress: Progress) -> Progress:
    """Return a progress that tells how far it is and lets nobody end the work."""

    def tell(done: int, total: int) -> None:
        with contextlib.suppress(Cancelled):
            progress(done, total)

    return tell
