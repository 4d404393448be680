"""The sheets of the gallery: the controls of the kit, each in its states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.views.drafts import Drafts
from app.views.kit.buttons import Action, button, start_button
from app.views.kit.choices import (
    MultiChoice,
    Option,
    PictureScale,
    Scale,
    SingleChoice,
    Unsure,
    tile,
    unsure_card,
)
from app.views.kit.fields import Field, Kept, KeptField, SecretField, text_field
from app.views.kit.layout import card, side_by_side, soft_area, stack, station
from app.views.kit.picture_button import picture_button
from app.views.kit.problems import ErrorSummary, Problem
from app.views.kit.theme import REST, Paint
from app.views.kit.tools import tools_in_a_row
from app.views.kit.words import (
    Status,
    body,
    heading,
    mark,
    own_words,
    problem_box,
    quiet,
    small,
    status_line,
    strong,
)
from app.views.safety import component

STEPS = {"good": "like", "between": "between", "not_good": "dislike"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Hold what a sheet is drawn with: its words, how large they are, the room across."""

    words: dict[str, str]
    scale: float
    width: float

    def act(self, name: str, icon: ft.IconData | None = None) -> Action:
        """Return something to press that does nothing."""
        return Action(label=self.words[name], press=_nothing, key=name, icon=icon)

    def option(self, name: str, **more: Any) -> Option:
        """Return an answer."""
        return Option(value=name, label=self.words[name], **more)


def _nothing(*_given: object) -> None:
    """Do nothing: the gallery keeps nothing."""


def buttons(sheet: Sheet) -> list[ft.Control]:
    """Return the buttons: the main one, plain, calm, bare, starting points."""
    return [
        tools_in_a_row(
            sheet.act("back", ft.Icons.ARROW_BACK),
            [
                sheet.act("help", ft.Icons.HELP_OUTLINE),
                sheet.act("close", ft.Icons.VISIBILITY_OFF_OUTLINED),
            ],
            instead=sheet.words["back"],
            width=sheet.width,
            scale=sheet.scale,
        ),
        button(sheet.act("onward", ft.Icons.ARROW_FORWARD), main=True),
        side_by_side([button(sheet.act("write", ft.Icons.EDIT_OUTLINED))]),
        side_by_side([button(sheet.act("remove", ft.Icons.DELETE_OUTLINE), calm=True)]),
        side_by_side([button(sheet.act("help", ft.Icons.HELP_OUTLINE), bare=True)]),
        button(sheet.act("long", ft.Icons.VISIBILITY_OUTLINED)),
        start_button(
            sheet.act("start", ft.Icons.GROUPS_OUTLINED), help_words=sheet.words["start_help"]
        ),
        picture_button(sheet.act("wish"), tile(_picture("write")), beside=True),
    ]


def choices(sheet: Sheet) -> list[ft.Control]:
    """Return the choices of one, of many, and on a scale of pictures."""
    return [OneOfFew(sheet), SomeOfFew(sheet), HowItIs(sheet), NotSure(sheet)]


@component
def OneOfFew(sheet: Sheet) -> ft.Control:
    """Ask for one answer, with a line of help."""
    chosen, choose = ft.use_state("only_me")
    words = sheet.words
    options = [sheet.option("only_me"), sheet.option("shared", help=words["shared_help"])]
    cards = SingleChoice(words["question"], options, chosen, lambda v: choose(lambda _old: v))
    return stack([heading(words["question"], level=2), cards])


@component
def SomeOfFew(sheet: Sheet) -> ft.Control:
    """Ask for any number of answers, with pictures."""
    chosen, choose = ft.use_state(frozenset({"glasses"}))
    words = sheet.words
    options = [
        sheet.option(name, picture=_picture(picture))
        for name, picture in {"glasses": "sight", "papers": "write"}.items()
    ]
    cards = MultiChoice(words["bring"], options, chosen, lambda v: choose(lambda _old: v))
    return stack([heading(words["bring"], level=2), cards])


@component
def HowItIs(sheet: Sheet) -> ft.Control:
    """Ask on a scale of three pictures, with not knowing beside it."""
    chosen, choose = ft.use_state("between")
    words = sheet.words
    scale = Scale(
        steps=[sheet.option(name, picture=_picture(picture)) for name, picture in STEPS.items()],
        others=[sheet.option("unknown")],
        across=sheet.scale < 1.5,
    )
    asked = PictureScale(words["now"], scale, chosen, lambda v: choose(lambda _old: v))
    return stack([heading(words["now"], level=2), asked])


@component
def NotSure(sheet: Sheet) -> ft.Control:
    """Show not knowing exactly as an answer of its own."""
    chosen, turn = ft.use_state(False)
    return unsure_card(
        Unsure(
            label=sheet.words["unsure"],
            chosen=chosen,
            turn=lambda to: turn(lambda _old: to),
            key="unsure",
        )
    )


def _picture(name: str) -> str:
    return f"symbols/{name}.svg"


def fields(sheet: Sheet) -> list[ft.Control]:
    """Return the fields: empty, filled, advised, with a problem, secret, a day."""
    words = sheet.words
    return [
        text_field(_field(sheet, "name", words["name_written"])),
        text_field(_field(sheet, "phone", "", advice=words["phone_advice"])),
        text_field(_field(sheet, "wish", words["wish_written"], lines=3)),
        SecretField(
            _field(sheet, "phrase", words["phrase_written"], problem=words["phrase_problem"]),
            words["show"],
            words["hide"],
        ),
        KeptField(
            Kept(
                place="day",
                label=words["day"],
                value=words["day_written"],
                keep=_nothing,
                drafts=Drafts(),
                explain=lambda _problem: words["day_problem"],
                saved=_nothing,
                advice=words["day_advice"],
                understood=lambda written: (
                    words["day_understood"] if written == words["day_written"] else ""
                ),
            )
        ),
    ]


def _field(sheet: Sheet, name: str, value: str, **more: Any) -> Field:
    return Field(label=sheet.words[name], value=value, on_change=_nothing, key=name, **more)


def words(sheet: Sheet) -> list[ft.Control]:
    """Return what is read: headings, words, marks, cards, problems."""
    said = sheet.words
    marks = {
        "kept": (ft.Icons.CHECK_CIRCLE_OUTLINE, Paint.KEPT),
        "open": (ft.Icons.HOURGLASS_EMPTY, Paint.OPEN),
        "late": (ft.Icons.EVENT_BUSY, Paint.LATE),
        "differ": (ft.Icons.COMPARE_ARROWS, Paint.DIFFER),
    }
    return [
        heading(said["section"], level=2, step=said["step"]),
        stack([body(said["body"]), quiet(said["quiet"]), small(said["small"])]),
        card([strong(said["strong"]), own_words(said["own"], note=said["note"])]),
        card([mark(icon, said[name], paint) for name, (icon, paint) in marks.items()]),
        card([own_words(said["own"], aloud=True), ft.Row([tile(_picture("home"))])], tinted=True),
        station(ft.Icon(ft.Icons.EVENT), strong(said["strong"]), [body(said["body"])]),
        soft_area([body(said["start_help"])]),
        status_line(Status(said["saved"])),
        problem_box(said["failed"], said["failed_advice"]),
        TwoProblems(sheet),
    ]


@component
def TwoProblems(sheet: Sheet) -> ft.Control:
    """Tell two problems together, each leading to its field."""
    phrase, day = ft.use_ref(None), ft.use_ref(None)
    words = sheet.words
    problems = [
        Problem(words=words["phrase_problem"], control=phrase),
        Problem(words=words["day_problem"], control=day),
    ]
    told = [
        text_field(_field(sheet, "phrase", "", problem=words["phrase_problem"], control=phrase)),
        text_field(_field(sheet, "day", "31.2.", problem=words["day_problem"], control=day)),
    ]
    return stack([ErrorSummary(words["summary"], problems, 0), *told], spacing=REST)


SHEETS: dict[str, Callable[[Sheet], list[ft.Control]]] = {
    "buttons": buttons,
    "choices": choices,
    "fields": fields,
    "words": words,
}
