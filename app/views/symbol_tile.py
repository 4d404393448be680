"""Show a symbol, or the person's own photo in its place; and a wish with its symbol."""

from __future__ import annotations

import flet as ft

from app.errors.attached import AttachmentLost
from app.i18n import _
from app.records.attachment import Attachment
from app.records.wish import Wish
from app.rules.symbol import only_a_symbol, stands_for, symbol_of
from app.services import attachments, symbols
from app.services.agenda import AgendaLine
from app.views.desk import Desk
from app.views.kit.choices import PICTURE, tile
from app.views.kit.layout import stack
from app.views.kit.theme import SPACE
from app.views.kit.words import own_words, small
from app.views.long_words import AllWords, first_words
from app.views.safety import component
from app.views.whose import whose_note
from app.views.wish_words import symbol, symbol_code

SHORT, LARGE = 40, 96  # on a card in a list; on a page of its own


def own_photo(desk: Desk, code: str) -> Attachment | None:
    """Return the photo in the place of a symbol; all are looked up once a drawing."""
    if desk.version not in desk.photos:
        desk.photos.clear()
        desk.photos[desk.version] = symbols.own_photos(desk.ctx)
    return desk.photos[desk.version].get(code)


def shown_picture(desk: Desk, name: str) -> str | bytes:
    """Return what is shown for a symbol, a life area or a step of the scale.

    A photo that cannot be opened any more leaves the place to the symbol.
    """
    photo = own_photo(desk, symbol_code(name))
    if photo is None:
        return symbol(name)
    try:
        return attachments.thumbnail(desk.ctx, photo)
    except AttachmentLost:
        return symbol(name)


@component
def SymbolTile(desk: Desk, name: str, size: int = PICTURE) -> ft.Control:
    """Show a symbol on its tile; a photo is opened once, not at each drawing."""
    photo = own_photo(desk, symbol_code(name))
    shown = ft.use_memo(lambda: shown_picture(desk, name), [name, photo.blob if photo else ""])
    return tile(shown, size)


def with_symbol(
    desk: Desk, wish: Wish | None, words: ft.Control, *, size: int = SHORT
) -> ft.Control:
    """Return the words of a wish with the symbol it was said with beside them, if any."""
    code = symbol_of(wish) if wish else ""
    if not wish or not code:
        return words
    said = stack([words, small(_("Said with a picture"))], 4) if only_a_symbol(wish) else words
    picture = SymbolTile(desk, code, size, key=f"symbol-{code}")
    if desk.width < 4 * size * desk.settings.text_size:
        return stack([ft.Row([picture]), said])
    said.expand = True
    top = ft.CrossAxisAlignment.START
    return ft.Row([picture, said], spacing=SPACE, vertical_alignment=top)


def wish_in_short(desk: Desk, wish: Wish) -> ft.Control:
    """Return what a wish says, for a card in a list."""
    if only_a_symbol(wish):
        return wish_in_large(desk, wish, aloud=False)
    return with_symbol(desk, wish, first_words(wish.words, wish))


def wish_in_large(desk: Desk, wish: Wish, *, aloud: bool = True) -> ft.Control:
    """Return what a wish says, in large letters; long words unfold at a press."""
    if not only_a_symbol(wish):
        return with_symbol(desk, wish, AllWords(wish.words, wish), size=LARGE)
    word, note = stands_for(wish, desk.words), whose_note(wish.whose_words)
    size = LARGE if aloud else SHORT
    return with_symbol(desk, wish, own_words(word, note=note, aloud=aloud), size=size)


def line_in_short(desk: Desk, line: AgendaLine) -> ft.Control:
    """Return what is to be said at a meeting, for a card in a list."""
    if line.wish and not line.item.words:
        return wish_in_short(desk, line.wish)
    return with_symbol(desk, line.wish, first_words(line.shown, line.wish or line.item))


def line_in_large(desk: Desk, line: AgendaLine, *, aloud: bool = True) -> ft.Control:
    """Return what is to be said at a meeting, whole and in large letters."""
    said = line.wish or line.item
    by_symbol = line.wish is not None and only_a_symbol(line.wish) and not line.item.words
    words = own_words(
        line.shown,
        note=whose_note(said.whose_words) if aloud else "",
        aloud=aloud,
        language="" if by_symbol else said.language,  # a symbol's word is the screen's
    )
    return with_symbol(desk, line.wish, words, size=LARGE if aloud else SHORT)
