"""Tell in plain words what joining does, or has done; knows none of the person's words."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.i18n import _, ngettext
from app.views.kit.layout import card
from app.views.kit.theme import Paint
from app.views.kit.words import body, mark, strong

Told = tuple[int, str]


def counted(plan: Any) -> list[str]:
    """Return the sentences of a plan, without those that would say nothing."""
    told = (*_newest(plan), *_besides(plan))
    return [words.format(n=n) for n, words in told if n]


def _newest(plan: Any) -> tuple[Told, ...]:
    return (
        (plan.new, ngettext("{n} thing is new here.", "{n} things are new here.", plan.new)),
        (
            plan.newer_there,
            ngettext(
                "{n} thing is newer on the other side. The newer one stays.",
                "{n} things are newer on the other side. The newer ones stay.",
                plan.newer_there,
            ),
        ),
        (
            plan.newer_here,
            ngettext(
                "{n} thing is newer here. It stays as it is.",
                "{n} things are newer here. They stay as they are.",
                plan.newer_here,
            ),
        ),
    )


def _besides(plan: Any) -> tuple[Told, ...]:
    return (
        (
            plan.kept,
            ngettext(
                "{n} earlier version goes into the history.",
                "{n} earlier versions go into the history.",
                plan.kept,
            ),
        ),
        (
            plan.made_private,
            ngettext(
                "{n} thing becomes only for you, because it is so on the other side.",
                "{n} things become only for you, because they are so on the other side.",
                plan.made_private,
            ),
        ),
        (
            plan.removed,
            ngettext(
                "{n} thing was removed on the other side. It is removed here too.",
                "{n} things were removed on the other side. They are removed here too.",
                plan.removed,
            ),
        ),
        (
            plan.attachments,
            ngettext(
                "{n} picture or file comes here.",
                "{n} pictures or files come here.",
                plan.attachments,
            ),
        ),
    )


def summary(plan: Any) -> ft.Control:
    """Return the card with the numbers."""
    lines = counted(plan) or [_("Nothing changes. This folder already has all of it.")]
    return card([strong(_("What joining does")), *map(body, lines)], key="join-summary")


def rules() -> list[ft.Control]:
    """Return what always holds."""
    return [
        body(_("Nothing is shown to anyone. What is only for you stays only for you.")),
        body(_("Something erased for good comes back if the other side still has it.")),
    ]


def lost(plan: Any) -> list[ft.Control]:
    """Return what could not come over."""
    if not plan.lost:
        return []
    words = ngettext(
        "{n} picture or file could not be opened, so it did not come.",
        "{n} pictures or files could not be opened, so they did not come.",
        plan.lost,
    )
    return [mark(ft.Icons.INFO_OUTLINE, words.format(n=plan.lost), Paint.LATE)]


def left_out(found: Any) -> list[ft.Control]:
    """Return what a file holds that cannot be used."""
    strange = found.unknown + found.fields
    told = (
        (
            found.unfit,
            ngettext(
                "{n} thing in the file cannot be read. It is left out.",
                "{n} things in the file cannot be read. They are left out.",
                found.unfit,
            ),
        ),
        (
            strange,
            ngettext(
                "{n} part of the file is unknown to this Kuulluksi. It is left out.",
                "{n} parts of the file are unknown to this Kuulluksi. They are left out.",
                strange,
            ),
        ),
    )
    return [mark(ft.Icons.INFO_OUTLINE, words.format(n=n), Paint.LATE) for n, words in told if n]
