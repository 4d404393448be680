"""Look through everything a person keeps: all words of every thing, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import Words, speaking
from app.records.agenda_item import AgendaItem
from app.records.attachment import Attachment
from app.records.base import Record
from app.records.follow_up import FollowUp
from app.records.profile import Profile
from app.records.wish import Wish
from app.rules.belonging import REMOVABLE
from app.rules.left_open import is_note
from app.rules.symbol import stands_for
from app.services.context import Context
from app.services.records import MARKS

_NO_WORDS = (MARKS - {"reason"}) | {"id"}
_MAIN = ("words", "what", "first_name")
_THEIRS: dict[type[Record], set[str]] = {FollowUp: {"answer"}}  # words here, a mark elsewhere


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Thing:
    """Hold one thing, the first words to show of it, and all its words."""

    record: Record
    shown: str
    text: str


def everything(ctx: Context) -> list[Thing]:
    """Return all things that hold words, the latest change first; removed ones are not there."""
    words = speaking(ctx.language)
    with ctx.folder.reading() as unit:
        found = [record for kind in REMOVABLE for record in unit.find(kind)]
    told = (_thing(record, words) for record in sorted(found, key=_changed, reverse=True))
    return [thing for thing in told if thing is not None]


def _changed(record: Record) -> str:
    return str(record.changed_at)


def _thing(record: Record, words: Words) -> Thing | None:
    """Return a thing, or nothing where it has no words or they are another's."""
    if isinstance(record, Profile) and is_note(record.part):
        return None
    if isinstance(record, AgendaItem | Attachment) and not record.words.strip():
        return None
    parts = [part for part in _words_of(record) if part.strip()]
    if isinstance(record, Wish):
        parts.append(stands_for(record, words))
    return Thing(record=record, shown=parts[0], text="\n".join(parts)) if parts else None


def _words_of(record: Record) -> Iterator[str]:
    """Give the words of a record: all its texts that are no marks, the main ones first."""
    no_words = _NO_WORDS - _THEIRS.get(type(record), set())
    names = [name for name in type(record).model_fields if name not in no_words]
    for name in sorted(names, key=lambda name: name not in _MAIN):
        value = getattr(record, name)
        if isinstance(value, str):
            yield value
