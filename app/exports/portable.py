"""Everything in the open form: JSON that needs no Kuulluksi to be read (docs/open-format.md).

Knows the form, not where the records lie; keys and ciphers never come here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.rules.file_kind import ending

FORMAT, JSON_NAME = "kuulluksi-open-1", "kuulluksi.json"
FILE_NAME = re.compile(r"attachments/[0-9a-f]{32}(\.[a-z0-9]{1,5})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entry:
    """Hold one record with its earlier versions; *values* are its fields by name."""

    kind: str
    values: Mapping[str, Any]
    history: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Hold what is told of one attachment's file; *id* is what the record calls it."""

    id: str
    file: str
    sha256: str
    size: int


def name_in_zip(blob: str, media_type: str) -> str:
    """Return where an attachment lies in the zip; the name tells nothing of the content."""
    return f"attachments/{blob}{ending(media_type)}"


def written(
    groups: Iterable[tuple[str, Iterable[Entry]]], files: Iterable[File], *, made_at: datetime
) -> Iterator[str]:
    """Give the JSON piece by piece: one line for each record and each file."""
    yield f'{{"format":{_json(FORMAT)},"made_at":{_json(made_at)},\n"files":['
    told = ({"id": f.id, "file": f.file, "sha256": f.sha256, "size": f.size} for f in files)
    yield from _listed(told)
    yield '],\n"records":{'
    for number, (kind, entries) in enumerate(groups):
        yield f"{',' if number else ''}\n{_json(kind)}:["
        yield from _listed({**entry.values, "history": entry.history} for entry in entries)
        yield "]"
    yield "}}\n"


def _listed(lines: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{',' if number else ''}\n{_json(line)}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda one: one.isoformat())
