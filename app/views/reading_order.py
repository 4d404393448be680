"""What a page says, in the order it is read: from its controls, with the language of each."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import flet as ft
from flet.components.component import Component
from flet.controls.base_control import BaseControl

from app.i18n import _, screen
from app.services.sound import Part
from app.views.kit.spoken import Spoken

_SILENT = (ft.Icon, ft.ProgressBar, ft.ProgressRing, ft.Divider)
_FROM_THE_RIGHT = {"R", "AL"}
_ENDS = (".", "!", "?", ":", "…", ",", ";")
_SPOKEN_AS = {" · ": ", ", " / ": ", ", " → ": ", "}


def reading_order(page: ft.Page, language: str) -> list[Part]:
    """Return what the page says now; *language* is the screen's."""
    reader = _Reader(language)
    for view in page.views if isinstance(page.views, list) else [page.views]:
        reader.read(view, language)
    return reader.parts


class _Reader:
    """Go through the controls of a page and gather what they say."""

    def __init__(self, language: str) -> None:
        """Start with nothing said."""
        self.parts: list[Part] = []
        self._screen = language
        self._group: str | None = None  # the chosen value of the choice we are in
        self._marks: list[bool] = []  # of the answers so far: chosen or not
        self._ways: dict[type, Callable[[Any, str], None]] = {
            ft.Text: self._text,
            ft.TextField: self._field,
            ft.Image: self._image,
            ft.Semantics: self._named,
            ft.MergeSemantics: self._together,
            ft.RadioGroup: self._choice,
            ft.Radio: self._radio,
            ft.Checkbox: self._checkbox,
        }

    def read(self, node: Any, language: str) -> None:
        """Read a control and all that is visible inside it."""
        if isinstance(node, Component):
            for child in _listed(node._b):  # noqa: SLF001 - what a component drew; Flet is pinned
                self.read(child, language)
        elif isinstance(node, BaseControl) and _visible(node):
            told = node.data if isinstance(node.data, Spoken) else Spoken()
            if not (told.never or isinstance(node, _SILENT)):
                way = next((w for kind, w in self._ways.items() if isinstance(node, kind)), None)
                (way or self._inside)(node, told.language or language)

    def _say(self, words: object, language: str) -> None:
        if isinstance(words, str) and any(c.isalnum() for c in words):
            said = words.strip()
            for seen, spoken in _SPOKEN_AS.items():
                said = said.replace(seen, spoken)
            whole = said if said.endswith(_ENDS) else f"{said}."
            self.parts.append(Part(whole, self._said_in(said, language)))

    def _said_in(self, words: str, language: str) -> str:
        """Return the language of words; what Arabic lacks is said in its second language."""
        spoken = screen()
        if language != self._screen or not spoken.language.rtl or len(spoken.chain) < 2:
            return language
        ours = any(unicodedata.bidirectional(c) in _FROM_THE_RIGHT for c in words)
        return language if ours or not any(map(str.isalpha, words)) else spoken.chain[1]

    def _inside(self, node: Any, language: str) -> None:
        if not list(_children(node)):
            self._say(getattr(node, "tooltip", None), language)
        for child in _children(node):
            self.read(child, language)

    def _text(self, node: ft.Text, language: str) -> None:
        self._say(node.semantics_label or node.value, language)

    def _field(self, node: ft.TextField, language: str) -> None:
        """Read what is written; what is covered on the screen is covered here too."""
        if not node.password:
            self._say(node.value, language)
        self._say(node.helper, self._screen)

    def _image(self, node: ft.Image, language: str) -> None:
        if not node.exclude_from_semantics:
            self._say(node.semantics_label, language)

    def _named(self, node: ft.Semantics, language: str) -> None:
        """Read a group with its name; of a question without an answer that is said."""
        if node.exclude_semantics:
            return
        self._say(node.label, language)
        before, self._marks = self._marks, []
        self._inside(node, language)
        if node.label and self._marks and not any(self._marks):
            self._say(_("Nothing is chosen yet."), self._screen)
        self._marks = before + self._marks

    def _together(self, node: ft.MergeSemantics, language: str) -> None:
        """Read one thing whole; of an answer its state comes last."""
        before = len(self._marks)
        self._inside(node, language)
        if any(self._marks[before:]):
            self._say(_("This is chosen."), self._screen)

    def _choice(self, node: ft.RadioGroup, language: str) -> None:
        before, self._group = self._group, node.value
        self._inside(node, language)
        self._group = before

    def _radio(self, node: ft.Radio, language: str) -> None:
        self._say(node.label, language)
        self._marks.append(node.value == self._group)

    def _checkbox(self, node: ft.Checkbox, language: str) -> None:
        self._say(node.label, language)
        self._marks.append(bool(node.value))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _visible(node: BaseControl) -> bool:
    return getattr(node, "visible", True) is not False


def _children(node: BaseControl) -> Iterator[BaseControl]:
    for field in dataclasses.fields(node):
        if field.name.startswith("_") or field.metadata.get("skip"):
            continue
        for value in _listed(getattr(node, field.name, None)):
            if isinstance(value, BaseControl):
                yield value
