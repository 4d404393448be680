"""What a person keeps is found again; nothing is lost without an earlier version."""

from __future__ import annotations

import json
import threading
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors.folder import Gone, ReadOnly
from app.errors.typed import TooLong
from app.records.meeting import Meeting
from app.records.wish import Wish
from app.store import version
from tests.store.disks import again, all_words, say


def test_a_kept_wish_is_found_with_its_times(folder):
    wish = say(folder, "Haluan saunaan.")
    with folder.reading() as unit:
        found = unit.get(Wish, wish.id)
    assert found.words == "Haluan saunaan."
    assert found.created_at == found.changed_at is not None


def test_wishes_come_in_the_order_they_were_said(folder):
    for number in range(5):
        say(folder, str(number), shared=number % 2 == 0)
    assert all_words(folder) == list("01234")


def test_find_takes_conditions_and_count_counts(folder):
    for kind in ("want", "want", "ask"):
        say(folder, "x", shared=True, kind=kind)
    with folder.reading() as unit:
        assert len(unit.find(Wish, Wish.kind == "ask")) == unit.count(Wish, Wish.kind == "ask") == 1
        assert unit.count(Wish) == 3


def test_a_found_record_can_be_changed_without_changing_the_folder(folder):
    wish = say(folder, "alku")
    with folder.unit() as unit:
        unit.get(Wish, wish.id).words = "muu"
        unit.find(Wish)[0].words = "muu"
    assert all_words(folder) == ["alku"]


def test_an_earlier_version_is_kept_when_words_are_lost(made, place):
    folder, card = made
    wish = say(folder, "Haluan ulos.", shared=True)
    for words in ("Haluan ulos. Joka päivä.", "En halua ulos.", "En tiedä."):
        with folder.unit() as unit:
            wish.words = words
            wish = unit.keep(wish)
    folder.lock()
    folder = again(place, card)
    with folder.reading() as unit:
        history = unit.history(wish.id)
        first = version.record_from(Wish, history[0].body)
    folder.lock()
    assert [json.loads(r.body)["words"] for r in history] == [
        "Haluan ulos. Joka päivä.",
        "En halua ulos.",
    ]
    assert [(r.number, r.kind, r.whose_words) for r in history] == [
        (1, "wish", "own"),
        (2, "wish", "own"),
    ]
    assert first.id == wish.id
    assert first.created_at == wish.created_at


def test_an_earlier_version_brings_back_days_times_and_lists(folder):
    meeting = Meeting(day=date(2026, 11, 30), clock_time=time(9, 30), invited=["a"], remote=True)
    body = version.body(version.values(meeting))
    assert version.values(version.record_from(Meeting, body)) == version.values(meeting)


def test_keeping_without_a_change_changes_nothing(folder, disk):
    wish = say(folder, "sama")
    disk.seen.clear()
    with folder.unit() as unit:
        assert unit.keep(wish).changed_at == wish.changed_at
    assert disk.seen == []


def test_a_removed_wish_is_gone_and_can_be_brought_back(folder):
    wish = say(folder, "Haluan saunaan.")
    with folder.unit() as unit:
        unit.remove(Wish, wish.id)
        with pytest.raises(Gone):
            unit.get(Wish, wish.id)
        assert unit.find(Wish) == []
        assert unit.get(Wish, wish.id, removed=True).removed_at
        assert unit.find(Wish, removed=True)[0].id == wish.id
        assert unit.bring_back(Wish, wish.id).words == "Haluan saunaan."
    assert all_words(folder) == ["Haluan saunaan."]


def test_what_is_not_there_is_gone(folder):
    with folder.reading() as unit, pytest.raises(Gone):
        unit.get(Wish, "no such id")


def test_reading_never_writes(folder):
    with folder.reading() as unit, pytest.raises(ReadOnly):
        unit.keep(Wish(words="x"))
    assert all_words(folder) == []


@pytest.mark.parametrize("wanted", ["may_be_shared", "only_me"])
def test_a_move_takes_record_and_history_along(made, place, wanted):
    folder, card = made
    wish = say(folder, "yksi", shared=wanted == "only_me")
    with folder.unit() as unit:
        wish.words = "kaksi"
        wish = unit.keep(wish)
    with folder.unit() as unit:
        wish.visibility = wanted
        unit.keep(wish)
    folder.lock()
    folder = again(place, card)
    with folder.reading() as unit:
        assert unit.get(Wish, wish.id).visibility == wanted
        assert [r.number for r in unit.history(wish.id)] == [1, 2]
        counted = {
            c: s.connection().exec_driver_sql("SELECT count(*) FROM wish").scalar()
            for c, s in unit._sessions.items()
        }
    folder.lock()
    there = "main" if wanted == "may_be_shared" else "private"
    assert counted == {"main": 0, "private": 0, there: 1}


def test_moves_in_both_directions_in_one_unit_lose_nothing(made, place):
    folder, card = made
    first, second = say(folder, "a", shared=True), say(folder, "b")
    with folder.unit() as unit:
        first.visibility, second.visibility = "only_me", "may_be_shared"
        unit.keep(first)
        unit.keep(second)
    folder.lock()
    folder = again(place, card)
    assert all_words(folder) == ["a", "b"]
    folder.lock()


def test_a_record_for_me_alone_is_never_in_the_main_image(folder):
    say(folder, "SALAINEN TOIVE")
    wish = say(folder, "ENSIN JAETTU", shared=True)
    with folder.unit() as unit:
        wish.visibility = "only_me"
        unit.keep(wish)
    images = {c: d.image() for c, d in folder._content.databases.items()}
    assert b"SALAINEN" not in images["main"]
    assert b"ENSIN JAETTU" not in images["main"]  # also not in free pages
    assert b"ENSIN JAETTU" in images["private"]


def test_an_unknown_visibility_stays_private(folder):
    wish = say(folder, "x")
    with folder.unit() as unit:
        wish.visibility = "from a newer version"
        unit.keep(wish)
    assert b"newer" not in folder._content.databases["main"].image()


def test_an_error_inside_a_unit_changes_nothing(folder):
    def fail():
        with folder.unit() as unit:
            unit.keep(Wish(words="x"))
            raise Gone

    with pytest.raises(Gone):
        fail()
    assert all_words(folder) == []


def test_a_unit_inside_a_unit_is_saved_once(folder, disk):
    with folder.unit() as outer:
        outer.keep(Wish(words="a"))
        say(folder, "b")
        disk.seen.clear()
    assert disk.seen.count("flush") == 1
    assert all_words(folder) == ["a", "b"]


def test_too_long_a_text_is_refused_and_a_long_one_kept(folder):
    assert len(say(folder, "a" * 1_000_000).words) == 1_000_000
    with pytest.raises(TooLong) as told:
        say(folder, "a" * 1_000_001)
    assert told.value.facts == {"limit": 1_000_000}
    assert len(all_words(folder)) == 1


def test_a_broken_letter_is_replaced_and_the_rest_kept(folder):
    assert say(folder, "a\ud800b").words == "a\ufffdb"
    with folder.unit() as unit:
        assert unit.keep(Meeting(invited=["\udfff"])).invited == ["\ufffd"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text())
def test_every_text_is_found_as_it_was_said(folder, words):
    wish = say(folder, words)
    with folder.reading() as unit:
        assert unit.get(Wish, wish.id).words == words


def test_a_folder_can_be_used_from_many_threads(folder):
    threads = [threading.Thread(target=say, args=(folder, str(n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(all_words(folder)) == list("01234567")
