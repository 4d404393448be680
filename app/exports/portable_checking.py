"""Look at one record of the open form: every value must be what its field holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, cast
from uuid import UUID

from app.exports.portable import FILE_NAME, Entry, File
from app.rules.belonging import NAMED

MOST_LETTERS = 1_000_000
MOST_VERSIONS = 10_000
_MOST_NUMBER = 2**53
_YEARS = range(1800, 2301)
_HEX = frozenset("0123456789abcdef")
_REQUIRED = ("id", "created_at", "changed_at")
_OF_VERSION = ("id", "number", "replaced_at", "whose_words", "version")


class Unfit(Exception):  # noqa: N818 - never seen by a person: the record is counted instead
    """A value is not what its field holds."""


def entry_of(kind: str, found: object, *, latest: datetime) -> tuple[Entry, int]:
    """Return one record and how many unknown fields were left out; Unfit when it is none.

    No time may be later than *latest*: such a version would win over every other for ever.
    """
    told = _object(found)
    history = told.get("history", [])
    if not isinstance(history, list) or len(cast(list[Any], history)) > MOST_VERSIONS:
        raise Unfit
    values, unknown = _values(kind, told, latest, besides=("history",))
    if any(values.get(name) is None for name in _REQUIRED):
        raise Unfit
    versions = [_version(kind, one, latest) for one in cast(list[object], history)]
    if len({one["id"] for one, _unknown in versions}) < len(versions):
        raise Unfit
    entry = Entry(kind=kind, values=values, history=[one for one, _unknown in versions])
    return entry, unknown + sum(left for _one, left in versions)


def file_of(found: object) -> File:
    """Return what is told of one file; Unfit when it is not as it should be."""
    told = _object(found)
    one, name, sha256, size = (told.get(part) for part in ("id", "file", "sha256", "size"))
    if not (_hex(one, 32) and _hex(sha256, 64) and isinstance(name, str)):
        raise Unfit
    if not FILE_NAME.fullmatch(name) or type(size) is not int or size < 0:
        raise Unfit
    return File(id=cast(str, one), file=name, sha256=cast(str, sha256), size=size)


def _version(kind: str, found: object, latest: datetime) -> tuple[dict[str, Any], int]:
    told = _object(found)
    values, unknown = _values(kind, _object(told.get("version")), latest)
    row = {
        "id": _uuid(told.get("id")),
        "number": _number(told.get("number")),
        "replaced_at": _moment(told.get("replaced_at"), latest),
        "whose_words": _text(told.get("whose_words", "")),
        "version": values,
    }
    return row, unknown + len(told.keys() - set(_OF_VERSION))


def _values(
    kind: str, told: Mapping[str, Any], latest: datetime, *, besides: tuple[str, ...] = ()
) -> tuple[dict[str, Any], int]:
    fields = NAMED[kind].model_fields
    found = {
        name: _checked(name, str(fields[name].annotation), told[name], latest)
        for name in told
        if name in fields
    }
    return found, len(told.keys() - fields.keys() - set(besides))


def _checked(name: str, wanted: str, value: object, latest: datetime) -> Any:
    if name == "id":
        return _uuid(value)
    if name in {"blob", "thumbnail"}:
        return value if value == "" or _hex(value, 32) else _unfit()
    if "None" in wanted and value is None:
        return None
    if "datetime.datetime" in wanted:
        return _moment(value, latest)
    return _READ[wanted](value)


def _unfit() -> Any:
    raise Unfit


def _object(value: object) -> dict[str, Any]:
    return cast(dict[str, Any], value) if isinstance(value, dict) else _unfit()


def _hex(value: object, letters: int) -> bool:
    return isinstance(value, str) and len(value) == letters and set(value) <= _HEX


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MOST_LETTERS:
        raise Unfit
    try:
        value.encode()
    except UnicodeEncodeError as error:  # half of a surrogate pair
        raise Unfit from error
    return value


def _uuid(value: object) -> str:
    try:
        return value if isinstance(value, str) and str(UUID(value)) == value else _unfit()
    except ValueError as error:
        raise Unfit from error


def _number(value: object) -> int:
    fits = type(value) is int and abs(value) <= _MOST_NUMBER
    return cast(int, value) if fits else _unfit()


def _truth(value: object) -> bool:
    return value if isinstance(value, bool) else _unfit()


def _texts(value: object) -> list[str]:
    return [
        _text(one) for one in cast(list[object], value if isinstance(value, list) else _unfit())
    ]


def _named_texts(value: object) -> dict[str, str]:
    return {_text(name): _text(one) for name, one in _object(value).items()}


def _day(value: object) -> date:
    found = _iso(date.fromisoformat, value)
    return found if found.year in _YEARS else _unfit()


def _clock_time(value: object) -> time:
    found = _iso(time.fromisoformat, value)
    return found if found.tzinfo is None else _unfit()


def _moment(value: object, latest: datetime) -> datetime:
    found = _iso(datetime.fromisoformat, value)
    if found.tzinfo is None or found.year not in _YEARS or found > latest:
        raise Unfit
    return found.astimezone(UTC)


def _iso(read: Callable[[str], Any], value: object) -> Any:
    try:
        return read(value) if isinstance(value, str) else _unfit()
    except ValueError as error:
        raise Unfit from error


_READ: dict[str, Callable[[object], Any]] = {
    "<class 'str'>": _text,
    "<class 'int'>": _number,
    "<class 'bool'>": _truth,
    "list[str]": _texts,
    "dict[str, str]": _named_texts,
    "datetime.date | None": _day,
    "datetime.time | None": _clock_time,
}
