"""About me: each part in one's own words, kept by itself, seen by whom one chooses."""

import flet as ft

from app.services import profile
from tests.harness.someone import at


def told(home):
    return {part.part: part for part in profile.parts(home.context)}


async def test_every_part_tells_what_it_could_hold(home):
    async with at(home, "/about-me") as app:
        assert len(app.buttons("write-")) == 9
        assert app.buttons("write-")[0] == "write-name"
        assert app.shows("What matters to me")


async def test_a_part_is_kept_as_it_is_written(home):
    async with at(home, "/about-me") as app:
        await app.press("write-matters")
        await app.write("Oma koti. 🏡")
        await app.press("continue")
        assert app.page.route == "/about-me"
        assert app.shows("Oma koti. 🏡")
    assert told(home)["matters"].words == "Oma koti. 🏡"
    assert told(home)["matters"].visibility == "only_me"


async def test_who_may_see_is_asked_once_there_are_words(home):
    async with at(home, "/about-me/support") as app:
        assert app.all(ft.RadioGroup) == []
    profile.tell(home.context, "support", "Puhu hitaasti.")


async def test_a_part_can_be_allowed_to_be_shared(home):
    profile.tell(home.context, "support", "Puhu hitaasti.")
    async with at(home, "/about-me/support") as app:
        await app.choose("May be shared")
    assert told(home)["support"].visibility == "may_be_shared"
    assert told(home)["support"].words == "Puhu hitaasti."


async def test_earlier_words_of_a_part_can_be_taken_back(home):
    profile.tell(home.context, "aids", "Kävelykeppi.")
    profile.tell(home.context, "aids", "Rollaattori.")
    async with at(home, "/about-me/aids") as app:
        await app.press("history", "take-1")
        assert app.one(ft.TextField).value == "Kävelykeppi."


async def test_an_unknown_part_shows_the_page_of_all_parts(home):
    async with at(home, "/about-me/nonsense") as app:
        assert len(app.buttons("write-")) == 9


async def test_the_parts_are_asked_one_after_another_and_end_with_all_answers(home):
    profile.tell(home.context, "name", "Irja")
    async with at(home, "/about-me") as app:
        await app.press("go-on")
        assert app.page.route == "/about-me/tell/matters"
        assert app.shows("Question 2 / 9")
        await app.choose("I do not want to answer")
        await app.press(*["continue"] * 8)
        assert app.page.route == "/about-me/tell/check"
        assert app.shows("Irja")
        await app.press("resume")
        assert app.page.route == "/about-me/tell/support"


async def test_a_part_left_open_says_so_and_is_no_part(home):
    async with at(home, "/about-me/aids") as app:
        await app.choose("I do not want to answer")
        await app.press("continue")
        assert app.texts().count("I do not want to answer") == 1
    assert told(home) == {}
