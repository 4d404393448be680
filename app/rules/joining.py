"""Decide what stays when two folders hold different versions of the same things.

The newest version stays. The other goes into the history when it would lose something. What
is only for the person in one folder stays only for the person: joining never shows a thing
to anyone. The outcome does not depend on which folder is joined into which.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from app.records.base import Visibility
from app.rules.history import loses_something

Version = Mapping[str, Any]  # the fields of a record by name, days and times as such
_BEGINNING = datetime.min.replace(tzinfo=UTC)
_OF_KEPT = UUID("6b75756c-6c75-4b73-a901-6a6f696e6564")  # makes one id of a version, on any device


@dataclass(frozen=True, slots=True, repr=False)
class Joined:
    """Hold what stays, and the version that may go into the history."""

    stays: dict[str, Any]
    other: Version | None = None


def joined(one: Version, another: Version) -> Joined:
    """Return the newest of two versions; fields that only the other has stay too."""
    other, newest = sorted((one, another), key=_age)
    stays = {**other, **newest}
    if one.get("visibility") != another.get("visibility"):
        stays["visibility"] = Visibility.ONLY_ME.value
    return Joined(stays, other if other != stays else None)


def must_be_kept(other: Version, among: Iterable[Version]) -> bool:
    """Tell whether a version says something that none of the others holds."""
    said = {name: value for name, value in other.items() if name != "visibility"}
    return all(loses_something(said, kept) for kept in among)


def united(mine: Sequence[Version], theirs: Iterable[Version]) -> list[dict[str, Any]]:
    """Return the earlier versions of both folders, each once, the oldest first, numbered.

    When the other folder adds nothing, mine stay exactly as they are.
    """
    found = {str(kept["id"]): kept for kept in (*theirs, *mine)}  # mine win
    once = dict[object, Version]()
    for kept in sorted(found.values(), key=_place):
        once.setdefault(kept["body"], kept)
    if {kept["id"] for kept in once.values()} == {kept["id"] for kept in mine}:
        return [dict(kept) for kept in mine]
    return [{**kept, "number": number} for number, kept in enumerate(once.values(), start=1)]


def id_of_kept(record_id: str, body: str) -> str:
    """Return the id of a version kept by joining: the same on both devices."""
    return str(uuid5(_OF_KEPT, f"{record_id} {body}"))


def narrowed_by_joining(
    item: Version, owners: Iterable[str], private: Collection[str]
) -> dict[str, Any]:
    """Return a thing that shows no more than any of what it belongs to."""
    if any(owner in private for owner in owners):
        return {**item, "visibility": Visibility.ONLY_ME.value}
    return dict(item)


def doubled(parts: Iterable[Version]) -> list[tuple[Version, Version]]:
    """Return parts of *about me* that were told twice: the one that gives way, the one that stays.

    Both devices may have begun the same part on their own.
    """
    newest = dict[object, Version]()
    told = [part for part in parts if part.get("removed_at") is None]
    for part in sorted(told, key=_age):
        newest[part["part"]] = part
    return [(part, newest[part["part"]]) for part in told if part is not newest[part["part"]]]


def _age(version: Version) -> tuple[datetime, bool, str]:
    changed = version.get("changed_at") or _BEGINNING
    said = {name: value for name, value in version.items() if name != "visibility"}
    return changed, version.get("removed_at") is not None, _canonical(said)


def _place(kept: Version) -> tuple[datetime, int, str]:
    return kept["replaced_at"] or _BEGINNING, kept["number"], str(kept["id"])


def _canonical(version: Version) -> str:
    return json.dumps(version, sort_keys=True, default=str)
