"""Say of a control how it is read aloud: in which language, or never."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import flet as ft

C = TypeVar("C", bound=ft.Control)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Hold how a control and all inside it is read; an empty language is the screen's."""

    language: str = ""
    never: bool = False


def said_in(language: str, control: C) -> C:
    """Note the language of the words inside a control."""
    control.data = Spoken(language=language)
    return control


def never_read(control: C) -> C:
    """Keep a control from being read aloud: a secret, or what stands on every page."""
    control.data = Spoken(never=True)
    return control
