"""Show long own words in a list: their beginning as said, and that they go on."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.base import Record
from app.services.records import Version
from app.views.kit.buttons import Action, button
from app.views.kit.layout import crowded, side_by_side, stack
from app.views.kit.words import own_words, quiet, small
from app.views.safety import component
from app.views.whose import whose_note

LETTERS, LINES = 180, 5
A_PAGE = 1_500  # letters shown at once on a thing's own page
READ_ALOUD = 160  # longer words are shown in their usual size


def beginning(words: str, letters: int = LETTERS, lines: int = LINES) -> str:
    """Return the first words, unchanged; shorter words are returned whole."""
    first = "\n".join(words.strip().split("\n", lines)[:lines])
    if len(first) <= letters:
        return first
    cut = first[:letters]
    return (cut[: cut.rfind(" ")] if " " in cut[letters // 2 :] else cut).rstrip()


def first_words(words: str, record: Record) -> ft.Control:
    """Return own words for a card in a list; the whole text is on their own page.

    Very large words are fewer, so that the button of the card is not out of sight.
    """
    shown = beginning(words, LETTERS // 2 if crowded() else LETTERS)
    if not shown:
        return quiet(_("No words yet."))
    note = whose_note(record.whose_words)
    if shown == words.strip():
        return own_words(shown, note=note, language=record.language)
    more = own_words(f"{shown} …", note=note, language=record.language)
    return stack([more, small(_("The words go on on their own page."))])


@component
def AllWords(words: str, of: Record | Version, *, large: bool = True) -> ft.Control:
    """Show own words on their own page; very long ones unfold at a press.

    *large* shows short words in large letters.
    """
    opened, set_opened = ft.use_state(False)
    if not words.strip():
        return quiet(_("No words yet."))
    note = whose_note(of.whose_words)
    if len(words) <= A_PAGE or opened:
        large = large and len(words) <= READ_ALOUD
        return own_words(words, note=note, aloud=large, language=of.language)
    unfold = Action(
        label=_("Show all the words"),
        press=lambda: set_opened(True),
        key="all-words",
        icon=ft.Icons.EXPAND_MORE,
    )
    first = own_words(f"{words[:A_PAGE]} …", note=note, language=of.language)
    return stack([first, side_by_side([button(unfold)])])
