"""File names that tell nothing about the person."""

from __future__ import annotations

from datetime import date

_NAMES = {"fi": "yhteenveto", "sv": "sammanfattning"}


def file_name(form: str, day: date, language: str) -> str:
    """Return a neutral name such as ``yhteenveto-2026-11-24.pdf``; *form* is pdf or html."""
    name = _NAMES.get(language.split("@", maxsplit=1)[0], "summary")
    return f"{name}-{day.isoformat()}.{form}"
