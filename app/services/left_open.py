"""What was left open on purpose: *I do not know* and *I do not want to answer* are answers.

Each is kept as a note of its own, only for the person; see ``rules/left_open``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlmodel import col

from app.records.base import Visibility, WhoseWords
from app.records.profile import Profile
from app.rules.flow import LeftOpen
from app.rules.left_open import GIVEN, note_part, part_bounds, question_of, says_left
from app.services import records
from app.services.context import Context
from app.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Hold by question what was *left* open, and *whose* answer it was."""

    left: Mapping[str, str] = field(default_factory=dict[str, str])
    whose: Mapping[str, str] = field(default_factory=dict[str, str])


def notes(ctx: Context, of_id: str) -> Notes:
    """Return the notes about the answers of one thing."""
    with ctx.folder.reading() as unit:
        found = [note for note in _found(unit, of_id) if note.words]
    by_question = {question_of(note.part)[1]: note for note in found}
    return Notes(
        left={key: note.words for key, note in by_question.items() if says_left(note.words)},
        whose={key: note.whose_words for key, note in by_question.items()},
    )


def noted(unit: Unit) -> dict[str, dict[str, str]]:
    """Return all that is noted, by the id of its thing and then by its name."""
    found: dict[str, dict[str, str]] = {}
    for note in _found(unit):
        of_id, name = question_of(note.part)
        if note.words:
            found.setdefault(of_id, {})[name] = note.words
    return found


def left_of(notes: Mapping[str, str]) -> set[str]:
    """Return the questions that were left open, of what is noted about one thing."""
    return {name for name, words in notes.items() if says_left(words)}


def left_in(unit: Unit) -> dict[str, set[str]]:
    """Return the questions that were left open, by the id of their thing."""
    left = {of_id: left_of(notes) for of_id, notes in noted(unit).items()}
    return {of_id: names for of_id, names in left.items() if names}


def leave(ctx: Context, of_id: str, question: str, how: LeftOpen) -> None:
    """Keep that a question is left open, and who said so."""
    note(ctx, of_id, question, how)


def take_up(ctx: Context, of_id: str, question: str) -> None:
    """Take the note away: the question is as it was before it was left open."""
    note(ctx, of_id, question, "")


def answered(ctx: Context, of_id: str, question: str) -> None:
    """Note that a question has a real answer now, and who answered if not the person."""
    by_another = ctx.whose_words != WhoseWords.OWN
    note(ctx, of_id, question, GIVEN if by_another else "")


def notes_of(unit: Unit, of_ids: Iterable[str]) -> set[str]:
    """Return the ids of all notes about these things, to erase them together."""
    wanted = set(of_ids)
    every = _found(unit, removed=True)
    return {note.id for note in every if question_of(note.part)[0] in wanted}


def note(ctx: Context, of_id: str, question: str, words: str) -> None:
    """Change or make a note about one thing; what says nothing is not made."""
    part = note_part(of_id, question)
    with ctx.folder.unit() as unit:
        found = unit.find(Profile, Profile.part == part)
        if found:
            said = {"words": words, "whose_words": ctx.whose_words if words else WhoseWords.OWN}
            records.change_in(ctx, unit, Profile, found[-1].id, **said)
        elif words:
            seen_by = Visibility.ONLY_ME
            records.add_in(ctx, unit, Profile, part=part, words=words, visibility=seen_by)


def _found(unit: Unit, of_id: str = "", *, removed: bool = False) -> list[Profile]:
    first, end = part_bounds(of_id)
    there = (col(Profile.part) >= first, col(Profile.part) < end)
    return unit.find(Profile, *there, removed=removed)
