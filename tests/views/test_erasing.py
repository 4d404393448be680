"""Removed things come back or go for good; everything goes only after a word was written."""

import io

import pytest

from app.records.meeting import Meeting
from app.records.wish import Wish
from app.services import attachments, erasing, meetings, records, sharing, wishes
from app.store.files import Disk
from tests.builders import TODAY
from tests.harness.someone import at, until

CAT = "Haluan kissan."


@pytest.fixture
def gone(home):
    wish = wishes.say(home.context, words=CAT, visibility="may_be_shared")
    records.remove(home.context, Wish, wish.id)
    return wish


async def test_what_was_removed_is_listed_and_comes_back(home, gone):
    async with at(home, "/safe") as app:
        await app.press("safe-safe-removed")
        assert app.shows(CAT)
        await app.press("back-1")
        assert app.shows("Nothing is removed now.")
    assert wishes.one(home.context, gone.id).words == CAT


async def test_one_thing_goes_for_good_after_what_goes_and_stays_was_told(home, gone):
    async with at(home, f"/wishes/{gone.id}") as app:
        await app.press("erase-for-good")
        assert app.shows(CAT)
        assert app.shows(
            "Copies, earlier folders, printed papers and files you gave still have it."
        )
        assert app.shows("Files set aside after an alarm go too.")
        assert app.shows("If you bring back an old copy or join with one, what you erased is here")
        assert app.shows("A trace can stay in the device")
        await app.press("keep-it", "erase-1", "erase-now")
        await until(app, lambda: app.shows("Nothing is removed now."))
    assert erasing.one_removed(home.context, Wish, gone.id) is None


async def test_erasing_a_meeting_names_its_answers(home):
    meeting = meetings.arrange(home.context, day=TODAY)
    records.remove(home.context, Meeting, meeting.id)
    async with at(home, f"/safe/removed/meeting/{meeting.id}") as app:
        assert app.shows(
            "The meeting, what you had to say there, the answers, and earlier versions."
        )


async def test_a_copy_can_be_saved_before_everything_is_erased(home):
    async with at(home, "/safe/everything") as app:
        await app.press("copy-first")
        assert app.shows("Save a copy")
        assert not app.buttons("erase-go-on")


async def test_a_receipt_that_keeps_the_words_is_named(home, gone):
    records.bring_back(home.context, Wish, gone.id)
    sharing.give(
        home.context, sharing.preview(home.context, ids=[gone.id], to_name="Marja"), "html"
    )
    records.remove(home.context, Wish, gone.id)
    async with at(home, f"/safe/removed/wish/{gone.id}") as app:
        assert app.shows("These words stay in the receipt. Given to: ")
        assert app.shows("Marja")


async def test_all_removed_things_go_at_once(home, gone):
    meeting = meetings.arrange(home.context, day=TODAY)
    paper = attachments.attach(home.context, meeting, io.BytesIO(b"%PDF-1.7"), words="Paperi")
    records.remove(home.context, type(paper), paper.id)
    records.remove(home.context, Meeting, meeting.id)
    async with at(home, "/safe/removed") as app:
        assert app.shows("Paperi")
        await app.press("erase-all", "erase-now")
        await until(app, lambda: app.shows("Nothing is removed now."))
    assert erasing.removed(home.context) == []


async def test_an_address_of_something_that_is_back_shows_the_list(home, gone):
    records.bring_back(home.context, Wish, gone.id)
    for route in (f"/safe/removed/wish/{gone.id}", "/safe/removed/share/x", "/safe/removed/x"):
        async with at(home, route) as app:
            assert app.shows("Nothing is removed now.")


async def test_an_erasing_that_did_not_end_can_be_gone_on_with(home, gone, monkeypatch):
    async with at(home, f"/safe/removed/wish/{gone.id}") as app:
        with monkeypatch.context() as full:
            full.setattr(Disk, "rename", _refused)
            await app.press("erase-now")
            await until(app, lambda: app.shows("The erasing did not come to its end."))
    async with at(home, "/safe/removed") as app:
        await app.press("go-on-erasing")
        await until(app, lambda: not app.buttons("go-on-erasing"))
        assert app.shows("Erased")
    assert not erasing.is_unfinished(home.context)


def _refused(*_args):
    raise OSError


async def test_everything_goes_only_after_the_word(home, gone):
    async with at(home, "/safe/everything") as app:
        assert app.shows("Copies you saved, papers you printed and files you gave stay where")
        assert app.shows("Whoever has a copy and what opens it can read it.")
        assert app.shows("what was set aside after an alarm")
        assert app.shows("Kuulluksi itself stays")
        await app.press("erase-go-on", "erase-everything")
        assert app.shows("The word is not there yet. Nothing was erased.")
        assert home.exists()
        home.demo = False  # an example would be made anew
        await app.write(" Erase ")
        await app.press("erase-everything")
        await until(app, lambda: app.shows("Everything was erased."))
        await until(app, lambda: not app.buttons("erase-everything"))
        assert not home.exists()
    assert not list(home.data.glob("vault*"))


async def test_the_word_can_be_left_unwritten(home):
    async with at(home, "/safe/everything") as app:
        await app.press("erase-go-on", "keep-it")
        assert app.shows("Keep safe")
    assert home.exists()
