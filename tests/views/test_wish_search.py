"""Searching one's wishes: by one's own words and by what is told of them, letter by letter."""

import random
import time

import flet as ft
import pytest

from app.content.life_areas import life_areas
from app.records.wish import Wish
from app.services import wishes
from app.views.wishes import FEW
from tests.harness.someone import at, until

SAID = ("Haluan kuoroon.", "Pelkään kaatumista.", "En muuta pois.", "Äidin kissa.", "Tie.", "Yö.")
MANY = 5_000
# Twice to four times what is promised: these tests run beside others, on any machine.
OPENS_S, LETTER_S = 1.2, 0.5


@pytest.fixture
def six(home):
    kept = [wishes.say(home.context, words=words) for words in SAID]
    wishes.change(home.context, kept[4].id, life_area="moving_around", how_now="not_good")
    wishes.change(home.context, kept[5].id, visibility="may_be_shared", importance="most")
    return kept


async def look_for(app, words):
    await app.write(words, "search-wishes")


async def open_folder(app):
    await app.write("kuusi vene lumi talo")
    await app.press("open")
    await until(app, lambda: app.buttons("place-"))


async def test_the_words_of_a_wish_find_it_with_its_own_number(home, six):
    async with at(home, "/wishes") as app:
        await look_for(app, "äidin")
        assert app.buttons("open-") == [f"open-{six[3].id}"]
        assert app.shows("1 wish was found.")
        assert app.shows("Wish 4")


@pytest.mark.parametrize(
    ("asked", "at_place"),
    [("moving around", 4), ("not good", 4), ("very important", 5), ("may be shared", 5)],
)
async def test_what_was_told_of_a_wish_finds_it_too(home, six, asked, at_place):
    async with at(home, "/wishes") as app:
        await look_for(app, asked)
        assert app.buttons("open-") == [f"open-{six[at_place].id}"]


async def test_how_many_were_found_is_read_aloud(home, six):
    async with at(home, "/wishes") as app:
        await look_for(app, "is")
        spoken = [s for s in app.all(ft.Semantics, text="3 wishes were found.") if s.live_region]
        assert len(spoken) == 1


async def test_finding_nothing_says_what_one_can_do(home, six):
    async with at(home, "/wishes") as app:
        await look_for(app, "zzz")
        assert app.buttons("open-") == []
        assert app.shows("Nothing was found. Try fewer letters.")


async def test_clearing_shows_all_again_and_leads_back_to_the_field(home, six):
    async with at(home, "/wishes") as app:
        assert "clear-wishes" not in app.buttons()
        await look_for(app, "zzz")
        await app.press("clear-wishes")
        assert len(app.buttons("open-")) == len(SAID)
        field = app.one(ft.TextField, key="search-wishes")
        assert field.value == ""
        assert app.focused() == field._i


async def test_the_search_is_there_again_after_looking_at_a_wish_but_not_after_hiding(home, six):
    home.lock()
    home.demo = False
    async with at(home, "/wishes") as app:
        await open_folder(app)
        await look_for(app, "äidin")
        await app.press(f"open-{six[3].id}", "back")
        assert app.one(ft.TextField, key="search-wishes").value == "äidin"
        assert app.buttons("open-") == [f"open-{six[3].id}"]
        await app.press("hide")
        await open_folder(app)
        assert app.one(ft.TextField, key="search-wishes").value == ""


async def test_beside_a_wish_the_list_is_searched_too(home, six):
    async with at(home, f"/wishes/{six[0].id}", width=1280, height=800) as app:
        await look_for(app, "kissa")
        assert app.buttons("open-") == [f"open-{six[3].id}"]


async def test_a_few_wishes_need_no_search(home):
    for n in range(FEW):
        wishes.say(home.context, words=f"Toive {n}.")
    async with at(home, "/wishes") as app:
        assert app.all(ft.TextField) == []


@pytest.mark.usefixtures("as_with_a_person")
async def test_five_thousand_wishes_open_and_are_searched_without_waiting(home):
    drawn = random.Random(4)
    with home.context.folder.unit() as unit:
        for n in range(MANY):
            area = drawn.choice([*life_areas(), ""])
            unit.keep(Wish(words=f"Toive numero {n}. " * 5, own_order=n, life_area=area))
    async with at(home, "/today", width=390, height=844) as app:
        begun = time.process_time()
        await app.press("place-wishes")
        assert time.process_time() - begun < OPENS_S
        assert len(app.buttons("open-")) == 50
        for asked in ("4", "49", "499", "4999"):
            begun = time.process_time()
            await look_for(app, asked)
            assert time.process_time() - begun < LETTER_S
            assert len(app.buttons("open-")) <= 20
        assert app.shows("1 wish was found.")
