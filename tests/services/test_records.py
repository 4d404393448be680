from dataclasses import replace

import pytest

from app.errors.folder import Gone
from app.errors.typed import TooLong
from app.records.agreement import Agreement
from app.records.base import Visibility, WhoseWords
from app.records.wish import Wish
from app.services import agenda, agenda_building, agreements, meetings, records, wishes
from tests.builders import SHARED, TODAY


def test_a_change_says_whose_words_are_there_now(ctx):
    wish = wishes.say(ctx, words="Haluan saunaan.")
    helper = replace(ctx, whose_words=WhoseWords.HELPER)
    assert (
        records.change(helper, Wish, wish.id, words="Hän haluaa saunaan.").whose_words == "helper"
    )


def test_whose_words_can_be_told_with_the_change(ctx):
    wish = wishes.say(ctx, words="Haluan saunaan.")
    changed = wishes.change(ctx, wish.id, words="Haluan uimaan.", whose_words=WhoseWords.TOGETHER)
    assert changed.whose_words == WhoseWords.TOGETHER


def test_a_helper_who_ticks_a_box_does_not_take_over_the_words(ctx):
    wish = wishes.say(ctx, words="Haluan saunaan.")
    helper = replace(ctx, whose_words=WhoseWords.HELPER, language="sv")
    changed = wishes.change(helper, wish.id, how_now="good", visibility=SHARED)
    assert (changed.whose_words, changed.language) == (WhoseWords.OWN, "fi")


def test_the_same_words_again_change_nothing(ctx):
    wish = wishes.say(ctx, words="Haluan saunaan.")
    assert wishes.change(ctx, wish.id, words="Haluan saunaan.").changed_at == wish.changed_at


def test_a_wrong_field_name_is_refused_without_the_words(ctx):
    wish = wishes.say(ctx, words="Haluan saunaan.")
    with pytest.raises(TypeError) as problem:
        records.change(ctx, Wish, wish.id, sanat="salainen")
    assert "salainen" not in str(problem.value)


@pytest.mark.parametrize("field", ["id", "created_at", "removed_at"])
def test_what_the_store_keeps_cannot_be_set(ctx, field):
    wish = wishes.say(ctx, words="Haluan saunaan.")
    with pytest.raises(TypeError):
        records.change(ctx, Wish, wish.id, **{field: None})


def test_an_earlier_version_can_be_seen_and_taken_back(ctx):
    wish = wishes.say(ctx, words="Ensin näin.")
    wishes.change(ctx, wish.id, words="Sitten toisin.")
    (version,) = records.history(ctx, wish.id)
    assert (version.number, version.fields["words"]) == (1, "Ensin näin.")
    assert records.go_back(ctx, Wish, wish.id, 1).words == "Ensin näin."
    assert [v.fields["words"] for v in records.history(ctx, wish.id)][-1] == "Sitten toisin."


def test_going_back_keeps_whose_words_they_were(ctx):
    wish = wishes.say(ctx, words="Ensin näin.")
    helper = replace(ctx, whose_words=WhoseWords.HELPER)
    wishes.change(helper, wish.id, words="Sitten toisin.")
    assert records.go_back(helper, Wish, wish.id, 1).whose_words == WhoseWords.OWN


def test_going_back_never_shares_what_was_made_private(ctx):
    wish = wishes.say(ctx, words="Ensin näin.", visibility=SHARED)
    wishes.change(ctx, wish.id, words="Sitten toisin.", visibility=Visibility.ONLY_ME)
    back = records.go_back(ctx, Wish, wish.id, 1)
    assert (back.words, back.visibility) == ("Ensin näin.", Visibility.ONLY_ME)


def test_going_back_brings_days_too(ctx):
    agreement = agreements.note_down(ctx, what="Kahva", by_when=TODAY)
    agreements.change(ctx, agreement.id, by_when=None)
    assert records.go_back(ctx, Agreement, agreement.id, 1).by_when == TODAY


def test_a_version_that_is_not_there_is_gone(ctx):
    wish = wishes.say(ctx, words="Ensin näin.")
    with pytest.raises(Gone):
        records.go_back(ctx, Wish, wish.id, 7)


def test_a_version_shows_no_words_in_a_trace(ctx):
    wish = wishes.say(ctx, words="Salainen asia.")
    wishes.change(ctx, wish.id, words="Toinen.")
    assert "Salainen" not in repr(records.history(ctx, wish.id))


def test_what_is_removed_can_be_brought_back(ctx):
    wish = wishes.say(ctx, words="Haluan saunaan.")
    records.remove(ctx, Wish, wish.id)
    with pytest.raises(Gone):
        wishes.one(ctx, wish.id)
    records.bring_back(ctx, Wish, wish.id)
    assert wishes.one(ctx, wish.id).words == "Haluan saunaan."


@pytest.mark.parametrize(
    "words", ["", "a" * 100_000, "👵🏽🎶", "\u202eשלום مرحبا", "a\x00b\x1b[0m\u2028"]
)
def test_any_text_comes_back_as_it_was(ctx, words):
    wish = wishes.say(ctx, words=words)
    assert wishes.one(ctx, wish.id).words == words


def test_half_a_letter_does_not_stop_the_save(ctx):
    assert wishes.say(ctx, words="a\ud83d").words.startswith("a")


def test_a_text_longer_than_the_folder_takes_is_told(ctx):
    with pytest.raises(TooLong):
        wishes.say(ctx, words="a" * 1_000_001)


def test_an_agenda_item_follows_its_wish_in_both_directions(ctx):
    wish = wishes.say(ctx, words="Haluan saunaan.", visibility=SHARED)
    meeting = meetings.arrange(ctx)
    (line,) = agenda.choose_wishes(ctx, meeting.id, [wish.id])
    assert line.item.visibility == SHARED
    wishes.change(ctx, wish.id, visibility=Visibility.ONLY_ME)
    assert agenda.agenda(ctx, meeting.id)[0].item.visibility == Visibility.ONLY_ME
    wishes.change(ctx, wish.id, visibility=SHARED)
    assert agenda.agenda(ctx, meeting.id)[0].item.visibility == SHARED


def test_an_agenda_item_of_a_private_wish_cannot_be_shared_alone(ctx):
    wish = wishes.say(ctx, words="Haluan saunaan.")
    meeting = meetings.arrange(ctx)
    (line,) = agenda.choose_wishes(ctx, meeting.id, [wish.id])
    changed = records.change(ctx, type(line.item), line.item.id, visibility=SHARED)
    assert changed.visibility == Visibility.ONLY_ME


def test_an_agenda_item_follows_its_agreement(ctx):
    agreement = agreements.note_down(ctx, what="Kahva")
    meeting = meetings.arrange(ctx)
    agenda_building.take_up(ctx, meeting.id, [agreement.id])
    (line,) = agenda.agenda(ctx, meeting.id)
    item = line.item
    assert records.change(ctx, type(item), item.id, visibility=SHARED).visibility == "only_me"
    agreements.change(ctx, agreement.id, visibility=SHARED)
    assert records.get(ctx, type(item), item.id).visibility == SHARED


def test_a_screen_may_choose_the_id_before_the_first_word(ctx):
    assert wishes.say(ctx, id="11111111-1111-4111-8111-111111111111", words="a").id[0] == "1"
