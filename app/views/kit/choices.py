"""Ask for one or many answers with cards that are pressed anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.views.kit.breaking import told
from app.views.kit.buttons import Press
from app.views.kit.layout import air, stack
from app.views.kit.theme import BODY, EDGE, FIELD_CORNER, GAP, RING, TARGET, Paint, Style
from app.views.safety import component

PICTURE, TALL_PICTURE = 56, 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Describe one answer: its stored value, its words, its picture, a line of help.

    *scale* shows the words larger or smaller than the page's, to choose a size by; *own*
    says that the label is a person's words.
    """

    value: str
    label: str
    picture: str | bytes | None = None
    help: str = ""
    scale: float | None = None
    own: bool = False


@component
def ChoiceCard(
    option: Option, press: Press, *, marked: bool, one: bool, tall: bool = False
) -> ft.Control:
    """Show one answer as a card that is pressed anywhere; a tall one has its picture on top.

    The native mark inside gives role, state and keys; the card gives the large target
    and draws the focus ring, because the mark's own is too faint to see.
    """
    ringed, set_ringed = ft.use_state(False)
    common: dict[str, Any] = {
        "on_focus": lambda: set_ringed(True),
        "on_blur": lambda: set_ringed(False),
    }
    native = (
        ft.Radio(value=option.value, **common)
        if one
        else ft.Checkbox(value=marked, on_change=press, **common)
    )
    edge = RING if ringed else EDGE
    colour = Paint.INK if ringed else (Paint.MAIN if marked else Paint.LINE)
    return ft.MergeSemantics(
        ft.Container(
            on_click=press,
            bgcolor=Paint.TINT if marked else Paint.CARD,
            border=ft.Border.all(edge, colour),
            border_radius=FIELD_CORNER,
            padding=12 - edge,  # the card keeps its size when the ring appears
            content=_tall(option, native) if tall else _flat(option, native),
        ),
        expand=tall,
    )


def _flat(option: Option, native: ft.Control) -> ft.Control:
    words: list[ft.Control] = [_label(option)]
    if option.help:
        words.append(told(option.help, Style.SMALL, inside=_beside(option), color=Paint.QUIET))
    return ft.Row([native, *_picture(option), ft.Column(words, spacing=2, expand=True)])


def _tall(option: Option, native: ft.Control) -> ft.Control:
    words = ft.Text(option.label, theme_style=Style.BODY, text_align=ft.TextAlign.CENTER)
    picture = [tile(option.picture, TALL_PICTURE)] if option.picture else []
    return ft.Column(
        [*picture, words, native],
        spacing=4,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _label(option: Option) -> ft.Text:
    if option.scale is None:
        return told(option.label, Style.BODY, own=option.own, inside=_beside(option))
    style = ft.TextStyle(size=BODY * option.scale, height=1.4)
    return ft.Text(option.label, theme_style=Style.BODY, style=style)


def _beside(option: Option) -> float:
    """Return what edge, mark and picture take of the line of its words, unlike a usual card."""
    picture = PICTURE + 2 * 2 + 10 if option.picture else 0
    return 2 * 12 + TARGET + 10 + picture - 2 * (air() + 1)


def _picture(option: Option) -> list[ft.Control]:
    return [] if option.picture is None else [tile(option.picture)]


def tile(picture: str | bytes, size: int = PICTURE) -> ft.Control:
    """Return a symbol on a white tile: its outlines are black also on a dark page.

    A photo, given as bytes, fills the tile.
    """
    fit = ft.BoxFit.CONTAIN if isinstance(picture, str) else ft.BoxFit.COVER
    image = ft.Image(src=picture, width=size, height=size, fit=fit, exclude_from_semantics=True)
    return ft.Container(image, bgcolor=Paint.TILE, border_radius=8, padding=2)


@component
def SingleChoice(
    question: str,
    options: Sequence[Option],
    chosen: str | None,
    on_choose: Callable[[str], None],
) -> ft.Control:
    """Ask for one answer: one Tab stop, arrow keys move and choose, Space chooses."""
    return _one_of(question, chosen, on_choose, _cards(options, chosen, on_choose))


def _cards(
    options: Sequence[Option],
    chosen: str | None,
    on_choose: Callable[[str], None],
    *,
    tall: bool = False,
) -> list[ft.Control]:
    """Return the cards of which one can be chosen."""
    return [
        ChoiceCard(
            option,
            _choosing(on_choose, option.value),
            marked=option.value == chosen,
            one=True,
            tall=tall,
            key=option.value,
        )
        for option in options
    ]


def _one_of(
    question: str,
    chosen: str | None,
    on_choose: Callable[[str], None],
    shown: Sequence[ft.Control],
) -> ft.Control:
    """Return cards as one group: a single Tab stop with the question as its name."""
    group = ft.RadioGroup(
        value=chosen,
        on_change=lambda e: on_choose(str(e.control.value)),
        content=stack(shown),
    )
    return ft.Semantics(container=True, label=question, content=group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Describe a scale: its *steps* with pictures, and *others* such as "I do not know".

    *across* puts the steps side by side; without room for that they stand below each other.
    """

    steps: Sequence[Option]
    others: Sequence[Option] = ()
    across: bool = True


@component
def PictureScale(
    question: str, scale: Scale, chosen: str | None, on_choose: Callable[[str], None]
) -> ft.Control:
    """Ask how something is, by pictures with their words: one Tab stop, arrow keys choose."""
    steps = _cards(scale.steps, chosen, on_choose, tall=scale.across)
    shown = [ft.Row(steps, spacing=GAP, intrinsic_height=True)] if scale.across else steps
    others = _cards(scale.others, chosen, on_choose)
    return _one_of(question, chosen, on_choose, [*shown, *others])


@component
def MultiChoice(
    question: str,
    options: Sequence[Option],
    chosen: frozenset[str],
    on_choose: Callable[[frozenset[str]], None],
) -> ft.Control:
    """Ask for any number of answers: each card is a Tab stop, Space turns it."""
    cards = [
        ChoiceCard(
            option,
            _choosing(on_choose, chosen ^ {option.value}),
            marked=option.value in chosen,
            one=False,
            key=option.value,
        )
        for option in options
    ]
    return ft.Semantics(container=True, label=question, content=stack(cards))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """Describe "I do not know exactly" beside a field; *turn* is told what it becomes."""

    label: str
    chosen: bool
    turn: Callable[[bool], object]
    key: str


def unsure_card(unsure: Unsure) -> ft.Control:
    """Return not knowing as an answer equal to the field above it."""
    option = Option(value=unsure.key, label=unsure.label)
    press = _choosing(unsure.turn, not unsure.chosen)
    return ChoiceCard(option, press, marked=unsure.chosen, one=False, key=unsure.key)


def _choosing(on_choose: Callable[[Any], object], value: object) -> Callable[[], None]:
    def choose() -> None:
        on_choose(value)

    return choose
