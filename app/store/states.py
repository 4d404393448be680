"""The states of a whole folder that can be looked at, and gone on with after an alarm."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from app.store import branches, looking, recovery, shelf
from app.store.branches import Branch
from app.store.content import Content
from app.store.database import Database
from app.store.format import Unsound
from app.store.leftovers import left_in_main
from app.store.progress import Progress, unwatched
from app.store.snapshot import moment

_MOST_PAIRS = 10
_ONE_LOOK = 60  # seconds: snapshots written together are one state


class Kind(StrEnum):
    """Say where a state comes from."""

    AS_SHOWN = "as_shown"
    OTHER_BRANCH = "other_branch"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class State:
    """Hold one state: where it comes from, its time, and how much is in it.

    *at* is the time of its snapshot, or of its last change where nothing says that;
    *counts* has the number of records by table, *branches* is by compartment.
    """

    kind: Kind
    at: datetime | None
    counts: Mapping[str, int]
    branches: Mapping[str, Branch] = field(repr=False)
    hides: int = 0  # records of main that a private one of the same id hides

    @property
    def saves(self) -> dict[str, int]:
        """Return the number of saves by compartment."""
        return {comp: branch.n for comp, branch in self.branches.items()}


_Found = tuple[Kind, str, dict[str, Branch]]  # with the time of an earlier state


def choices(content: Content, *, progress: Progress = unwatched) -> list[State]:
    """Return the states to choose from after an alarm, the one that is shown first.

    An alarm concerns its compartment: the other one stays as it is shown in each state.
    """
    mine = _shown(content)
    alarmed = [comp for comp in mine if comp in content.alarmed]
    ends = {comp: [mine[comp], *branches.others(mine[comp])] for comp in alarmed}
    found: list[_Found] = [(Kind.AS_SHOWN, "", mine)]
    found += [(Kind.OTHER_BRANCH, "", {**mine, **other}) for other in _side_by_side(ends)]
    found += _earlier(mine, alarmed)
    offered = _readable(content, found, progress)
    return _fitting(content, mine, ends, offered)


def _side_by_side(ends: dict[str, list[Branch]]) -> Iterator[dict[str, Branch]]:
    for number in range(1, max(map(len, ends.values()), default=0)):
        yield {comp: end[number] for comp, end in ends.items() if number < len(end)}


def _fitting(
    content: Content, mine: dict[str, Branch], ends: dict[str, list[Branch]], offered: list[State]
) -> list[State]:
    """Offer other pairs of ends where those side by side are not of one history.

    Then a record that moved on one side is in both compartments, and one of them hides the other.
    """
    both = all(len(end) > 1 for end in ends.values()) and len(ends) > 1
    if not both or not any(state.hides for state in offered if state.kind != Kind.EARLIER):
        return offered
    ways = itertools.islice(itertools.product(*ends.values()), 1, _MOST_PAIRS)
    mixed = ({**mine, **dict(zip(ends, way, strict=True))} for way in ways)
    pairs: list[_Found] = [(Kind.OTHER_BRANCH, "", by_comp) for by_comp in mixed]
    fitting = [state for state in _readable(content, pairs, unwatched) if not state.hides]
    others = [state for state in offered if state.kind != Kind.OTHER_BRANCH]
    return [*others[:1], *fitting, *others[1:]] if fitting else offered


def earlier(content: Content, *, progress: Progress = unwatched) -> list[State]:
    """Return the older states of the folder that its snapshots keep, the newest first."""
    mine = _shown(content)
    return _readable(content, list(_earlier(mine, list(mine))), progress)


def databases(content: Content, state: State) -> dict[str, Database]:
    """Return a state in memory, in the present schema; Unsound when it cannot be read."""
    found: dict[str, Database] = {}
    try:
        for comp, branch in state.branches.items():
            found[comp] = looking.database(branch.image(content.disk)[0])
    except Unsound:
        _close(found.values())
        raise
    return found


def _close(found: Iterable[Database]) -> None:
    for database in found:
        database.close()


def _shown(content: Content) -> dict[str, Branch]:
    disk, found = content.disk, dict[str, Branch]()
    for comp in content.compartments:
        files = shelf.read(disk, content.place / comp, comp=comp, ring=content.ring)
        try:
            recovered = recovery.recover(disk, files)
        except Unsound:
            recovered = None
        found[comp] = branches.shown(files, recovered)
    return found


def _earlier(mine: dict[str, Branch], comps: list[str]) -> Iterator[_Found]:
    """Give the state at the time of each older snapshot, the latest first."""
    older = {comp: branches.earlier(mine[comp]) for comp in comps}
    times = sorted({branch.at for found in older.values() for branch in found}, reverse=True)
    seen, last = {tuple(id(mine[comp]) for comp in comps)}, ""
    for at in times:
        then = {comp: _at([mine[comp], *found], at) for comp, found in older.items()}
        name = tuple(id(branch) for branch in then.values())
        if name not in seen and not (last and _close_to(last, at)):
            yield Kind.EARLIER, at, {**mine, **then}
            last = at
        seen.add(name)


def _at(newest_first: list[Branch], at: str) -> Branch:
    """Return what a compartment was at a time; what has not changed since then is as it is."""
    then = (branch for branch in newest_first if branches.since(branch) <= at)
    return next(then, newest_first[-1])


def _close_to(later: str, at: str) -> bool:
    return (moment(later) - moment(at)).total_seconds() < _ONE_LOOK


def _readable(content: Content, found: list[_Found], progress: Progress) -> list[State]:
    """Return the states that can be read whole, with how much is in them."""
    states: list[State] = []
    for done, (kind, at, by_comp) in enumerate(found):
        progress(done, len(found))
        state = State(kind=kind, at=None, counts={}, branches=by_comp)
        try:
            opened = databases(content, state)
        except Unsound:
            continue
        try:
            counted = _counted(kind, by_comp, list(opened.values()))
            states.append(replace(counted, at=moment(at)) if at else counted)
        finally:
            _close(opened.values())
    return states


def _counted(kind: Kind, by_comp: dict[str, Branch], opened: list[Database]) -> State:
    found = [looking.counts(database) for database in opened]
    counts = {name: sum(of[name] for of in found) for name in found[0]}
    changed = max((looking.last_change(database) for database in opened), default="")
    hides, at = _hidden(by_comp, opened), _of_change(changed)
    return State(kind=kind, at=at, counts=counts, branches=by_comp, hides=hides)


def _hidden(by_comp: dict[str, Branch], opened: list[Database]) -> int:
    with ExitStack() as closing:
        found = zip(by_comp, opened, strict=True)
        return len(left_in_main({c: closing.enter_context(d.session()) for c, d in found}))


def _of_change(changed: str) -> datetime | None:
    return datetime.fromisoformat(changed) if changed else None
