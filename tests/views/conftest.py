"""What several tests of the screens share: work done at once, and a folder to begin with."""

from __future__ import annotations

import asyncio

import pytest

from app.services.keeping import Home
from tests.builders import ATime
from tests.harness.someone import an_open_home

PHRASE = "kuusi vene lumi talo"


@pytest.fixture
def home(tmp_path):
    """Return a home of one's own, open, until the test is over."""
    home = an_open_home(tmp_path)
    yield home
    home.lock()


@pytest.fixture
def without_threads(monkeypatch):
    """Let what is done beside the screen be done at once."""

    async def at_once(do, *what, **named):
        return do(*what, **named)

    monkeypatch.setattr(asyncio, "to_thread", at_once)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return where a folder lies that speaks English, locked, and its card."""
    data = tmp_path_factory.mktemp("made")
    home = Home(data=data, clock=ATime())
    _, card = home.create(PHRASE)
    home.change_settings(home.settings().__class__(language="en"))
    home.lock()
    return data, card
