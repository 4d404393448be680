"""The people around the person: add, change, find the own worker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.i18n import sort_key
from app.records.person import Person, Role
from app.services import records
from app.services.context import Context


def add(ctx: Context, *, first_name: str, **facts: Any) -> Person:
    """Keep a new person."""
    return records.add(ctx, Person, first_name=first_name, **facts)


def change(ctx: Context, person_id: str, **fields: Any) -> Person:
    """Change what is known of a person."""
    return records.change(ctx, Person, person_id, **fields)


def all_people(ctx: Context) -> list[Person]:
    """Return everyone: the own worker first, then by first name."""
    with ctx.folder.reading() as unit:
        people = unit.find(Person)
    return sorted(people, key=lambda p: (p.role != Role.OWN_WORKER, sort_key(p.first_name)))


def named(ctx: Context, ids: Sequence[str]) -> list[Person]:
    """Return the people with these ids, also removed ones, in this order."""
    with ctx.folder.reading() as unit:
        found = {person.id: person for person in unit.find(Person, removed=True)}
    return [found[one] for one in ids if one in found]


def own_worker(ctx: Context) -> Person | None:
    """Return the person's own worker, when one has been marked."""
    with ctx.folder.reading() as unit:
        return next(iter(unit.find(Person, Person.role == Role.OWN_WORKER)), None)
