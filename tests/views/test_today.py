"""Today: what is next first, kind about days that have passed, then the beginnings."""

from datetime import timedelta

import pytest

from app.services import agenda, agreements, meetings, wishes
from app.store.folder import Folder
from tests.builders import TODAY, ATime
from tests.harness.someone import an_open_home, at

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 800}


@pytest.fixture
def clock():
    return ATime()


@pytest.fixture
def home(tmp_path, clock):
    home = an_open_home(tmp_path, clock)
    yield home
    home.lock()


def a_meeting_in(home, days):
    return meetings.arrange(home.context, day=TODAY + timedelta(days=days))


def a_promise(home, what="Marja tilaa kahvan.", days=3):
    return agreements.note_down(home.context, what=what, by_when=TODAY + timedelta(days=days))


async def test_an_empty_folder_begins_kindly_with_one_thing_to_do(home):
    async with at(home, "/today", **PHONE) as app:
        assert app.shows("This is your own notebook.")
        assert app.buttons("first-wish") == ["first-wish"]
        assert app.buttons("start-") == []


async def test_the_day_stands_under_the_heading(home):
    async with at(home, "/today") as app:
        assert app.shows("24 November 2026")


async def test_the_next_meeting_tells_its_day_and_the_next_step_as_a_button(home):
    meeting = a_meeting_in(home, 1)
    async with at(home, "/today") as app:
        assert app.shows("tomorrow, 25.11.2026")
        assert app.shows("Next: choose what you want to say.")
        await app.press("next-step")
        assert app.page.route == f"/prepare/{meeting.id}/wishes"


async def test_a_meeting_of_today_can_be_begun_and_is_shown_once(home):
    meeting = a_meeting_in(home, 0)
    async with at(home, "/today") as app:
        assert app.buttons("continue-meeting") == []
        await app.press("begin-meeting")
        assert app.page.route == f"/in-meeting/{meeting.id}"


async def test_a_meeting_that_was_not_closed_can_be_continued(home):
    meeting = a_meeting_in(home, -1)
    async with at(home, "/today") as app:
        assert app.shows("Continue where you were")
        await app.press("continue-meeting")
        assert app.page.route == f"/in-meeting/{meeting.id}"


async def test_a_wish_half_told_can_be_continued(home):
    wish = wishes.say(home.context, words="Haluan kuoroon.", kind="")
    async with at(home, "/today") as app:
        assert app.shows("Haluan kuoroon.")
        await app.press("continue-wish")
        assert app.page.route == f"/wishes/{wish.id}/tell/kind"


async def test_a_promise_whose_day_has_passed_blames_nobody(home):
    a_promise(home, days=-2)
    async with at(home, "/today") as app:
        assert app.shows("The day has passed. You can ask where it stands.")


async def test_a_promise_opens_at_a_press(home):
    promise = a_promise(home)
    async with at(home, "/today") as app:
        assert app.shows("Open, the day is soon")
        await app.press(f"open-{promise.id}")
        assert app.page.route == f"/agreements/{promise.id}"


async def test_at_most_seven_things_and_on_a_phone_three_at_first(home):
    for n in range(9):
        a_promise(home, what=f"Lupaus {n}.")
    async with at(home, "/today", **PHONE) as app:
        assert len(app.buttons("open-")) == 3
        assert app.buttons("start-")
        await app.press("more-today")
        assert len(app.buttons("open-")) == 7
        assert app.shows("2 more things are waiting.")
        await app.press("all-agreements")
        assert app.page.route == "/agreements"


async def test_the_way_back_to_a_wish_is_among_the_first_three(home):
    wishes.say(home.context, words="Haluan kuoroon.")
    for n in range(5):
        a_promise(home, what=f"Lupaus {n}.")
    async with at(home, "/today", **PHONE) as app:
        assert app.buttons("continue-wish")


async def test_on_a_wide_window_the_beginnings_stand_beside(home):
    a_promise(home)
    async with at(home, "/today", **WIDE) as app:
        assert len(app.buttons("start-")) == 6
        assert app.shows("What would you like to do?")


async def test_the_beginnings_lead_to_the_meeting_that_is_next(home):
    meeting = a_meeting_in(home, 5)
    agenda.add_question(home.context, meeting.id, "Kuka tulee?")
    async with at(home, "/today", **PHONE) as app:
        await app.press("start-prepare")
        assert app.page.route == f"/prepare/{meeting.id}"


async def test_without_a_meeting_today_one_is_asked_which_meeting_it_is(home):
    a_meeting_in(home, 5)
    async with at(home, "/today", **PHONE) as app:
        await app.press("start-in-meeting")
        assert app.page.route == "/in-meeting"


async def test_a_folder_that_can_only_be_looked_at_says_so(home, monkeypatch):
    monkeypatch.setattr(Folder, "read_only", property(lambda _folder: True))
    async with at(home, "/today") as app:
        assert app.shows("Nothing can be written to the place of this folder.")


async def test_a_promise_is_done_or_waits_with_one_press(home):
    done = agreements.note_down(home.context, what="Marja tilaa kahvan.")
    waits = agreements.note_down(home.context, what="Tuomas soittaa.")
    async with at(home, "/today") as app:
        await app.press(f"done-{done.id}")
        assert app.shows("It is marked as done.")
        assert not app.shows("Marja tilaa kahvan.")
        await app.press(f"later-{waits.id}")
        assert app.shows("It comes back here: 1.12.2026")
        assert not app.shows("Tuomas soittaa.")
    assert agreements.one(home.context, done.id).kept == "kept"
    assert agreements.one(home.context, waits.id).kept == "open"


async def test_an_answer_that_was_to_come_later_is_waited_for(home):
    meeting = meetings.arrange(home.context, day=TODAY)
    item = agenda.add_question(home.context, meeting.id, "Saanko kyydin?")
    agenda.write_answer(home.context, item.id, answer="later")
    meetings.close(home.context, meeting.id)
    async with at(home, "/today") as app:
        assert app.shows("You wait for an answer")
        assert app.shows("Saanko kyydin?")
        await app.press(f"open-{item.id}")
        assert app.page.route == f"/meetings/{meeting.id}"


async def test_one_can_promise_something_oneself(home):
    promise = agreements.note_down(home.context, what="Soitan Marjalle.", by_when=TODAY)
    async with at(home, f"/agreements/{promise.id}/change/who") as app:
        await app.choose("I myself")
    async with at(home, "/today") as app:
        assert app.shows("You promised this")
        assert f"ask-{promise.id}" not in app.buttons()
    assert agreements.one(home.context, promise.id).who == "I myself"
