"""Keys that do the same on every page, and writing that presses none of them."""

import pytest

from app.views.shortcuts import SHORTCUTS
from tests.harness.someone import at


async def test_escape_goes_back_where_the_person_came_from(home):
    async with at(home, "/today") as app:
        await app.press("place-more", "more-about-me")
        await app.keys("Escape")
        assert app.page.route == "/more"


async def test_escape_closes_help_before_it_goes_back(home):
    async with at(home, "/today") as app:
        await app.press("place-more", "more-settings")
        await app.keys("F1")
        assert app.all(key="help-words")
        await app.keys("Escape")
        assert not app.all(key="help-words")
        assert app.page.route == "/settings"


async def test_escape_does_nothing_on_a_page_without_back(home):
    async with at(home, "/today") as app:
        await app.keys("Escape")
        assert app.page.route == "/today"


async def test_f4_hides_and_then_no_key_leads_to_a_place(home):
    async with at(home, "/today") as app:
        await app.keys("F4")
        assert home.context is None
        await app.keys("Alt+2")
        assert app.page.route == "/today"


@pytest.mark.parametrize(
    ("digit", "route"),
    [("1", "/today"), ("2", "/wishes"), ("3", "/meetings"), ("4", "/agreements"), ("5", "/more")],
)
@pytest.mark.parametrize(("platform", "held"), [("linux", "Alt"), ("macos", "Ctrl")])
async def test_a_digit_leads_to_a_place_from_anywhere(home, digit, route, platform, held):
    async with at(home, "/settings", platform=platform) as app:
        await app.keys(f"{held}+{digit}")
        assert app.page.route == route


@pytest.mark.parametrize(
    "pressed",
    ["1", "Ctrl+Alt+2", "Shift+Alt+2", "Ctrl+2", "Alt+6", "Ctrl+F4", "Alt+F4", "Shift+F1", "a"],
)
async def test_writing_and_other_keys_press_nothing(home, pressed):
    """Ctrl and Alt together are AltGr, which writes letters."""
    async with at(home, "/settings") as app:
        before = app.texts()
        await app.keys(pressed)
        assert (app.page.route, app.texts()) == ("/settings", before)
        assert home.context is not None


async def test_words_being_written_are_kept_when_a_key_leads_away(home):
    async with at(home, "/wishes/new") as app:
        await app.write("Haluan uida.")
        await app.keys("Alt+1", "Alt+2")
        assert app.shows("Haluan uida.")


async def test_help_leads_to_the_list_of_keys(home):
    async with at(home, "/today") as app:
        await app.press("help", "shortcuts")
        assert app.page.route == "/more/shortcuts"
        assert all(app.shows(one.words) for one in SHORTCUTS)
