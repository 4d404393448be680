"""Show what is in a copy or in a folder, in numbers; knows none of its words."""

from __future__ import annotations

from collections.abc import Mapping

import flet as ft

from app.i18n import _, ngettext
from app.services import copies
from app.views.desk import Desk
from app.views.kit.layout import card
from app.views.kit.theme import Paint
from app.views.kit.words import body, mark, small, strong

_MEGABYTE = 1_000_000


def day_shown(desk: Desk, at: str) -> str:
    """Return the day of a copy, also while no folder is open."""
    day = copies.day_of(at)
    return desk.words.date(day) if day else _("The day is not known.")


def megabytes(size: int) -> str:
    """Return a size as a person would say it."""
    n = max(1, round(size / _MEGABYTE))
    return ngettext("{n} megabyte", "{n} megabytes", n).format(n=n)


def copy_card(desk: Desk, found: copies.Contents) -> ft.Control:
    """Return the day of a copy and the numbers of what is in it."""
    counts = {**found.counts, "attachment": found.attachments}
    top = [small(_("In the copy")), strong(day_shown(desk, found.at))]
    return card([*top, _much(desk, counts), *_lost(found)], key="contents", tinted=True)


def folder_card(desk: Desk) -> ft.Control:
    """Return the numbers of what is in the open folder."""
    top = [small(_("In your folder now")), strong(desk.words.date(desk.ctx.today))]
    return card([*top, _much(desk, copies.in_use(desk.ctx))], key="present")


def _much(desk: Desk, counts: Mapping[str, int]) -> ft.Control:
    told = {
        "wish": lambda n: ngettext("{n} wish", "{n} wishes", n),
        "meeting": lambda n: ngettext("{n} meeting", "{n} meetings", n),
        "agreement": lambda n: ngettext("{n} agreement", "{n} agreements", n),
        "person": lambda n: ngettext("{n} person", "{n} people", n),
        "attachment": lambda n: ngettext("{n} picture or file", "{n} pictures or files", n),
    }
    always = {"wish", "meeting", "agreement"}  # the rest is told when there is some
    shown = [
        (counts[name], words) for name, words in told.items() if counts[name] or name in always
    ]
    return body(desk.words.and_list([words(n).format(n=n) for n, words in shown]))


def _lost(found: copies.Contents) -> list[ft.Control]:
    if not found.lost:
        return []
    words = ngettext(
        "{n} picture or file cannot be read. All other things are whole.",
        "{n} pictures or files cannot be read. All other things are whole.",
        found.lost,
    )
    return [mark(ft.Icons.INFO_OUTLINE, words.format(n=found.lost), Paint.LATE)]
