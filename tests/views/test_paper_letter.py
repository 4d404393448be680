"""The comment letter on the screen: seen first, then saved, with a receipt."""

import pytest

from app.records.base import Visibility
from app.records.paper import PaperKind
from app.records.paper_point import Found
from app.services import agreements, papers, sharing
from tests.builders import SHARED
from tests.harness.someone import at

RAIL, VIEW = "Marja tilaa kahvan.", "Kahva tulee marraskuussa."


@pytest.fixture
def ctx(home):
    return home.context


def a_checked_paper(ctx, *, paper=SHARED, agreement=SHARED, **facts):
    papers.tell(ctx, "p", **{"kind": PaperKind.PLAN, "from_whom": "Kotihoito", **facts})
    papers.tell(ctx, "p", visibility=paper)
    one = agreements.note_down(ctx, what=RAIL, visibility=agreement)
    papers.look_for(ctx, "p", one.id, found=Found.MISSING, my_view=VIEW)
    return one


async def test_when_all_is_looked_for_the_paper_leads_to_the_letter_and_it_is_saved(home, ctx):
    a_checked_paper(ctx)
    async with at(home, "/papers/p") as app:
        await app.press("letter")
        for words in (RAIL, VIEW, "Tästä sovittiin, mutta en löydä sitä paperista."):
            assert app.shows(words), words
        await app.choose("Svenska")
        assert app.shows("Det här kom vi överens om, men jag hittar det inte i pappret.")
        assert app.shows(VIEW)
        await app.press("continue")
        await app.choose("Web page file")
        await app.press("make")
        (receipt,) = sharing.receipts(ctx)
        assert app.page.route == f"/give/receipt/{receipt.id}"
        await app.press("ready")
        assert app.page.route == "/papers/p"
    assert (receipt.to_name, receipt.screen_language) == ("Kotihoito", "sv")


async def test_a_paper_only_for_me_asks_first_whether_it_may_be_shared(home, ctx):
    a_checked_paper(ctx, paper=Visibility.ONLY_ME)
    async with at(home, "/papers/p/letter") as app:
        assert not app.shows(VIEW)
        assert "continue" not in app.buttons()
        await app.press("share-paper")
        assert app.shows(VIEW)
    assert papers.one(ctx, "p").visibility == SHARED


async def test_an_agreement_only_for_me_stays_out_until_it_is_let_in(home, ctx):
    a_checked_paper(ctx, agreement=Visibility.ONLY_ME)
    papers.tell(ctx, "p", my_view="Koko paperista")
    async with at(home, "/papers/p/letter") as app:
        assert app.shows("1 agreement is only for you, so it stays out of the letter.")
        assert not app.shows(VIEW)
        await app.press("share-1")
        assert app.shows(VIEW)


async def test_the_letter_about_a_decision_says_that_it_is_no_appeal(home, ctx):
    a_checked_paper(ctx, kind=PaperKind.DECISION)
    async with at(home, "/papers/p/letter") as app:
        assert app.shows("It is not an appeal.")
        assert app.shows("Check the instruction attached to your decision.")
    papers.tell(ctx, "p", kind=PaperKind.PLAN)
    async with at(home, "/papers/p/letter") as app:
        assert not app.shows("It is not an appeal.")


async def test_before_anything_is_said_there_is_no_letter(home, ctx):
    papers.tell(ctx, "p", kind=PaperKind.PLAN, visibility=SHARED)
    async with at(home, "/papers/p/letter/form") as app:
        assert app.shows("Nothing is said about the paper yet.")
        assert "make" not in app.buttons()


async def test_giving_ones_information_afterwards_begins_anew(home, ctx):
    a_checked_paper(ctx)
    async with at(home, "/papers/p/letter") as app:
        await app.press("continue")
        await app.press("place-more", "more-give", "continue", "continue")
        assert app.shows("What do you want to give?")
        assert not app.shows("You have chosen")
        await app.press("set-own")
        await app.choose(RAIL)
        await app.press("continue")
        assert app.shows(RAIL)
        assert not app.shows(VIEW)
