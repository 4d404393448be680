"""The blocks of a summary: somebody's words, facts, tables, both views, pictures.

Knows nothing of records and of the forms they are printed in.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from app.errors.base import N_
from app.exports.letters import direction, language_name, language_tag
from app.i18n import Words
from app.records.base import WhoseWords

PROFESSIONAL = "professional"  # a professional's words, as the person wrote them down
PAPER = "paper"  # the words of a paper, as the person wrote them down

_WHOSE = {
    WhoseWords.OWN: N_("My own words"),
    WhoseWords.TOGETHER: N_("Written together"),
    WhoseWords.TYPED: N_("Typed for me, in my words"),
    WhoseWords.HELPER: N_("A helper's own view"),
    PROFESSIONAL: N_("The professional's words, as they were written down"),
    PAPER: N_("The paper's words, as they were written down"),
}
_ACCORD = {"partly": N_("We agree partly"), "not_agreed": N_("We do not agree")}


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """Hold a person's own words, verbatim.

    *about* is a small label above, *notes* are the app's words below.
    """

    text: str
    language: str
    whose: str
    about: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """Hold one paragraph of the app's words."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Facts:
    """Hold labels with their values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """Hold a table; each cell is a text or somebody's words."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Said, ...], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Differing:
    """Hold both views of one thing with both reasons; *accord* as in the agreement."""

    what: Said
    mine: Said | None
    my_reason: Said | None
    theirs: Said | None
    their_reason: Said | None
    accord: str


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """Hold a cleaned JPEG and what it shows in words."""

    jpeg: bytes
    alt: str


@dataclass(frozen=True, slots=True, repr=False)
class ToFill:
    """Hold labels with room to write beside each by hand."""

    labels: tuple[str, ...]


Block = Said | Text | Facts | Table | Differing | Picture | ToFill


def plain_block(block: Block, words: Words) -> dict[str, Any]:
    """Return a block as plain content, with the app's words in the summary's language."""
    match block:
        case Said():
            return _said(block, words)
        case Text() | ToFill():
            return _plain(block)
        case Facts():
            return {"type": "facts", "rows": [list(row) for row in block.rows]}
        case Table():
            return _table(block, words)
        case Differing():
            return _differing(block, words)
        case Picture():
            named = picture_name(block)
            return {"type": "picture", "sha256": named, "alt": block.alt}


def _plain(block: Text | ToFill) -> dict[str, Any]:
    if isinstance(block, Text):
        return {"type": "text", "text": block.text}
    return {"type": "to_fill", "labels": list(block.labels)}


def _said(said: Said, words: Words) -> dict[str, Any]:
    return {
        "type": "said",
        "text": said.text,
        "lang": language_tag(said.language),
        "dir": direction(said.text),
        "whose": said.whose,
        "about": said.about,
        "notes": [*_marks(said, words), *said.notes],
    }


def _marks(said: Said, words: Words) -> list[str]:
    """Say whose words these are, and their language when it is another one."""
    marks = [words._(_WHOSE[said.whose])] if said.whose in _WHOSE else []
    if language_tag(said.language) != language_tag(words.code):
        named = language_name(said.language, words=words)
        marks.append(words._("Language: {language}").format(language=named))
    return marks


def _table(table: Table, words: Words) -> dict[str, Any]:
    """Return a table; a mark that all words in it share stands once, in the caption."""
    rows = [[_cell(cell, words) for cell in row] for row in table.rows]
    spoken = [cell for row in rows for cell in row if isinstance(cell, dict)]
    shared: list[str] = spoken[0]["notes"] if spoken else []
    if all(cell["notes"] == shared for cell in spoken):
        for cell in spoken:
            cell["notes"] = []
    else:
        shared = []
    caption = " · ".join([table.caption, *shared])
    return {"type": "table", "caption": caption, "head": list(table.head), "rows": rows}


def _cell(cell: str | Said, words: Words) -> str | dict[str, Any]:
    """Return a cell; in a table only what differs from one's own words is marked."""
    if isinstance(cell, str):
        return cell
    plain = _said(cell, words)
    own = words._(_WHOSE[WhoseWords.OWN])
    return {**plain, "notes": [note for note in plain["notes"] if note != own]}


def _differing(block: Differing, words: Words) -> dict[str, Any]:
    sides = (
        (words._("My view"), block.mine, block.my_reason),
        (words._("The professional's view"), block.theirs, block.their_reason),
    )
    return {
        "type": "differing",
        "what": _said(block.what, words),
        "accord": words._(_ACCORD[block.accord]) if block.accord in _ACCORD else "",
        "sides": [_side(label, view, reason, words) for label, view, reason in sides],
    }


def _side(label: str, view: Said | None, reason: Said | None, words: Words) -> dict[str, Any]:
    return {
        "label": label,
        "view": _said(view, words) if view else None,
        "reason_label": words._("Reason"),
        "reason": _said(reason, words) if reason else None,
        "empty": "" if view or reason else words._("Not written down."),
    }


def picture_name(picture: Picture) -> str:
    """Return the SHA-256 of a picture, which is its name in the content."""
    return hashlib.sha256(picture.jpeg).hexdigest()
