"""Joining two devices, taking everything out and bringing it in, as a person does it."""

import io
import zipfile
from functools import partial

import flet as ft
import pytest

from app.records.attachment import Attachment
from app.records.base import Visibility
from app.services import copies, portable, wishes
from app.views import bringing
from app.views import portable as portable_pages
from app.views.picking import Picked
from tests.harness import someone
from tests.harness.someone import an_open_home, at

PHRASE = "kuusi vene lumi talo"


@pytest.fixture
def home(tmp_path):
    home = an_open_home(tmp_path / "mine")
    yield home
    home.lock()


@pytest.fixture
def other(tmp_path):
    home = an_open_home(tmp_path / "other")
    wishes.say(home.context, words="Haluan teetä", visibility=Visibility.MAY_BE_SHARED)
    yield home
    home.lock()


@pytest.fixture
def chosen(monkeypatch):
    """Choose what a test puts here, and remember what was forgotten again."""
    files, forgotten = [], []

    async def pick(_desk, _picker, endings, _progress):
        assert endings == ["zip"]
        if not files:
            return None
        data = files[0]
        return Picked(
            name="x.zip",
            size=len(data),
            opener=lambda: io.BytesIO(data),
            forget=lambda: forgotten.append(len(data)),
        )

    monkeypatch.setattr(bringing, "pick", pick)
    files.append(b"no copy")
    return files, forgotten


def copy_of(home, into):
    copy = copies.make(home, home.context, PHRASE)
    made = io.BytesIO()
    copy.hand_over(made, lambda _done, _total: None)
    copy.remove()
    into[0][0] = made.getvalue()


until = partial(someone.until, within_s=10.0)


async def test_a_person_joins_two_devices(home, other, chosen):
    copy_of(other, chosen)
    async with at(home, "/safe/join") as app:
        await app.write(PHRASE, "join-secret")
        await app.press("choose-copy")
        await until(app, "Before joining")
        assert app.shows("1 thing is new here.")
        assert wishes.all_wishes(home.context) == []
        await app.press("join")
        await until(app, "It is joined and saved.")
        assert app.shows("Now do the same on the other device")
    assert [wish.words for wish in wishes.all_wishes(home.context)] == ["Haluan teetä"]
    assert chosen[1]


async def test_a_wrong_passphrase_is_told(home, other, chosen):
    copy_of(other, chosen)
    async with at(home, "/safe/join") as app:
        await app.write("jotain muuta", "join-secret")
        await app.press("choose-copy")
        await until(app, "That did not open the copy.")


async def test_not_joining_leaves_nothing_behind(home, other, chosen):
    copy_of(other, chosen)
    async with at(home, "/safe/join") as app:
        await app.write(PHRASE, "join-secret")
        await app.press("choose-copy")
        await until(app, "Before joining")
        await app.press("join-cancel")
        await until(app, "Join two devices")
    assert wishes.all_wishes(home.context) == []
    assert chosen[1]


async def test_choosing_nothing_changes_nothing(home, chosen):
    chosen[0].clear()
    async with at(home, "/safe/bring-in") as app:
        await app.press("choose-open")
        await app.settle()
        assert app.shows("Bring in")


async def test_everything_is_taken_out_only_after_a_second_step(home, monkeypatch):
    out = io.BytesIO()

    async def save_out(_desk, _picker, *, name, write, progress):
        assert name == "kuulluksi-2026-11-24-open.zip"
        write(out, progress)
        return True

    monkeypatch.setattr(portable_pages, "save_out", save_out)
    async with at(home, "/safe/take-out") as app:
        assert app.shows("The file is not locked.")
        assert "write-open" not in app.buttons()
        await app.press("take-out")
        assert out.getvalue() == b""
        await app.press("write-open")
        await until(app, "The file was handed over.")
    assert out.getvalue().startswith(b"PK")


async def test_one_can_turn_back_before_taking_out(home):
    async with at(home, "/safe/take-out") as app:
        await app.press("take-out", "not-open")
        assert app.shows("The file is not locked.")


async def test_a_person_brings_in_an_open_file(home, other, chosen):
    out = io.BytesIO()
    portable.take_out(other.context, out)
    chosen[0][0] = out.getvalue()
    async with at(home, "/safe/bring-in") as app:
        await app.press("choose-open")
        await until(app, "Before joining")
        await app.press("bring-in")
        await until(app, "It is joined and saved.")
    assert [wish.words for wish in wishes.all_wishes(home.context)] == ["Haluan teetä"]


async def test_a_file_of_another_kind_is_told(home, chosen):
    async with at(home, "/safe/bring-in") as app:
        await app.press("choose-open")
        await until(app, "Kuulluksi cannot read this file.")


async def test_the_ways_stand_in_the_list(home):
    async with at(home, "/safe") as app:
        assert {"safe-safe-join", "safe-safe-take-out", "safe-safe-bring-in"} <= set(app.buttons())
        assert app.all(ft.OutlinedButton)


async def test_what_cannot_be_used_is_told_before_bringing_in(home, chosen):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "kuulluksi.json",
            '{"format":"kuulluksi-open-1","records":{"wish":[{"id":"1"}],"dream":[{},{}]}}',
        )
    chosen[0][0] = out.getvalue()
    async with at(home, "/safe/bring-in") as app:
        await app.press("choose-open")
        await until(app, "Nothing changes. This folder already has all of it.")
        assert app.shows("1 thing in the file cannot be read. It is left out.")
        assert app.shows("2 parts of the file are unknown to this Kuulluksi. They are left out.")


async def test_a_picture_that_did_not_come_is_told(home, other, chosen):
    with other.context.folder.unit() as unit:
        unit.keep(Attachment(words="Kissa", blob="ab" * 16, size=4))
    out = io.BytesIO()
    portable.take_out(other.context, out)
    chosen[0][0] = out.getvalue()
    async with at(home, "/safe/bring-in") as app:
        await app.press("choose-open")
        await until(app, "1 picture or file comes here.")
        await app.press("bring-in")
        await until(app, "1 picture or file could not be opened, so it did not come.")


async def test_what_opens_the_copy_is_asked_for_before_the_file(home, chosen):
    chosen[0].clear()
    async with at(home, "/safe/join") as app:
        await app.press("choose-copy")
        assert app.shows("The passphrase or the card of the copy is not there yet.")
        assert app.shows("Save a copy there and bring the file here")


async def test_a_problem_stays_behind_when_the_browsers_own_back_leaves_its_page(home, chosen):
    async with at(home, "/safe/join") as app:
        await app.press("choose-copy")
        assert app.shows("The passphrase or the card of the copy is not there yet.")
        await app.page_event("route_change", {"route": "/wishes"})
        assert app.shows("My wishes")
        assert not app.shows("The passphrase or the card of the copy is not there yet.")
