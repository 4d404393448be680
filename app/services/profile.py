"""About me: one record for each part."""

from __future__ import annotations

from app.records.base import Visibility
from app.records.profile import Profile, ProfilePart
from app.rules.left_open import is_note
from app.services import records
from app.services.context import Context


def tell(ctx: Context, part: str, words: str, *, visibility: str | None = None) -> Profile:
    """Write a part of *about me*; without *visibility* it stays as it was (first: only me)."""
    with ctx.folder.unit() as unit:
        found = next(iter(unit.find(Profile, Profile.part == part)), None)
        if found is None:
            seen_by = visibility or Visibility.ONLY_ME
            return records.add_in(ctx, unit, Profile, part=part, words=words, visibility=seen_by)
        seen_by = visibility or found.visibility
        return records.change_in(ctx, unit, Profile, found.id, words=words, visibility=seen_by)


def part(ctx: Context, name: str) -> Profile | None:
    """Return one part, when it has been told."""
    return next((told for told in parts(ctx) if told.part == name and told.words.strip()), None)


def parts(ctx: Context) -> list[Profile]:
    """Return the parts that have been told, in the order of the page."""
    places = {str(part): place for place, part in enumerate(ProfilePart)}
    with ctx.folder.reading() as unit:
        told = [one for one in unit.find(Profile) if not is_note(one.part)]
    return sorted(told, key=lambda profile: places.get(profile.part, len(places)))
