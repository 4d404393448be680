"""The example is always seen to be one, and no page says in the window's title what it shows."""

import pytest

from app.services import example
from tests.harness.every_route import every_route
from tests.harness.someone import an_open_home, at

MARK = "Example: an invented person. Nothing here is yours."
SIZES = {"phone": (390, 844), "wide": (1280, 800), "low": (640, 256)}


@pytest.fixture
def own(tmp_path):
    home = an_open_home(tmp_path)
    yield home
    home.lock()


@pytest.fixture
def aune(own):
    home = example.beside(own, "en")
    yield home
    home.lock()


async def test_every_page_of_the_example_says_that_it_is_one(aune):
    without = []
    for route in every_route(aune.context):
        async with at(aune, route) as app:
            without += [] if app.shows(MARK) else [route]
    assert without == []


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_the_mark_of_the_example_stands_before_the_heading(aune, size):
    width, height = size
    async with at(aune, "/today", width=width, height=height) as app:
        texts = app.texts()
        assert texts.index(MARK) < texts.index("Today", texts.index(MARK))


async def test_the_hidden_example_says_so_and_nothing_of_the_invented_person(aune):
    async with at(aune, "/wishes") as app:
        await app.press("hide")
        assert app.shows(MARK)
        assert app.shows("The example is hidden.")
        assert not app.shows("Aune")


async def test_ones_own_pages_never_carry_the_mark_of_the_example(own):
    own.demo = False
    async with at(own, "/today") as app:
        assert not app.shows("Example: an invented person.")


async def test_the_title_of_the_window_is_the_same_on_every_page_and_when_hidden(aune):
    titles = set()
    for route in every_route(aune.context):
        async with at(aune, route) as app:
            titles.add(app.page.title)
            await app.press("help")
            titles.add(app.page.title)
    async with at(aune, "/wishes") as app:
        await app.press("hide")
        titles.add(app.page.title)
    assert titles == {"Notes"}
