"""Searching finds by the letters people use, in any order and however they were written."""

from __future__ import annotations

import unicodedata

import pytest

from app.rules.search import places_of, searchable

TEXTS = [searchable(text) for text in ("Äidin omenapuu", "Aidan maalaus", "HÄN asuu Ängsbyssä", "")]


def found(asked):
    return places_of(asked, TEXTS)


def test_large_and_small_letters_are_the_same():
    assert found("OMENA") == found("omena") == [0]
    assert found("hän") == [2]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_a_with_its_dots_apart_is_the_same_letter(form):
    assert found(unicodedata.normalize(form, "ÄIDIN")) == [0]
    assert places_of("äidin", [searchable(unicodedata.normalize(form, "Äidin"))]) == [0]


def test_a_letter_without_its_dots_finds_both_and_with_them_only_itself():
    assert found("aid") == [0, 1]
    assert found("äid") == [0]
    assert found("angsbyssa") == [2]


@pytest.mark.parametrize(
    ("asked", "language", "at_place"),
    [
        ("omenapuussa", "fi", [0]),
        ("maalauksen", "fi", []),  # its stem is another: nothing is guessed
        ("maalausta", "fi", [1]),
        ("omenapuussa", "se", []),  # a language without stems
        ("ÄNGSBYSSÄKÄÄN", "fi", [2]),
    ],
)
def test_a_word_finds_its_other_forms(asked, language, at_place):
    assert places_of(asked, TEXTS, language=language) == at_place


def test_arabic_is_found_with_and_without_its_vowel_signs():
    assert places_of("بيتي", [searchable("أريد أن أعيش في بَيْتِي")]) == [0]


def test_every_word_is_wanted_in_any_order():
    assert found("ängsby hän") == [2]
    assert found("omenapuu hän") == []


def test_spaces_at_the_ends_do_not_matter():
    assert found("  omena ") == [0]
    assert found("   ") == [0, 1, 2, 3]
