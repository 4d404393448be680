"""Meetings: coming and past, and one meeting before, during and after."""

from datetime import timedelta

import flet as ft
import pytest

from app.services import agenda, agreements, meetings, wishes
from tests.builders import TODAY
from tests.harness.someone import at

CHOIR = "Haluan kuoroon."


@pytest.fixture
def ctx(home):
    return home.context


def a_kept_meeting(ctx, **facts):
    return meetings.arrange(ctx, **{"day": TODAY + timedelta(days=3), "place": "Kotona", **facts})


async def test_an_empty_place_says_what_will_be_here_and_how_to_begin(home):
    async with at(home, "/meetings") as app:
        assert app.shows("Your meetings will be here.")
        assert app.buttons("new-meeting") == ["new-meeting"]


async def test_a_new_meeting_begins_with_its_kind_and_is_made_only_once(home, ctx):
    async with at(home, "/meetings") as app:
        await app.press("new-meeting")
        assert app.shows("What kind of meeting is it?")
        await app.press("back")
        await app.press("new-meeting")
    assert len(meetings.all_meetings(ctx)) == 1


async def test_the_client_plan_meeting_is_offered_first(home, ctx):
    meeting = a_kept_meeting(ctx)
    async with at(home, f"/prepare/{meeting.id}/kind") as app:
        first = app.all(ft.Radio)[0]
        assert first.value == "client_plan_meeting"
        assert len(app.all(ft.Radio)) == 13


async def test_a_card_tells_day_place_and_how_ready_one_is(home, ctx):
    meeting = a_kept_meeting(ctx)
    wish = wishes.say(ctx, words=CHOIR)
    agenda.choose_wishes(ctx, meeting.id, [wish.id])
    async with at(home, "/meetings") as app:
        for words in ("Coming", "on Friday 27.11.2026", "Kotona", "1 thing to say"):
            assert app.shows(words), words
        assert app.shows("Next: think about what you want to ask.")


async def test_a_past_meeting_tells_what_came_of_it(home, ctx):
    meeting = a_kept_meeting(ctx, day=TODAY - timedelta(days=2), held=True)
    item = agenda.add_question(ctx, meeting.id, "Kuka tulee?")
    agenda.write_answer(ctx, item.id, answer="yes")
    agreements.note_down(ctx, what="Marja soittaa.", meeting_id=meeting.id)
    async with at(home, "/meetings") as app:
        assert app.shows("Past")
        assert app.shows("1 answer written down")
        assert app.shows("1 agreement written down")


@pytest.mark.parametrize(
    ("days", "held", "main"),
    [(3, False, "get-ready"), (0, False, "start"), (-5, False, "start"), (-5, True, "give")],
)
async def test_the_one_thing_to_do_fits_the_time(home, ctx, days, held, main):
    meeting = a_kept_meeting(ctx, day=TODAY + timedelta(days=days), held=held)
    async with at(home, f"/meetings/{meeting.id}") as app:
        assert main in app.buttons()


async def test_a_meeting_can_be_started_on_any_day(home, ctx):
    meeting = a_kept_meeting(ctx, day=TODAY + timedelta(days=30))
    async with at(home, f"/meetings/{meeting.id}") as app:
        await app.press("start")
        assert app.page.route == f"/in-meeting/{meeting.id}"


async def test_after_the_meeting_its_summary_can_be_given(home, ctx):
    meeting = a_kept_meeting(ctx, held=True)
    async with at(home, f"/meetings/{meeting.id}") as app:
        await app.press("give")
        assert app.page.route == f"/give/meeting/{meeting.id}"


async def test_a_removed_meeting_can_be_brought_back(home, ctx):
    meeting = a_kept_meeting(ctx)
    async with at(home, f"/meetings/{meeting.id}") as app:
        await app.press("remove")
        assert app.shows("Removed")
        assert not meetings.all_meetings(ctx)
        await app.press("bring-back")
        assert app.shows("Kotona")
    assert meetings.one(ctx, meeting.id).place == "Kotona"


async def test_earlier_words_of_a_meeting_can_be_looked_at(home, ctx):
    meeting = a_kept_meeting(ctx, needs="Tauko")
    meetings.change(ctx, meeting.id, needs="Hiljaisuus")
    async with at(home, f"/meetings/{meeting.id}") as app:
        await app.press("earlier")
        assert app.shows("Tauko")
        await app.press("take-1")
    assert meetings.one(ctx, meeting.id).needs == "Tauko"


async def test_a_meeting_that_never_was_does_not_break_the_screen(home):
    for route in ("/meetings/x", "/prepare/x", "/in-meeting/x", "/agreements/x"):
        async with at(home, route) as app:
            assert app.shows("Removed"), route


async def test_the_screen_follows_a_meeting_moved_into_the_past_and_back(home, ctx):
    meeting = a_kept_meeting(ctx)
    async with at(home, f"/meetings/{meeting.id}") as app:
        await app.press("close")
        assert app.shows("This meeting is over")
        await app.press("reopen")
        assert "get-ready" in app.buttons()


async def test_a_meeting_of_a_newer_kind_and_without_a_day_is_shown(home, ctx):
    meeting = a_kept_meeting(ctx, kind="of_a_newer_version", day=None)
    async with at(home, f"/meetings/{meeting.id}") as app:
        assert app.shows("A meeting")
        assert app.shows("The day is not known yet")


async def test_list_and_meeting_stand_side_by_side_in_a_wide_window(home, ctx):
    first, second = a_kept_meeting(ctx), a_kept_meeting(ctx, place="Virastossa")
    async with at(home, f"/meetings/{first.id}", width=1280) as app:
        assert app.shows("Virastossa")
        assert f"open-{second.id}" in app.buttons()
    async with at(home, f"/meetings/{first.id}", width=390) as app:
        assert not app.shows("Virastossa")


async def test_a_hundred_meetings_come_fifty_at_a_time(home, ctx):
    for n in range(60):
        meetings.arrange(ctx, day=TODAY + timedelta(days=n))
    async with at(home, "/meetings") as app:
        assert len(app.buttons("open-")) == 50
        await app.press("more-meetings-0")
        assert len(app.buttons("open-")) == 60


async def test_hands_that_begin_to_prepare_or_to_meet_choose_the_meeting(home, ctx):
    meeting = a_kept_meeting(ctx)
    for way in ("prepare", "in-meeting"):
        async with at(home, f"/{way}") as app:
            await app.press(f"choose-{meeting.id}")
            assert app.page.route == f"/{way}/{meeting.id}"


async def test_a_meeting_begun_on_the_spot_is_todays(home, ctx):
    async with at(home, "/in-meeting") as app:
        await app.press("new-meeting")
        assert app.shows("Nothing is on the list yet.")
    (meeting,) = meetings.all_meetings(ctx)
    assert meeting.day == TODAY
