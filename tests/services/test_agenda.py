import pytest

from app.errors.folder import Gone
from app.records.agenda_item import AgendaItem, Answer, Said
from app.records.agreement import Agreement
from app.records.wish import Wish
from app.services import agenda, agenda_building, agreements, meetings, records, wishes
from tests.builders import SHARED


@pytest.fixture
def meeting(ctx):
    return meetings.arrange(ctx)


@pytest.fixture
def three(ctx):
    return [wishes.say(ctx, words=word).id for word in ("a", "b", "c")]


def shown(lines):
    return [line.shown for line in lines]


def test_chosen_wishes_come_in_the_order_they_were_chosen(ctx, meeting, three):
    a, _, c = three
    assert shown(agenda.choose_wishes(ctx, meeting.id, [c, a])) == ["c", "a"]


def test_choosing_the_same_again_changes_nothing(ctx, meeting, three):
    first = agenda.choose_wishes(ctx, meeting.id, three)
    again = agenda.choose_wishes(ctx, meeting.id, three[::-1])
    assert [line.item.id for line in first] == [line.item.id for line in again]


def test_a_wish_no_longer_chosen_leaves_and_comes_back_last(ctx, meeting, three):
    first = agenda.choose_wishes(ctx, meeting.id, three)
    assert shown(agenda.choose_wishes(ctx, meeting.id, three[1:])) == ["b", "c"]
    back = agenda.choose_wishes(ctx, meeting.id, three)
    assert shown(back) == ["b", "c", "a"]
    assert back[-1].item.id == first[0].item.id


def test_what_was_said_stays_on_the_agenda(ctx, meeting, three):
    lines = agenda.choose_wishes(ctx, meeting.id, three)
    agenda.mark_said(ctx, lines[0].item.id)
    assert shown(agenda.choose_wishes(ctx, meeting.id, [])) == ["a"]


def test_a_wish_that_is_gone_cannot_be_chosen(ctx, meeting):
    with pytest.raises(Gone):
        agenda.choose_wishes(ctx, meeting.id, ["no such"])
    assert agenda.agenda(ctx, meeting.id) == []


def test_questions_and_own_texts_come_last_and_are_only_for_the_person(ctx, meeting, three):
    agenda.choose_wishes(ctx, meeting.id, three[:1])
    question = agenda.add_question(ctx, meeting.id, "Mitä se maksaa?")
    agenda.add_own_text(ctx, meeting.id, "Väsyn.", visibility=SHARED)
    assert shown(agenda.agenda(ctx, meeting.id)) == ["a", "Mitä se maksaa?", "Väsyn."]
    assert question.visibility == "only_me"


def test_an_agreement_can_be_taken_up_again(ctx, meeting):
    agreement = agreements.note_down(ctx, what="Kahva", visibility=SHARED)
    agenda_building.take_up(ctx, meeting.id, [agreement.id])
    (line,) = agenda.agenda(ctx, meeting.id)
    assert (line.shown, line.wish, line.item.visibility) == ("Kahva", None, SHARED)
    records.remove(ctx, Agreement, agreement.id)
    assert agenda.agenda(ctx, meeting.id) == []


def test_an_item_moves_and_stops_at_the_ends(ctx, meeting, three):
    lines = agenda.choose_wishes(ctx, meeting.id, three)
    last = lines[-1].item.id
    assert shown(agenda.move_up(ctx, last)) == ["a", "c", "b"]
    assert shown(agenda.move_down(ctx, last)) == ["a", "b", "c"]
    assert shown(agenda.move_down(ctx, last)) == ["a", "b", "c"]


def test_said_not_yet_and_left_out(ctx, meeting, three):
    one, two, _ = (line.item.id for line in agenda.choose_wishes(ctx, meeting.id, three))
    assert agenda.unsaid(ctx, meeting.id) == 3
    agenda.mark_said(ctx, one)
    assert agenda.leave_out(ctx, two).said == Said.LEFT_OUT
    assert agenda.unsaid(ctx, meeting.id) == 1
    agenda.mark_not_yet(ctx, one)
    assert agenda.unsaid(ctx, meeting.id) == 2


def test_an_answer_is_written_with_its_reason_and_means_it_was_said(ctx, meeting, three):
    (line,) = agenda.choose_wishes(ctx, meeting.id, three[:1])
    item = agenda.write_answer(ctx, line.item.id, answer=Answer.NO, reason="Ei ole aikaa.")
    assert (item.answer, item.reason, item.said) == ("no", "Ei ole aikaa.", Said.SAID)


def test_an_answer_can_be_taken_away_again(ctx, meeting, three):
    (line,) = agenda.choose_wishes(ctx, meeting.id, three[:1])
    agenda.write_answer(ctx, line.item.id, answer=Answer.NO, reason="Ei ole aikaa.")
    item = agenda.write_answer(ctx, line.item.id, answer="")
    assert (item.answer, item.said) == ("", Said.SAID)
    assert records.history(ctx, item.id)[-1].fields["reason"] == "Ei ole aikaa."


def test_a_removed_wish_leaves_the_agenda_unless_it_was_said(ctx, meeting, three):
    lines = agenda.choose_wishes(ctx, meeting.id, three)
    agenda.mark_said(ctx, lines[0].item.id)
    for wish in three[:2]:
        records.remove(ctx, Wish, wish)
    assert shown(agenda.agenda(ctx, meeting.id)) == ["a", "c"]
    assert agenda.unsaid(ctx, meeting.id) == 1


def test_an_answered_wish_is_not_offered_again(ctx, meeting, three):
    lines = agenda.choose_wishes(ctx, meeting.id, three)
    agenda.write_answer(ctx, lines[0].item.id, answer=Answer.YES)
    agenda.write_answer(ctx, lines[1].item.id, answer=Answer.LATER)
    assert [wish.words for wish in agenda.worth_raising(ctx)] == ["b", "c"]


def test_the_words_of_an_item_can_change(ctx, meeting):
    item = agenda.add_question(ctx, meeting.id, "Mitä?")
    records.change(ctx, AgendaItem, item.id, words="Mitä se maksaa?")
    (line,) = agenda.agenda(ctx, meeting.id)
    assert line.shown == "Mitä se maksaa?"


def test_a_line_shows_no_words_in_a_trace(ctx, meeting, three):
    agenda.add_question(ctx, meeting.id, "Salainen kysymys")
    assert "Salainen" not in repr(agenda.agenda(ctx, meeting.id))


def test_a_wish_without_words_is_not_offered(ctx):
    wishes.say(ctx, words=" ", life_area="safety")
    assert agenda.worth_raising(ctx) == []


def test_who_may_see_a_meeting_goes_for_its_own_items_and_wishes_keep_theirs(ctx, meeting, three):
    agenda.choose_wishes(ctx, meeting.id, three[:1])
    agenda.add_question(ctx, meeting.id, "Mitä?")
    assert meetings.let_see(ctx, meeting.id, SHARED).visibility == SHARED
    seen = [line.item.visibility for line in agenda.agenda(ctx, meeting.id)]
    assert seen == ["only_me", SHARED]
