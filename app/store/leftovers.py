"""Records a cut move left in both compartments; the private version is the true one."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session, col, select

from app.store.format import MAIN, PRIVATE
from app.store.schema import KINDS


def left_in_main(sessions: Mapping[str, Session]) -> set[str]:
    """Return the ids that are in main although they are private by now.

    Whoever cannot open the private compartment cannot know them.
    """
    if PRIVATE not in sessions:
        return set()
    both = (
        set(sessions[MAIN].exec(select(col(kind.id))))
        & set(sessions[PRIVATE].exec(select(col(kind.id))))
        for kind in KINDS
    )
    return set[str]().union(*both)
