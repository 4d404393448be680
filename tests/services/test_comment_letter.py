"""A comment letter holds only what may be shared, and leaves a receipt."""

import json

import pytest

from app.errors.giving import NotShared
from app.exports.summary import content
from app.records.paper import PaperKind
from app.records.paper_point import Found
from app.services import agreements, comment_letter, papers, profile, sharing
from app.services.sharing import Form
from tests.builders import SHARED

SECRET = "Salainen sovittu asia"


@pytest.fixture
def checked(ctx):
    """A shared plan in which a shared and a private agreement are missing."""
    papers.tell(ctx, "p", kind=PaperKind.PLAN, visibility=SHARED)
    shared = agreements.note_down(ctx, what="Kahva", visibility=SHARED)
    private = agreements.note_down(ctx, what=SECRET)
    for one in (shared, private):
        papers.look_for(ctx, "p", one.id, found=Found.MISSING, my_view=f"Toivon: {one.what}")
    return shared, private


def printed(seen):
    return json.dumps(content(seen.summary), ensure_ascii=False)


def test_what_belongs_to_a_private_agreement_stays_out_and_is_told(ctx, checked):
    seen = comment_letter.look(ctx, "p")
    assert "Toivon: Kahva" in printed(seen)
    assert SECRET not in printed(seen)
    assert comment_letter.stays_out(papers.check(ctx, "p")) == [checked[1]]


def test_no_letter_is_made_of_a_paper_that_is_only_for_me(ctx, checked):
    papers.tell(ctx, "p", visibility="only_me")
    with pytest.raises(NotShared):
        comment_letter.look(ctx, "p")


def test_the_letter_carries_my_name_only_when_it_may_be_shared(ctx, checked):
    profile.tell(ctx, "name", "Aino")
    assert comment_letter.look(ctx, "p").summary.name == ""
    profile.tell(ctx, "name", "Aino", visibility=SHARED)
    assert comment_letter.look(ctx, "p").summary.name == "Aino"


def test_a_letter_that_was_made_leaves_a_receipt_of_exactly_what_was_in_it(ctx, checked):
    seen = comment_letter.look(ctx, "p", to_name="Marja", language="sv")
    given = sharing.give(ctx, seen, Form.HTML)
    (receipt,) = sharing.receipts(ctx)
    assert receipt.to_name == "Marja"
    assert checked[0].id in receipt.chosen
    assert "p" in receipt.chosen
    assert sharing.content_of(receipt) == content(seen.summary)
    assert "Toivon: Kahva" in given.data.decode()
    assert SECRET not in given.data.decode()
    assert sharing.chain_holds(ctx)


@pytest.mark.parametrize("which", ["paper", "agreement"])
def test_what_is_made_private_after_the_look_is_not_given(ctx, checked, which):
    seen = comment_letter.look(ctx, "p")
    if which == "paper":
        papers.tell(ctx, "p", visibility="only_me")
    else:
        agreements.change(ctx, checked[0].id, visibility="only_me")
    with pytest.raises(NotShared):
        sharing.give(ctx, seen, Form.HTML)
    assert sharing.receipts(ctx) == []


def test_there_is_nothing_to_write_of_before_anything_was_said(ctx):
    papers.tell(ctx, "p", kind=PaperKind.PLAN, visibility=SHARED)
    assert not comment_letter.says_something(papers.check(ctx, "p"))
    papers.tell(ctx, "p", my_view="Hyvä paperi")
    assert comment_letter.says_something(papers.check(ctx, "p"))
