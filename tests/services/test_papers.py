"""Papers that came: kept as they are told, checked against what was agreed."""

import io
from datetime import timedelta

import pytest

from app.errors.folder import Gone
from app.records.base import Visibility, WhoseWords
from app.records.paper import Paper, PaperKind
from app.records.paper_point import Found, PaperPoint, PointKind, Sight
from app.services import agreements, attachments, meetings, papers, records
from tests.builders import SHARED, TODAY

ONLY_ME = Visibility.ONLY_ME


def agreed(ctx, what="Marja tilaa kahvan.", **facts):
    return agreements.note_down(ctx, what=what, **facts)


def test_the_first_answer_makes_the_paper_and_the_next_ones_change_it(ctx):
    papers.tell(ctx, "p", from_whom="Tampere")
    papers.tell(ctx, "p", kind=PaperKind.DECISION, received=TODAY)
    (paper,) = papers.all_papers(ctx)
    assert (paper.id, paper.from_whom, paper.kind) == ("p", "Tampere", PaperKind.DECISION)
    assert paper.visibility == ONLY_ME


def test_a_paper_that_was_removed_is_not_made_anew(ctx):
    papers.tell(ctx, "p", from_whom="Tampere")
    records.remove(ctx, Paper, "p")
    with pytest.raises(Gone):
        papers.tell(ctx, "p", words="a")


def test_a_paper_begun_and_left_empty_is_taken_up_again_and_not_listed(ctx):
    meeting = meetings.arrange(ctx)
    begun = papers.begin(ctx)
    assert papers.begin(ctx, meeting_id=meeting.id).id == begun.id
    assert papers.all_papers(ctx) == []
    papers.tell(ctx, begun.id, words="a")
    assert papers.begin(ctx).id != begun.id
    assert [paper.id for paper in papers.of_meeting(ctx, meeting.id)] == [begun.id]


def test_a_paper_with_nothing_but_a_photo_or_file_is_listed(ctx):
    begun = papers.begin(ctx)
    attachments.attach(ctx, begun, io.BytesIO(b"%PDF-1.7"))
    assert [paper.id for paper in papers.all_papers(ctx)] == [begun.id]


def test_the_paper_that_came_last_is_the_first(ctx):
    for name, days in (("old", 9), ("new", 1), ("middle", 5)):
        papers.tell(ctx, name, received=TODAY - timedelta(days=days))
    assert [paper.id for paper in papers.all_papers(ctx)] == ["new", "middle", "old"]


def test_each_agreement_is_looked_for_once_and_the_answer_can_be_changed(ctx):
    first, second = agreed(ctx), agreed(ctx, "Käynti aamulla")
    papers.tell(ctx, "p", kind=PaperKind.DRAFT)
    assert papers.check(ctx, "p").next_unseen.id == first.id
    papers.look_for(ctx, "p", first.id, found=Found.IS_THERE)
    papers.look_for(ctx, "p", first.id, found=Found.CHANGED, words="Kahva ehkä")
    papers.look_for(ctx, "p", first.id, my_view="Kahva marraskuussa")
    check = papers.check(ctx, "p")
    assert check.next_unseen.id == second.id
    (line, other) = check.lines
    assert (line.found, line.point.words) == (Found.CHANGED, "Kahva ehkä")
    assert (line.point.my_view, other.point) == ("Kahva marraskuussa", None)
    assert len(check.everything) == 1


def test_what_a_paper_grants_and_refuses_is_kept_in_order_apart_from_the_agreements(ctx):
    papers.tell(ctx, "p", kind=PaperKind.DECISION)
    papers.look_for(ctx, "p", agreed(ctx).id, found=Found.MISSING)
    papers.tell_point(ctx, "p", "a", kind=PointKind.GRANTED, words="Kuljetus")
    papers.tell_point(ctx, "p", "b", kind=PointKind.REFUSED, words="Avustaja")
    papers.tell_point(ctx, "p", "b", sight=Sight.DIFFERENTLY, my_view="Tarvitsen avustajan.")
    points = papers.check(ctx, "p").points
    assert [(p.words, p.kind, p.sight) for p in points] == [
        ("Kuljetus", PointKind.GRANTED, ""),
        ("Avustaja", PointKind.REFUSED, Sight.DIFFERENTLY),
    ]


def test_a_point_is_shared_only_with_both_its_paper_and_its_agreement(ctx):
    one = agreed(ctx)
    papers.tell(ctx, "p", kind=PaperKind.PLAN)
    of_both = papers.look_for(ctx, "p", one.id, found=Found.MISSING)
    of_paper = papers.tell_point(ctx, "p", "q", words="Kohta")

    def seen():
        return [records.get(ctx, PaperPoint, p.id).visibility for p in (of_both, of_paper)]

    assert seen() == [ONLY_ME, ONLY_ME]
    papers.tell(ctx, "p", visibility=SHARED)
    assert seen() == [ONLY_ME, SHARED]
    agreements.change(ctx, one.id, visibility=SHARED)
    assert seen() == [SHARED, SHARED]
    papers.tell(ctx, "p", visibility=ONLY_ME)
    assert seen() == [ONLY_ME, ONLY_ME]


def test_who_looks_for_an_agreement_does_not_take_over_the_words(ctx):
    papers.tell(ctx, "p", kind=PaperKind.PLAN)
    one = agreed(ctx)
    papers.look_for(ctx, "p", one.id, my_view="Minun sanani")
    helper = ctx.__class__(folder=ctx.folder, clock=ctx.clock, whose_words=WhoseWords.HELPER)
    point = papers.look_for(helper, "p", one.id, found=Found.MISSING)
    assert point.whose_words == WhoseWords.OWN


def test_an_agreement_that_was_removed_is_not_looked_for_and_comes_back_with_its_answer(ctx):
    one = agreed(ctx)
    papers.tell(ctx, "p", kind=PaperKind.PLAN)
    papers.look_for(ctx, "p", one.id, found=Found.MISSING)
    records.remove(ctx, agreements.Agreement, one.id)
    assert papers.check(ctx, "p").lines == ()
    assert papers.check(ctx, "p").everything == []
    records.bring_back(ctx, agreements.Agreement, one.id)
    assert [line.found for line in papers.check(ctx, "p").lines] == [Found.MISSING]
