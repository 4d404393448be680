"""Compare two folders record by record: what joining would change in mine, and how much of it.

Where theirs comes from does not matter: a copy, a branch of the same folder, an open file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.records.attachment import Attachment
from app.records.base import Record
from app.records.profile import Profile
from app.rules import joining
from app.rules.joining import Version
from app.store import pairs, version
from app.store.format import MAIN, PRIVATE
from app.store.pairs import FILES, ORDER, Pair, Row, home
from app.store.progress import Progress, unwatched
from app.store.reading import Reading
from app.store.schema import table_of


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Change:
    """Hold what joining does to one record; *history* is nothing when it stays as it is."""

    kind: type[Record]
    before: Row | None  # nothing when it is new here
    after: Row
    was: str  # the compartment it is in now, empty when new here
    history: list[Row] | None
    kept: int  # earlier versions that come into the history

    @property
    def home(self) -> str:
        """Return the compartment it goes to."""
        return home(self.after)

    @property
    def idle(self) -> bool:
        """Tell that nothing of mine changes."""
        return self.before == self.after and self.history is None


@dataclass(slots=True, kw_only=True)
class Plan:
    """Count what joining does; holds nothing of words."""

    new: int = 0
    newer_there: int = 0
    newer_here: int = 0
    kept: int = 0  # versions that come into the history
    made_private: int = 0
    removed: int = 0  # were removed in the other folder
    attachments: int = 0  # new files, whole or not
    lost: int = 0  # attachments the other folder cannot open

    @property
    def nothing(self) -> bool:
        """Tell that this folder has all of the other already."""
        return not (self.new or self.newer_there or self.kept or self.made_private)

    def count(self, change: Change) -> None:
        """Take one change into the count."""
        before, after = change.before, change.after
        self.kept += change.kept
        if before is None:
            self.new += 1
            self.attachments += change.kind is Attachment
            return
        seen = before | {"visibility": after["visibility"]}
        self.newer_there += seen != after
        self.newer_here += seen == after
        self.made_private += change.was == MAIN and change.home == PRIVATE
        self.removed += before["removed_at"] is None and after["removed_at"] is not None


def compare(mine: Reading, theirs: Reading, *, progress: Progress = unwatched) -> Iterator[Change]:
    """Give what differs; mine may be changed as it is given. DoesNotFit for a strange folder."""
    places = {kind: (pairs.homes(mine, kind), pairs.homes(theirs, kind)) for kind in ORDER}
    pairs.check(places)
    private = {
        one for both in places.values() for side in both for one in side if side[one] == PRIVATE
    }
    asked = {kind: pairs.asked(kind, *both) for kind, both in places.items()}
    done, total = 0, sum(len(ids) for ids in asked.values())
    for kind, ids in asked.items():
        for some in [ids] if kind is Profile else pairs.parts(ids):
            met = pairs.pairs(kind, some, mine, theirs)
            pairs.adjust(kind, met, private)
            yield from _changes(kind, met, places[kind][0], (mine, theirs))
            done += len(some)
            progress(done, total)


def planned(mine: Reading, theirs: Reading, *, progress: Progress = unwatched) -> Plan:
    """Return what joining would do."""
    plan = Plan()
    for change in compare(mine, theirs, progress=progress):
        plan.count(change)
    return plan


def _changes(
    kind: type[Record],
    met: dict[str, Pair],
    homes: dict[str, str],
    sides: tuple[Reading, Reading],
) -> Iterator[Change]:
    here, there = (pairs.histories(side, list(met)) for side in sides)
    for one, pair in met.items():
        mine = here.get(one, [])
        whole = joining.united(mine, there.get(one, []))
        whole = joining.united(mine, [*whole, *_kept(kind, pair, whole)])
        moved = homes.get(one, "") != home(pair.stays)
        change = Change(
            kind=kind,
            before=pair.mine,
            after=pair.stays,
            was=homes.get(one, ""),
            history=whole if whole != mine or (moved and whole) else None,
            kept=max(0, len(whole) - len(mine)),
        )
        if not change.idle or (pair.theirs is not None and pair.theirs != pair.mine):
            yield change


def _kept(kind: type[Record], pair: Pair, history: Iterable[Row]) -> list[Row]:
    """Return what is not said in any other version, as rows of the history."""
    if not pair.others:
        return []
    told: list[Version] = [pair.stays]
    told += [version.values(version.record_from(kind, kept["body"])) for kept in history]
    new = [other for other in map(_without_files, pair.others) if joining.must_be_kept(other, told)]
    return [_row(kind, pair.stays, other) for other in new]


def _without_files(row: Version) -> Version:
    return {name: value for name, value in row.items() if name not in FILES}


def _row(kind: type[Record], stays: Version, other: Version) -> Row:
    body = version.body(other)
    return {
        "id": joining.id_of_kept(stays["id"], body),
        "record_id": stays["id"],
        "kind": table_of(kind).name,
        "number": 0,
        "replaced_at": stays["changed_at"],
        "whose_words": other["whose_words"],
        "body": body,
    }
