"""Say in a sentence what came of a meeting: answers and agreements."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import _, ngettext
from app.records.agreement import Agreement
from app.services.agenda import AgendaLine


def answered_here(lines: Sequence[AgendaLine]) -> str:
    """Return how many answers were written down."""
    count = sum(1 for line in lines if line.item.answer)
    if not count:
        return _("No answers written down")
    return ngettext("{n} answer written down", "{n} answers written down", count)


def agreed_here(made: Sequence[Agreement]) -> str:
    """Return how many agreements were written down."""
    if not made:
        return _("No agreements written down")
    return ngettext("{n} agreement written down", "{n} agreements written down", len(made))
