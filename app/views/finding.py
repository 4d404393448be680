"""Find what a route names, and say that words are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.errors.folder import Gone
from app.i18n import _
from app.records.base import Record
from app.services import records
from app.views.desk import Desk

R = TypeVar("R", bound=Record)


def found(desk: Desk, kind: type[R], record_id: str) -> R | None:
    """Return one record, or None when it was removed or never was."""
    try:
        return records.get(desk.ctx, kind, record_id)
    except Gone:
        return None


def heard(desk: Desk) -> Callable[[], None]:
    """Return what tells the person that the words are kept."""
    return lambda: desk.say(_("Saved"))
