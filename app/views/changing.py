"""Change the passphrase or the card: the present secret first, the old one stops last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from app.i18n import _
from app.services import access, copies, passphrase
from app.services.access import Proof
from app.views import changing_pages, new_secrets
from app.views.changing_steps import Changing, Kind, Step, begun
from app.views.desk import Desk
from app.views.job import Job, use_job
from app.views.kit.buttons import Action
from app.views.kit.fields import Field, SecretField
from app.views.kit.words import body
from app.views.new_secrets import Shown, any_group
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.telling import Telling, told_at_field
from app.views.waiting import Waiting

UP = "/safe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Hold a change as one page needs it; *over* leads on when all is done."""

    desk: Desk
    job: Job
    now: Changing
    put: Callable[[Callable[[Changing], Changing]], None]
    out: Callable[[], None] | None  # what Back does on the first page, when it does not go up
    over: Callable[[], None]

    def change(self, **answers: Any) -> None:
        """Keep answers."""
        self.put(lambda old: replace(old, **answers))

    def to(self, step: Step | None) -> None:
        """Show another page; what was answered stays."""
        if step and not self.job.running:
            self.desk.report(None)
            self.desk.say("")
            self.change(step=step, tries=0)

    def on(self) -> None:
        """Go on to the next page, or make the change where it is the last."""
        if self.now.last:
            self.job.start(self.now.deed(), self._done)
        else:
            self.to(self.now.next)

    def _done(self, finished: object) -> None:
        """Forget all that was typed and say what holds now."""
        kind = self.now.kind
        self.put(lambda _old: Changing(kind=kind, step=Step.DONE, finished=bool(finished)))

    @property
    def main(self) -> Action:
        """Return the deed of this page."""
        return self.acting(self.on)

    def acting(self, press: Callable[[], Any]) -> Action:
        """Return the deed of this page when it has to look at the answer first."""
        label = changing_pages.deed_of(self.now.kind) if self.now.last else _("Continue")
        icon = ft.Icons.CHECK if self.now.last else ft.Icons.ARROW_FORWARD
        return Action(label=label, press=press, key="continue", icon=icon)


@component
def ChangePassphrase(desk: Desk, *_parts: str) -> ft.Control:
    """Lead to a new passphrase."""
    return Changes(desk, begun(Kind.PHRASE))


@component
def NewCard(desk: Desk, *_parts: str) -> ft.Control:
    """Lead to a new card."""
    return Changes(desk, begun(Kind.CARD))


@component
def BeginAnew(desk: Desk, *_parts: str) -> ft.Control:
    """Lead to a new passphrase and a new card at once."""
    return Changes(desk, begun(Kind.ANEW))


@component
def Changes(
    desk: Desk,
    first: Changing,
    out: Callable[[], None] | None = None,
    over: Callable[[], None] | None = None,
) -> ft.Control:
    """Show the page of a change that is reached."""
    now, put = ft.use_state(lambda: first)
    job = use_job(desk)
    if desk.visiting:
        return _in_the_example(desk, now.kind)
    leave = over or (lambda: desk.go(UP))
    way = Way(desk=desk, job=job, now=now, put=put, out=out, over=leave)
    if now.step is Step.PRESENT:
        return AskPresent(way)
    shown = _PAGES[now.step](way)
    return PageFrame(desk, _page(way, shown), [*shown.controls])


def _page(way: Way, shown: Shown) -> Page:
    now = way.now
    back = (lambda: way.to(now.before)) if now.before and not _begins(way) else way.out
    return Page(
        title=shown.title,
        key=f"change-{now.kind}-{now.step}-{now.right}",
        help=shown.help,
        main=shown.main or way.main,
        on_back=None if now.step is Step.DONE else back,
        up="" if way.out or now.step is Step.DONE else UP,
        step=changing_pages.title_of(now.kind) if now.step is Step.PRESENT else "",
        place="" if way.out else "more",
        telling=shown.telling,
    )


def _begins(way: Way) -> bool:
    """Return whether this is the first page of a change that asks for no secret any more."""
    return way.out is not None and way.now.step is Step.PHRASE


def _in_the_example(desk: Desk, kind: Kind) -> ft.Control:
    page = Page(
        title=changing_pages.title_of(kind),
        key=f"change-{kind}-example",
        help=_("This is an example, not your own folder. Press Back to go on looking around."),
        up=UP,
        place="more",
    )
    told = _("The example has no passphrase and no card of its own.")
    return PageFrame(desk, page, [body(told)])


# ---- the pages


@component
def AskPresent(way: Way) -> ft.Control:
    """Ask for the present passphrase or card; what is typed is forgotten with this page."""
    typed, set_typed = ft.use_state("")
    control = ft.use_ref(None)
    desk = way.desk

    def proved(proof: Proof) -> None:
        key = access.new_card() if way.now.kind is not Kind.PHRASE else ""
        asked = any_group(len(passphrase.card_groups(key)))
        desk.say("")
        way.change(proof=proof, key=key, group=asked, right=0, step=way.now.next)

    def on() -> None:
        ctx = desk.ctx
        way.job.start(lambda _progress: access.prove(desk.home, ctx, typed), proved)

    entry = Field(
        label=_("Your passphrase or the groups of your card"),
        value=typed,
        on_change=set_typed,
        problem=told_at_field(desk),
        control=control,
        key="present",
        on_submit=on,
    )
    shown = Shown(
        title=_("First your present passphrase"),
        help=_("Write what opens your folder now. Then nobody else can change it."),
        main=Action(label=_("Continue"), press=on, key="continue", icon=ft.Icons.ARROW_FORWARD),
        controls=[],
        telling=Telling(entry=control),
    )
    controls = [
        body(_("Write the passphrase that opens your folder now. Your card works too.")),
        SecretField(entry, _("Show the words"), _("Hide the words")),
        Waiting(desk),
    ]
    return PageFrame(desk, _page(way, shown), controls)


def _phrase(way: Way) -> Shown:
    def on() -> None:
        if way.now.strong_enough:
            way.on()
        else:
            way.change(tries=way.now.tries + 1)

    def suggest() -> None:
        words = passphrase.suggest_phrase(way.desk.words.code)
        way.change(phrase=words, hidden=False, again="", tries=0)

    title = _("Choose a new passphrase")
    return new_secrets.phrase(way.now, way.change, suggest, way.acting(on), title=title)


def _again(way: Way) -> Shown:
    def on() -> None:
        if way.now.same_again:
            way.on()
        else:
            way.change(tries=way.now.tries + 1)

    return new_secrets.again(way.now, way.change, way.acting(on))


def _check(way: Way) -> Shown:
    now, desk = way.now, way.desk

    def on() -> None:
        if not passphrase.check_card(now.key, now.typed, group=now.group):
            way.change(tries=way.now.tries + 1)
        elif not now.last:
            other = (now.group + 1 + any_group(len(now.groups) - 1)) % len(now.groups)
            desk.say(_("That is right. Write one more group."))
            way.change(group=other, typed="", right=now.right + 1, tries=0)
        else:
            way.on()

    return new_secrets.check(now, way.change, lambda: way.to(Step.CARD), way.acting(on))


def _done(way: Way) -> Shown:
    main = Action(label=_("Ready"), press=way.over, key="ready", icon=ft.Icons.CHECK)
    earlier = bool(copies.earlier(way.desk.home))
    return changing_pages.done(way.now.kind, main, finished=way.now.finished, earlier=earlier)


_PAGES: dict[Step, Callable[[Way], Shown]] = {
    Step.EXPLAINED: lambda _way: changing_pages.explained(),
    Step.PHRASE: _phrase,
    Step.AGAIN: _again,
    Step.CARD: lambda way: changing_pages.card_shown(way.desk, way.now),
    Step.CHECK: _check,
    Step.DONE: _done,
}
