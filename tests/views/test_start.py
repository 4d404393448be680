"""The first start: from the language to a folder of one's own, and a look around before it."""

import asyncio
import threading

import flet as ft
import pytest

from app import i18n
from app.i18n import speaking
from app.services import example, passphrase
from app.services.keeping import Home
from app.store.compartment import Compartment
from app.views import advance
from app.views.recovery_page import page_to_print
from tests.builders import ATime
from tests.harness.someone import at, until

pytestmark = pytest.mark.usefixtures("without_threads")


IN_A_THREAD = asyncio.to_thread
PHRASE = "kivi lampi sauna metsä viisi"


@pytest.fixture
def home(tmp_path):
    home = Home(data=tmp_path / "data", clock=ATime())
    yield home
    home.lock()


async def to_the_phrase(app):
    await app.choose("English")
    await app.press(*["continue"] * 5)


async def to_the_card(app):
    await to_the_phrase(app)
    await app.write(PHRASE)
    await app.press("make")


def card_on_screen(app):
    spoken = [c.semantics_label for c in app.all(ft.Text) if c.semantics_label]
    return [label.partition(": ")[2].replace(" ", "") for label in spoken]


def asked_group(app):
    (label,) = [w for w in app.texts() if w.startswith("Group ") and w.endswith("your card")]
    return int(label.split()[1])


async def test_the_first_page_speaks_the_language_the_start_found(home):
    i18n.use("sv")
    async with at(home, "/") as app:
        assert app.shows(speaking("sv")._("Continue"))


async def test_a_newcomer_comes_to_the_first_wish(home):
    async with at(home, "/") as app:
        await to_the_card(app)
        groups = card_on_screen(app)
        assert len(groups) == 9
        await app.press("continue")
        await app.write(groups[asked_group(app) - 1].lower())
        await app.press("continue", "first-wish")
        assert app.shows("What do you want to say?") or app.page.route.startswith("/wishes/")
    assert home.exists()


async def test_the_language_applies_at_once_and_is_kept(home):
    async with at(home, "/") as app:
        await app.choose("Svenska")
        assert app.shows(speaking("sv")._("Choose your language"))
    assert home.settings().language == "sv"


async def test_going_on_without_a_choice_keeps_the_language_that_is_shown(home):
    async with at(home, "/") as app:
        await app.press("continue")
    assert home.settings().language == "fi"


async def test_size_and_colours_apply_at_once(home):
    async with at(home, "/") as app:
        await app.choose("English")
        await app.press("continue")
        await app.choose("This is very large")
        await app.press("continue")
        await app.choose("Light words on a dark page")
        assert app.page.theme_mode == ft.ThemeMode.DARK
    assert (home.settings().text_size, home.settings().look) == (1.75, "dark")


async def test_a_passphrase_that_is_easy_to_guess_is_asked_for_again_kindly(home):
    async with at(home, "/") as app:
        await to_the_phrase(app)
        await app.write("aaaa")
        assert app.shows("Easy to guess. Add a word or two.")
        await app.press("make")
        assert app.shows("Someone could guess this. Add a word or take a suggestion.")
        assert app.one(ft.TextField).value == "aaaa"
    assert not home.exists()


async def test_words_can_be_suggested_and_are_hard_to_guess(home):
    async with at(home, "/") as app:
        await to_the_phrase(app)
        await app.press("suggest")
        first = app.one(ft.TextField).value
        await app.press("suggest")
        assert first != app.one(ft.TextField).value
        assert passphrase.strength(first) is passphrase.Strength.STRONG
        assert app.shows("Very hard to guess.")


async def test_hidden_words_are_asked_for_once_more(home):
    async with at(home, "/") as app:
        await to_the_phrase(app)
        await app.press("show-phrase")
        await app.write(PHRASE)
        await app.press("make")
        await app.write("kivi lampi")
        await app.press("make")
        assert app.shows("This is not the same yet. Write it again or go back.")
        assert not home.exists()
        await app.write(PHRASE)
        await app.press("make")
        assert app.shows("Your recovery card")


async def test_back_loses_nothing_and_a_folder_is_not_made_again(home):
    async with at(home, "/") as app:
        await to_the_phrase(app)
        await app.write(PHRASE)
        await app.press("back", "continue")
        assert app.one(ft.TextField).value == PHRASE
        await app.press("make")
        groups = card_on_screen(app)
        await app.press("back", "continue")
        assert card_on_screen(app) == groups


async def test_a_wrong_group_is_told_and_the_card_can_be_looked_at_again(home):
    async with at(home, "/") as app:
        await to_the_card(app)
        await app.press("continue")
        await app.write("????")
        await app.press("continue")
        assert app.shows("Compare it with your card.")
        await app.press("look-again")
        assert len(card_on_screen(app)) == 9


async def test_hide_covers_the_words_before_there_is_a_folder(home):
    async with at(home, "/") as app:
        await to_the_phrase(app)
        await app.write(PHRASE)
        await app.press("hide")
        assert not app.shows(PHRASE)
        await app.press("continue")
        assert app.one(ft.TextField).password


async def test_hide_locks_the_card_away_until_the_passphrase_is_given(home):
    async with at(home, "/") as app:
        await to_the_card(app)
        groups = card_on_screen(app)
        await app.press("hide")
        assert home.context is None
        assert not any(app.shows(group) for group in groups)
        await app.write(PHRASE)
        await app.press("open")
        assert card_on_screen(app) == groups


async def test_hide_while_the_folder_is_made_asks_the_passphrase_before_the_card(home, monkeypatch):
    gate = asyncio.Event()

    async def slowly(do, *what, **named):
        if getattr(do, "__name__", "") != "_lock":  # Hide itself is quick
            await gate.wait()
        return do(*what, **named)

    monkeypatch.setattr(asyncio, "to_thread", slowly)
    async with at(home, "/") as app:
        await to_the_phrase(app)
        await app.write(PHRASE)
        making = asyncio.create_task(app.press("make"))
        await app.settle()
        await app.press("hide", "continue")
        gate.set()
        await making
        await app.settle()
        assert home.exists()
        assert home.context is None
        assert not card_on_screen(app)
        assert not app.shows("Your folder is ready.")
        await app.write(PHRASE)
        await app.press("open")
        assert len(card_on_screen(app)) == 9


async def test_making_a_folder_that_lasts_is_told_and_is_whole_or_not_at_all(home, monkeypatch):
    monkeypatch.setattr(advance, "QUIET_S", 0.0)
    monkeypatch.setattr(advance, "TICK_S", 0.01)
    monkeypatch.setattr(asyncio, "to_thread", IN_A_THREAD)
    go_on, compact = threading.Semaphore(0), Compartment.compact

    def slowly(compartment):
        assert go_on.acquire(timeout=60)
        compact(compartment)

    monkeypatch.setattr(Compartment, "compact", slowly)
    async with at(home, "/") as app:
        await to_the_phrase(app)
        await app.write(PHRASE)
        making = asyncio.create_task(app.press("make"))
        await until(app, "Still working. 0 of 2 are ready.")
        assert app.shows("Your folder is made whole or not at all.")
        assert "job-cancel" not in app.buttons()
        go_on.release(2)
        await until(app, "Still working. 1 of 2 are ready.")
        await app.press("hide")
        go_on.release(20)
        await making
        await app.settle()
        assert home.exists()
        assert home.context is None


async def test_hide_while_the_example_opens_covers_it_and_removes_it(home, monkeypatch):
    gate = asyncio.Event()

    async def slowly(do, *what, **named):
        if do is example.beside:
            await gate.wait()
        return do(*what, **named)

    monkeypatch.setattr(asyncio, "to_thread", slowly)
    async with at(home, "/") as app:
        await app.choose("English")
        opening = asyncio.create_task(app.press("try-example"))
        await until(app, "Opening the example…")
        await app.press("hide")
        assert app.shows("Here you can go on when you wish.")
        gate.set()
        await opening
        await app.settle()
        assert app.shows("Here you can go on when you wish.")
        assert not (home.data / example.PLACE).exists()


async def test_a_place_that_cannot_be_written_is_told_and_the_words_stay(home):
    async with at(home, "/") as app:
        await to_the_phrase(app)
        await app.write(PHRASE)
        home.place.write_text("a file in the way")
        await app.press("make")
        assert app.shows("Kuulluksi cannot write to this place.")
        assert app.one(ft.TextField).value == PHRASE


async def test_the_card_can_be_saved_as_a_page_to_print(home, tmp_path):
    async with at(home, "/") as app:
        await to_the_card(app)
        app.conn.replies["save_file"] = str(tmp_path / "card.html")
        await app.press("save-card")
        page = (tmp_path / "card.html").read_text("utf-8")
        assert all(group in page for group in card_on_screen(app))
        assert app.shows("The page is saved.")


async def test_a_page_to_print_that_cannot_be_saved_is_told_and_the_card_stays(home, tmp_path):
    async with at(home, "/") as app:
        await to_the_card(app)
        app.conn.replies["save_file"] = str(tmp_path / "nowhere" / "card.html")
        await app.press("save-card")
        assert app.shows("The file was not saved.")
        assert len(card_on_screen(app)) == 9


def test_the_page_to_print_fetches_nothing_and_names_nobody():
    page = page_to_print(["AB<D", "1234"], speaking("fi")).decode()
    assert "<li>AB&lt;D</li>" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page


async def test_one_can_look_around_with_an_invented_person_and_come_back(home):
    async with at(home, "/") as app:
        await app.choose("English")
        await app.press("try-example")
        assert app.shows("Example: an invented person. Nothing here is yours.")
        await app.press("hide", "open", "place-more", "leave-example")
        assert app.shows("Choose your language")
        assert not app.shows("Example: an invented person.")
    assert not home.exists()
    assert not (home.data / example.PLACE).exists()
