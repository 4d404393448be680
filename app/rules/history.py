"""Decide whether a change loses something that was there before."""

from __future__ import annotations

from collections.abc import Mapping

# when and in which order, not what a person said
_NOT_CONTENT = frozenset({"id", "created_at", "changed_at", "removed_at", "own_order"})
_EMPTY: tuple[object, ...] = (None, "", [])


def loses_something(before: Mapping[str, object], after: Mapping[str, object]) -> bool:
    """Tell whether an earlier version must be kept.

    A field that was empty loses nothing, and neither does a text or list that only grew.
    """
    content = (name for name in before if name not in _NOT_CONTENT)
    return any(_lost(before[name], after.get(name)) for name in content)


def _lost(old: object, new: object) -> bool:
    if old in _EMPTY or old == new:
        return False
    if isinstance(old, str) and isinstance(new, str):
        return not new.startswith(old)
    if isinstance(old, list) and isinstance(new, list):
        return new[: len(old)] != old  # pyright: ignore[reportUnknownArgumentType]
    return True
