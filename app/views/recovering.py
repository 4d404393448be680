"""Recovery: what was found, the states to look at, and going on with one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.i18n import _
from app.services import recovering
from app.views.desk import Desk
from app.views.found import what_was_found
from app.views.job import Job, use_job
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, heading, quiet, strong
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.safety import component
from app.views.state_words import facts_of, name_of

UP = "/safe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """Hold what the pages of recovery share; *chosen* is one state, or two to be joined."""

    desk: Desk
    job: Job
    states: list[Any]
    choose: Callable[[tuple[Any, ...]], None]

    @property
    def both(self) -> tuple[Any, ...]:
        """Return the two ends that can be joined, or nothing."""
        others = [state for state in self.states if state.kind == "other_branch"]
        mine = [state for state in self.states if state.kind == "as_shown"]
        return (mine[0], others[0]) if len(others) == len(mine) == 1 else ()


@component
def RecoveryScreen(desk: Desk, *parts: str) -> ft.Control:
    """Lead from what was found to the choices, and to going on with one.

    Whoever has just read what was found, or comes back from looking, gets the choices at once.
    """
    states, set_states = ft.use_state(None)
    chosen, set_chosen = ft.use_state(())
    job = use_job(desk)

    def choose(what: tuple[Any, ...]) -> None:
        set_chosen(lambda _old: what)

    if not recovering.is_needed(desk.ctx):
        return AllIsWell(desk)
    if states is None:
        at_once = parts == ("choices",)
        return WhatWasFound(
            desk, job, lambda found: set_states(lambda _old: found), at_once=at_once
        )
    choosing = Choosing(desk=desk, job=job, states=states, choose=choose)
    return GoOnPage(choosing, chosen) if chosen else Choices(choosing)


@component
def AllIsWell(desk: Desk) -> ft.Control:
    """Say that there is nothing to choose."""
    page = _page("well", _("Your folder is in order"), None)
    return PageFrame(desk, page, [body(_("There is nothing to choose now. You can write."))])


def _page(key: str, title: str, main: Action | None, **more: Any) -> Page:
    return Page(
        title=title,
        key=f"recovery-{key}",
        help=_(
            "Here you choose how your folder goes on. You can look at everything first. "
            "Nothing is deleted, whatever you choose."
        ),
        main=main,
        up=UP,
        place="more",
        **more,
    )


@component
def WhatWasFound(
    desk: Desk, job: Job, then: Callable[[list[Any]], None], *, at_once: bool
) -> ft.Control:
    """Tell what was found and lead to the choices."""

    def on() -> None:
        job.start(lambda progress: recovering.choices(desk.ctx, progress=progress), then)

    ft.use_effect(lambda: on() if at_once else None, [])
    main = Action(label=_("Show the choices"), press=on, key="choices", icon=ft.Icons.ARROW_FORWARD)
    return PageFrame(
        desk,
        _page("found", _("Choose how to go on"), main),
        [
            body(_("Your folder is protected now. You can look, and nothing changes.")),
            *what_was_found(desk.ctx.folder),
            _by_a_copy(desk),
        ],
    )


def _by_a_copy(desk: Desk) -> ft.Control:
    copy = Action(
        label=_("Bring a copy back instead"),
        press=lambda: desk.go("/safe/restore"),
        key="restore",
        icon=ft.Icons.RESTORE_PAGE_OUTLINED,
    )
    return side_by_side([button(copy, calm=True)])


@component
def Choices(choosing: Choosing) -> ft.Control:
    """Show what one can go on with, the best way first."""
    desk = choosing.desk
    shown = Paged(
        choosing.states,
        lambda n, state: StateCard(choosing, n, state, key=f"state-{n}"),
        where="states",
    )
    words = (
        body(_("Look at each one in peace. Then choose the one you want to go on with."))
        if choosing.states
        else body(_("Nothing here can be read. If you have a copy, restore it."))
    )
    first = [_both_card(choosing)] if choosing.both else []
    page = _page("choices", _("What do you want to go on with?"), None)
    last = [] if choosing.states else [_by_a_copy(desk)]
    return PageFrame(desk, page, [words, *first, shown, *last])


def _both_card(choosing: Choosing) -> ft.Control:
    join = Action(
        label=_("Go on with both"),
        press=lambda: choosing.choose(choosing.both),
        key="both",
        icon=ft.Icons.MERGE,
    )
    return card(
        [
            heading(_("Both versions together"), level=2),
            body(_("Everything from both is kept. This is nearly always the best choice.")),
            quiet(_("Where they differ, the newest is used. The other one stays in the history.")),
            side_by_side([button(join, main=True)]),
        ],
        tinted=True,
    )


@component
def StateCard(choosing: Choosing, n: int, state: Any) -> ft.Control:
    """Show one state, with the ways to look at it and to go on with it."""
    desk = choosing.desk

    def on_look() -> None:
        choosing.job.start(
            lambda _progress: recovering.look_at(desk.ctx, state),
            lambda _result: desk.go("/today"),
            stoppable=False,
        )

    look = Action(
        label=_("Look at choice {n}").format(n=n),
        press=on_look,
        key=f"look-{n}",
        icon=ft.Icons.VISIBILITY_OUTLINED,
    )
    take = Action(
        label=_("Go on with choice {n}").format(n=n),
        press=lambda: choosing.choose((state,)),
        key=f"take-{n}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    return card(
        [
            strong(_("{n}. {what}").format(n=n, what=name_of(desk, state))),
            *(quiet(fact) for fact in facts_of(desk, state)),
            side_by_side([button(look), button(take, calm=True)]),
        ]
    )


@component
def GoOnPage(choosing: Choosing, chosen: tuple[Any, ...]) -> ft.Control:
    """Say what happens, and do it at one press."""
    desk, job = choosing.desk, choosing.job
    state, other = chosen[0], chosen[1] if len(chosen) > 1 else None

    def done(_nothing: object) -> None:
        desk.go("/today")
        desk.say(_("Your folder is in order. You can write."))

    def on() -> None:
        job.start(
            lambda progress: recovering.go_on(desk.ctx, state, other=other, progress=progress),
            done,
            stoppable=False,
        )

    main = Action(label=_("Go on with this"), press=on, key="go-on", icon=ft.Icons.CHECK)
    what = _("Both versions together") if other else name_of(desk, state)
    page = _page("go-on", _("This happens now"), main, on_back=lambda: choosing.choose(()))
    return PageFrame(
        desk,
        page,
        [
            strong(what),
            *([] if other else [quiet(fact) for fact in facts_of(desk, state)]),
            body(_("After this you can write in your folder again.")),
            body(
                _(
                    "What is not used is not deleted. "
                    'It is kept, locked, in the folder "aside" beside your words.'
                )
            ),
        ],
    )
