"""Help explains the words of the page it is opened on, and leads to all words."""

import pytest

from app.content.glossary import glossary, said_in
from app.content.wording import Wording
from app.services import demo
from app.services.keeping import Home
from tests.builders import ATime
from tests.harness.every_route import every_route
from tests.harness.someone import an_open_home, at

# Words of everyday speech, or so near the name of a place of the app that Help tells enough.
EVERYDAY = {"agreement", "client", "goal", "meeting", "person", "profile", "revision", "wish"}
EVERYDAY |= {"paper", "share", "means", "view", "reasons", "decision", "helper"}


@pytest.fixture
def home(tmp_path):
    """Aune's folder: her words are Finnish, the screen is English, so neither is the other."""
    home = an_open_home(tmp_path)
    demo.fill(home.context, "fi")
    yield home
    home.lock()


ALL_WORDS = "/more/words"  # explains every word itself


def words_said(app):
    wordings = [Wording(fi="", sv="", en=text) for text in app.texts()]
    return set(said_in(wordings)) - EVERYDAY


async def test_help_explains_each_word_of_the_page_that_is_not_everyday(home):
    missing = {}
    for route in set(every_route(home.context)) - {ALL_WORDS}:
        async with at(home, route) as app:
            said = words_said(app)
            await app.press("help")
            for code in said:
                if not app.shows(glossary()[code].meaning):
                    missing.setdefault(route, set()).add(code)
    assert missing == {}


async def test_help_leads_to_all_words_and_back(home):
    async with at(home, "/people") as app:
        await app.press("help")
        assert app.shows("Words used here")
        await app.press("help-all-words")
        assert app.shows("Find a word")
        await app.press("help")
        assert "help-all-words" not in app.buttons()
        await app.press("back")
        assert app.shows("My people")


async def test_help_explains_the_words_of_the_first_start(tmp_path):
    home = Home(data=tmp_path / "new", clock=ATime(), demo=True)
    async with at(home, "/") as app:
        await app.press("help")
        assert app.shows(glossary()["recovery_card"].word.fi)
        assert "help-all-words" not in app.buttons()


async def test_help_closes_again(home):
    async with at(home, "/people") as app:
        await app.press("help", "help")
        assert not app.shows("Words used here")


def test_a_word_inside_a_longer_one_is_found_only_where_it_stands_alone():
    assert said_in([Wording(fi="", sv="", en="Meeting about the client plan")]) == (
        "client_plan",
        "meeting",
    )
    both = said_in([Wording(fi="", sv="", en="The client asks for client plans.")])
    assert set(both) == {"client_plan", "client"}
