"""Show a summary on the screen from the same content that is printed and kept.

Knows the blocks of exports.md section 2, nothing of records and routes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import flet as ft

from app.i18n import _
from app.views.kit.layout import card, soft_area, stack
from app.views.kit.spoken import said_in
from app.views.kit.theme import REST, Paint
from app.views.kit.words import body, heading, mark, own_words, quiet, small, strong

Content = Mapping[str, Any]


def summary_shown(content: Content) -> list[ft.Control]:
    """Return the paper: its beginning as one card, then each section under its heading."""
    top = [
        strong(content["title"]),
        *([quiet(content["note"])] if content["note"] else []),
        *_facts(content["facts"]),
    ]
    sections = [_section(section) for section in content["sections"]]
    shown = [card(top, tinted=True), stack(sections, spacing=REST)]
    return [said_in(content["lang"], one) for one in shown]


def _section(section: Content) -> ft.Control:
    law = [small(section["law"])] if section["law"] else []
    blocks = [_block(block) for block in section["blocks"]]
    return stack([heading(section["heading"], level=2), *law, *blocks], spacing=12)


def _block(block: Content) -> ft.Control:
    match block["type"]:
        case "said":
            return card(_said(block))
        case "text":
            return body(block["text"])
        case "facts" | "to_fill":
            return card(_listed(block))
        case "table":
            return _table(block)
        case "differing":
            return _differing(block)
    return quiet(block.get("alt", ""))


def _said(said: Content) -> list[ft.Control]:
    about = [small(said["about"])] if said["about"] else []
    notes = [quiet(" · ".join(said["notes"]))] if said["notes"] else []
    return [*about, own_words(said["text"], language=said["lang"]), *notes]


def _facts(rows: Sequence[Sequence[str]]) -> list[ft.Control]:
    return [stack([small(label), body(value, own=True)], spacing=0) for label, value in rows]


def _listed(block: Content) -> list[ft.Control]:
    return _facts(block["rows"]) if block["type"] == "facts" else _to_fill(block["labels"])


def _to_fill(labels: Sequence[str]) -> list[ft.Control]:
    """Return where one writes by hand once it is printed."""
    lines = [row for label in labels for row in (small(label), ft.Divider(height=1))]
    return [*lines, quiet(_("You write this by hand on the printed paper."))]


def _table(table: Content) -> ft.Control:
    """Return each row as a card, so that nothing has to be scrolled sideways."""
    rows = [card(_row(table["head"], row)) for row in table["rows"]]
    return stack([strong(table["caption"]), *rows], spacing=12)


def _row(head: Sequence[str], row: Sequence[Any]) -> list[ft.Control]:
    filled = [(label, cell) for label, cell in zip(head, row, strict=True) if cell]
    return [
        stack(
            [small(label), *([body(cell, own=True)] if isinstance(cell, str) else _said(cell))],
            spacing=0,
        )
        for label, cell in filled
    ]


def _differing(block: Content) -> ft.Control:
    accord = block["accord"] or _("We do not agree")
    return card(
        [
            *_said(block["what"]),
            mark(ft.Icons.CALL_SPLIT, accord, Paint.DIFFER),
            *(_side(side) for side in block["sides"]),
        ]
    )


def _side(side: Content) -> ft.Control:
    view = _said(side["view"]) if side["view"] else []
    reason = [small(side["reason_label"]), *_said(side["reason"])] if side["reason"] else []
    empty = [quiet(side["empty"])] if side["empty"] else []
    return soft_area([strong(side["label"]), *view, *reason, *empty])
