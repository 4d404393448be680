"""Earlier versions of a record: when, whose words, the old words, and taking one back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.i18n import _
from app.records.base import Record
from app.services import records
from app.services.records import Version
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side, stack
from app.views.kit.words import body, quiet, small
from app.views.long_words import AllWords
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.safety import component


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Describe whose versions are shown: the record, its words, where Back leads.

    *words* names the fields that hold the person's words, each with its label (empty for
    the first), *facts* tells the rest of an earlier version in the app's words.
    """

    kind: type[Record]
    record_id: str
    words: Mapping[str, str]
    facts: Callable[[dict[str, Any]], Sequence[str]]
    place: str
    up: str


@component
def HistoryPage(desk: Desk, earlier: Earlier) -> ft.Control:
    """Show the earlier versions, the latest first."""
    versions = list(reversed(records.history(desk.ctx, earlier.record_id)))
    page = Page(
        title=_("Earlier versions"),
        key=f"history-{earlier.record_id}",
        place=earlier.place,
        help=_("Nothing you wrote is lost. You can take an earlier version back into use."),
        up=earlier.up,
    )
    if not versions:
        return PageFrame(desk, page, [body(_("There are no earlier versions yet."))])
    shown = Paged(
        versions,
        lambda _n, version: VersionCard(desk, earlier, version, key=str(version.number)),
        where="versions",
    )
    return PageFrame(desk, page, [body(_("The latest one is first.")), shown])


@component
def VersionCard(desk: Desk, earlier: Earlier, version: Version) -> ft.Control:
    """Show one earlier version and the button that takes it back."""
    take = Action(
        label=_("Take version {n} back").format(n=version.number),
        press=lambda: _take_back(desk, earlier, version),
        key=f"take-{version.number}",
        icon=ft.Icons.HISTORY,
    )
    said = _said(earlier, version)
    facts = " · ".join(fact for fact in earlier.facts(version.fields) if fact)
    top = " · ".join([_("Version {n}").format(n=version.number), *_until(desk, version)])
    return card(
        [
            small(top),
            *(said or [quiet(_("No words yet."))]),
            *([quiet(facts)] if facts else []),
            side_by_side([button(take)]),
        ]
    )


def _said(earlier: Earlier, version: Version) -> list[ft.Control]:
    """Return the words of an earlier version as they were said, under their labels."""
    shown: list[ft.Control] = []
    for name, label in earlier.words.items():
        words = str(version.fields.get(name) or "")
        if words.strip():
            top = [small(label)] if label else []
            shown.append(stack([*top, AllWords(words, version, large=False)], spacing=4))
    return shown


def _until(desk: Desk, version: Version) -> list[str]:
    if version.replaced_at is None:
        return []
    local = version.replaced_at.astimezone()
    return [
        _("in use until {day}").format(day=desk.day(local.date())),
        desk.words.clock(local.time()),
    ]


def _take_back(desk: Desk, earlier: Earlier, version: Version) -> None:
    taken = desk.do(
        lambda: records.go_back(desk.ctx, earlier.kind, earlier.record_id, version.number)
    )
    if taken:
        desk.go(earlier.up)
        desk.say(_("The earlier version is in use again."))
