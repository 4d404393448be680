"""What is left open on purpose is kept as an answer, for the person alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.records.profile import Profile
from app.records.wish import Wish
from app.rules.belonging import REMOVABLE
from app.rules.flow import LeftOpen
from app.services import (
    earlier_days,
    erasing,
    givable,
    left_open,
    meetings,
    profile,
    records,
    today,
    wishes,
)

UNKNOWN, DECLINED = LeftOpen.UNKNOWN, LeftOpen.DECLINED


@pytest.fixture
def wish(ctx):
    return wishes.say(ctx, words="Haluan kuoroon.")


def every_note(ctx, *, removed=False):
    with ctx.folder.reading() as unit:
        return unit.find(Profile, removed=removed)


def every_left(ctx):
    with ctx.folder.reading() as unit:
        return left_open.left_in(unit)


def test_both_ways_are_kept_by_question(ctx, wish):
    left_open.leave(ctx, wish.id, "how_now", UNKNOWN)
    left_open.leave(ctx, wish.id, "strengths", DECLINED)
    left = left_open.notes(ctx, wish.id).left
    assert left == {"how_now": "unknown", "strengths": "declined"}


def test_leaving_again_another_way_changes_the_same_note(ctx, wish):
    left_open.leave(ctx, wish.id, "how_now", UNKNOWN)
    left_open.leave(ctx, wish.id, "how_now", DECLINED)
    assert left_open.notes(ctx, wish.id).left == {"how_now": "declined"}
    assert len(every_note(ctx)) == 1


def test_a_real_answer_takes_the_note_away(ctx, wish):
    left_open.leave(ctx, wish.id, "how_now", UNKNOWN)
    left_open.answered(ctx, wish.id, "how_now")
    assert left_open.notes(ctx, wish.id) == left_open.Notes()
    left_open.leave(ctx, wish.id, "how_now", UNKNOWN)
    left_open.take_up(ctx, wish.id, "how_now")
    assert left_open.notes(ctx, wish.id) == left_open.Notes()


def test_an_answer_of_ones_own_needs_no_note(ctx, wish):
    left_open.answered(ctx, wish.id, "how_now")
    assert every_note(ctx) == []


@pytest.mark.parametrize("whose", ["together", "typed", "helper"])
def test_who_answered_is_kept_with_each_answer(ctx, wish, whose):
    another = replace(ctx, whose_words=whose)
    left_open.answered(another, wish.id, "how_now")
    left_open.leave(another, wish.id, "importance", UNKNOWN)
    notes = left_open.notes(ctx, wish.id)
    assert notes.whose == {"how_now": whose, "importance": whose}
    assert notes.left == {"importance": "unknown"}


def test_answering_again_alone_is_ones_own(ctx, wish):
    left_open.answered(replace(ctx, whose_words="helper"), wish.id, "how_now")
    left_open.answered(ctx, wish.id, "how_now")
    assert left_open.notes(ctx, wish.id).whose == {}


def test_the_notes_of_one_thing_are_not_those_of_another(ctx, wish):
    other = wishes.say(ctx, words="En muuta.")
    left_open.leave(ctx, wish.id, "how_now", UNKNOWN)
    assert left_open.notes(ctx, other.id).left == {}
    assert every_left(ctx) == {wish.id: {"how_now"}}


def test_notes_are_for_the_person_alone_and_stand_in_no_list(ctx, wish):
    left_open.leave(ctx, wish.id, "how_now", UNKNOWN)
    (note,) = every_note(ctx)
    assert note.visibility == "only_me"
    assert profile.parts(ctx) == []
    assert [thing.record.id for thing in givable.everything(ctx)] == [wish.id]


def test_notes_are_erased_with_their_thing(ctx, wish):
    meeting = meetings.arrange(ctx, place="Kirjasto")
    left_open.leave(ctx, wish.id, "how_now", UNKNOWN)
    left_open.leave(ctx, meeting.id, "day", UNKNOWN)
    records.remove(ctx, Wish, wish.id)
    erasing.erase(ctx, Wish, wish.id)
    assert every_left(ctx) == {meeting.id: {"day"}}
    assert len(every_note(ctx, removed=True)) == 1


def test_a_removed_thing_comes_back_with_its_notes(ctx, wish):
    left_open.leave(ctx, wish.id, "how_now", UNKNOWN)
    records.remove(ctx, Wish, wish.id)
    assert [one.id for one in erasing.removed(ctx)] == [wish.id]
    records.bring_back(ctx, Wish, wish.id)
    assert left_open.notes(ctx, wish.id).left == {"how_now": "unknown"}


def test_a_note_that_was_removed_by_joining_is_not_offered_to_be_brought_back(ctx, wish):
    left_open.leave(ctx, wish.id, "how_now", UNKNOWN)
    (note,) = every_note(ctx)
    records.remove(ctx, Profile, note.id)
    assert erasing.removed(ctx) == []
    left_open.leave(ctx, wish.id, "how_now", DECLINED)
    assert left_open.notes(ctx, wish.id).left == {"how_now": "declined"}


def test_a_changed_note_is_nothing_that_an_earlier_day_misses(ctx, wish):
    left_open.leave(ctx, wish.id, "how_now", UNKNOWN)
    (note,) = every_note(ctx)
    left_open.take_up(ctx, wish.id, "how_now")

    class Then:
        def find(self, kind):
            return [note] if kind is Profile else []

    with ctx.folder.reading() as now:
        assert [one for kind in REMOVABLE for one in earlier_days._of_kind(kind, Then(), now)] == []


def test_a_wish_told_today_waits_until_each_question_is_answered_or_left_open(ctx, wish):
    for question in ("kind", "life_area", "how_now", "importance"):
        (line,) = today.look(ctx).lines
        assert line.record.id == wish.id
        left_open.leave(ctx, wish.id, question, DECLINED)
    left_open.leave(ctx, wish.id, "strengths", UNKNOWN)
    assert today.look(ctx).lines == ()


def test_tomorrow_only_a_wish_that_is_just_begun_waits(ctx, wish):
    tomorrow = replace(ctx, clock=lambda: ctx.clock() + timedelta(days=1))
    assert today.look(tomorrow).lines != ()
    left_open.leave(ctx, wish.id, "importance", DECLINED)
    assert today.look(tomorrow).lines == ()
