"""Giving information: choices wait, only what is allowed goes, a receipt is kept."""

import flet as ft
import pytest

from app.records.base import Visibility
from app.records.wish import Wish
from app.services import agenda, meetings, people, records, sharing, wishes
from app.views.giving_now import ELLIPSIS, shortened
from tests.harness.someone import at

GIVE = "/give"
SHARED = Visibility.MAY_BE_SHARED
CHOIR, FALLING = "Haluan päästä kuoroon.", "Pelkään kaatumista yöllä."


@pytest.fixture
def marja(home):
    return people.add(home.context, first_name="Marja", role="own_worker")


@pytest.fixture
def choir(home):
    return wishes.say(home.context, words=CHOIR, visibility=SHARED)


@pytest.fixture
def falling(home):
    return wishes.say(home.context, words=FALLING)


def ticked(app):
    return [box.value for box in app.all(ft.Checkbox)]


async def choose_one_by_one(app, *words):
    await app.press("continue", "continue", "set-own")
    for each in words:
        await app.choose(each)


async def make(app, home, *words, form=None):
    await choose_one_by_one(app, *words)
    await app.press("continue", "continue")
    if form:
        await app.choose(form)
    await app.press("make")
    return sharing.receipts(home.context)


async def test_ones_own_worker_is_the_first_choice(home, marja):
    async with at(home, GIVE) as app:
        assert app.one(ft.RadioGroup).value == marja.id
        assert app.shows("My own worker")


async def test_a_name_can_be_written_for_someone_who_is_not_known(home, marja, choir):
    async with at(home, GIVE) as app:
        await app.choose("Someone else")
        await app.write("Kotihoidon toimisto", key="to-name")
        assert (await make(app, home, CHOIR))[0].to_name == "Kotihoidon toimisto"


async def test_what_is_only_for_me_cannot_be_ticked_and_says_why(home, choir, falling):
    async with at(home, GIVE) as app:
        await choose_one_by_one(app)
        assert ticked(app) == [False]
        assert app.shows(FALLING)
        assert app.shows("This is only for you, so it stays here.")


async def test_the_person_can_allow_it_and_take_that_back(home, falling):
    async with at(home, GIVE) as app:
        await choose_one_by_one(app)
        await app.press(f"change-{falling.id}")
        await app.choose("May be shared")
        assert ticked(app) == [False], "allowed is not yet taken along"
        await app.choose(FALLING)
        await app.press("undo")
        assert ticked(app) == []
        assert records.get(home.context, Wish, falling.id).visibility == Visibility.ONLY_ME


async def test_they_see_what_was_ticked_and_nothing_else(home, choir, falling):
    other = wishes.say(home.context, words="Saunaan lauantaisin.", visibility=SHARED)
    async with at(home, GIVE) as app:
        await choose_one_by_one(app, CHOIR)
        await app.press("continue")
        paper, stays = split_at(app.texts(), "What stays out")
        assert CHOIR in paper
        assert other.words not in paper
        assert other.words in stays
        assert FALLING not in [*paper, *stays]
        assert app.shows("1 thing is only for you, and it stays here.")


def split_at(texts, heading):
    return texts[: texts.index(heading)], texts[texts.index(heading) :]


async def test_nothing_is_written_before_the_file_is_made(home, choir):
    async with at(home, GIVE) as app:
        await choose_one_by_one(app, CHOIR)
        await app.press("continue", "continue")
        assert sharing.receipts(home.context) == []


async def test_back_keeps_the_choices(home, choir):
    async with at(home, GIVE) as app:
        await app.press("continue")
        await app.write("Suunnitelmaa varten", key="purpose")
        await app.press("continue", "set-own")
        await app.choose(CHOIR)
        await app.press("continue", "back")
        assert ticked(app) == [True]
        await app.press("back", "back")
        assert app.one(ft.TextField, key="purpose").value == "Suunnitelmaa varten"


async def test_locking_drops_what_was_being_given(home, choir):
    async with at(home, GIVE) as app:
        await app.press("continue")
        await app.write("Suunnitelmaa varten", key="purpose")
        home.lock()
        assert app.session.store.get("giving") is None


@pytest.mark.parametrize(("form", "begins"), [("PDF file", b"%PDF-"), ("Web page file", b"<!")])
async def test_the_file_is_handed_out_and_a_receipt_is_kept(home, marja, choir, form, begins):
    async with at(home, GIVE) as app:
        app.conn.replies["save_file"] = "/home/aune/paper"
        (receipt,) = await make(app, home, CHOIR, form=form)
        (handed,) = [args for _, name, args in app.conn.calls if name == "save_file"]
        assert handed["src_bytes"].lstrip().startswith(begins)
        assert "Marja" not in handed["file_name"]
        assert receipt.to_name == "Marja"
        assert app.shows("The file was saved")
        assert app.shows(sharing.check_code(receipt))
        assert app.shows("Ordinary e-mail is not safe.")


async def test_a_file_that_was_not_saved_can_be_saved_again(home, choir):
    async with at(home, GIVE) as app:
        app.conn.replies["save_file"] = None  # the dialog was closed
        await make(app, home, CHOIR)
        assert app.shows("The file has not been saved yet")
        app.conn.replies["save_file"] = "/home/aune/paper"
        await app.press("save")
        assert app.shows("The file was saved")
        assert len(sharing.receipts(home.context)) == 1


async def test_a_place_that_takes_no_file_is_told_and_the_receipt_stays(home, choir):
    def refuse(_args):
        raise RuntimeError

    async with at(home, GIVE) as app:
        app.conn.replies["save_file"] = refuse
        assert len(await make(app, home, CHOIR)) == 1
        assert app.shows("The file was not saved. The receipt is kept.")


async def test_the_receipt_shows_later_exactly_what_was_given(home, marja, choir):
    async with at(home, GIVE) as app:
        (receipt,) = await make(app, home, CHOIR)
        await app.press("ready")
    wishes.change(home.context, choir.id, words="Aivan toista.")
    async with at(home, "/give/receipts") as app:
        await app.press(f"receipt-{receipt.number}", "content")
        assert app.shows(CHOIR)
        assert not app.shows("Aivan toista.")


async def test_a_new_giving_begins_without_the_old_choices(home, choir):
    async with at(home, GIVE) as app:
        await make(app, home, CHOIR)
        await app.press("ready")
        assert app.session.store.get("giving").ids == frozenset()


async def test_from_a_meeting_its_own_things_are_chosen(home, choir):
    meeting = meetings.arrange(home.context, visibility=SHARED)
    agenda.choose_wishes(home.context, meeting.id, [choir.id])
    async with at(home, f"/give/meeting/{meeting.id}") as app:
        await app.press("continue", "continue", "continue")
        assert choir.id in app.session.store.get("giving").ids
        assert meeting.id in app.session.store.get("giving").ids


async def test_many_things_come_in_parts(home):
    for number in range(40):
        wishes.say(home.context, words=f"Toive {number}", visibility=SHARED)
    async with at(home, GIVE) as app:
        await choose_one_by_one(app)
        assert len(ticked(app)) == 30
        await app.press("more-wishes")
        assert len(ticked(app)) == 40


async def test_an_empty_folder_says_kindly_that_there_is_nothing_yet(home):
    async with at(home, GIVE) as app:
        await choose_one_by_one(app)
        assert app.shows("There is nothing to give yet.")


@pytest.mark.parametrize("words", ["a" * 500, "sana " * 100, "rivi\nrivi\n" * 50])
def test_the_name_of_a_card_stays_short(words):
    name = shortened(words, 46)
    assert len(name) <= 46
    assert name.endswith(ELLIPSIS)
    assert "\n" not in name
