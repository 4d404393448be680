"""Following an agreement: the ready message, having asked, the answer, what comes again."""

from dataclasses import replace
from datetime import date, timedelta

import flet as ft
import pytest

from app.records.agreement import Every
from app.records.follow_up import FollowUp
from app.services import agreements, follow_ups, left_open, people, records
from tests.builders import TODAY
from tests.harness.someone import at

RAIL = "Marja tilaa kahvan wc:hen."
LATE = TODAY - timedelta(days=8)


@pytest.fixture
def ctx(home):
    return home.context


def a_promise(ctx, **facts):
    return agreements.note_down(ctx, **{"what": RAIL, "who": "Marja", "by_when": LATE, **facts})


def a_visit(ctx, **facts):
    often = {"every": Every.WEEK, "from_when": TODAY - timedelta(days=4), "by_when": None}
    return a_promise(ctx, **{**often, "how_much": "45 min", **facts})


def copied(app):
    return [args["data"] for _id, name, args in app.conn.calls if name == "set"]


async def test_today_leads_from_a_promise_whose_day_is_past_to_its_message(home, ctx):
    promise = a_promise(ctx)
    async with at(home, "/today") as app:
        await app.press(f"ask-{promise.id}")
        assert app.page.route == f"/agreements/{promise.id}/message"
        assert app.shows("The day we spoke of was 16.11.2026.")
        assert app.shows(RAIL)


async def test_the_message_is_copied_whole_with_own_words_isolated(home, ctx):
    promise = a_promise(ctx)
    async with at(home, f"/agreements/{promise.id}/message") as app:
        await app.press("copy")
        (text,) = copied(app)
        assert text == follow_ups.message(ctx, promise, "en").text
        assert f"\u2068{RAIL}\u2069" in text
        assert app.shows("Copied. You can paste it where you write.")


async def test_the_service_is_asked_in_the_language_one_chooses(home, ctx):
    promise = a_promise(ctx)
    async with at(home, f"/agreements/{promise.id}/message") as app:
        await app.choose("Svenska")
        assert app.shows("Dagen vi talade om var 16.11.2026.")
        assert app.shows(RAIL)
        await app.press("show-large")
        assert app.shows("Dagen vi talade om var 16.11.2026.")
        await app.press("close-card", "copy")
        assert copied(app)[0].startswith("Hej!")


@pytest.mark.parametrize(
    ("screens", "opening"), [("fi@selko", "Hei!"), ("sv", "Hej!"), ("ar", "Hei!")]
)
async def test_the_message_begins_in_the_language_of_the_screens_where_services_speak_it(
    home, ctx, screens, opening
):
    home.change_settings(replace(home.settings(), language=screens, second_language="fi"))
    promise = a_promise(ctx)
    async with at(home, f"/agreements/{promise.id}/message") as app:
        assert app.shows(opening)


async def test_after_a_lock_the_large_message_is_still_in_the_language_one_chose(home, ctx):
    promise = a_promise(ctx)
    async with at(home, f"/agreements/{promise.id}/message") as app:
        await app.page.push_route(f"/agreements/{promise.id}/message/sv/large")
        await app.settle()
        assert app.shows("Dagen vi talade om var 16.11.2026.")


async def test_the_number_to_call_stands_by_the_message(home, ctx):
    marja = people.add(ctx, first_name="Marja", phone="09 123")
    promise = a_promise(ctx, person_id=marja.id)
    async with at(home, f"/agreements/{promise.id}/message") as app:
        assert app.shows("09 123")


async def test_having_asked_is_written_down_with_the_answer_and_the_new_day(home, ctx):
    promise = a_promise(ctx)
    async with at(home, f"/agreements/{promise.id}/message") as app:
        await app.press("i-asked")
        await app.choose("On the phone")
        asked = follow_ups.of_agreement(ctx, promise.id)[0].id
        await app.press("continue")
        assert app.one(ft.TextField).value == "24.11.2026"
        await app.press("continue")
        await app.write("Asentaja tulee ensi viikolla.", f"{asked}-answer")
        await app.press("continue")
        await app.write("4.12.2026", f"{asked}-new_day")
        await app.press("continue", "ready")
        assert app.page.route == f"/agreements/{promise.id}"
        for words in ("On the phone", "Asentaja tulee ensi viikolla.", "4.12.2026"):
            assert app.shows(words), words
        assert not app.shows("The day has passed")
    assert agreements.one(ctx, promise.id).by_when == date(2026, 12, 4)


async def test_an_answer_that_has_not_come_is_added_later(home, ctx):
    promise = a_promise(ctx)
    asked = follow_ups.ask_about(ctx, promise.id, channel="message")
    async with at(home, f"/agreements/{promise.id}") as app:
        assert app.shows("No answer is written down yet.")
        await app.press(f"mend-{asked.id}")
        await app.write("Ensi viikolla.", f"{asked.id}-answer")
        await app.press("continue")
    assert follow_ups.one(ctx, asked.id).answer == "Ensi viikolla."


async def test_what_was_asked_can_be_removed_and_brought_back(home, ctx):
    promise = a_promise(ctx)
    asked = follow_ups.ask_about(ctx, promise.id)
    async with at(home, f"/agreements/{promise.id}") as app:
        await app.press(f"remove-{asked.id}")
        assert follow_ups.of_agreement(ctx, promise.id) == []
        await app.press("bring-back")
        assert [f.id for f in follow_ups.of_agreement(ctx, promise.id)] == [asked.id]


async def test_a_removed_asking_stands_among_what_was_removed_with_its_answer(home, ctx):
    promise = a_promise(ctx)
    asked = follow_ups.ask_about(ctx, promise.id, answer="Ensi viikolla.")
    records.remove(ctx, FollowUp, asked.id)
    for route in ("/safe/removed", f"/safe/removed/follow_up/{asked.id}"):
        async with at(home, route) as app:
            assert app.shows("Ensi viikolla."), route


async def test_one_time_is_marked_as_come_and_the_next_day_is_shown(home, ctx):
    visit = a_visit(ctx)
    async with at(home, f"/agreements/{visit.id}") as app:
        assert app.shows("The day has passed. Did it come as agreed?")
        assert app.shows("Every week")
        await app.press("came")
        assert app.shows("Next time")
        assert not app.buttons("came")
    assert agreements.one(ctx, visit.id).went_well_until == TODAY - timedelta(days=4)


async def test_one_time_that_did_not_come_leads_to_the_message(home, ctx):
    visit = a_visit(ctx)
    async with at(home, f"/agreements/{visit.id}") as app:
        await app.press("did-not-come")
        assert app.shows("This did not take place on 20.11.2026.")
        await app.press("back")
        assert app.shows("The day has passed. You can ask where it stands.")
        assert app.buttons("came") == []


async def test_a_day_still_to_come_is_not_marked(home, ctx):
    visit = a_visit(ctx, from_when=TODAY + timedelta(days=2))
    async with at(home, f"/agreements/{visit.id}") as app:
        assert app.shows("Next time")
        assert app.buttons("came") == []


async def test_what_is_not_known_yet_is_accepted(home, ctx):
    vague = a_visit(ctx, how_much="")
    async with at(home, f"/agreements/{vague.id}") as app:
        assert app.shows("How much of this is there each time? You can ask.")
        await app.press("fill-in")
        await app.choose("I do not know")
        assert left_open.notes(ctx, vague.id).left == {"how_much": "unknown"}
        await app.press("continue")
        assert app.page.route == f"/agreements/{vague.id}"
        assert not app.shows("How much of this is there each time?")
    async with at(home, "/agreements") as app:
        assert not app.shows("still to be asked")


async def test_how_often_is_chosen_from_cards_with_own_words_beside(home, ctx):
    promise = a_promise(ctx, by_when=None)
    async with at(home, f"/agreements/{promise.id}/write/every") as app:
        await app.choose("Every two weeks")
        await app.write("ma ja to", f"{promise.id}-how_often")
        await app.press("continue")
        assert app.page.route.endswith("/write/from_when")
    kept = agreements.one(ctx, promise.id)
    assert (kept.every, kept.how_often) == (Every.TWO_WEEKS, "ma ja to")
    async with at(home, f"/agreements/{promise.id}/write/check") as app:
        assert app.shows("Every two weeks")
        assert app.shows("ma ja to")


async def test_a_closed_promise_keeps_what_was_asked_in_sight(home, ctx):
    promise = a_promise(ctx, kept="kept")
    follow_ups.ask_about(ctx, promise.id, answer="Tehty.")
    async with at(home, f"/agreements/{promise.id}") as app:
        assert app.shows("Tehty.")
        assert app.buttons("i-asked") == []
