"""Getting ready for a meeting: one question a page, every answer kept at once."""

from dataclasses import replace
from datetime import date, time, timedelta

import flet as ft
import pytest

from app.records.agenda_item import AgendaKind
from app.rules.agenda import Step
from app.services import agenda, left_open, meetings, people, today, wishes
from tests.builders import SHARED, TODAY
from tests.harness.someone import at

CHOIR, FALLING = "Haluan kuoroon.", "Pelkään kaatumista."


@pytest.fixture
def ctx(home):
    return home.context


@pytest.fixture
def meeting(ctx):
    return meetings.arrange(ctx)


def now(ctx, meeting):
    return meetings.one(ctx, meeting.id)


def on_agenda(ctx, meeting):
    return [line.shown for line in agenda.agenda(ctx, meeting.id)]


async def write_and_go_on(home, route, key, words):
    async with at(home, route) as app:
        await app.write(words, key)
        await app.press("continue")
        return app.page.route, app.texts()


@pytest.mark.parametrize(
    ("written", "day"),
    [("5.3.2027", date(2027, 3, 5)), ("huomenna", TODAY + timedelta(days=1)), ("", None)],
)
async def test_the_day_is_written_as_people_write_it(home, ctx, meeting, written, day):
    key = f"{meeting.id}-day"
    route, _ = await write_and_go_on(home, f"/prepare/{meeting.id}/day", key, written)
    assert route.endswith("/clock")
    assert now(ctx, meeting).day == day


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("31.2.2027", "There is no such day in the calendar."),
        ("kun ehdin", "Kuulluksi cannot read this day."),
    ],
)
async def test_a_day_that_cannot_be_is_told_on_continue_and_the_text_stays(
    home, ctx, meeting, written, told
):
    async with at(home, f"/prepare/{meeting.id}/day") as app:
        field = f"{meeting.id}-day"
        await app.write(written, field)
        assert not app.shows(told)
        await app.press("continue")
        assert app.page.route.endswith("/day")
        assert app.shows(told)
        assert app.one(ft.TextField, key=field).value == written
        await app.write("5.3.2027", field)
        await app.press("continue")
        assert app.page.route.endswith("/clock")
    assert now(ctx, meeting).day == date(2027, 3, 5)


async def test_a_day_left_half_written_holds_nobody_back_and_is_there_again(home, meeting):
    route, field = f"/prepare/{meeting.id}/day", f"{meeting.id}-day"
    async with at(home, route) as app:
        await app.write("31.2.2027", field)
        await app.press("back", "place-today", "place-meetings", f"open-{meeting.id}")
        await app.press("get-ready", "part-day")
        assert app.one(ft.TextField, key=field).value == "31.2.2027"
        await app.press("continue")
        assert app.page.route == route
        assert app.shows("There is no such day in the calendar.")


async def test_the_time_is_kept(home, ctx, meeting):
    key = f"{meeting.id}-clock"
    await write_and_go_on(home, f"/prepare/{meeting.id}/clock", key, "klo 14.30")
    assert now(ctx, meeting).clock_time == time(14, 30)


async def test_place_and_way_of_meeting_are_kept(home, ctx, meeting):
    async with at(home, f"/prepare/{meeting.id}/remote") as app:
        await app.choose("We meet by phone or video")
        await app.press("continue")
        await app.write("p. 040 1234", f"{meeting.id}-place")
        await app.press("continue")
    assert (now(ctx, meeting).remote, now(ctx, meeting).place) == (True, "p. 040 1234")


async def test_people_are_chosen_from_ones_own_list(home, ctx, meeting):
    marja = people.add(ctx, first_name="Marja")
    async with at(home, f"/prepare/{meeting.id}/people") as app:
        await app.choose("Marja")
    assert now(ctx, meeting).invited == [marja.id]


async def test_wishes_are_taken_along_and_left_out_again(home, ctx, meeting):
    for words in (CHOIR, FALLING):
        wishes.say(ctx, words=words, visibility=SHARED)
    async with at(home, f"/prepare/{meeting.id}/wishes") as app:
        assert app.shows(CHOIR)
        await app.choose("I raise wish 2")
        await app.choose("I raise wish 1")
        assert on_agenda(ctx, meeting) == [FALLING, CHOIR]
        await app.choose("I raise wish 2")
    assert on_agenda(ctx, meeting) == [CHOIR]


async def test_a_private_wish_says_so_and_stays_private_on_the_agenda(home, ctx, meeting):
    wishes.say(ctx, words=CHOIR)
    async with at(home, f"/prepare/{meeting.id}/wishes") as app:
        assert app.shows("Only for me")
        await app.choose("I raise wish 1")
    (line,) = agenda.agenda(ctx, meeting.id)
    assert line.item.visibility == "only_me"


async def test_something_else_to_say_is_kept_from_the_first_letter(home, ctx, meeting):
    async with at(home, f"/prepare/{meeting.id}/wishes") as app:
        field = f"{meeting.id}-own_text-new-0"
        await app.write("Uni", field)
        await app.press("continue")
        await app.press("back")
        assert app.shows("Uni")
    assert on_agenda(ctx, meeting) == ["Uni"]


async def test_ready_questions_are_ticked_and_unticked(home, ctx, meeting):
    async with at(home, f"/prepare/{meeting.id}/questions") as app:
        question = app.all(ft.Checkbox)
        assert len(question) > 3
        cards = [c for c in app.all(ft.Container) if c.on_click]
        await app.click(cards[0])
        (line,) = agenda.agenda(ctx, meeting.id)
        assert line.item.kind == AgendaKind.QUESTION
        assert app.all(ft.Checkbox)[0].value is True
        await app.click(next(c for c in app.all(ft.Container) if c.on_click))
    assert on_agenda(ctx, meeting) == []


async def test_own_questions_are_written_changed_and_removed(home, ctx, meeting):
    item = agenda.add_question(ctx, meeting.id, "Kuka tulee?")
    async with at(home, f"/prepare/{meeting.id}/questions") as app:
        await app.write("Kuka tulee aamulla?", f"{item.id}-words")
        await app.press("continue", "back")
        assert on_agenda(ctx, meeting) == ["Kuka tulee aamulla?"]
        await app.press(f"remove-{item.id}")
        assert on_agenda(ctx, meeting) == []
        await app.press("undo-question")
    assert on_agenda(ctx, meeting) == ["Kuka tulee aamulla?"]


async def test_the_order_is_moved_with_buttons(home, ctx, meeting):
    for words in ("Yksi", "Kaksi", "Kolme"):
        agenda.add_own_text(ctx, meeting.id, words)
    async with at(home, f"/prepare/{meeting.id}/order") as app:
        assert app.shows("Move 2 up")
        second = agenda.agenda(ctx, meeting.id)[1].item.id
        await app.press(f"up-{second}")
        assert app.shows("Now it is number 1.")
    assert on_agenda(ctx, meeting) == ["Kaksi", "Yksi", "Kolme"]


async def test_things_to_bring_can_be_ticked_beside_ones_own_words(home, ctx, meeting):
    meetings.change(ctx, meeting.id, things_to_bring="Silmälasit")
    async with at(home, f"/prepare/{meeting.id}/bring") as app:
        await app.click(next(c for c in app.all(ft.Container) if c.on_click))
        first, second = now(ctx, meeting).things_to_bring.splitlines()
        assert first == "Silmälasit"
        assert second in app.texts()
        await app.click(next(c for c in app.all(ft.Container) if c.on_click))
    assert now(ctx, meeting).things_to_bring == "Silmälasit"


async def test_who_may_see_also_holds_for_ones_own_questions(home, ctx, meeting):
    wishes.say(ctx, words=CHOIR)
    agenda.choose_wishes(ctx, meeting.id, [wishes.all_wishes(ctx)[0].id])
    agenda.add_question(ctx, meeting.id, "Kuka tulee?")
    async with at(home, f"/prepare/{meeting.id}/seen") as app:
        await app.choose("May be shared")
    wish, question = (line.item.visibility for line in agenda.agenda(ctx, meeting.id))
    assert (wish, question, now(ctx, meeting).visibility) == ("only_me", SHARED, SHARED)


async def test_the_parts_that_are_missing_can_be_opened(home, ctx, meeting):
    async with at(home, f"/prepare/{meeting.id}") as app:
        assert app.shows("Getting ready for the meeting")
        await app.press("go-on")
        assert app.page.route.endswith("/day")


async def test_one_is_ready_and_the_sheet_shows_everything(home, ctx, meeting):
    meetings.change(
        ctx, meeting.id, day=TODAY, support_person="Kaisa", needs="Tauko", opening_words="Päivää."
    )
    agenda.add_own_text(ctx, meeting.id, CHOIR)
    agenda.add_question(ctx, meeting.id, "Kuka tulee?")
    async with at(home, f"/prepare/{meeting.id}") as app:
        assert app.shows("You are ready for the meeting")
        (main, *_others) = [b for b in app.all(ft.OutlinedButton) if b.key == "sheet"]
        await app.click(main)
        for words in ("Kaisa", "Tauko", "Päivää.", CHOIR, "Kuka tulee?"):
            assert app.shows(words), words
        assert not app.all(ft.TextField)


async def test_a_long_agenda_comes_fifty_at_a_time(home, ctx, meeting):
    for n in range(60):
        agenda.add_own_text(ctx, meeting.id, f"Asia {n}")
    async with at(home, f"/prepare/{meeting.id}/order") as app:
        assert len(app.buttons("down-")) == 50


async def test_a_thing_to_bring_stays_ticked_when_the_screen_speaks_another_language(
    home, ctx, meeting
):
    async with at(home, f"/prepare/{meeting.id}/bring") as app:
        await app.click(next(c for c in app.all(ft.Container) if c.on_click))
        assert app.one(ft.TextField).value == now(ctx, meeting).things_to_bring
    home.change_settings(replace(home.settings(), language="sv"))
    async with at(home, f"/prepare/{meeting.id}/bring") as app:
        assert app.all(ft.Checkbox)[0].value is True
        await app.click(next(c for c in app.all(ft.Container) if c.on_click))
    assert now(ctx, meeting).things_to_bring == ""


async def test_all_answers_come_at_the_end_and_lead_to_the_overview(home, ctx, meeting):
    meetings.change(ctx, meeting.id, day=TODAY, needs="Tauko", place="Kirjasto")
    agenda.add_question(ctx, meeting.id, "Kuka tulee?")
    async with at(home, f"/prepare/{meeting.id}/seen") as app:
        await app.press("continue")
        assert app.page.route.endswith("/check")
        for words in ("Tauko", "Kirjasto", "Kuka tulee?", "We meet in the same room"):
            assert app.shows(words), words
        await app.press("change-needs")
        await app.write("Tauko ja vettä")
        await app.press("continue")
        assert app.shows("Tauko ja vettä")
        await app.press("ready")
        assert app.page.route == f"/prepare/{meeting.id}"


async def test_what_is_ready_is_changed_and_leads_back_to_the_overview(home, ctx, meeting):
    meetings.change(ctx, meeting.id, needs="Tauko")
    async with at(home, f"/prepare/{meeting.id}") as app:
        await app.press("part-needs", "continue")
        assert app.page.route == f"/prepare/{meeting.id}"


async def test_what_was_left_open_is_not_asked_again(home, ctx, meeting):
    async with at(home, f"/prepare/{meeting.id}/people") as app:
        await app.choose("I do not know")
    ready = meetings.readiness(ctx, meeting.id)
    assert Step.PEOPLE in ready.there
    assert today.look(ctx).readiness == ready


async def test_someone_chosen_later_takes_the_note_away(home, ctx, meeting):
    agenda.add_own_text(ctx, meeting.id, CHOIR)
    left_open.leave(ctx, meeting.id, "wishes", "unknown")
    async with at(home, f"/prepare/{meeting.id}/wishes") as app:
        await app.press("continue")
    assert left_open.notes(ctx, meeting.id).left == {}


@pytest.mark.parametrize("step", ["day", "clock", "place", "people", "support", "bring", "needs"])
async def test_every_question_of_getting_ready_can_be_left_open(home, meeting, step):
    async with at(home, f"/prepare/{meeting.id}/{step}") as app:
        known = "I do not know exactly" if step in {"day", "clock"} else "I do not know"
        assert app.texts().count(known) == 1
        assert app.texts().count("I do not want to answer") == 1
