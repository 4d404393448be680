"""Give all that may be given, to the person's own worker, without picking on a screen."""

from __future__ import annotations

from app.services import people, sharing
from app.services.context import Context
from app.services.givable import everything
from app.services.sharing import Given


def give_all(ctx: Context, *, form: str, language: str) -> Given:
    """Make one file of everything the person allows, and keep its receipt."""
    worker = people.own_worker(ctx)
    seen = sharing.preview(
        ctx,
        ids=[thing.record.id for thing in everything(ctx) if thing.may_be_given],
        to_name=worker.first_name if worker else "",
        to_person=worker.id if worker else "",
        language=language,
    )
    return sharing.give(ctx, seen, form)
