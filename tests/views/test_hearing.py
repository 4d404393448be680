"""After a meeting: was I heard, what was left open, and what one takes up again."""

from datetime import timedelta

from app.records.person import Role
from app.services import agenda, agreements, hearings, meetings, people, wishes
from tests.builders import TODAY
from tests.harness.someone import at

AGO = TODAY - timedelta(days=3)


def a_past_meeting(home, **facts):
    ctx = home.context
    worker = people.add(ctx, first_name="Marja", role=Role.OWN_WORKER, organisation="Kotihoito")
    meeting = meetings.arrange(ctx, day=AGO, invited=[worker.id], **facts)
    return meetings.close(ctx, meeting.id)


async def test_three_cards_tell_how_one_was_heard(home):
    meeting = a_past_meeting(home)
    async with at(home, f"/meetings/{meeting.id}") as app:
        assert app.shows("Were you heard?")
        await app.press("heard")
        for answer in ("Yes", "Partly", "No"):
            await app.choose(answer)
            await app.press("continue")
        await app.write("Kiire oli.")
        await app.press("continue")
        assert app.shows("Whose meeting was it?")
        await app.press("continue", "continue")
        await app.press("ready")
        for words in ("They listened to me: Partly", "Kiire oli."):
            assert app.shows(words)
        await app.press("all-heard")
        assert app.shows("Kotihoito")
    check = hearings.of_meeting(home.context, meeting.id)
    assert (check.could_say, check.listened, check.answered) == ("yes", "partly", "no")


async def test_how_a_service_has_changed_is_a_picture_with_words(home):
    first, second = a_past_meeting(home), a_past_meeting(home)
    hearings.keep(home.context, first.id, "listened", "no")
    hearings.keep(home.context, second.id, "listened", "yes")
    async with at(home, "/heard") as app:
        assert app.shows("You were heard better than the time before.")


async def test_before_any_meeting_the_page_tells_what_will_be_there(home):
    async with at(home, "/heard") as app:
        assert app.shows("After a meeting you can tell how you were heard. It will be here.")


async def test_what_was_left_open_is_taken_to_a_new_meeting(home):
    meeting = a_past_meeting(home)
    wish = wishes.say(home.context, words="Haluan kuoroon.")
    agenda.choose_wishes(home.context, meeting.id, [wish.id])
    async with at(home, f"/meetings/{meeting.id}") as app:
        assert app.shows("1 thing was left without an answer.")
        await app.press("carry-over")
        assert app.shows("They are now on the list of this meeting.")
    following = meetings.next_meeting(home.context)
    assert [line.wish.id for line in agenda.agenda(home.context, following.id)] == [wish.id]


async def test_an_open_promise_is_taken_up_while_getting_ready(home):
    agreements.note_down(home.context, what="Marja tilaa kahvan.", by_when=AGO)
    meeting = meetings.arrange(home.context, day=TODAY)
    async with at(home, f"/prepare/{meeting.id}/wishes") as app:
        assert app.shows("What was agreed before")
        await app.choose("I take up promise 1")
        assert app.shows("Chosen for the meeting")
        (line,) = agenda.agenda(home.context, meeting.id)
        assert line.shown == "Marja tilaa kahvan."
        await app.choose("I take up promise 1")
    assert agenda.agenda(home.context, meeting.id) == []
