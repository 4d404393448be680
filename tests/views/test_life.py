"""My life now: pictures sorted one at a time, kept at once, seen as a whole and compared."""

import flet as ft
import pytest

from app.content.life_areas import life_areas
from app.records.base import WhoseWords
from app.services import left_open, life, wishes
from tests.harness.someone import at

AREAS = list(life_areas())
HOME, DAILY = AREAS[:2]


def rounds(home):
    return life.rounds(home.context)


@pytest.fixture
def whole(home):
    """Return a picture in which everything is sorted and nothing is ready."""
    for n, area in enumerate(AREAS):
        life.put(home.context, "now", area, ("good", "between", "not_good")[n % 3])
    return life.one(home.context, "now")


async def test_each_choice_is_kept_at_once_and_the_next_picture_follows(home):
    async with at(home, "/wishes") as app:
        await app.press("to-life", "new-life")
        assert app.shows("Question 1 / 13")
        assert app.shows("Home and housing")
        await app.choose("Good")
        assert rounds(home)[0].areas == {HOME: "good"}
        await app.press("continue")
        assert app.shows("Question 2 / 13")
        await app.choose("Not good")
        await app.press("continue")
    assert rounds(home)[0].areas == {HOME: "good", DAILY: "not_good"}


async def test_looking_without_choosing_keeps_nothing(home):
    async with at(home, "/life") as app:
        await app.press("new-life", "continue", "back", "back")
    assert rounds(home) == []


async def test_going_back_loses_nothing(home):
    async with at(home, "/life") as app:
        await app.press("new-life")
        await app.choose("In between")
        await app.press("continue", "back")
        assert app.shows("Home and housing")
    assert rounds(home)[0].areas == {HOME: "between"}


async def test_one_goes_on_at_the_first_picture_that_is_not_sorted(home):
    life.put(home.context, "now", HOME, "good")
    life.put(home.context, "now", AREAS[2], "good")
    async with at(home, "/life") as app:
        await app.press("resume")
        assert app.shows("Question 2 / 13")


async def test_not_knowing_and_not_answering_are_answers(home):
    async with at(home, "/life") as app:
        await app.press("new-life")
        await app.choose("I do not know")
        await app.press("continue")
        await app.choose("I do not want to answer")
        await app.press("continue", "place-wishes", "to-life", "resume")
        assert app.shows("Question 3 / 13")
    (one,) = rounds(home)
    assert one.areas == {HOME: "unknown"}
    assert left_open.notes(home.context, one.id).left == {DAILY: "declined"}


async def test_the_last_picture_leads_to_the_whole(home, whole):
    async with at(home, f"/life/now/sort/{AREAS[-1]}") as app:
        await app.press("continue")
        assert app.all(ft.Container, key="group-good")
        assert app.shows("Press a picture to put it in another place.")


async def test_an_area_is_sorted_again_from_the_whole_and_comes_back_there(home, whole):
    async with at(home, "/life/now") as app:
        await app.press(f"sort-{HOME}")
        await app.choose("Not good")
        await app.press("continue")
        assert app.buttons(f"wish-{HOME}")
    assert rounds(home)[0].areas[HOME] == "not_good"


async def test_a_wish_from_an_area_knows_its_part_of_life(home, whole):
    async with at(home, "/life/now") as app:
        await app.press(f"wish-{AREAS[2]}")
        await app.write("Apua aamulla.")
        await app.press("continue")
    (wish,) = wishes.all_wishes(home.context)
    assert (wish.words, wish.life_area) == ("Apua aamulla.", AREAS[2])


async def test_a_wish_from_an_area_said_with_a_picture_knows_it_too(home, whole):
    async with at(home, "/life/now") as app:
        await app.press(f"wish-{AREAS[2]}", "say-with-symbol", "group-doing", "pick-music")
    (wish,) = wishes.all_wishes(home.context)
    assert (wish.photo, wish.life_area) == ("symbol:music", AREAS[2])


async def test_no_wish_is_left_when_nothing_was_said(home, whole):
    async with at(home, "/life/now") as app:
        await app.press(f"wish-{AREAS[2]}", "back")
    assert wishes.all_wishes(home.context) == []


async def test_an_area_that_is_good_offers_no_wish(home, whole):
    async with at(home, "/life/now") as app:
        assert f"wish-{HOME}" not in app.buttons("wish-")


async def test_words_about_the_whole_and_who_may_see_it_are_kept(home, whole):
    async with at(home, "/life/now") as app:
        await app.press("change-words")
        await app.write("Aamut painavat.")
        await app.press("continue", "change-visibility")
        await app.choose("May be shared")
        await app.press("continue")
        assert app.shows("Aamut painavat.")
    one = life.one(home.context, "now")
    assert (one.words, one.visibility) == ("Aamut painavat.", "may_be_shared")


async def test_ready_keeps_the_picture_and_the_next_time_is_compared_with_it(home, whole):
    async with at(home, "/life/now") as app:
        await app.press("ready")
        assert app.shows("The picture of")
        await app.press("new-life")
        await app.choose("Not good")
        await app.press("continue")
        await app.choose("Good")
        await app.press("place-wishes", "to-life")
    new = rounds(home)[0]
    async with at(home, f"/life/{new.id}") as app:
        assert app.shows("Better than last time")
        assert app.shows("Not as good as last time")
        assert app.shows("Home and housing: it was “Good”, now it is “Not good”.")
    assert life.one(home.context, "now").areas == whole.areas


async def test_a_ready_picture_is_sorted_again_only_when_it_is_opened(home, whole):
    life.close(home.context, "now")
    async with at(home, "/life/now") as app:
        assert not app.buttons("sort-")
        await app.press("open-again")
        assert len(app.buttons("sort-")) == len(AREAS)


async def test_earlier_sortings_can_be_taken_back(home, whole):
    life.put(home.context, "now", HOME, "not_good")
    async with at(home, "/life/now") as app:
        await app.press("history")
        newest = app.buttons("take-")[0]
        await app.press(newest)
    assert life.one(home.context, "now").areas == whole.areas


async def test_a_picture_that_is_removed_can_be_brought_back(home, whole):
    async with at(home, "/life/now") as app:
        await app.press("remove")
        assert rounds(home) == []
        await app.press("bring-back")
    assert len(rounds(home)) == 1


async def test_what_a_newer_version_sorted_otherwise_stands_as_not_sorted(home):
    life.put(home.context, "now", HOME, "wonderful")
    life.put(home.context, "now", "a new area", "good")
    async with at(home, "/life/now") as app:
        assert app.all(ft.Container, key="group-open")
    assert life.one(home.context, "now").areas == {HOME: "wonderful", "a new area": "good"}


async def test_whose_words_are_theirs_when_another_sorts(home, whole):
    async with at(home, f"/life/now/change/{HOME}") as app:
        await app.press("who-answers")
        await app.choose("Someone types my words for me")
        await app.choose("In between")
    assert left_open.notes(home.context, "now").whose == {HOME: WhoseWords.TYPED}
