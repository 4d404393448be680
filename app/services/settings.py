"""How the screens look and when the folder locks; no personal data, not encrypted."""

from __future__ import annotations

import contextlib
import json
import math
import os
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from app.errors.folder import CannotWrite

FILE_NAME = "settings.json"
_LAST_COPY, _COPY_LATER = "last_copy", "copy_later"
SMALLEST_TEXT, LARGEST_TEXT = 1.0, 2.0
SHORTEST_IDLE, LONGEST_IDLE = 1, 120  # minutes


class Look(StrEnum):
    """Name the looks of the screens."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Hold what a person has chosen about the screens; *language* is empty until chosen."""

    language: str = ""
    second_language: str = ""  # says what the language of the screens lacks
    words_language: str = ""  # of the person's own words; empty: as the screens
    text_size: float = 1.0
    look: str = Look.SYSTEM
    easy_font: bool = False
    slow_reading: bool = False
    lock_after_minutes: int = 10
    lock_when_away: bool = True


def load(data: Path) -> Settings:
    """Return the settings; whatever cannot be read is as it was in the beginning."""
    read = _read(data / FILE_NAME)
    given = {f.name: read[f.name] for f in fields(Settings) if _fits(f.default, read.get(f.name))}
    return _within_bounds(Settings(**given))


def save(data: Path, settings: Settings) -> Settings:
    """Write the settings; values of a newer version stay in the file."""
    kept = _within_bounds(settings)
    text = json.dumps({**_read(data / FILE_NAME), **asdict(kept)}, indent=1, sort_keys=True)
    try:
        _write(data / FILE_NAME, text)
    except OSError as problem:
        raise CannotWrite from problem
    return kept


def last_copy(data: Path) -> date | None:
    """Return the day the last copy was saved, as far as it is known."""
    return _day(data, _LAST_COPY)


def note_copy(data: Path, day: date) -> None:
    """Remember the day of a copy; it tells nothing of what is in it."""
    _note_day(data, _LAST_COPY, day)


def copy_later(data: Path) -> date | None:
    """Return the day a person put the next copy off, if that was done."""
    return _day(data, _COPY_LATER)


def put_copy_off(data: Path, day: date) -> None:
    """Remember that a person does not want to be told of copies for a while."""
    _note_day(data, _COPY_LATER, day)


def _day(data: Path, name: str) -> date | None:
    try:
        return date.fromisoformat(str(_read(data / FILE_NAME).get(name)))
    except ValueError:
        return None


def _note_day(data: Path, name: str, day: date) -> None:
    found = {**_read(data / FILE_NAME), name: day.isoformat()}
    with contextlib.suppress(OSError):  # nothing hangs on it
        _write(data / FILE_NAME, json.dumps(found, indent=1, sort_keys=True))


def _write(path: Path, text: str) -> None:
    """Write a whole file beside the old one, then put it in its place."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(".tmp")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _read(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("dict[str, Any]", read) if isinstance(read, dict) else {}


def _fits(default: object, value: object) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float) and math.isfinite(value)
    return isinstance(value, int) if isinstance(default, int) else isinstance(value, str)


def _within_bounds(settings: Settings) -> Settings:
    return replace(
        settings,
        text_size=min(max(float(settings.text_size), SMALLEST_TEXT), LARGEST_TEXT),
        lock_after_minutes=min(max(settings.lock_after_minutes, SHORTEST_IDLE), LONGEST_IDLE),
    )
