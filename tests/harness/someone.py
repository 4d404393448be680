"""Act in a test as a person in front of the app: press, choose, write, look."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import flet as ft

from app.services.keeping import Home
from app.views.kit.words import QUIET_MARK
from app.views.shell import main_of
from tests.builders import ATime
from tests.harness.flet_harness import FletHarness


def an_open_home(data: Path, clock: ATime | None = None) -> Home:
    """Return a home of one's own, made and open, on 24.11.2026, speaking English."""
    home = Home(data=data, clock=clock or ATime(), demo=True)
    home.create("kuusi vene lumi talo", language="fi")
    home.change_settings(replace(home.settings(), language="en", lock_when_away=False))
    return home


class Someone(FletHarness):
    """Press by key, choose by words, and look at what stands on the screen."""

    async def press(self, *keys: str) -> None:
        """Press the buttons with these keys, one after another."""
        for key in keys:
            await self.click(self.one(ft.OutlinedButton, key=key))

    async def choose(self, words: str) -> None:
        """Press the card that shows these words."""
        (found,) = [card for card in self.all(ft.Container, text=words) if card.on_click]
        await self.click(found)

    async def write(self, words: str, key: str | None = None) -> None:
        """Replace the words of a field; without *key*, of the only one."""
        field = self.one(ft.TextField, key=key) if key else self.one(ft.TextField)
        await self.type(field, words)

    async def keys(self, *pressed: str) -> None:
        """Press keys anywhere on the page: ``Escape``, ``F1``, ``Alt+2``."""
        for one in pressed:
            *held, key = one.split("+")
            down = {name: name.title() in held for name in ("shift", "ctrl", "alt", "meta")}
            await self.page_event("keyboard_event", {"key": key, **down})

    def shows(self, words: str) -> bool:
        """Return whether these words stand anywhere on the screen."""
        return any(words in text.replace(QUIET_MARK, "") for text in self.texts())

    def buttons(self, beginning: str = "") -> list[str]:
        """Return the keys of the buttons on the screen, in order."""
        found = [str(button.key) for button in self.all(ft.OutlinedButton)]
        return [key for key in found if key.startswith(beginning)]


async def until(
    app: Someone, wanted: Callable[[], object] | str, *, within_s: float = 20.0
) -> None:
    """Wait for work in a thread, as a person does: for words, or for something to be true."""
    ends = time.monotonic() + within_s
    while not (app.shows(wanted) if isinstance(wanted, str) else wanted()):
        assert time.monotonic() < ends, app.texts()
        await asyncio.sleep(0.02)
        await app.settle()


def at(home: Home, route: str, **size: Any) -> Someone:
    """Return someone who opens the app at a route: ``async with at(home, "/today")``."""
    return Someone(main_of(home), route=route, **size)
