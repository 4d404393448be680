"""I got a letter or a decision: told a question at a time, checked against what was agreed."""

from datetime import timedelta

import pytest

from app.records.base import Visibility
from app.records.paper import CameHow, PaperKind
from app.records.paper_point import Found, PaperPoint, PointKind, Sight
from app.services import agreements, meetings, papers, people, records
from tests.builders import TODAY
from tests.harness.someone import at

RAIL, VISIT = "Marja tilaa kahvan.", "Aamukäynti kestää 45 minuuttia."
INSTRUCTION = "Check the instruction attached to your decision."


@pytest.fixture
def ctx(home):
    return home.context


def a_paper(ctx, **facts):
    return papers.tell(ctx, "p", **{"kind": PaperKind.DECISION, **facts})


def agreed(ctx, what=RAIL, **facts):
    return agreements.note_down(ctx, what=what, **facts)


async def test_an_empty_place_says_what_will_be_here(home):
    async with at(home, "/papers") as app:
        assert app.shows("The plans, decisions and letters you get will be here.")
        assert app.buttons("new-paper") == ["new-paper"]


async def test_more_leads_to_the_papers(home):
    async with at(home, "/more") as app:
        await app.press("more-papers")
        assert app.shows("My papers")


async def begin(app):
    """Begin at Today, as far as the days."""
    await app.press("start-papers")
    new = app.page.route.split("/")[2]
    await app.choose("A decision")
    await app.press("continue")
    await app.choose("Marja")
    await app.press("continue")
    await app.write("Apua kotiin", f"{new}-words")
    return new


async def test_a_paper_is_told_one_question_at_a_time_from_today(home, ctx):
    people.add(ctx, first_name="Marja", role="own_worker", organisation="Kotihoito")
    agreed(ctx)
    async with at(home, "/today") as app:
        new = await begin(app)
        for day in ("1.11.2026", "3.11.2026", "10.11.2026"):
            await app.press("continue")
            assert app.shows(INSTRUCTION)
            await app.write(day)
        await app.press("continue")
        await app.choose("By post")
        await app.press("continue")
        assert app.buttons("add-picture")
        await app.press("continue")
        assert app.shows("Only for me")
        await app.press("continue")
        assert app.shows("What you told about the paper")
        await app.press("ready")
        assert app.page.route == f"/papers/{new}"
        for words in ("A decision", "Apua kotiin", "Marja", "By post", INSTRUCTION):
            assert app.shows(words), words
    paper = papers.one(ctx, new)
    assert (paper.kind, paper.came_how) == (PaperKind.DECISION, CameHow.POST)
    assert (paper.dated.day, paper.sent.day, paper.received.day) == (1, 3, 10)
    assert paper.visibility == Visibility.ONLY_ME
    assert paper.person_id


async def test_only_a_decision_speaks_of_its_instruction(home, ctx):
    a_paper(ctx, kind=PaperKind.LETTER, received=TODAY)
    async with at(home, "/papers/p") as app:
        assert not app.shows(INSTRUCTION)


async def test_days_in_an_unlikely_order_are_asked_about_and_kept(home, ctx):
    a_paper(ctx, sent=TODAY, received=TODAY - timedelta(days=2))
    async with at(home, "/papers/p") as app:
        assert app.shows("You got the paper before it was sent. Is that right?")
    assert papers.one(ctx, "p").sent == TODAY


async def test_a_sender_written_anew_is_no_longer_the_one_on_the_card(home, ctx):
    marja = people.add(ctx, first_name="Marja", role="own_worker")
    a_paper(ctx, from_whom="Marja", person_id=marja.id)
    async with at(home, "/papers/p/change/from_whom") as app:
        await app.write("Kunta", "p-from_whom")
        await app.press("continue")
    assert (papers.one(ctx, "p").from_whom, papers.one(ctx, "p").person_id) == ("Kunta", "")


async def test_each_agreement_is_looked_for_with_three_answers(home, ctx):
    first, second = agreed(ctx), agreed(ctx, VISIT)
    a_paper(ctx)
    async with at(home, "/papers/p") as app:
        await app.press("look")
        assert app.shows("Agreement 1 / 2")
        await app.choose("It is missing")
        await app.write("Kahva marraskuussa", f"p-{first.id}-my_view")
        await app.press("onward")
        assert app.shows(VISIT)
        await app.choose("It is changed")
        await app.write("Käynti tarvittaessa", f"p-{second.id}-words")
        await app.press("onward")
        assert app.page.route == "/papers/p"
        for words in ("It is missing", "Kahva marraskuussa", "Käynti tarvittaessa"):
            assert app.shows(words), words
    found = [(line.found, line.point.my_view) for line in papers.check(ctx, "p").lines]
    assert found == [(Found.MISSING, "Kahva marraskuussa"), (Found.CHANGED, "")]


async def test_what_is_there_needs_no_more_words(home, ctx):
    one = agreed(ctx)
    a_paper(ctx)
    async with at(home, f"/papers/p/check/{one.id}") as app:
        await app.choose("It is there")
        assert not app.shows("How should it read?")


async def test_a_point_is_told_with_how_one_sees_it(home, ctx):
    a_paper(ctx)
    async with at(home, "/papers/p") as app:
        await app.press("new-point")
        point_id = app.page.route.split("/")[4]
        await app.choose("Something is refused")
        await app.press("continue")
        await app.write("Avustajaa ei myönnetä.", f"{point_id}-words")
        await app.press("continue")
        await app.choose("I see it differently")
        await app.press("continue")
        await app.write("Tarvitsen avustajan.", f"{point_id}-my_view")
        await app.press("continue", "ready")
        assert app.page.route == "/papers/p"
        assert app.shows("Avustajaa ei myönnetä.")
        assert app.shows("Tarvitsen avustajan.")
        await app.press("remove-point-1")
        assert not app.shows("Avustajaa ei myönnetä.")
    point = records.bring_back(ctx, PaperPoint, point_id)
    assert (point.kind, point.sight) == (PointKind.REFUSED, Sight.DIFFERENTLY)


async def test_with_what_one_agrees_nothing_more_is_asked(home, ctx):
    a_paper(ctx)
    papers.tell_point(ctx, "p", "q", kind=PointKind.GRANTED, words="Kuljetus", sight=Sight.AGREE)
    async with at(home, "/papers/p/points/q/tell/check") as app:
        assert not app.shows("What do you think of it?")


async def test_the_reason_is_asked_of_a_decision_only(home, ctx):
    a_paper(ctx)
    async with at(home, "/papers/p") as app:
        await app.press("say-their_reason")
        await app.write("Määrä riittää.", "p-their_reason")
        await app.press("continue")
        assert app.shows("Määrä riittää.")
        papers.tell(ctx, "p", kind=PaperKind.PLAN)
        await app.press("say-my_view", "continue")
        assert not app.shows("Määrä riittää.")


async def test_a_meeting_leads_to_its_papers_and_to_a_new_one(home, ctx):
    meeting = meetings.arrange(ctx, day=TODAY, held=True)
    papers.tell(ctx, "p", kind=PaperKind.DRAFT, meeting_id=meeting.id)
    async with at(home, f"/meetings/{meeting.id}") as app:
        assert app.shows("Open paper 1: A draft of a plan")
        await app.press("new-paper")
        new = app.page.route.split("/")[2]
        await app.choose("A plan")
    assert papers.one(ctx, new).meeting_id == meeting.id


async def test_who_may_see_a_paper_is_chosen_on_its_page(home, ctx):
    a_paper(ctx)
    async with at(home, "/papers/p") as app:
        await app.choose("May be shared")
    assert papers.one(ctx, "p").visibility == Visibility.MAY_BE_SHARED


async def test_a_removed_paper_can_be_brought_back_where_it_was(home, ctx):
    a_paper(ctx)
    async with at(home, "/papers/p") as app:
        await app.press("remove", "bring-back")
        assert app.shows("What the paper says")


async def test_the_words_of_a_paper_before_are_not_lost(home, ctx):
    a_paper(ctx, words="Eka", received=TODAY)
    papers.tell(ctx, "p", words="Toka")
    async with at(home, "/papers/p/earlier") as app:
        assert app.shows("Eka")
        await app.press("take-1")
    assert papers.one(ctx, "p").words == "Eka"
