"""How far a long piece of work is; whoever watches may end it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]  # done and total, in bytes or things; raises Cancelled


def unwatched(_done: int, _total: int) -> None:
    """Go on to the end, with nobody watching."""


def half(progress: Progress, *, after: bool = False) -> Progress:
    """Return the progress of one half of a work: writing, then reading back."""

    def tell(done: int, total: int) -> None:
        progress(done + total if after else done, 2 * total)

    return tell
