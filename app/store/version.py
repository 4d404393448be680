"""A record as plain values, and as the JSON of an earlier version."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

from app.records.base import Record
from app.store.schema import table_of

R = TypeVar("R", bound=Record)
_READ = {date: date.fromisoformat, datetime: datetime.fromisoformat, time: time.fromisoformat}


def values(record: Record) -> dict[str, Any]:
    """Return the columns of a record."""
    return {column.name: getattr(record, column.name) for column in table_of(type(record)).c}


def body(columns: Mapping[str, Any]) -> str:
    """Return columns as canonical JSON; days and times as ISO 8601 text."""
    return json.dumps(
        columns, sort_keys=True, separators=(",", ":"), default=lambda value: value.isoformat()
    )


def record_from(kind: type[R], body_of: str) -> R:
    """Return the record an earlier version was; columns it did not have stay at their start."""
    found: dict[str, Any] = json.loads(body_of)
    fields = {c.name: _python_type(c.type) for c in table_of(kind).c if c.name in found}
    read = {name: _value(found[name], wanted) for name, wanted in fields.items()}
    return kind(**read)


def _python_type(column: Any) -> type[Any]:
    wanted = getattr(column, "impl", column)
    is_moment = wanted is not column and type(column).__name__ == "Moment"
    return datetime if is_moment else getattr(wanted, "python_type", object)


def _value(value: Any, wanted: type[Any]) -> Any:
    reader = _READ.get(wanted)
    return reader(value) if reader and value is not None else value
