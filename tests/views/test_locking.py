"""After Hide, a sleep or a lock nothing a person wrote is left on the screen or behind it."""

import gc
import time

import flet as ft
import pytest

from app.services import people, wishes
from app.views.leaving import Watch
from tests.harness.someone import at

MARKER = "vuokkolinnunlaulu"


@pytest.fixture
def asleep(monkeypatch):
    """Let the wall clock jump, as it does while the device sleeps."""
    slept = [0.0]
    plain = Watch.__init__

    def begin(watch):
        plain(watch, time.monotonic, lambda: time.time() + slept[0])

    monkeypatch.setattr(Watch, "__init__", begin)

    def sleep():
        slept[0] += 3600

    return sleep


@pytest.fixture
def wish(home):
    people.add(home.context, first_name=MARKER)
    return wishes.say(home.context, words=MARKER)


def behind(app):
    """Return all words that the window still holds: in its controls and beside them."""
    gc.collect()
    stored = [repr(vars(app.session.store))]
    return [words for words in [*app.texts(), *stored] if MARKER in words]


def known_to(app):
    """Return the words of the controls that events can still reach."""
    index = vars(app.session)["_Session__index"]
    words = [str(getattr(one, "value", "")) for one in list(index.values())]
    return [each for each in words if MARKER in each]


@pytest.mark.parametrize("route", ["/wishes", "/wishes/{id}", "/people", "/give", "/today"])
async def test_nothing_written_is_left_in_the_window_after_hide(home, wish, route):
    async with at(home, route.format(id=wish.id)) as app:
        if route in {"/wishes", "/people"}:
            assert behind(app), "the marker stands on the page before"
        await app.press("hide")
        assert behind(app) == []


async def test_no_control_with_words_is_known_to_the_window_after_hide(home, wish):
    async with at(home, f"/wishes/{wish.id}") as app:
        assert known_to(app)
        await app.press("hide")
        gc.collect()
        assert known_to(app) == []


async def test_after_a_sleep_the_folder_is_locked_before_anything_can_be_pressed(home, asleep):
    async with at(home, "/wishes") as app:
        button = app.all(ft.OutlinedButton, key="place-today")[0]
        asleep()
        await app.click(button)
        assert home.context is None
        assert app.shows("The example is hidden.")
        assert app.page.route == "/wishes", "what was pressed did nothing"


async def test_after_a_sleep_the_first_sign_of_life_locks(home, asleep):
    async with at(home, "/wishes") as app:
        asleep()
        await app.page_event("app_lifecycle_state_change", {"state": "resume"})
        assert home.context is None
