"""Agreements: note one down, change it, mark what became of it."""

from __future__ import annotations

from typing import Any

from app.records.agenda_item import AgendaItem
from app.records.agreement import Accord, Agreement, Kept
from app.rules.promise import says_something
from app.services import records
from app.services.context import Context


def note_down(ctx: Context, *, what: str, accord: str = Accord.AGREED, **facts: Any) -> Agreement:
    """Keep what was agreed or not: who, how much, when, and both views with reasons."""
    return records.add(ctx, Agreement, what=what, accord=accord, **facts)


def begin(ctx: Context, *, meeting_id: str = "", agenda_item_id: str = "") -> Agreement:
    """Return a new agreement of a meeting, or the one that was begun and left empty."""
    with ctx.folder.reading() as unit:
        found = unit.find(
            Agreement,
            Agreement.meeting_id == meeting_id,
            Agreement.agenda_item_id == agenda_item_id,
        )
        items = unit.find(AgendaItem, AgendaItem.id == agenda_item_id)
    empty = [agreement for agreement in found if not says_something(agreement)]
    wish_id = items[0].wish_id if items else ""
    return (
        empty[-1]
        if empty
        else note_down(
            ctx, what="", meeting_id=meeting_id, agenda_item_id=agenda_item_id, wish_id=wish_id
        )
    )


def change(ctx: Context, agreement_id: str, **fields: Any) -> Agreement:
    """Change an agreement; where another does it than was said, that is not the person."""
    if "who" in fields and "person_id" not in fields:
        fields = {"person_id": "", **fields}
    return records.change(ctx, Agreement, agreement_id, **fields)


def one(ctx: Context, agreement_id: str) -> Agreement:
    """Return one agreement."""
    return records.get(ctx, Agreement, agreement_id)


def all_agreements(ctx: Context) -> list[Agreement]:
    """Return open agreements by their day (those without a day after), then the others.

    One that was begun and left empty is not shown.
    """
    with ctx.folder.reading() as unit:
        found = unit.find(Agreement)
    return sorted(filter(says_something, found), key=_open_and_nearest_first)


def of_meeting(ctx: Context, meeting_id: str) -> list[Agreement]:
    """Return what was written down at a meeting, in the order it was written."""
    with ctx.folder.reading() as unit:
        found = unit.find(Agreement, Agreement.meeting_id == meeting_id)
    return list(filter(says_something, found))


def of_wish(ctx: Context, wish_id: str) -> list[Agreement]:
    """Return what was agreed about a wish."""
    with ctx.folder.reading() as unit:
        return unit.find(Agreement, Agreement.wish_id == wish_id)


def mark(ctx: Context, agreement_id: str, kept: str) -> Agreement:
    """Mark what became of an agreement, as the person sees it."""
    return records.change(ctx, Agreement, agreement_id, kept=kept)


def _open_and_nearest_first(agreement: Agreement) -> tuple[bool, str, str]:
    by_when = agreement.by_when.isoformat() if agreement.by_when else "9"
    return (agreement.kept != Kept.OPEN, by_when, str(agreement.created_at))
