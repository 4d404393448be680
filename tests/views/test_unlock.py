"""Opening a locked folder: passphrase, recovery card, waits, and what opening found."""

import asyncio
import shutil
import threading

import flet as ft
import pytest

from app.services import example
from app.services.keeping import Home
from app.store import shelf
from app.store.notice import Found, Level, Notice
from app.views import advance
from app.views.found import worth_telling
from app.views.work import Work
from tests.builders import ATime
from tests.harness.someone import an_open_home, at, until

pytestmark = pytest.mark.usefixtures("without_threads")


IN_A_THREAD = asyncio.to_thread
PHRASE = "kuusi vene lumi talo"


class Hands:
    """A clock of waits that stands still."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def home(made, tmp_path):
    shutil.copytree(made[0], tmp_path / "data")
    home = Home(data=tmp_path / "data", clock=ATime(), monotonic=Hands())
    yield home
    home.lock()


async def opening(app, words):
    await app.write(words)
    await app.press("open")


async def test_the_passphrase_leads_back_to_where_one_was(home):
    async with at(home, "/settings") as app:
        assert app.shows("Open your notes")
        await opening(app, PHRASE)
        assert app.shows("Lock now")


async def test_hide_while_it_opens_keeps_it_locked_and_forgets_what_was_typed(home, monkeypatch):
    gate = asyncio.Event()

    async def slowly(do, *what, **named):
        if getattr(do, "__name__", "") != "_lock":  # Hide itself is quick
            await gate.wait()
        return do(*what, **named)

    monkeypatch.setattr(asyncio, "to_thread", slowly)
    async with at(home, "/settings") as app:
        await app.write(PHRASE)
        pressed = asyncio.create_task(app.press("open"))
        await app.settle()
        assert app.shows("Opening…")
        await app.press("hide")
        gate.set()
        await pressed
        await app.settle()
        assert home.context is None
        assert app.shows("Open your notes")
        assert app.one(ft.TextField).value == ""
        await opening(app, PHRASE)
        assert app.shows("Lock now")


@pytest.fixture
def read_slowly(monkeypatch):
    """Show work at once, and let each part of the folder be read only when the test says so."""
    monkeypatch.setattr(advance, "QUIET_S", 0.0)
    monkeypatch.setattr(advance, "TICK_S", 0.01)
    monkeypatch.setattr(asyncio, "to_thread", IN_A_THREAD)
    go_on, read = threading.Semaphore(0), shelf.read

    def slowly(*what, **named):
        assert go_on.acquire(timeout=60)
        return read(*what, **named)

    monkeypatch.setattr(shelf, "read", slowly)
    return go_on


async def test_opening_that_lasts_says_how_far_it_is(home, read_slowly):
    async with at(home, "/settings") as app:
        pressed = asyncio.create_task(opening(app, PHRASE))
        await until(app, "Still working. 0 of 2 are ready.")
        read_slowly.release()
        await until(app, "Still working. 1 of 2 are ready.")
        read_slowly.release()
        await pressed
        await until(app, "Lock now")
        assert not app.shows("Still working")


@pytest.mark.parametrize("parts", [1, 2])
async def test_opening_can_be_stopped_and_stays_locked(home, read_slowly, parts):
    async with at(home, "/settings") as app:
        pressed = asyncio.create_task(opening(app, PHRASE))
        await until(app, "Still working. 0 of 2 are ready.")  # it waits for its first part
        await app.press("job-cancel")
        await until(app, "It is being stopped.")
        read_slowly.release(parts)
        await pressed
        await until(app, "It was stopped. Nothing was changed.")
        assert home.context is None
        assert app.one(ft.TextField).value == PHRASE
        read_slowly.release(10)
        await app.press("open")
        await until(app, "Lock now")


async def test_a_stop_behind_the_last_part_locks_again(home, monkeypatch):
    made = home.unlock

    def with_a_press(*typed, **named):
        context = made(*typed, **named)
        pieces[0].end(told=True)
        return context

    pieces, begin = [], Work.begin
    monkeypatch.setattr(Work, "begin", lambda work, p: (pieces.append(p), begin(work, p)))
    monkeypatch.setattr(Home, "unlock", lambda _home, *a, **k: with_a_press(*a, **k))
    async with at(home, "/settings") as app:
        await opening(app, PHRASE)
        assert app.shows("It was stopped. Nothing was changed.")
        assert home.context is None


async def test_enter_opens_too(home):
    async with at(home, "/settings") as app:
        await app.write(PHRASE)
        await app.fire(app.one(ft.TextField), "submit", PHRASE)
        assert app.shows("Lock now")


async def test_a_wrong_passphrase_is_told_kindly_and_stays_in_the_field(home):
    async with at(home, "/today") as app:
        await opening(app, "kuusi vene")
        assert app.shows("That did not open the folder. Check each word.")
        assert app.one(ft.TextField).value == "kuusi vene"
        assert app.one(ft.TextField).password
        await app.press("show-phrase")
        assert not app.one(ft.TextField).password


async def test_many_wrong_tries_only_make_the_wait_longer_and_never_lock_out(home):
    async with at(home, "/settings") as app:
        for _ in range(5):
            home.monotonic.now += 60
            await opening(app, "kuusi vene")
        assert app.shows("You can try again in 8 seconds.")
        await opening(app, PHRASE)
        assert home.context is None, "the wait is not over"
        home.monotonic.now += 60
        await opening(app, PHRASE)
        assert app.shows("Lock now")


async def test_the_recovery_card_opens_however_loosely_it_is_written(home, made):
    async with at(home, "/settings") as app:
        await app.press("use-card")
        await opening(app, made[1].lower().replace("-", "  "))
        await app.press("not-now")
        assert app.shows("Lock now")


async def test_half_a_card_is_told_apart_from_a_wrong_one(home):
    async with at(home, "/settings") as app:
        await app.press("use-card")
        await opening(app, "ABCD EFGH")
        assert app.shows("This is not the whole key of the card, or a letter is wrong.")
        await app.press("use-phrase")
        assert not app.shows("This is not the whole key")


async def test_a_broken_folder_is_told_and_left_as_it_is(home):
    for keys in (home.place / "keys").iterdir():
        keys.write_bytes(b"?")
    for part in ("main", "private"):
        for file in (home.place / part).iterdir():
            file.write_bytes(b"?")
    async with at(home, "/today") as app:
        await opening(app, PHRASE)
        assert app.shows("A part of your folder cannot be read.")


async def test_a_folder_that_is_open_elsewhere_is_told(home):
    other = Home(data=home.data, clock=ATime())
    other.unlock(PHRASE)
    async with at(home, "/today") as app:
        await opening(app, PHRASE)
        assert app.shows("Kuulluksi is already open with this folder.")
    other.lock()


async def test_what_opening_found_is_told_before_going_on(home, monkeypatch):
    unlock = home.unlock

    def finding(phrase, **asked):
        context = unlock(phrase, **asked)
        context.folder.notices = (Notice(Level.WARN, Found.HALF_WRITTEN),)
        return context

    monkeypatch.setattr(Home, "unlock", lambda _home, *a, **k: finding(*a, **k))
    async with at(home, "/settings") as app:
        await opening(app, PHRASE)
        assert app.shows("The last change may be missing.")
        await app.press("continue")
        assert app.shows("Lock now")


def test_only_what_matters_is_told():
    class Opened:
        read_only = False
        notices = (Notice(Level.INFO, Found.UNFINISHED_SAVE),)

    assert not worth_telling(Opened)
    Opened.read_only = True
    assert worth_telling(Opened)


async def test_the_example_opens_again_with_one_press(tmp_path):
    home = example.beside(an_open_home(tmp_path), "en")
    async with at(home, "/settings") as app:
        await app.press("hide")
        assert app.shows("The example is hidden.")
        await app.press("open")
        assert app.shows("Lock now")
    home.lock()
