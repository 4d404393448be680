"""What one takes up again: open promises, and what an earlier meeting left open."""

from datetime import timedelta

import pytest

from app.records.agenda_item import Said
from app.records.agreement import Kept
from app.records.wish import Wish
from app.services import agenda, agenda_building, agreements, meetings, records, wishes
from tests.builders import SHARED, TODAY


@pytest.fixture
def meeting(ctx):
    return meetings.arrange(ctx, day=TODAY + timedelta(days=6))


def shown(ctx, meeting):
    return [line.shown for line in agenda.agenda(ctx, meeting.id)]


def test_late_promises_are_offered_first_and_closed_ones_not_at_all(ctx):
    agreements.note_down(ctx, what="Myöhemmin", by_when=TODAY + timedelta(days=30))
    agreements.note_down(ctx, what="Ilman päivää")
    agreements.note_down(ctx, what="Ohi", by_when=TODAY - timedelta(days=9))
    agreements.note_down(ctx, what="Tehty", kept=Kept.KEPT)
    agreements.note_down(ctx, what="")
    offered = [one.what for one in agenda_building.promises(ctx)]
    assert offered == ["Ohi", "Myöhemmin", "Ilman päivää"]


def test_a_promise_is_taken_up_once_and_can_be_left_again(ctx, meeting):
    promise = agreements.note_down(ctx, what="Kyyti", visibility=SHARED)
    for _twice in range(2):
        agenda_building.take_up(ctx, meeting.id, [promise.id])
    (line,) = agenda.agenda(ctx, meeting.id)
    assert (line.shown, line.item.visibility) == ("Kyyti", SHARED)
    agenda_building.take_up(ctx, meeting.id, [])
    assert agenda.agenda(ctx, meeting.id) == []


def test_a_promise_that_was_talked_about_stays_on_the_list(ctx, meeting):
    promise = agreements.note_down(ctx, what="Kyyti")
    agenda_building.take_up(ctx, meeting.id, [promise.id])
    (line,) = agenda.agenda(ctx, meeting.id)
    agenda.mark_said(ctx, line.item.id)
    agenda_building.take_up(ctx, meeting.id, [])
    assert shown(ctx, meeting) == ["Kyyti"]


def test_what_was_left_open_goes_to_the_next_meeting_once(ctx, meeting):
    past = meetings.arrange(ctx, day=TODAY - timedelta(days=9))
    said = [wishes.say(ctx, words=words, visibility=SHARED) for words in ("a", "b", "c", "d")]
    lines = agenda.choose_wishes(ctx, past.id, [wish.id for wish in said])
    agenda.add_question(ctx, past.id, "Mitä se maksaa?")
    agenda.write_answer(ctx, lines[0].item.id, answer="yes")
    agenda.write_answer(ctx, lines[1].item.id, answer="later")
    agenda.mark_said(ctx, lines[2].item.id)
    agenda.leave_out(ctx, lines[3].item.id)
    assert len(agenda_building.left_over(ctx, past.id)) == 4
    assert agenda_building.carry_over(ctx, past.id, meeting.id) == 4
    assert shown(ctx, meeting) == ["b", "c", "d", "Mitä se maksaa?"]
    items = [line.item for line in agenda.agenda(ctx, meeting.id)]
    assert {item.said for item in items} == {Said.NOT_YET}
    assert [item.visibility for item in items] == [SHARED] * 3 + ["only_me"]
    assert agenda_building.left_over(ctx, past.id) == []
    assert agenda_building.carry_over(ctx, past.id, meeting.id) == 0
    assert len(agenda.agenda(ctx, past.id)) == 5


def test_a_wish_that_is_removed_is_not_taken_along(ctx, meeting):
    past = meetings.arrange(ctx, day=TODAY - timedelta(days=9))
    wish = wishes.say(ctx, words="Muutin mieleni.")
    agenda.choose_wishes(ctx, past.id, [wish.id])
    agenda.add_own_text(ctx, past.id, "Väsyn.")
    records.remove(ctx, Wish, wish.id)
    agenda_building.carry_over(ctx, past.id, meeting.id)
    assert shown(ctx, meeting) == ["Väsyn."]
