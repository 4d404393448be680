"""Words at 200 % on a phone: the deed and the other places are near, little stands in the way."""

from dataclasses import replace
from datetime import timedelta

import flet as ft
import pytest

from app.services import agreements, meetings, sound, wishes
from app.sound.here import voice_on
from app.views.long_words import LETTERS
from tests.builders import TODAY
from tests.harness.someone import an_open_home, at, until

PHONE = {"width": 390, "height": 844}
LISTS = {"/wishes": "new-wish", "/meetings": "new-meeting", "/agreements": "new-agreement"}


@pytest.fixture
def home(tmp_path):
    home = an_open_home(tmp_path)
    home.change_settings(replace(home.settings(), text_size=2.0))
    yield home
    home.lock()


@pytest.fixture
def usual(home):
    """Give the words their usual size."""
    home.change_settings(replace(home.settings(), text_size=1.0))
    return home


def a_thing_of_each(home):
    wishes.say(home.context, words="Haluan kuoroon.")
    meetings.arrange(home.context, day=TODAY + timedelta(days=3))
    agreements.note_down(home.context, what="Marja tilaa kyydin.")


@pytest.mark.parametrize(("route", "deed"), LISTS.items())
async def test_what_begins_a_new_thing_stands_before_a_long_list(home, route, deed):
    a_thing_of_each(home)
    async with at(home, route, **PHONE) as app:
        keys = app.buttons()
        assert keys.index(deed) < min(n for n, key in enumerate(keys) if key.startswith("open-"))


async def test_it_stands_at_the_foot_where_it_is_always_in_sight(usual):
    a_thing_of_each(usual)
    async with at(usual, "/wishes", **PHONE) as app:
        keys = app.buttons()
        assert keys.index("new-wish") > max(
            n for n, key in enumerate(keys) if key.startswith("open-")
        )


async def test_the_places_at_the_foot_of_a_long_page_are_one_press_away(home):
    async with at(home, "/wishes", **PHONE) as app:
        assert app.buttons()[0] == "to-places"
        await app.press("to-places")
        assert app.buttons("place-")


async def test_where_the_places_are_in_sight_nothing_leads_to_them(usual):
    async with at(usual, "/wishes", **PHONE) as app:
        assert not app.buttons("to-places")


async def test_back_has_its_place_before_the_way_to_the_places(home):
    async with at(home, "/settings", **PHONE) as app:
        assert app.buttons()[0] == "back"
        assert not app.buttons("to-places")


async def test_today_shows_the_meeting_and_one_more_so_that_the_beginnings_are_near(home):
    a_thing_of_each(home)
    for n in range(4):
        agreements.note_down(
            home.context, what=f"Lupaus {n}.", by_when=TODAY - timedelta(days=n + 1)
        )
    async with at(home, "/today", **PHONE) as app:
        assert app.buttons("open-meeting")
        assert len(app.buttons("open-")) == 2
        assert app.buttons("start-")


@pytest.mark.parametrize(("size", "letters"), [(1.0, LETTERS), (2.0, LETTERS // 2)])
async def test_a_card_shows_fewer_words_when_they_are_very_large(home, size, letters):
    home.change_settings(replace(home.settings(), text_size=size))
    wishes.say(home.context, words="Haluan kuoroon tiistaisin. " * 20)
    async with at(home, "/wishes", **PHONE) as app:
        (shown,) = [words for words in app.texts() if words.endswith("…")]
        assert letters // 2 < len(shown) <= letters + 2


@pytest.mark.parametrize(("width", "kind"), [(390, ft.Row), (320, ft.Column)])
async def test_an_icon_stands_beside_words_that_lose_nothing_by_it(home, width, kind):
    for words in ("Haluan kuoroon.", "Haluan uimaan."):
        wishes.say(home.context, words=words)
    home.change_settings(replace(home.settings(), language="fi"))
    async with at(home, "/wishes", width=width, height=844) as app:
        assert isinstance(app.one(ft.OutlinedButton, key="order").content, kind)


async def test_the_size_of_the_words_comes_first_in_the_settings(home):
    async with at(home, "/settings", **PHONE) as app:
        said = app.texts()
        assert said.index("Size of the words") < said.index("Language")


async def test_why_nothing_is_read_aloud_is_told_under_the_heading(home, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))  # no program that speaks
    silent = voice_on("linux")
    monkeypatch.setattr(sound, "voice", lambda: silent)
    for n in range(3):
        wishes.say(home.context, words=f"Toive {n}.")
    async with at(home, "/wishes", **PHONE) as app:
        await app.press("aloud")
        await until(app, "This device has no voice that can read aloud.")
        said = app.texts()
        (why,) = [n for n, words in enumerate(said) if words.startswith("This device has no")]
        assert said.index("My wishes") < why < said.index("Tell a new wish")
