"""Two versions of each record, side by side; what stays of them, and who may see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from app.errors.joining import DoesNotFit
from app.records.attachment import Attachment
from app.records.base import Record, Visibility
from app.records.profile import Profile
from app.records.revision import Revision
from app.rules import joining
from app.rules.belonging import SEEN_AS, owners_of
from app.rules.joining import Version
from app.store.format import MAIN, PRIVATE
from app.store.reading import Reading
from app.store.schema import KINDS, table_of

Row = dict[str, Any]
_AT_ONCE = 500  # ids in one question
_FOLLOWING = (*SEEN_AS, Attachment)  # seen by whoever sees what they belong to: looked at last
ORDER = (*(kind for kind in KINDS if kind not in _FOLLOWING), *_FOLLOWING)
FILES = ("blob", "thumbnail")  # each folder has files and keys of its own


@dataclass(slots=True, repr=False)
class Pair:
    """Hold two versions of one record and what stays of them."""

    mine: Row | None
    theirs: Row | None
    stays: Row
    others: list[Version] = field(default_factory=list[Version])


def home(row: Version) -> str:
    """Return the compartment a row belongs to."""
    return MAIN if row["visibility"] == Visibility.MAY_BE_SHARED else PRIVATE


def homes(side: Reading, kind: type[Record]) -> dict[str, str]:
    """Return the ids of one kind, and the compartment of each."""
    return {row["id"]: comp for comp, row in side.ask(select(table_of(kind).c.id))}


def check(places: Mapping[type[Record], tuple[dict[str, str], dict[str, str]]]) -> None:
    """Refuse a folder in which an id of mine names a thing of another kind."""
    everything = set[str]().union(*(here for here, _there in places.values()))
    if any((there.keys() - here.keys()) & everything for here, there in places.values()):
        raise DoesNotFit


def asked(kind: type[Record], here: dict[str, str], there: dict[str, str]) -> list[str]:
    """Return the ids to look at; what follows others is looked at also where it is only mine."""
    return sorted(there.keys() | here.keys() if kind in (*_FOLLOWING, Profile) else there)


def parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give ids in parts of the size of one question."""
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def rows(side: Reading, kind: type[Record], ids: Sequence[str]) -> dict[str, Row]:
    """Return the records with these ids, as rows."""
    table = table_of(kind)
    questions = (select(table).where(table.c.id.in_(some)) for some in parts(ids))
    return {row["id"]: dict(row) for one in questions for _comp, row in side.ask(one)}


def histories(side: Reading, ids: Sequence[str]) -> dict[str, list[Row]]:
    """Return the earlier versions of records, oldest first."""
    table, found = table_of(Revision), dict[str, dict[str, Row]]()
    for some in parts(ids):
        question = select(table).where(table.c.record_id.in_(some)).order_by(table.c.number)
        for _comp, row in side.ask(question):
            found.setdefault(row["record_id"], {})[row["id"]] = dict(row)
    return {one: list(rows.values()) for one, rows in found.items()}


def pairs(
    kind: type[Record], ids: Sequence[str], mine: Reading, theirs: Reading
) -> dict[str, Pair]:
    """Return the versions of records with these ids, and what stays of each."""
    here, there = rows(mine, kind, ids), rows(theirs, kind, ids)
    return {one: _met(kind, here.get(one), there.get(one)) for one in ids}


def _met(kind: type[Record], mine: Row | None, theirs: Row | None) -> Pair:
    if mine is None or theirs is None or mine == theirs:
        return Pair(mine, theirs, dict(mine or theirs or {}))
    if kind is Attachment:
        theirs = theirs | {name: mine[name] for name in FILES}
    found = joining.joined(mine, theirs)
    return Pair(mine, theirs, found.stays, [found.other] if found.other else [])


def adjust(kind: type[Record], pairs: dict[str, Pair], private: set[str]) -> None:
    """Let what stays show no more than what it belongs to, and each part of *about me* once."""
    if kind in _FOLLOWING:
        for one, pair in pairs.items():
            pair.stays = joining.narrowed_by_joining(pair.stays, _owners(kind, pair.stays), private)
            if home(pair.stays) == PRIVATE:
                private.add(one)
    if kind is Profile:
        for less, more in joining.doubled(pair.stays for pair in pairs.values()):
            _give_way(pairs[less["id"]], pairs[more["id"]])


def _owners(kind: type[Record], row: Row) -> list[str]:
    if kind is Attachment:
        return [row["of_id"]]
    return [owner for _kind, owner in owners_of(kind, row)]


def _give_way(less: Pair, more: Pair) -> None:
    """Let one part of *about me* go on in the history of the same part, told later."""
    more.others.append(dict(less.stays))
    if less.stays["visibility"] != more.stays["visibility"]:
        more.stays["visibility"] = less.stays["visibility"] = Visibility.ONLY_ME.value
    less.stays["removed_at"] = less.stays["changed_at"] = more.stays["changed_at"]
