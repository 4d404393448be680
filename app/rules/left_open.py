"""How a note about one answer is named: it is kept as a part of *about me* of its own.

Such a note says that a question was left open, or that another than the person answered.
"""

from __future__ import annotations

from app.rules.flow import LeftOpen

BEGINNING = "left:"
GIVEN = "given"  # answered, by whom the note's *whose words* tell
ABOUT_ME = "about_me"  # what the questions about the person are asked of


def note_part(of_id: str, question: str) -> str:
    """Return the part under which a note about one answer of a thing is kept."""
    return f"{BEGINNING}{of_id}:{question}"


def is_note(part: str) -> bool:
    """Say whether this is a note about an answer, and so never shown as *about me*."""
    return part.startswith(BEGINNING)


def question_of(part: str) -> tuple[str, str]:
    """Return what a note is of: the id of the thing, and its question."""
    of_id, _colon, question = part.removeprefix(BEGINNING).partition(":")
    return of_id, question


def part_bounds(of_id: str = "") -> tuple[str, str]:
    """Return the first and the first no more fitting part of the notes of a thing, or of all."""
    first = f"{BEGINNING}{of_id}:" if of_id else BEGINNING
    return first, first[:-1] + chr(ord(first[-1]) + 1)


def says_left(words: str) -> bool:
    """Say whether a note says that its question was left open."""
    return words in set(LeftOpen)
