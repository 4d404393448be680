"""From records to somebody's words: the labels around them, never the words themselves."""

from __future__ import annotations

from dataclasses import replace

from app.content.life_areas import life_areas
from app.content.names import EVERY, PARTS
from app.errors.base import N_
from app.exports.blocks import PROFESSIONAL, Said
from app.i18n import Words
from app.records.agenda_item import AgendaItem, Answer
from app.records.agreement import Agreement, Kept
from app.records.base import Record
from app.records.wish import HowNow, Importance, Wish, WishKind
from app.rules.symbol import only_a_symbol, stands_for

_KINDS: dict[str, str] = {
    WishKind.WANT: N_("I want"),
    WishKind.DO_NOT_WANT: N_("I do not want"),
    WishKind.ASK: N_("I ask"),
    WishKind.WORRY: N_("I worry"),
}
_NOW: dict[str, str] = {
    HowNow.GOOD: N_("Now: good"),
    HowNow.BETWEEN: N_("Now: in between"),
    HowNow.NOT_GOOD: N_("Now: not good"),
}
_IMPORTANCE: dict[str, str] = {
    Importance.MOST: N_("Very important to me"),
    Importance.IMPORTANT: N_("Important to me"),
}
_ANSWERS: dict[str, str] = {
    Answer.YES: N_("Answer: yes"),
    Answer.PARTLY: N_("Answer: partly"),
    Answer.NO: N_("Answer: no"),
    Answer.LATER: N_("Answer: later"),
}
_KEPT: dict[str, str] = {
    Kept.KEPT: N_("Done as agreed"),
    Kept.PARTLY_KEPT: N_("Partly done"),
    Kept.NOT_KEPT: N_("Not done"),
    Kept.CHANGED: N_("Changed"),
    Kept.WITHDRAWN: N_("Withdrawn"),
}


def said(
    text: str, record: Record, *, about: str = "", notes: tuple[str, ...] = (), whose: str = ""
) -> Said:
    """Return *text* of a record as somebody's words."""
    return Said(
        text=text,
        language=record.language,
        whose=whose or record.whose_words,
        about=about,
        notes=tuple(note for note in notes if note),
    )


def said_or_none(text: str, record: Record, *, whose: str = "") -> Said | None:
    """Return the words, or nothing when there are none."""
    return said(text, record, whose=whose) if text.strip() else None


def wish_label(wish: Wish, words: Words) -> str:
    """Return how the wish begins and its life area: *I want · Home and housing*."""
    area = life_areas().get(wish.life_area)
    named = area.name.spoken(words.code) if area else ""
    return " · ".join(part for part in (_named(_KINDS, wish.kind, words), named) if part)


def wish_said(wish: Wish, words: Words, *, notes: tuple[str, ...] = ()) -> Said:
    """Return the wish with how it is now and how important it is.

    One said with a symbol alone is told by the symbol's word, and as such.
    """
    about_it = (
        _named(_IMPORTANCE, wish.importance, words),
        _named(_NOW, wish.how_now, words),
    )
    label = wish_label(wish, words)
    if not only_a_symbol(wish):
        return said(wish.words, wish, about=label, notes=(*about_it, *notes))
    with_symbol = words._("Said with a picture")
    told = said(stands_for(wish, words), wish, about=label, notes=(with_symbol, *about_it, *notes))
    return replace(told, language=words.code.partition("@")[0])


def answer_in_words(item: AgendaItem, words: Words) -> str:
    """Return what was answered, or an empty text."""
    return _named(_ANSWERS, item.answer, words)


def reason_said(item: AgendaItem, words: Words, *, about: str) -> Said:
    """Return the professional's reason, as the person wrote it down."""
    return said(
        item.reason,
        item,
        about=about,
        whose=PROFESSIONAL,
        notes=(answer_in_words(item, words),),
    )


def kept_in_words(agreement: Agreement, words: Words) -> str:
    """Return what became of an agreement; nothing while it is open."""
    return _named(_KEPT, agreement.kept, words)


def every_in_words(every: str, words: Words) -> str:
    """Return how often something comes; nothing where that is not told."""
    return _named(EVERY, every, words)


def part_label(part: str, words: Words) -> str:
    """Return the name of a part of *about me*."""
    return _named(PARTS, part, words)


def _named(names: dict[str, str], state: str, words: Words) -> str:
    """Return a state in words; a state this version does not know stays unsaid."""
    return words._(names[state]) if state in names else ""
