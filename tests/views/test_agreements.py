"""What was agreed: the list, one agreement with both views, and writing one down."""

from datetime import timedelta

import flet as ft
import pytest

from app.records.agreement import Accord, Kept
from app.services import agreements, left_open, meetings, people, records
from tests.builders import SHARED, TODAY
from tests.harness.someone import at

RAIL, VISIT = "Marja tilaa kahvan.", "Aamukäynti kestää 45 minuuttia."


@pytest.fixture
def ctx(home):
    return home.context


def an_agreement(ctx, what=RAIL, **facts):
    return agreements.note_down(ctx, what=what, **facts)


def one(ctx, agreement):
    return agreements.one(ctx, agreement.id)


async def test_an_empty_place_says_what_will_be_here(home):
    async with at(home, "/agreements") as app:
        assert app.shows("What you agree with professionals will be here")
        assert app.buttons("new-agreement") == ["new-agreement"]


async def test_the_open_ones_come_by_their_day_with_neutral_words(home, ctx):
    an_agreement(ctx, VISIT, by_when=TODAY + timedelta(days=3), who="Marja")
    an_agreement(ctx, by_when=TODAY - timedelta(days=3), who="Tuomas")
    done = an_agreement(ctx, "Puhelin", by_when=TODAY, who="Marja")
    agreements.mark(ctx, done.id, Kept.KEPT)
    async with at(home, "/agreements") as app:
        texts = app.texts()
        assert texts.index(RAIL) < texts.index(VISIT) < texts.index("Puhelin")
        for words in (
            "The day has passed. You can ask where it stands.",
            "Open, the day is soon",
            "Kept",
        ):
            assert words in texts, words


async def test_a_vague_promise_is_pointed_out_gently(home, ctx):
    vague = an_agreement(ctx)
    async with at(home, f"/agreements/{vague.id}") as app:
        assert app.shows("Who will do this? You can ask.")
        assert app.shows("When will this be done? You can ask.")
        await app.press("fill-in")
        await app.write("Marja", f"{vague.id}-who")
        await app.press("continue", "fill-in")
        await app.write("30.11.", f"{vague.id}-by_when")
        await app.press("continue")
        assert app.page.route == f"/agreements/{vague.id}"
    assert (one(ctx, vague).who, one(ctx, vague).by_when.day) == ("Marja", 30)


async def test_what_became_of_it_is_marked_as_the_person_sees_it(home, ctx):
    agreement = an_agreement(ctx)
    async with at(home, f"/agreements/{agreement.id}") as app:
        for words, kept in (("Kept in part", Kept.PARTLY_KEPT), ("No longer valid", "withdrawn")):
            await app.choose(words)
            assert one(ctx, agreement).kept == kept


async def test_who_may_see_is_chosen(home, ctx):
    agreement = an_agreement(ctx)
    async with at(home, f"/agreements/{agreement.id}") as app:
        assert app.shows("Only for me")
        await app.choose("May be shared")
    assert one(ctx, agreement).visibility == SHARED


async def test_both_views_stand_side_by_side_in_a_wide_window(home, ctx):
    agreement = an_agreement(ctx, accord="partly", my_view="Kyllä", their_view="Ei nyt")
    for width, beside in ((1280, 1), (390, 0)):
        async with at(home, f"/agreements/{agreement.id}", width=width) as app:
            assert app.shows("Their view")
            rows = [r for r in app.all(ft.Row, text="Ei nyt") if "Kyllä" in app.texts(r)]
            inner = [r for r in rows if "My view" in app.texts(r) and len(app.texts(r)) == 4]
            assert len(inner) == beside


async def test_an_agreement_is_written_outside_a_meeting_with_both_views(home, ctx):
    async with at(home, "/agreements") as app:
        await app.press("new-agreement", "continue")
        new = app.page.route.split("/")[2]
        await app.write(VISIT, f"{new}-what")
        await app.press("continue", "continue", "continue")
        await app.choose("We see it differently")
        for field, words in (
            ("my_view", "45 minuuttia"),
            ("my_reason", "Puen itse."),
            ("their_view", "25 minuuttia"),
            ("their_reason", "Aikaa ei ole."),
        ):
            await app.press("continue")
            await app.write(words, f"{new}-{field}")
        await app.press("continue", "continue")
        await app.write("joka aamu", f"{new}-how_often")
        await app.press("continue", "continue")
        await app.choose("May be shared")
        await app.press("continue")
        for words in (VISIT, "45 minuuttia", "Aikaa ei ole.", "joka aamu", "May be shared"):
            assert app.shows(words)
        await app.press("ready")
        assert app.page.route == f"/agreements/{new}"
    kept = agreements.one(ctx, new)
    assert (kept.accord, kept.my_view, kept.my_reason) == (
        Accord.NOT_AGREED,
        "45 minuuttia",
        "Puen itse.",
    )
    assert (kept.their_view, kept.their_reason, kept.how_often) == (
        "25 minuuttia",
        "Aikaa ei ole.",
        "joka aamu",
    )


async def test_when_both_agree_no_views_are_asked(home, ctx):
    agreement = an_agreement(ctx)
    async with at(home, f"/agreements/{agreement.id}/write/accord") as app:
        assert app.shows("Question 4 / 12")
        await app.press("continue")
        assert app.page.route.endswith("/how_much")


async def test_the_total_stays_when_both_views_come_to_be_asked(home, ctx):
    agreement = an_agreement(ctx)
    async with at(home, f"/agreements/{agreement.id}/write/accord") as app:
        await app.choose("We agree in part")
        assert app.shows("Question 4 / 12")
        await app.press("continue")
        assert app.shows("Question 5 / 12")
        assert app.page.route.endswith("/my_view")


async def test_at_its_meeting_only_little_is_asked(home, ctx):
    meeting = meetings.arrange(ctx, day=TODAY)
    agreement = an_agreement(ctx, meeting_id=meeting.id)
    async with at(home, f"/agreements/{agreement.id}/write/accord") as app:
        assert app.shows("Question 2 / 5")
        await app.press("continue")
        assert app.page.route.endswith("/visibility")
    async with at(home, f"/agreements/{agreement.id}/write/what") as app:
        assert len(app.all(ft.TextField)) == 3
        await app.choose("I do not know")
        assert left_open.notes(ctx, agreement.id).left == {"who": "unknown", "by_when": "unknown"}


async def test_a_changed_mind_asks_for_both_views_and_comes_back_to_the_answers(home, ctx):
    agreement = an_agreement(ctx, who="Marja")
    async with at(home, f"/agreements/{agreement.id}") as app:
        await app.press("write-check", "change-accord")
        await app.choose("We see it differently")
        await app.press("continue")
        assert app.page.route.endswith("/write/my_view/check")
        await app.write("Kyllä", f"{agreement.id}-my_view")
        await app.press("continue")
        assert app.page.route.endswith("/write/my_reason/check")
        await app.press("continue")
        assert app.page.route.endswith("/write/check")
        assert app.shows("Kyllä")
        await app.press("change-accord", "continue")
        assert app.page.route.endswith("/write/check")


async def test_those_at_the_meeting_can_be_chosen_as_who_does_it(home, ctx):
    marja = people.add(ctx, first_name="Marja")
    meeting = meetings.arrange(ctx, day=TODAY, invited=[marja.id])
    agreement = an_agreement(ctx, meeting_id=meeting.id)
    async with at(home, f"/agreements/{agreement.id}/write/who") as app:
        await app.choose("Marja")
        assert app.one(ft.TextField).value == "Marja"
    assert one(ctx, agreement).who == "Marja"


async def test_where_it_was_agreed_is_not_asked_at_the_meeting(home, ctx):
    meeting = meetings.arrange(ctx, day=TODAY)
    async with at(home, f"/meetings/{meeting.id}") as app:
        await app.press("write-agreement")
        assert app.page.route.endswith("/write/what")
        await app.write(RAIL, f"{app.page.route.split('/')[2]}-what")
        await app.press("continue")
    assert [a.what for a in agreements.of_meeting(ctx, meeting.id)] == [RAIL]


async def test_a_day_that_is_not_known_exactly_is_an_answer(home, ctx):
    agreement = an_agreement(ctx)
    async with at(home, f"/agreements/{agreement.id}/write/by_when") as app:
        await app.choose("I do not know exactly")
        assert app.all(ft.Checkbox)[0].value is True
    async with at(home, f"/agreements/{agreement.id}/write/check") as app:
        assert app.shows("I do not know exactly")
        assert app.shows("Change: By when?")


async def test_a_day_that_cannot_be_is_told_and_its_text_stays(home, ctx):
    agreement = an_agreement(ctx)
    field = f"{agreement.id}-by_when"
    async with at(home, f"/agreements/{agreement.id}/write/by_when") as app:
        await app.write("31.2.2027", field)
        await app.press("continue")
        assert app.shows("There is no such day in the calendar.")
        assert app.one(ft.TextField, key=field).value == "31.2.2027"
    assert one(ctx, agreement).by_when is None


async def test_it_can_be_tied_to_the_meeting_where_it_was_agreed(home, ctx):
    meeting = meetings.arrange(ctx, day=TODAY - timedelta(days=1), held=True)
    async with at(home, f"/agreements/new/{meeting.id}") as app:
        await app.press("continue")
        assert app.shows("What was agreed?")
        await app.press("back", "continue")
        await app.write(RAIL, f"{app.page.route.split('/')[2]}-what")
        await app.press("continue")
    (agreement,) = agreements.of_meeting(ctx, meeting.id)
    async with at(home, f"/agreements/{agreement.id}") as app:
        await app.press("to-meeting")
        assert app.page.route == f"/meetings/{meeting.id}"


async def test_earlier_words_can_be_taken_back_into_use(home, ctx):
    agreement = an_agreement(ctx)
    agreements.change(ctx, agreement.id, what=VISIT)
    (version,) = records.history(ctx, agreement.id)
    async with at(home, f"/agreements/{agreement.id}") as app:
        await app.press("earlier")
        assert app.shows(RAIL)
        await app.press(f"take-{version.number}")
    assert one(ctx, agreement).what == RAIL


async def test_a_removed_agreement_can_be_brought_back(home, ctx):
    agreement = an_agreement(ctx)
    async with at(home, f"/agreements/{agreement.id}") as app:
        await app.press("remove")
        assert not agreements.all_agreements(ctx)
        await app.press("bring-back")
        assert app.shows(RAIL)


async def test_states_of_a_newer_version_do_not_break_the_screen(home, ctx):
    agreement = an_agreement(ctx, accord="newer", kept="newer", visibility="only_me")
    async with at(home, f"/agreements/{agreement.id}") as app:
        assert app.shows(RAIL)


async def test_many_agreements_come_fifty_at_a_time(home, ctx):
    for n in range(55):
        an_agreement(ctx, f"Asia {n}")
    async with at(home, "/agreements") as app:
        assert len(app.buttons("open-")) == 50
