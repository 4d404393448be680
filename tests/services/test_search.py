"""Everything that holds words can be found, and nothing else is."""

from app.records.base import Record
from app.records.follow_up import FollowUp
from app.records.wish import Wish
from app.rules.flow import LeftOpen
from app.services import (
    agenda,
    agreements,
    left_open,
    meetings,
    people,
    profile,
    records,
    search,
    wishes,
)


def texts(ctx):
    return [thing.text for thing in search.everything(ctx)]


def test_every_kind_of_thing_is_found_by_all_its_words(ctx):
    wish = wishes.say(ctx, words="Haluan kuoroon.", strengths="Eila hakee.")
    meeting = meetings.arrange(ctx, place="Kotona", notes="Muista kahvi.")
    agenda.add_question(ctx, meeting.id, "Mitä se maksaa?")
    promise = agreements.note_down(ctx, what="Kyyti", their_reason="Autoja on vähän.")
    records.add(ctx, FollowUp, agreement_id=promise.id, answer="Ensi viikolla.")
    people.add(ctx, first_name="Marja", organisation="Kotihoito")
    profile.tell(ctx, "matters", "Oma koti")
    found = " ".join(texts(ctx))
    for words in ("kuoroon", "Eila hakee", "Kotona", "kahvi", "maksaa", "Kyyti", "Autoja"):
        assert words in found
    for words in ("Ensi viikolla", "Marja", "Kotihoito", "Oma koti"):
        assert words in found
    assert wish.words in found


def test_what_was_removed_and_what_has_no_words_is_not_found(ctx):
    wish = wishes.say(ctx, words="Salaisuus")
    meeting = meetings.arrange(ctx)
    agenda.choose_wishes(ctx, meeting.id, [wish.id])
    left_open.leave(ctx, wish.id, "kind", LeftOpen.UNKNOWN)
    assert texts(ctx) == ["Salaisuus\nSalaisuus"]
    records.remove(ctx, Wish, wish.id)
    assert texts(ctx) == []


def test_no_mark_of_the_app_is_searched_as_a_word_of_the_person(ctx):
    wish = wishes.say(ctx, words="Kissa", kind="worry", life_area="home", photo="symbol:cat")
    (thing,) = search.everything(ctx)
    assert isinstance(thing.record, Record)
    for mark in ("worry", "only_me", "symbol:", wish.id):
        assert mark not in thing.text


def test_the_words_show_in_no_trace(ctx):
    wishes.say(ctx, words="Salaisuus")
    assert "Salaisuus" not in repr(search.everything(ctx))
