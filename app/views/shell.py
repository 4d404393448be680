"""Hold one open window: what Flet draws, and what stands in for a part that failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import flet as ft

from app.i18n import _
from app.services.keeping import Home
from app.views import safety
from app.views.acts import Acts, Now, at_start
from app.views.appearance_of import dress
from app.views.desk import Desk
from app.views.kit.layout import stack
from app.views.kit.words import body
from app.views.routes import screen_for
from app.views.safety import component


def main_of(home: Home) -> Callable[[ft.Page], None]:
    """Return what Flet calls for each window."""

    def main(page: ft.Page) -> None:
        safety.install(page, card=_failed_part)
        dress(page, home.settings())
        page.render(Window, home)

    return main


def _failed_part(code: str) -> ft.Control:
    words = _("This part did not work. Your words are safe. Code: {code}").format(code=code)
    return ft.Semantics(live_region=True, content=stack([body(words)]))


@component
def Window(own: Home) -> ft.Control:
    """Show a person's own home, or for a while the example of an invented person."""
    example, set_example = ft.use_state(None)
    page = ft.context.page

    def visit(other: Home | None) -> None:
        dress(page, (other or own).settings())
        set_example(lambda _before: other)
        page.update()

    shown = example or own
    return App(shown, visit, visiting=shown is not own, key="own" if shown is own else "example")


@component
def App(home: Home, visit: Callable[[Home | None], None], *, visiting: bool = False) -> ft.Control:
    """Show the screen of the current route, or what leads to an open folder."""
    page = ft.context.page
    now, show = ft.use_state(lambda: at_start(page, home))
    acts = ft.use_memo(lambda: Acts(page, home, now), [])
    acts.now, acts.show = now, show
    ft.use_effect(acts.follow, [])
    ft.use_effect(lambda: home.on_locked(acts.draw_soon), [])
    ft.use_effect(acts.keep_watch, [])
    ft.use_effect(lambda: home.on_locked(acts.aloud.hush), [])
    desk = Desk(
        **{f.name: getattr(now, f.name) for f in fields(Now)},
        page=page,
        home=home,
        drafts=acts.drafts,
        work=acts.work,
        at_hand=acts.at_hand,
        searches=acts.searches,
        photos=acts.photos,
        go=acts.go,
        back=acts.back,
        say=acts.say,
        changed=acts.draw,
        report=acts.report,
        read_aloud=acts.read_aloud,
        hide=acts.hide,
        show_help=acts.show_help,
        answer_as=acts.answer_as,
        choose=acts.choose,
        opened=acts.opened,
        visit=visit,
        visiting=visiting,
    )
    drawn = ft.use_ref(desk)
    if not acts.work.still:
        drawn.current = desk
    return ft.memo(Shown)(drawn.current)


@component
def Shown(desk: Desk) -> ft.Control:
    """Show the screen of a desk; the same desk again draws nothing anew.

    So a page whose long work has the folder to itself never waits for it.
    """
    return screen_for(desk)
