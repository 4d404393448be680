"""One picture of the whole: the areas in their groups, what changed, words, who may see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.content.life_areas import life_areas
from app.i18n import _, isolate
from app.records.base import new_id
from app.records.life_now import LifeNow
from app.records.wish import HowNow
from app.rules.life import Compared, Since, compared, time_before
from app.services import left_open, life, records
from app.views.desk import Desk
from app.views.finding import found
from app.views.guided import left_in_words
from app.views.history import Earlier, HistoryPage
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, even, side_by_side, stack
from app.views.kit.picture_button import picture_button
from app.views.kit.theme import SPACE, Paint
from app.views.kit.words import body, heading, mark, quiet
from app.views.life_sorting import sorting_flow
from app.views.life_words import (
    SINCE,
    area_name,
    beside_symbol,
    facts_of,
    groups_of,
    round_name,
)
from app.views.long_words import AllWords
from app.views.page import Page, PageFrame
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.symbol_tile import SymbolTile
from app.views.whose import seen_by, seen_in_words
from app.views.wish_words import NOW

COLUMNS = (HowNow.GOOD, HowNow.BETWEEN, HowNow.NOT_GOOD)
ACROSS = 660  # three columns have room beside each other from this width, at 100 %


@component
def WholePage(desk: Desk, life_id: str) -> ft.Control:
    """Show one picture of the whole; while it is open, a press on an area sorts it again."""
    one = found(desk, LifeNow, life_id)
    if one is None:
        return RemovedPage(desk, LifeNow, life_id, place="wishes", up="/life")
    main, then = _deeds(desk, one)
    page = Page(
        title=_("My life now"),
        step=round_name(desk, one),
        key=f"life-{life_id}",
        place="wishes",
        help=_(
            "Here is the whole at one look: what is good, what is in between, what is not good. "
            "It is about your days, never about how good you are."
        ),
        main=main,
        then=then,
        up="/life",
    )
    parts = [*_groups(desk, one), *_changes(desk, one), *_wishes(desk, one)]
    return PageFrame(
        desk, page, [*parts, *_words(desk, one), *_who_sees(desk, one), _last(desk, one)]
    )


def _deeds(desk: Desk, one: LifeNow) -> tuple[Action, Sequence[Action]]:
    """Return the one deed and what one can do instead."""
    ready = Action(
        label=_("Ready"), press=lambda: _close(desk, one), key="ready", icon=ft.Icons.CHECK
    )
    resume = sorting_flow(desk, one.id).resume
    go_on = Action(
        label=_("Continue where you left"),
        press=lambda: desk.go(f"/life/{one.id}/sort/{resume}"),
        key="resume",
        icon=ft.Icons.ARROW_FORWARD,
    )
    change = Action(
        label=_("Change this picture"),
        press=lambda: desk.do(lambda: life.open_again(desk.ctx, one.id)),
        key="open-again",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    if one.done:
        return change, []
    return (go_on, [ready]) if resume else (ready, [])


def _close(desk: Desk, one: LifeNow) -> None:
    if desk.do(lambda: life.close(desk.ctx, one.id)):
        desk.go("/life")
        desk.say(_("Your picture is ready. It is kept as it is now."))


def _groups(desk: Desk, one: LifeNow) -> list[ft.Control]:
    """Return the areas in three columns or below each other, and the others after them."""
    groups = groups_of(one.areas)
    columns = [_group(desk, one, step, groups[step]) for step in COLUMNS]
    across = _across(desk)
    for column in columns:
        column.expand = across
    top = ft.CrossAxisAlignment.START
    shown = [ft.Row(columns, spacing=SPACE, vertical_alignment=top)] if across else columns
    told = [] if one.done else [body(_("Press a picture to put it in another place."))]
    others = [
        _group(desk, one, HowNow.UNKNOWN, groups[HowNow.UNKNOWN]),
        *_open(desk, one, groups[""]),
    ]
    return [*told, *shown, *(group for group in others if group.visible)]


def _across(desk: Desk) -> bool:
    return desk.width >= ACROSS * desk.settings.text_size


def _group(desk: Desk, one: LifeNow, step: str, areas: list[str]) -> ft.Control:
    title = heading(_(NOW[HowNow(step)]), level=2)
    shown = [_area(desk, one, area) for area in areas] or [quiet(_("No picture here."))]
    column = _across(desk) and step in COLUMNS
    top = stack([ft.Row([SymbolTile(desk, step, key=f"symbol-{step}")]), title], spacing=4)
    named = top if column else beside_symbol(desk, step, title)
    group = card([named, *shown], key=f"group-{step}")
    group.visible = bool(areas) or step in COLUMNS
    return group


def _open(desk: Desk, one: LifeNow, areas: list[str]) -> list[ft.Control]:
    """Return the areas on no step: those left open on purpose, and those not looked at yet."""
    left = left_open.notes(desk.ctx, one.id).left
    kinds = dict.fromkeys(left.get(area, "") for area in areas)
    return [
        card(
            [
                heading(left_in_words(how) if how else _("Not sorted yet"), level=2),
                *(_area(desk, one, area) for area in areas if left.get(area, "") == how),
            ],
            key=f"group-{how or 'open'}",
        )
        for how in kinds
    ]


def _area(desk: Desk, one: LifeNow, area: str) -> ft.Control:
    """Return an area with its symbol and word, pressed to be sorted again."""
    name = area_name(desk, area)
    if one.done:
        return beside_symbol(desk, area, body(name))
    action = Action(
        label=name, press=lambda: desk.go(f"/life/{one.id}/change/{area}"), key=f"sort-{area}"
    )
    beside = desk.width >= 320 * desk.settings.text_size and not _in_column(desk, one, area)
    return picture_button(action, SymbolTile(desk, area, key=f"tile-{area}"), beside=beside)


def _in_column(desk: Desk, one: LifeNow, area: str) -> bool:
    return _across(desk) and one.areas.get(area) in COLUMNS


def _changes(desk: Desk, one: LifeNow) -> list[ft.Control]:
    """Return in plain words what is otherwise than the time before."""
    before = time_before(life.rounds(desk.ctx), one)
    if before is None:
        return []
    told = compared(one.areas, before.areas, list(life_areas()))
    title = heading(_("Compared with last time"), level=2)
    shown = [_since(desk, since, [c for c in told if c.since is since]) for since in Since]
    day = (
        [quiet(_("Last time was {day}.").format(day=desk.words.date(before.day)))]
        if before.day
        else []
    )
    return [title, card([*day, *(part for part in shown if part)])] if told else []


def _since(desk: Desk, since: Since, told: list[Compared]) -> ft.Control | None:
    if not told:
        return None
    icon, words = SINCE[since]
    shown = [beside_symbol(desk, one.area, body(_changed(desk, one))) for one in told]
    return stack([mark(icon, _(words), Paint.INK), *shown])


def _changed(desk: Desk, one: Compared) -> str:
    if one.since in {Since.SAME, Since.NEW}:
        return area_name(desk, one.area)
    was, now = (_(NOW[HowNow(step)]) for step in (one.was, one.now))
    return _("{area}: it was “{was}”, now it is “{now}”.").format(
        area=area_name(desk, one.area), was=was, now=now
    )


def _wishes(desk: Desk, one: LifeNow) -> list[ft.Control]:
    """Return the ways to a wish about what is not good, or at least not quite."""
    groups = groups_of(one.areas)
    areas = [*groups[HowNow.NOT_GOOD], *groups[HowNow.BETWEEN]]
    if not areas:
        return []
    ways = [button(_wish(desk, area), calm=True) for area in areas]
    told = body(_("Do you want something to be different? Tell it as a wish."))
    return [heading(_("A wish from this"), level=2), told, even(ways)]


def _wish(desk: Desk, area: str) -> Action:
    return Action(
        label=_("Tell a wish about this: {area}").format(area=area_name(desk, area)),
        press=lambda: desk.go(f"/wishes/{new_id()}/about/{area}"),
        key=f"wish-{area}",
        icon=ft.Icons.ADD,
    )


def _words(desk: Desk, one: LifeNow) -> list[ft.Control]:
    told = [AllWords(one.words, one)] if one.words.strip() else [quiet(_("Not told yet"))]
    pattern = _("Change: {what}") if one.words.strip() else _("Tell: {what}")
    label = pattern.format(what=_("about the whole"))
    way = _going(desk, label, f"/life/{one.id}/tell/words", "change-words", ft.Icons.EDIT_OUTLINED)
    return [heading(_("About the whole"), level=2), card([*told, side_by_side([way])])]


def _who_sees(desk: Desk, one: LifeNow) -> list[ft.Control]:
    label = _("Change: {what}").format(what=_("who may see this"))
    route = f"/life/{one.id}/tell/visibility"
    way = _going(desk, label, route, "change-visibility", ft.Icons.EDIT_OUTLINED)
    shown = card([seen_by(one.visibility), side_by_side([way])])
    return [heading(_("Who may see this"), level=2), shown]


def _last(desk: Desk, one: LifeNow) -> ft.Control:
    route = f"/life/{one.id}/history"
    earlier = _going(desk, _("Earlier versions"), route, "history", ft.Icons.HISTORY)
    remove = Action(
        label=_("Remove this picture of the whole"),
        press=lambda: desk.do(lambda: records.remove(desk.ctx, LifeNow, one.id), said=_("Removed")),
        key="remove",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    return side_by_side([earlier, button(remove, calm=True)])


def _going(desk: Desk, label: str, route: str, key: str, icon: ft.IconData) -> ft.Control:
    go: Callable[[], None] = lambda: desk.go(route)  # noqa: E731
    return button(Action(label=label, press=go, key=key, icon=icon), calm=True)


@component
def WholeHistory(desk: Desk, life_id: str) -> ft.Control:
    """Show the earlier words and sortings of one picture."""

    def facts(fields: dict[str, Any]) -> list[str]:
        sorting = fields.get("areas")
        seen = seen_in_words(str(fields.get("visibility")))
        told = facts_of(desk, sorting) if isinstance(sorting, dict) else []
        return [*(isolate(fact) for fact in told), seen]

    earlier = Earlier(
        kind=LifeNow,
        record_id=life_id,
        words={"words": ""},
        facts=facts,
        place="wishes",
        up=f"/life/{life_id}",
    )
    return HistoryPage(desk, earlier)
