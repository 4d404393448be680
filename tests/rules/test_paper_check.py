"""What is looked for in a paper, what was found, and what goes into the comment letter."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.agreement import Accord, Kept
from app.records.paper import Paper, PaperKind
from app.records.paper_point import Found, PaperPoint, PointKind, Sight
from app.rules.paper_check import (
    Doubt,
    Part,
    doubt,
    findings,
    letter_parts,
    next_unseen,
    says_something,
    to_look_for,
)
from tests.builders import TODAY, an_agreement

DAY = timedelta(days=1)


def a_paper(**fields):
    return Paper(**fields)


def a_point(**fields):
    return PaperPoint(**{"kind": PointKind.AGREEMENT, **fields})


def test_what_was_agreed_at_its_meeting_is_looked_for():
    here, there = an_agreement(meeting_id="m"), an_agreement(meeting_id="other")
    assert to_look_for(a_paper(meeting_id="m"), [here, there], []) == [here]


@pytest.mark.parametrize("meeting_id", ["", "m"])
def test_without_agreements_of_its_meeting_the_open_ones_are_looked_for(meeting_id):
    still, kept = an_agreement(), an_agreement(kept=Kept.KEPT)
    assert to_look_for(a_paper(meeting_id=meeting_id), [still, kept], []) == [still]


@pytest.mark.parametrize(
    "fields", [{"accord": Accord.NOT_AGREED}, {"kept": Kept.WITHDRAWN}, {"what": "  "}]
)
def test_what_nobody_promised_is_not_looked_for(fields):
    assert to_look_for(a_paper(meeting_id="m"), [an_agreement(meeting_id="m", **fields)], []) == []


def test_what_was_looked_for_once_stays_in_the_check():
    kept = an_agreement(kept=Kept.KEPT)
    still = an_agreement()
    seen = [a_point(agreement_id=kept.id, found=Found.IS_THERE)]
    assert to_look_for(a_paper(), [kept, still], seen) == [kept, still]


def test_the_next_one_is_the_first_not_looked_at_yet():
    first, second, third = an_agreement("a"), an_agreement("b"), an_agreement("c")
    points = [a_point(agreement_id=first.id, found=Found.MISSING), a_point(agreement_id=second.id)]
    assert next_unseen([first, second, third], points) is second
    assert next_unseen([first], points) is None


def test_each_point_is_told_by_how_it_was_found_and_how_it_is_seen():
    missing = a_point(agreement_id="1", found=Found.MISSING)
    changed = a_point(agreement_id="2", found=Found.CHANGED)
    there = a_point(agreement_id="3", found=Found.IS_THERE)
    other = a_point(kind=PointKind.REFUSED, words="Ei", sight=Sight.DIFFERENTLY)
    same = a_point(kind=PointKind.GRANTED, words="Kyllä", sight=Sight.AGREE)
    unsaid = a_point(kind=PointKind.POINT, words="Muuta")
    told = findings([same, there, unsaid, other, changed, missing])
    assert told == {
        Part.MISSING: [missing],
        Part.CHANGED: [changed],
        Part.DIFFERENTLY: [other],
        Part.THERE: [there],
        Part.AGREE: [same],
    }


@pytest.mark.parametrize(
    ("dated", "sent", "received", "expected"),
    [
        (None, None, None, None),
        (-3, -2, -1, None),
        (-3, -3, -3, None),
        (-1, -2, None, Doubt.SENT_BEFORE_DATED),
        (-1, None, -2, Doubt.RECEIVED_BEFORE_DATED),
        (None, -1, -2, Doubt.RECEIVED_BEFORE_SENT),
        (-3, -1, -2, Doubt.RECEIVED_BEFORE_SENT),
        (-1, -2, -3, Doubt.SENT_BEFORE_DATED),
        (-3, -2, 1, Doubt.RECEIVED_AHEAD),
        (None, None, 0, None),
    ],
)
def test_days_in_an_unlikely_order_are_asked_about_gently(dated, sent, received, expected):
    days = {"dated": dated, "sent": sent, "received": received}
    told = {name: None if n is None else TODAY + n * DAY for name, n in days.items()}
    assert doubt(a_paper(**told), today=TODAY) == expected


def test_the_letter_says_first_what_is_missing_then_what_changed_then_what_is_seen_differently():
    points = [
        a_point(kind=PointKind.GRANTED, words="Kyllä", sight=Sight.AGREE),
        a_point(agreement_id="3", found=Found.IS_THERE),
        a_point(kind=PointKind.POINT, words="Ei", sight=Sight.DIFFERENTLY),
        a_point(agreement_id="2", found=Found.CHANGED),
        a_point(agreement_id="1", found=Found.MISSING),
    ]
    paper = a_paper(kind=PaperKind.DECISION, their_reason="Ei tarvetta.", my_view="Tarvitsen.")
    assert [part for part, _points in letter_parts(paper, points)] == [
        Part.MISSING,
        Part.CHANGED,
        Part.DIFFERENTLY,
        Part.REASON,
        Part.WHOLE,
        Part.THERE,
        Part.AGREE,
    ]


def test_a_letter_without_anything_to_say_is_empty():
    assert letter_parts(a_paper(their_reason=" "), [a_point(agreement_id="1")]) == []


@given(
    st.lists(
        st.builds(
            a_point,
            kind=st.sampled_from([*PointKind, "newer"]),
            found=st.sampled_from(["", *Found, "newer"]),
            sight=st.sampled_from(["", *Sight, "newer"]),
        )
    )
)
def test_no_point_comes_twice_into_the_letter(points):
    placed = [point.id for _part, some in letter_parts(a_paper(), points) for point in some]
    assert len(placed) == len(set(placed))


def test_a_paper_nothing_was_told_of_says_nothing():
    assert not says_something(a_paper(kind=""))
    assert says_something(a_paper(kind=PaperKind.PLAN))
    assert says_something(a_paper(kind="", received=TODAY))
