"""What was started with an authority is kept with its days."""

from datetime import timedelta

import pytest

from app.errors.folder import Gone
from app.records.base import new_id
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.rules.stopped import Stopped
from app.services import matters, records, threads, wishes
from tests.builders import SHARED, TODAY


def a_matter(ctx, **facts):
    return matters.tell(ctx, new_id(), **facts)


def test_the_first_answer_makes_the_matter_and_the_next_ones_change_it(ctx):
    one = new_id()
    matters.tell(ctx, one, what="Kuljetuspalvelu")
    matters.tell(ctx, one, started_on=TODAY)
    (found,) = matters.all_matters(ctx)
    assert (found.id, found.what, found.started_on) == (one, "Kuljetuspalvelu", TODAY)
    assert (found.kind, found.visibility) == ("", "only_me")


def test_what_waits_comes_before_what_has_ended_the_latest_first(ctx):
    days = {"old": 30, "new": 3, "ended": 1}
    for what, ago in days.items():
        a_matter(ctx, what=what, started_on=TODAY - timedelta(days=ago))
    ended = next(m for m in matters.all_matters(ctx) if m.what == "ended")
    matters.tell(ctx, ended.id, ended_on=TODAY)
    a_matter(ctx)  # begun, and nothing told
    assert [m.what for m in matters.all_matters(ctx)] == ["new", "old", "ended"]


def test_what_happened_is_told_in_order_and_seen_as_its_matter(ctx):
    matter = a_matter(ctx, what="Kuljetuspalvelu", visibility=SHARED)
    for words, day in (("c", None), ("b", TODAY), ("a", TODAY - timedelta(days=3))):
        matters.tell_event(ctx, matter.id, new_id(), words=words, day=day)
    found = matters.events(ctx, matter.id)
    assert [event.words for event in found] == ["a", "b", "c"]
    assert {event.visibility for event in found} == {SHARED}
    matters.tell(ctx, matter.id, visibility="only_me")
    assert {event.visibility for event in matters.events(ctx, matter.id)} == {"only_me"}


def test_nothing_happens_in_a_matter_that_was_removed(ctx):
    matter = a_matter(ctx, what="Kuljetuspalvelu")
    records.remove(ctx, Matter, matter.id)
    with pytest.raises(Gone):
        matters.tell_event(ctx, matter.id, new_id(), words="a")


def test_a_matter_stands_on_the_line_of_its_wish(ctx):
    wish = wishes.say(ctx, words="Haluan kuoroon.")
    matter = a_matter(ctx, what="Kuljetuspalvelu", wish_id=wish.id)
    assert threads.of_wish(ctx, wish.id).stopped is Stopped.PENDING
    event = matters.tell_event(ctx, matter.id, new_id(), words="a")
    told = {step.record.id for step in threads.of_wish(ctx, wish.id).steps}
    assert told == {wish.id, matter.id, event.id}
    records.remove(ctx, MatterEvent, event.id)
    matters.tell(ctx, matter.id, ended_on=TODAY)
    assert threads.of_wish(ctx, wish.id).stopped is not Stopped.PENDING
