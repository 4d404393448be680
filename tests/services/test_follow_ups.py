"""Following what was promised: asked, answered, promised anew, came or did not come."""

from datetime import date, timedelta

import pytest

from app.errors.folder import NotSaved
from app.records.agreement import Every
from app.records.follow_up import NOT_COME, FollowUp
from app.rules.due import DueState, owed_day, state
from app.services import agreements, follow_ups, left_open, records
from app.services.context import Context
from tests.builders import SHARED, TODAY

LATE, NEW_DAY = TODAY - timedelta(days=8), TODAY + timedelta(days=10)


def a_promise(ctx, what="Kahva", **facts):
    return agreements.note_down(ctx, what=what, who="Marja", **{"by_when": LATE, **facts})


def a_visit(ctx, **facts):
    return a_promise(ctx, **{"every": Every.WEEK, "from_when": LATE, "by_when": None, **facts})


def test_having_asked_is_written_down_with_today_and_how(ctx):
    promise = a_promise(ctx)
    follow_ups.ask_about(ctx, promise.id, channel="phone")
    (asked,) = follow_ups.of_agreement(ctx, promise.id)
    assert (asked.asked_on, asked.channel, asked.answered_on) == (TODAY, "phone", None)


def test_asking_that_was_only_begun_is_taken_up_again(ctx):
    promise = a_promise(ctx)
    begun = follow_ups.ask_about(ctx, promise.id)
    assert follow_ups.ask_about(ctx, promise.id).id == begun.id
    follow_ups.change(ctx, begun.id, answer="Selvitän.")
    assert follow_ups.ask_about(ctx, promise.id).id != begun.id


def test_the_new_promised_day_is_the_promise_s_and_the_old_one_stays_in_its_history(ctx):
    promise = a_promise(ctx)
    asked = follow_ups.ask_about(ctx, promise.id)
    follow_ups.answered(ctx, asked.id, answer="Asentaja tulee.", new_day=NEW_DAY)
    now = agreements.one(ctx, promise.id)
    assert (now.by_when, state(now, today=TODAY)) == (NEW_DAY, DueState.OPEN)
    (earlier,) = records.history(ctx, promise.id)
    assert earlier.fields["by_when"] == LATE.isoformat()
    written = follow_ups.one(ctx, asked.id)
    assert (written.answer, written.new_day, written.answered_on) == (
        "Asentaja tulee.",
        NEW_DAY,
        TODAY,
    )


def test_the_answer_and_the_new_day_are_kept_both_or_neither(ctx, monkeypatch):
    promise = a_promise(ctx)
    asked = follow_ups.ask_about(ctx, promise.id)
    whole = records.change_in

    def refuse(ctx, unit, kind, record_id, /, **fields):
        if kind is FollowUp:
            raise NotSaved
        return whole(ctx, unit, kind, record_id, **fields)

    monkeypatch.setattr(records, "change_in", refuse)
    with pytest.raises(NotSaved):
        follow_ups.answered(ctx, asked.id, answer="Kyllä", new_day=NEW_DAY)
    assert agreements.one(ctx, promise.id).by_when == LATE
    assert follow_ups.one(ctx, asked.id).answer == ""


def test_a_new_day_that_is_taken_away_leaves_the_day_there_was(ctx):
    promise = a_promise(ctx)
    asked = follow_ups.ask_about(ctx, promise.id)
    for day in (TODAY + timedelta(days=1), NEW_DAY, None):
        follow_ups.change(ctx, asked.id, new_day=day)
    assert agreements.one(ctx, promise.id).by_when == LATE
    assert follow_ups.one(ctx, asked.id).new_day is None


def test_a_promise_that_had_no_day_has_none_again_when_the_new_one_is_taken_away(ctx):
    promise = a_promise(ctx, by_when=None)
    asked = follow_ups.ask_about(ctx, promise.id)
    follow_ups.change(ctx, asked.id, new_day=NEW_DAY)
    assert agreements.one(ctx, promise.id).by_when == NEW_DAY
    follow_ups.change(ctx, asked.id, new_day=None)
    assert agreements.one(ctx, promise.id).by_when is None


def test_a_day_the_person_changed_meanwhile_stays_when_the_new_one_is_taken_away(ctx):
    promise = a_promise(ctx)
    asked = follow_ups.ask_about(ctx, promise.id)
    follow_ups.change(ctx, asked.id, new_day=NEW_DAY)
    agreements.change(ctx, promise.id, by_when=TODAY)
    follow_ups.change(ctx, asked.id, new_day=None)
    assert agreements.one(ctx, promise.id).by_when == TODAY


def test_what_comes_again_begins_again_from_the_new_day(ctx):
    visit = a_visit(ctx, by_when=date(2027, 5, 31))
    asked = follow_ups.ask_about(ctx, visit.id)
    follow_ups.answered(ctx, asked.id, answer="", new_day=NEW_DAY)
    now = agreements.one(ctx, visit.id)
    assert (now.from_when, now.by_when) == (NEW_DAY, date(2027, 5, 31))


def test_one_time_is_marked_as_come_and_the_next_one_waits(ctx):
    visit = a_visit(ctx)
    assert state(visit, today=TODAY) is DueState.TODAY or owed_day(visit, today=TODAY) < TODAY
    came = follow_ups.came(ctx, visit.id)
    assert came.went_well_until == owed_day(visit, today=TODAY)
    assert owed_day(came, today=TODAY) > TODAY


def test_one_time_that_did_not_come_is_written_down_once_and_stays_open(ctx):
    visit = a_visit(ctx)
    for _ in range(2):
        follow_ups.did_not_come(ctx, visit.id)
    (missed,) = follow_ups.of_agreement(ctx, visit.id)
    day = owed_day(agreements.one(ctx, visit.id), today=TODAY)
    assert (missed.channel, missed.asked_on) == (NOT_COME, day)
    assert agreements.one(ctx, visit.id).went_well_until is None


def test_a_day_still_to_come_is_never_marked_as_come(ctx):
    visit = a_visit(ctx, from_when=NEW_DAY)
    assert follow_ups.came(ctx, visit.id).went_well_until == TODAY


def test_what_was_asked_is_seen_as_its_agreement_is(ctx):
    promise = a_promise(ctx, visibility=SHARED)
    asked = follow_ups.ask_about(ctx, promise.id)
    assert asked.visibility == SHARED
    agreements.change(ctx, promise.id, visibility="only_me")
    assert follow_ups.one(ctx, asked.id).visibility == "only_me"


def test_the_latest_asking_comes_first(ctx):
    promise = a_promise(ctx)
    for days in (3, 9, 6):
        day = TODAY - timedelta(days=days)
        follow_ups.ask_about(ctx, promise.id, asked_on=day, channel="phone")
    days = [(TODAY - f.asked_on).days for f in follow_ups.of_agreement(ctx, promise.id)]
    assert days == [3, 6, 9]


def test_the_message_says_what_did_not_come_and_leaves_out_what_is_not_known_yet(ctx):
    visit = a_visit(ctx, from_when=TODAY - timedelta(days=3))
    follow_ups.did_not_come(ctx, visit.id)
    text = follow_ups.message(ctx, visit, "en").text
    assert "This did not take place on 21.11.2026." in text
    assert "How much of this is there each time?" in text
    left_open.leave(ctx, visit.id, "how_much", "unknown")
    assert "How much" not in follow_ups.message(ctx, visit, "en").text


def test_whose_words_an_answer_is_stays_with_it(ctx):
    promise = a_promise(ctx)
    helper = Context(folder=ctx.folder, clock=ctx.clock, whose_words="typed")
    asked = follow_ups.ask_about(helper, promise.id)
    assert follow_ups.change(helper, asked.id, answer="Kyllä").whose_words == "typed"
    assert agreements.one(ctx, promise.id).whose_words == "own"
