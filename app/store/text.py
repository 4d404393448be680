"""Make what a person typed fit to be stored, without changing what it says."""

from __future__ import annotations

from app.errors.typed import TooLong

MOST_LETTERS = 1_000_000


def _text(value: str) -> str:
    if len(value) > MOST_LETTERS:
        raise TooLong(limit=MOST_LETTERS)
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        joined = value.encode("utf-16-le", "surrogatepass")
        return joined.decode("utf-16-le", "replace")
    return value


def storable(value: object) -> object:
    """Return *value* as it can be kept; TooLong above a million letters in one text."""
    if isinstance(value, str):
        return _text(str(value))
    if isinstance(value, list):
        members: list[object] = value  # pyright: ignore[reportUnknownVariableType]
        return [storable(member) for member in members]
    return value
