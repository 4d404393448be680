"""Symbols as the person has them: a photo of one's own can stand in the place of one."""

from __future__ import annotations

from typing import BinaryIO

from app.content.symbols import symbol_word
from app.i18n import speaking
from app.records.attachment import Attachment
from app.services import attachments
from app.services.attachments import OF_SYMBOL
from app.services.context import Context
from app.store.progress import Progress, unwatched


def own_photos(ctx: Context) -> dict[str, Attachment]:
    """Return the photos that stand in the place of symbols, by the symbol's code."""
    with ctx.folder.reading() as unit:
        found = unit.find(Attachment, Attachment.of_kind == OF_SYMBOL)
    return {one.of_id: one for one in found}  # of two devices' photos the later made wins


def use_photo(
    ctx: Context, code: str, source: BinaryIO, *, progress: Progress = unwatched
) -> Attachment:
    """Let a photo stand in the place of a symbol; the one before it goes to what was removed.

    Its words are the symbol's. See ``attachments.attach_to_symbol`` for what is raised.
    """
    words = symbol_word(code, speaking(ctx.language))
    return attachments.attach_to_symbol(ctx, code, source, words=words, progress=progress)


def take_back(ctx: Context, code: str) -> None:
    """Show the symbol itself again; its photo can be brought back."""
    with ctx.folder.unit() as unit:
        for one in unit.find(Attachment, Attachment.of_kind == OF_SYMBOL, Attachment.of_id == code):
            unit.remove(Attachment, one.id)
