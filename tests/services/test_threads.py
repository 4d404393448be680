"""What belongs to the thread of a wish is found, wherever it was written."""

from datetime import timedelta
from time import perf_counter

import pytest

from app.errors.folder import Gone
from app.records.follow_up import FollowUp
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.records.paper import Paper
from app.records.paper_point import PaperPoint
from app.records.wish import Wish
from app.rules.stopped import Stopped
from app.rules.thread import Station
from app.services import agenda, agreements, meetings, records, threads, wishes
from tests.builders import TODAY


@pytest.fixture
def wish(ctx):
    return wishes.say(ctx, words="Haluan kuoroon.")


def stations(ctx, wish):
    return [step.station for step in threads.of_wish(ctx, wish.id).steps]


def test_the_whole_chain_of_a_wish_is_found(ctx, wish):
    meeting = meetings.arrange(ctx, day=TODAY - timedelta(days=9))
    (line,) = agenda.choose_wishes(ctx, meeting.id, [wish.id])
    agenda.write_answer(ctx, line.item.id, answer="yes", reason="Sopii.")
    promise = agreements.begin(ctx, meeting_id=meeting.id, agenda_item_id=line.item.id)
    agreements.change(ctx, promise.id, what="Kyyti", by_when=TODAY - timedelta(days=1))
    records.add(ctx, FollowUp, agreement_id=promise.id, asked_on=TODAY, answer="Ensi viikolla.")
    paper = records.add(ctx, Paper, received=TODAY)
    records.add(ctx, PaperPoint, paper_id=paper.id, agreement_id=promise.id)
    matter = records.add(ctx, Matter, wish_id=wish.id, started_on=TODAY)
    records.add(ctx, MatterEvent, matter_id=matter.id, day=TODAY)
    wishes.say(ctx, words="Muu toive.")
    assert set(stations(ctx, wish)) == set(Station) - {Station.RESULT}
    assert threads.of_wish(ctx, wish.id).stopped is Stopped.DAY_PASSED


def test_a_promise_that_names_only_the_agenda_item_belongs_to_its_wish(ctx, wish):
    meeting = meetings.arrange(ctx)
    (line,) = agenda.choose_wishes(ctx, meeting.id, [wish.id])
    agreements.note_down(ctx, what="Kyyti", agenda_item_id=line.item.id)
    assert Station.AGREEMENT in stations(ctx, wish)


def test_a_promise_that_was_begun_and_left_empty_is_no_station(ctx, wish):
    agreements.note_down(ctx, what="", wish_id=wish.id)
    assert stations(ctx, wish) == [Station.WORDS]


def test_the_thread_of_a_removed_wish_is_gone(ctx, wish):
    records.remove(ctx, Wish, wish.id)
    with pytest.raises(Gone):
        threads.of_wish(ctx, wish.id)


def test_a_thread_of_two_hundred_steps_is_quick(ctx, wish):
    meeting = meetings.arrange(ctx, day=TODAY)
    with ctx.folder.unit() as unit:
        for number in range(100):
            promise = records.add_in(
                ctx, unit, agreements.Agreement, what=f"Lupaus {number}", wish_id=wish.id
            )
            records.add_in(ctx, unit, FollowUp, agreement_id=promise.id, asked_on=TODAY)
    agenda.choose_wishes(ctx, meeting.id, [wish.id])
    began = perf_counter()
    assert len(threads.of_wish(ctx, wish.id).steps) == 202
    assert perf_counter() - began < 1  # measured by tests/bench/bench_chain.py: 50 ms wanted
