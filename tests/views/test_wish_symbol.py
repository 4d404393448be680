"""A wish said with a picture: found by group or word, kept, shown with its word everywhere."""

from dataclasses import replace
from datetime import timedelta

import flet as ft
import pytest

from app.services import agenda, meetings, today, wishes
from tests.builders import TODAY
from tests.harness.someone import at

CHOIR = "Haluan kuoroon."


@pytest.fixture
def wish(home):
    return wishes.say(home.context, words=CHOIR)


@pytest.fixture
def only_music(home):
    wish = wishes.say(home.context, words="", kind="")
    return wishes.say_with_symbol(home.context, wish.id, "music")


def told(home):
    return wishes.all_wishes(home.context)


def pictures(app, code):
    return [image for image in app.all(ft.Image) if image.src == f"symbols/{code}.svg"]


async def test_a_wish_is_said_with_a_picture_alone(home):
    async with at(home, "/wishes") as app:
        await app.press("new-wish", "say-with-symbol")
        assert app.shows("Say it with a picture")
        await app.press("group-doing", "pick-music")
        assert app.shows("The picture is kept: Music")
        assert app.shows("What do you want to say?")
        assert pictures(app, "music")
        await app.press("continue")
        assert app.shows("Music")
        await app.press("place-wishes")
        assert app.shows("Music")
        assert app.shows("Said with a picture")
    (wish,) = told(home)
    assert (wish.words, wish.kind, wish.photo) == ("", "", "symbol:music")


async def test_a_picture_stands_beside_the_words_and_hides_from_readers(home, wish):
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("say-with-symbol", "group-doing", "pick-music")
        assert app.shows(CHOIR)
        assert not app.shows("Said with a picture")
        assert all(image.exclude_from_semantics for image in pictures(app, "music"))
        assert len(pictures(app, "music")) == 1
    assert [wish.words for wish in told(home)] == [CHOIR]


async def test_a_picture_is_found_by_its_word(home, wish):
    async with at(home, f"/wishes/{wish.id}/symbol") as app:
        await app.write("CHAIR", "search-symbols")
        assert app.buttons("pick-") == ["pick-wheelchair"]
        assert app.shows("1 picture was found.")
        await app.press("pick-wheelchair")
    assert told(home)[0].photo == "symbol:wheelchair"


async def test_every_picture_to_press_has_its_word_as_its_name(home, wish):
    async with at(home, f"/wishes/{wish.id}/symbol") as app:
        groups = app.buttons("group-")
        assert len(groups) == 10
        for group in groups:
            await app.press(group)
            for button in app.all(ft.OutlinedButton):
                if str(button.key).startswith("pick-"):
                    assert "".join(app.texts(button)).strip()
            await app.press("back")


async def test_back_from_a_group_leads_to_the_groups_and_then_to_where_one_was(home, wish):
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("say-with-symbol", "group-health", "back")
        assert app.buttons("group-")
        await app.press("back")
        assert app.shows("Wish 1")
    assert told(home)[0].photo == ""


async def test_the_picture_is_taken_away_again(home, only_music):
    async with at(home, f"/wishes/{only_music.id}/symbol") as app:
        await app.press("symbol-away")
        assert app.shows("The picture is gone.")
        assert "symbol-away" not in app.buttons()
    assert told(home)[0].photo == ""


async def test_the_earlier_picture_is_told_among_the_earlier_versions(home, only_music):
    wishes.say_with_symbol(home.context, only_music.id, "faith")
    async with at(home, f"/wishes/{only_music.id}/history") as app:
        assert app.shows("With a picture: Music")
        await app.press("take-1")
    assert told(home)[0].photo == "symbol:music"


@pytest.mark.parametrize("route", ["/prepare/{m}/wishes", "/meetings/{m}", "/prepare/{m}/sheet"])
async def test_getting_ready_shows_the_picture_with_its_word(home, only_music, route):
    meeting = meetings.arrange(home.context, day=TODAY)
    agenda.choose_wishes(home.context, meeting.id, [only_music.id])
    async with at(home, route.format(m=meeting.id)) as app:
        assert pictures(app, "music")
        assert app.shows("Music")
        assert app.shows("Said with a picture")


@pytest.mark.parametrize("way", ["", "/answer", "list"])
async def test_the_meeting_shows_the_picture_with_its_word(home, only_music, way):
    meeting = meetings.arrange(home.context, day=TODAY)
    (line,) = agenda.choose_wishes(home.context, meeting.id, [only_music.id])
    page = way if way == "list" else f"{line.item.id}{way}"
    async with at(home, f"/in-meeting/{meeting.id}/{page}") as app:
        assert pictures(app, "music")
        assert app.shows("Music")
        assert app.shows("Said with a picture")


def test_a_wish_said_with_a_picture_is_no_wish_only_begun(home, only_music):
    ctx = home.context
    tomorrow = replace(ctx, clock=lambda: ctx.clock() + timedelta(days=1))
    assert today.look(tomorrow).lines != ()
    wishes.change(ctx, only_music.id, life_area="leisure_and_community")
    assert today.look(tomorrow).lines == ()


async def test_large_words_put_each_word_beside_its_picture(home, wish):
    home.change_settings(replace(home.settings(), text_size=2.0))
    async with at(home, f"/wishes/{wish.id}/symbol", width=390, height=844) as app:
        await app.press("group-people")
        cells = [c for c in app.all(ft.Container) if str(c.key).startswith("cell-")]
        assert {cell.col for cell in cells} == {12}
