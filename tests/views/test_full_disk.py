"""On a disk without room nothing written is lost: not by Hide, not by Back, not by a wait."""

import errno

import flet as ft
import pytest

from app.services import wishes
from app.services.keeping import Home
from app.store.files import Disk
from tests.builders import ATime
from tests.harness.someone import at

pytestmark = pytest.mark.usefixtures("without_threads")


PHRASE = "kuusi vene lumi talo"


class Room:
    """Say whether the disk has room."""

    left = True


@pytest.fixture
def room(monkeypatch):
    room, write = Room(), Disk.write

    def write_if_there_is_room(disk, handle, data):
        if not room.left:
            raise OSError(errno.ENOSPC, "no room")
        write(disk, handle, data)

    monkeypatch.setattr(Disk, "write", write_if_there_is_room)
    return room


@pytest.fixture
def home(tmp_path):
    home = Home(data=tmp_path / "data", clock=ATime())
    home.create(PHRASE)
    home.change_settings(home.settings().__class__(language="en"))
    home.lock()
    yield home
    home.lock()


async def open_with_passphrase(app):
    await app.write(PHRASE)
    await app.press("open")
    if app.shows("Something was found"):  # what the refused saves left behind
        await app.press("continue")


async def a_wish_without_room(app, room, words):
    """Write a wish whose save the disk refuses; the person stays on its page."""
    await app.press("first-wish")
    room.left = False
    await app.write(words)
    await app.press("continue")
    assert app.shows("This was not saved. Your text is still on the screen.")


def kept(home):
    return [wish.words for wish in wishes.all_wishes(home.context)]


async def test_words_that_could_not_be_saved_survive_hide_and_opening_again(home, room):
    async with at(home, "/today") as app:
        await open_with_passphrase(app)
        await a_wish_without_room(app, room, "Haluan kuoroon")
        await app.press("hide")
        assert home.context is None
        assert not app.shows("Haluan kuoroon")
        await open_with_passphrase(app)
        assert app.one(ft.TextField).value == "Haluan kuoroon"
        assert app.shows("This was not saved.")
        room.left = True
        await app.press("continue")
    assert kept(home) == ["Haluan kuoroon"]


async def test_opening_again_saves_what_waited(home, room):
    async with at(home, "/today") as app:
        await open_with_passphrase(app)
        await a_wish_without_room(app, room, "Haluan kuoroon")
        await app.press("hide")
        room.left = True
        await open_with_passphrase(app)
        assert kept(home) == ["Haluan kuoroon"]
        assert not app.shows("This was not saved.")


async def test_back_on_a_full_disk_says_what_waits_and_holds_nobody_back(home, room):
    async with at(home, "/today") as app:
        await open_with_passphrase(app)
        await a_wish_without_room(app, room, "Haluan kuoroon")
        await app.press("back")
        assert app.shows("Something you wrote is not saved yet. It waits on its page.")
        await app.press("place-meetings")
        assert app.shows("Meetings")
        room.left = True
        await app.press("place-today")
    assert kept(home) == ["Haluan kuoroon"]


async def test_a_fault_while_saving_does_not_leave_the_folder_open(home, monkeypatch):
    def fail(*_what, **_named):
        raise RuntimeError

    async with at(home, "/today") as app:
        await open_with_passphrase(app)
        await app.press("first-wish")
        await app.write("Haluan kuoroon")
        monkeypatch.setattr(wishes, "say", fail)
        await app.press("continue")
        assert app.shows("Something did not work. Your words are safe. Code: ")
        await app.press("hide")
        assert home.context is None


async def test_words_of_a_window_whose_folder_was_taken_over_are_saved_when_it_opens_again(home):
    async with at(home, "/today") as first:
        await open_with_passphrase(first)
        await first.press("first-wish")
        await first.write("Haluan kuoroon")
        async with at(home, "/today") as second:
            await second.write("kuusi vene")
            await second.press("open")
            assert home.context is not None  # wrong words close nobody's folder
            await open_with_passphrase(second)
            await first.settle()
            assert first.shows("Open your notes")
            await open_with_passphrase(first)
            assert first.one(ft.TextField).value == "Haluan kuoroon"
        assert kept(home) == ["Haluan kuoroon"]
