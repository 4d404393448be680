"""The states of a whole folder that can be looked at, and gone on with after an alarm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from app.store import branches, looking, recovery, shelf
from app.store.branches import Branch
from app.store.content import Content
from app.store.database import Database
from app.store.format import Unsound
from app.store.progress import Progress, unwatched

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

    @property
    def saves(self) -> dict[str, int]:
        """Return the number of saves by compartment."""
        return {comp: branch.n for comp, branch in self.branches.items()}


def choices(content: Content, *, progress: Progress = unwatched) -> list[State]:
    """Return the states to choose from after an alarm, the one that is shown first.

    An alarm concerns its compartment: the other one stays as it is shown in each state.
    """
    mine = _shown(content)
    alarmed = [comp for comp in mine if comp in content.alarmed]
    found = [(Kind.AS_SHOWN, mine)]
    ends = {comp: branches.others(mine[comp]) for comp in alarmed}
    for number in range(max(map(len, ends.values()), default=0)):
        other = {comp: end[number] for comp, end in ends.items() if number < len(end)}
        found.append((Kind.OTHER_BRANCH, {**mine, **other}))
    found += [(Kind.EARLIER, then) for then in _earlier(mine, alarmed)]
    return _readable(content, found, progress)


def earlier(content: Content, *, progress: Progress = unwatched) -> list[State]:
    """Return the older states of the folder that its snapshots keep, the newest first."""
    mine = _shown(content)
    found = [(Kind.EARLIER, then) for then in _earlier(mine, list(mine))]
    return _readable(content, found, progress)


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


def _earlier(mine: dict[str, Branch], comps: list[str]) -> Iterator[dict[str, Branch]]:
    """Give the state at the time of each older snapshot, the latest first."""
    older = {comp: found for comp in comps if (found := branches.earlier(mine[comp]))}
    times = sorted({branch.at for found in older.values() for branch in found}, reverse=True)
    seen, last = set[tuple[int, ...]](), ""
    for at in times:
        then = {comp: _at(found, at) for comp, found in older.items()}
        name = tuple(id(branch) for branch in then.values())
        if name not in seen and not (last and _close_to(last, at)):
            yield {**mine, **then}
            last = at
        seen.add(name)


def _at(newest_first: list[Branch], at: str) -> Branch:
    return next((branch for branch in newest_first if branch.at <= at), newest_first[-1])


def _close_to(later: str, at: str) -> bool:
    return (_moment(later) - _moment(at)).total_seconds() < _ONE_LOOK


def _readable(
    content: Content, found: list[tuple[Kind, dict[str, Branch]]], progress: Progress
) -> list[State]:
    """Return the states that can be read whole, with how much is in them."""
    states: list[State] = []
    for done, (kind, by_comp) in enumerate(found):
        progress(done, len(found))
        state = State(kind=kind, at=None, counts={}, branches=by_comp)
        try:
            opened = databases(content, state)
        except Unsound:
            continue
        try:
            states.append(_counted(kind, by_comp, list(opened.values())))
        finally:
            _close(opened.values())
    return states


def _counted(kind: Kind, by_comp: dict[str, Branch], opened: list[Database]) -> State:
    found = [looking.counts(database) for database in opened]
    counts = {name: sum(of[name] for of in found) for name in found[0]}
    changed = max((looking.last_change(database) for database in opened), default="")
    written = max((branch.at for branch in by_comp.values()), default="")
    at = _moment(written) if kind == Kind.EARLIER else _of_change(changed)
    return State(kind=kind, at=at, counts=counts, branches=by_comp)


def _moment(at: str) -> datetime:
    try:
        return datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:  # a day that no calendar has
        return datetime.min.replace(tzinfo=UTC)


def _of_change(changed: str) -> datetime | None:
    return datetime.fromisoformat(changed) if changed else None
