"""Ask for words that keep themselves: one line, one text, a day, a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

import flet as ft

from app.i18n import _
from app.rules.typed_day import read_clock, read_day, understood
from app.views.desk import Desk
from app.views.finding import heard
from app.views.kit.choices import Unsure, unsure_card
from app.views.kit.fields import Kept, KeptField
from app.views.kit.layout import stack

Keep = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Describe what is asked for; *place* names the field and its draft.

    A new *turn* shows the value anew after it was chosen otherwise than by writing.
    """

    place: str
    label: str
    value: str
    keep: Keep
    advice: str | None = None
    lines: int = 1
    understood: Callable[[str], str] | None = None
    turn: int = 0
    language: str = ""  # of the words that are there; empty: the screen's


def ask(desk: Desk, asked: Asked) -> ft.Control:
    """Return a field that keeps what is written by itself."""
    kept = Kept(
        place=asked.place,
        label=asked.label,
        value=asked.value,
        keep=asked.keep,
        drafts=desk.drafts,
        explain=desk.explain,
        saved=heard(desk),
        advice=asked.advice,
        lines=asked.lines,
        understood=asked.understood,
        language=asked.language,
    )
    return KeptField(kept, key=f"{asked.place}-{asked.turn}")


def ask_day(
    desk: Desk,
    *,
    place: str,
    label: str,
    day: date | None,
    keep: Callable[[date | None], object],
    unsure: Unsure | None = None,
) -> ft.Control:
    """Return a field for a day as people write it, said back in full while one writes.

    With *unsure*, not knowing exactly is an answer beside it.
    """
    today = desk.ctx.today

    def said_back(written: str) -> str:
        day = understood(written, today=today)
        return desk.words.on_date(day) if day else ""

    asked = Asked(
        place=place,
        label=label,
        value=desk.words.date(day) if day else "",
        keep=lambda written: keep(read_day(written, today=today)),
        advice=_("For example 5.3.2026, next Tuesday or in two weeks"),
        understood=said_back,
    )
    return stack([ask(desk, asked), *([unsure_card(unsure)] if unsure else [])])


def ask_clock(
    desk: Desk, *, place: str, label: str, at: time | None, keep: Callable[[time | None], object]
) -> ft.Control:
    """Return a field for a time of day as people write it."""
    asked = Asked(
        place=place,
        label=label,
        value=f"{at.hour}.{at.minute:02}" if at else "",
        keep=lambda written: keep(read_clock(written)),
        advice=_("For example 14.30"),
    )
    return ask(desk, asked)
