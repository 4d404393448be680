"""In the meeting: one thing at a time, its answer, what is agreed, and reading it together."""

import flet as ft
import pytest

from app.records.agenda_item import Said
from app.services import agenda, agreements, meetings, wishes
from app.views.kit.theme import Style
from tests.builders import TODAY
from tests.harness.someone import at

CHOIR, WHO = "Haluan kuoroon.", "Kuka tulee aamulla?"


@pytest.fixture
def ctx(home):
    return home.context


@pytest.fixture
def meeting(ctx):
    return meetings.arrange(ctx, day=TODAY)


@pytest.fixture
def items(ctx, meeting):
    wish = wishes.say(ctx, words=CHOIR)
    agenda.choose_wishes(ctx, meeting.id, [wish.id])
    agenda.add_question(ctx, meeting.id, WHO)
    return [line.item.id for line in agenda.agenda(ctx, meeting.id)]


def said(ctx, meeting):
    return [line.item.said for line in agenda.agenda(ctx, meeting.id)]


async def test_one_thing_fills_the_screen_in_large_words_without_the_places(home, meeting, items):
    async with at(home, f"/in-meeting/{meeting.id}") as app:
        (words,) = [t for t in app.all(ft.Text) if t.value == CHOIR]
        assert words.theme_style == Style.ALOUD
        assert not app.shows(WHO)
        assert app.shows("2 things still to say")
        assert not app.buttons("place-")
        assert "hide" in app.buttons()


async def test_opening_words_come_first(home, ctx, meeting, items):
    meetings.change(ctx, meeting.id, opening_words="Hyvää päivää.")
    async with at(home, f"/in-meeting/{meeting.id}") as app:
        assert app.shows("Hyvää päivää.")
        await app.press(f"to-{items[0]}")
        assert app.shows(CHOIR)


async def test_said_asks_for_the_answer_and_goes_on_to_the_next(home, ctx, meeting, items):
    async with at(home, f"/in-meeting/{meeting.id}") as app:
        await app.press("said")
        assert app.shows("What did they answer?")
        await app.choose("Partly")
        await app.write("Aikaa on vähän.", f"{items[0]}-reason")
        await app.press("onward")
        assert app.shows(WHO)
        assert app.shows("1 thing still to say")
    (line, _) = agenda.agenda(ctx, meeting.id)
    assert (line.item.said, line.item.answer, line.item.reason) == (
        Said.SAID,
        "partly",
        "Aikaa on vähän.",
    )


async def test_an_answer_chosen_while_writing_loses_no_reason(home, ctx, meeting, items):
    async with at(home, f"/in-meeting/{meeting.id}/{items[0]}/answer") as app:
        await app.write("Katsotaan.", f"{items[0]}-reason")
        await app.choose("Later")
        await app.press("onward")
    item = agenda.agenda(ctx, meeting.id)[0].item
    assert (item.answer, item.reason) == ("later", "Katsotaan.")


async def test_not_yet_and_leave_out_go_on(home, ctx, meeting, items):
    async with at(home, f"/in-meeting/{meeting.id}") as app:
        await app.press("not-yet")
        assert app.shows(WHO)
        await app.press("leave-out")
        assert app.shows(CHOIR)
    assert said(ctx, meeting) == [Said.NOT_YET, Said.LEFT_OUT]


async def test_what_was_said_by_mistake_can_be_taken_back(home, ctx, meeting, items):
    async with at(home, f"/in-meeting/{meeting.id}") as app:
        await app.press("said", "not-said")
    assert said(ctx, meeting)[0] == Said.NOT_YET


async def test_one_can_jump_to_any_thing_and_step_between_them(home, meeting, items):
    async with at(home, f"/in-meeting/{meeting.id}") as app:
        await app.press("to-list", f"go-{items[1]}")
        assert app.shows(WHO)
        await app.press("previous")
        assert app.shows(CHOIR)
        await app.press("next")
        assert app.shows(WHO)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("simpler", "Please say it more simply."),
        ("break", "I need a break."),
        ("write-it", "Please write that down."),
    ],
)
async def test_a_card_is_held_up_in_huge_words_and_closed(home, meeting, items, way, words):
    async with at(home, f"/in-meeting/{meeting.id}/{items[1]}") as app:
        await app.press(f"to-{way}")
        (shown,) = [t for t in app.all(ft.Text) if t.value == words]
        assert shown.theme_style == Style.HUGE
        await app.press("close-card")
        assert app.shows(WHO)


async def test_a_thing_is_added_on_the_spot(home, ctx, meeting, items):
    async with at(home, f"/in-meeting/{meeting.id}") as app:
        await app.press("to-add")
        await app.write("Vielä uni.")
        await app.press("to-list")
        assert app.shows("Vielä uni.")
    assert [line.shown for line in agenda.agenda(ctx, meeting.id)] == [CHOIR, WHO, "Vielä uni."]


async def test_a_thing_added_on_the_spot_says_who_answered(home, ctx, meeting):
    async with at(home, f"/in-meeting/{meeting.id}/add") as app:
        await app.press("who-answers")
        await app.choose("Someone types my words for me")
        await app.write("Vielä uni.")
        await app.press("to-list")
    (line,) = agenda.agenda(ctx, meeting.id)
    assert line.item.whose_words == "typed"


async def test_from_today_an_agreement_is_written_in_fewer_than_twelve_taps(
    home, ctx, meeting, items
):
    async with at(home, "/today") as app:
        await app.press("start-in-meeting", "said", "write-agreement")
        new = app.page.route.split("/")[2]
        await app.write("Marja tilaa kahvan.", f"{new}-what")
        await app.write("Marja", f"{new}-who")
        await app.write("30.11.2026", f"{new}-by_when")
        await app.press("continue", "continue")
        await app.choose("May be shared")
        await app.press("continue", "ready")
        assert app.shows("Agreed about this")
        taps = 3 + 3 + 2 + 1 + 2  # the presses above, and one into each field
        assert taps < 12
    (kept,) = agreements.of_meeting(ctx, meeting.id)
    assert (kept.what, kept.who, kept.by_when.day) == ("Marja tilaa kahvan.", "Marja", 30)
    assert kept.wish_id == agenda.agenda(ctx, meeting.id)[0].item.wish_id


async def test_at_the_end_everything_agreed_is_read_together_and_the_meeting_closed(
    home, ctx, meeting, items
):
    agreements.note_down(ctx, what="Marja tilaa kahvan.", meeting_id=meeting.id)
    agreements.note_down(
        ctx,
        what="Aamukäynti",
        accord="not_agreed",
        my_view="45 minuuttia",
        their_view="25 minuuttia",
        meeting_id=meeting.id,
    )
    async with at(home, f"/in-meeting/{meeting.id}") as app:
        await app.press("to-together")
        for words in ("Marja tilaa kahvan.", "45 minuuttia", "25 minuuttia"):
            assert app.shows(words), words
        assert app.shows("Who will do this? You can ask.")
        assert app.shows("2 things still to say")
        await app.press("meeting-over")
        assert app.page.route == f"/meetings/{meeting.id}"
        assert app.shows("Give a summary")
    assert meetings.one(ctx, meeting.id).held


async def test_an_agreement_begun_and_left_empty_is_not_read_aloud(home, ctx, meeting, items):
    async with at(home, f"/in-meeting/{meeting.id}/together") as app:
        await app.press("write-agreement")
        begun = app.page.route
        await app.press("back")
        assert app.shows("No agreements are written down yet.")
        await app.press("write-agreement")
        assert app.page.route == begun


async def test_an_empty_agenda_and_an_unknown_thing_show_the_list(home, meeting):
    for route in (f"/in-meeting/{meeting.id}", f"/in-meeting/{meeting.id}/gone"):
        async with at(home, route) as app:
            assert app.shows("Nothing is on the list yet.")


async def test_an_own_card_is_written_once_and_then_held_up(home, meeting):
    async with at(home, f"/in-meeting/{meeting.id}/own") as app:
        await app.press("write-card")
        await app.write("Kuulen huonosti.")
        await app.press("continue")
    async with at(home, f"/in-meeting/{meeting.id}/own") as app:
        assert app.shows("Show this to the others")
        assert app.shows("Kuulen huonosti.")
