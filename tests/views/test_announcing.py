"""What came of a deed is read aloud, also when it is the same words again."""

import flet as ft

from app.services import wishes
from app.views.kit.words import QUIET_MARK
from tests.harness.someone import at


def announced(app):
    """Return what the regions that are read aloud hold, as it stands there."""
    live = [one for one in app.all(ft.Semantics) if one.live_region]
    return [text.value for one in live for text in app.walk(one) if isinstance(text, ft.Text)]


async def test_the_same_words_again_are_a_new_announcement(home):
    wish = wishes.say(home.context, words="Haluan kävellä joka päivä.")
    async with at(home, f"/wishes/{wish.id}/change/importance") as app:
        cards = [card for card in app.all(ft.Container) if card.on_click]
        said = []
        for card in cards[:3]:
            await app.click(card)
            said += [words for words in announced(app) if words.strip(QUIET_MARK) == "Saved"]
    assert len(said) == 3
    assert said[0] != said[1] != said[2]


async def test_a_page_without_news_announces_nothing(home):
    async with at(home, "/wishes") as app:
        assert "".join(announced(app)).strip(QUIET_MARK) == ""
