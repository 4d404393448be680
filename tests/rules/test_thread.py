"""What happened to a wish, and where it stopped."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.agenda_item import Answer, Said
from app.records.agreement import Accord, Kept
from app.records.follow_up import FollowUp
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.records.paper import Paper
from app.records.paper_point import Found, PaperPoint
from app.rules.chain import Chain
from app.rules.stopped import Stopped
from app.rules.thread import Station, thread
from tests.builders import TODAY, ATime, a_meeting, a_wish, an_agenda_item, an_agreement

LAST_WEEK, NEXT_WEEK = TODAY - timedelta(days=7), TODAY + timedelta(days=7)


def of(wish=None, *, meeting=None, **parts):
    meetings = {meeting.id: meeting} if meeting else {}
    return thread(Chain(wish=wish or a_wish(), meetings=meetings, **parts), today=TODAY)


def at_a_meeting(day, **item):
    meeting = a_meeting(day)
    return of(meeting=meeting, items=[an_agenda_item(meeting_id=meeting.id, **item)])


def test_a_wish_that_was_only_said_is_not_yet_raised():
    found = of()
    assert found.stopped is Stopped.NOT_RAISED
    assert [step.station for step in found.steps] == [Station.WORDS]


@pytest.mark.parametrize(
    ("day", "item", "stopped"),
    [
        (NEXT_WEEK, {}, Stopped.WAITS_FOR_MEETING),
        (None, {}, Stopped.WAITS_FOR_MEETING),
        (LAST_WEEK, {}, Stopped.NOT_SAID),
        (LAST_WEEK, {"said": Said.LEFT_OUT}, Stopped.NOT_SAID),
        (LAST_WEEK, {"said": Said.SAID}, Stopped.NO_ANSWER),
        (LAST_WEEK, {"said": Said.SAID, "answer": Answer.NO}, Stopped.REFUSED),
        (LAST_WEEK, {"said": Said.SAID, "answer": Answer.LATER}, Stopped.LATER),
        (LAST_WEEK, {"said": Said.SAID, "answer": Answer.YES}, Stopped.NOTHING_AGREED),
        (LAST_WEEK, {"said": Said.SAID, "answer": Answer.PARTLY}, Stopped.NOTHING_AGREED),
        (LAST_WEEK, {"said": Said.SAID, "answer": "a_word_of_2030"}, Stopped.NO_ANSWER),
    ],
)
def test_where_a_wish_stops_at_a_meeting(day, item, stopped):
    assert at_a_meeting(day, **item).stopped is stopped


@pytest.mark.parametrize(
    ("agreement", "stopped"),
    [
        ({}, Stopped.PROMISED),
        ({"by_when": NEXT_WEEK}, Stopped.PROMISED),
        ({"by_when": LAST_WEEK}, Stopped.DAY_PASSED),
        ({"kept": Kept.KEPT}, Stopped.CAME_TRUE),
        ({"kept": Kept.NOT_KEPT}, Stopped.NOT_KEPT),
        ({"kept": Kept.PARTLY_KEPT}, Stopped.NOT_KEPT),
        ({"accord": Accord.NOT_AGREED}, Stopped.DIFFERS),
        ({"kept": Kept.WITHDRAWN}, Stopped.NOT_RAISED),
    ],
)
def test_where_a_wish_stops_with_what_was_agreed(agreement, stopped):
    assert of(agreements=[an_agreement(**agreement)]).stopped is stopped


def test_a_promise_that_is_late_comes_before_one_that_was_kept():
    late = an_agreement(by_when=LAST_WEEK)
    found = of(agreements=[an_agreement(kept=Kept.KEPT), late])
    assert (found.stopped, found.about) == (Stopped.DAY_PASSED, late)


def test_a_promise_that_goes_on_comes_before_an_old_one_that_failed():
    now = an_agreement(by_when=NEXT_WEEK)
    assert of(agreements=[an_agreement(kept=Kept.NOT_KEPT), now]).about is now


def test_what_is_missing_in_the_paper_is_the_first_thing_to_see():
    promise = an_agreement(by_when=LAST_WEEK)
    point = PaperPoint(agreement_id=promise.id, found=Found.MISSING)
    assert of(agreements=[promise], points=[point]).stopped is Stopped.MISSING_IN_PAPER


def test_a_promise_that_was_kept_is_missed_in_no_paper():
    kept = an_agreement(kept=Kept.KEPT)
    point = PaperPoint(agreement_id=kept.id, found=Found.MISSING)
    assert of(agreements=[kept], points=[point]).stopped is Stopped.CAME_TRUE


def test_a_matter_that_waits_is_pending_until_it_has_ended():
    assert of(matters=[Matter(started_on=LAST_WEEK)]).stopped is Stopped.PENDING
    ended = Matter(started_on=LAST_WEEK, ended_on=TODAY)
    assert [s.station for s in of(matters=[ended]).steps][-1] is Station.RESULT


def test_the_latest_answer_counts():
    first, second = a_meeting(LAST_WEEK), a_meeting(TODAY)
    items = [
        an_agenda_item(meeting_id=first.id, said=Said.SAID, answer=Answer.NO),
        an_agenda_item(meeting_id=second.id, said=Said.SAID, answer=Answer.YES),
    ]
    chain = Chain(wish=a_wish(), items=items, meetings={first.id: first, second.id: second})
    assert thread(chain, today=TODAY).stopped is Stopped.NOTHING_AGREED


def test_a_wish_that_was_refused_and_comes_up_again_waits_for_that_meeting():
    first, second = a_meeting(LAST_WEEK), a_meeting(NEXT_WEEK)
    items = [
        an_agenda_item(meeting_id=second.id),
        an_agenda_item(meeting_id=first.id, said=Said.SAID, answer=Answer.NO),
    ]
    chain = Chain(wish=a_wish(), items=items, meetings={first.id: first, second.id: second})
    assert thread(chain, today=TODAY).stopped is Stopped.WAITS_FOR_MEETING


def test_the_steps_stand_in_the_order_they_happened():
    meeting = a_meeting(LAST_WEEK)
    item = an_agenda_item(meeting_id=meeting.id, said=Said.SAID, answer=Answer.YES)
    promise = an_agreement(meeting_id=meeting.id, by_when=TODAY)
    asked = FollowUp(agreement_id=promise.id, asked_on=TODAY, answer="Ensi viikolla.")
    found = of(meeting=meeting, items=[item], agreements=[promise], asked=[asked])
    assert [step.station for step in found.steps] == [
        *(Station.WORDS, Station.MEETING, Station.ANSWER, Station.AGREEMENT),
        *(Station.ASKED, Station.REPLY),
    ]


def test_a_wish_written_down_after_the_meeting_tells_no_day_of_its_words():
    created = ATime()()
    wish = a_wish(created_at=created)
    assert of(wish).steps[0].day == created.astimezone().date()
    meeting = a_meeting(created.astimezone().date() - timedelta(days=7))
    items = [an_agenda_item(meeting_id=meeting.id)]
    assert of(wish, meeting=meeting, items=items).steps[0].day is None


days = st.one_of(st.none(), st.integers(-400, 400).map(lambda n: TODAY + timedelta(days=n)))


@given(
    st.lists(st.tuples(days, st.sampled_from(["", *Answer])), max_size=8),
    st.lists(st.tuples(days, st.sampled_from(list(Kept))), max_size=8),
    st.lists(days, max_size=8),
)
def test_a_thread_never_loses_a_step(meetings, promises, others):
    held = [a_meeting(day) for day, _answer in meetings]
    items = [
        an_agenda_item(meeting_id=meeting.id, answer=answer)
        for meeting, (_day, answer) in zip(held, meetings, strict=True)
    ]
    agreements = [an_agreement(by_when=day, kept=kept) for day, kept in promises]
    asked = [FollowUp(asked_on=day) for day in others]
    events = [MatterEvent(day=day) for day in others]
    papers = [Paper(received=day) for day in others]
    points = [PaperPoint(paper_id=paper.id) for paper in papers]
    wish = a_wish()
    chain = Chain(
        wish=wish,
        items=items,
        meetings={meeting.id: meeting for meeting in held},
        agreements=agreements,
        asked=asked,
        events=events,
        points=points,
        papers={paper.id: paper for paper in papers},
    )
    told = {step.record.id for step in thread(chain, today=TODAY).steps}
    everything = [wish, *items, *agreements, *asked, *events, *points]
    assert told == {record.id for record in everything}
