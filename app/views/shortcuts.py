"""The keys that do the same on every page; one table, told to the person in Help.

A key does what the tool or place of the same name does, and only while that is offered.
Each is a function key, Escape, or a digit together with Alt: writing never presses one.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import dataclass

import flet as ft

from app.errors.base import N_
from app.views.kit.buttons import Action, Press

DIGITS = "12345"
BACK = "back"
DEED = "deed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """Name one key, the tool or place it stands for, and what it does in words."""

    key: str
    does: str
    words: str

    @property
    def with_alt(self) -> bool:
        """Return whether Alt, or Ctrl on a Mac, is held with it."""
        return self.key in DIGITS


SHORTCUTS = (
    Shortcut(key="Escape", does=BACK, words=N_("Goes back. Closes Help when it is open.")),
    Shortcut(
        key="F2",
        does=DEED,
        words=N_("Moves to the one thing to do on the page, such as Continue. Enter presses it."),
    ),
    Shortcut(key="F1", does="help", words=N_("Opens and closes Help.")),
    Shortcut(key="F8", does="aloud", words=N_("Reads the page aloud, and stops reading.")),
    Shortcut(key="F4", does="hide", words=N_("Hides everything at once.")),
    Shortcut(key="1", does="place-today", words=N_("Leads to Today.")),
    Shortcut(key="2", does="place-wishes", words=N_("Leads to Wishes.")),
    Shortcut(key="3", does="place-meetings", words=N_("Leads to Meetings.")),
    Shortcut(key="4", does="place-agreements", words=N_("Leads to Agreed.")),
    Shortcut(key="5", does="place-more", words=N_("Leads to More.")),
)


def meant_by(event: ft.KeyboardEvent, *, mac: bool) -> str:
    """Return the name of what these pressed keys stand for; empty when for nothing."""
    held = (event.alt, event.ctrl, event.meta, event.shift)
    with_digit = (False, True, False, False) if mac else (True, False, False, False)
    for one in SHORTCUTS:
        wanted = with_digit if one.with_alt else (False, False, False, False)
        if event.key == one.key and held == wanted:
            return one.does
    return ""


def on_a_mac(page: ft.Page) -> bool:
    """Return whether Alt writes letters on this keyboard, so that Ctrl is used."""
    return page.platform in {ft.PagePlatform.MACOS, ft.PagePlatform.IOS}


class AtHand:
    """Hold what the page shown now offers to the keys."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._offered: dict[str, Press] = {}

    def offer(self, actions: Iterable[Action]) -> None:
        """Take the tools and places of the page that is drawn now."""
        self._offered = {action.key: action.press for action in actions}

    def offers(self, name: str) -> bool:
        """Return whether a tool or place can be reached now."""
        return name in self._offered

    async def press(self, name: str) -> None:
        """Do what the tool or place of this name does; nothing when it is not offered."""
        press = self._offered.get(name)
        done = press() if press else None
        if inspect.isawaitable(done):
            await done
