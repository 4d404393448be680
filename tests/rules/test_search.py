"""Searching finds by the letters people use, in any order and however they were written."""

from __future__ import annotations

import unicodedata

import pytest

from app.rules.search import folded, places_of

TEXTS = [folded(text) for text in ("Äidin omenapuu", "Aidan maalaus", "HÄN asuu Ängsbyssä", "")]


def found(asked):
    return places_of(asked, TEXTS)


def test_large_and_small_letters_are_the_same():
    assert found("OMENA") == found("omena") == [0]
    assert found("hän") == [2]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_a_with_its_dots_apart_is_the_same_letter(form):
    assert found(unicodedata.normalize(form, "ÄIDIN")) == [0]
    assert places_of("äidin", [folded(unicodedata.normalize(form, "Äidin"))]) == [0]


def test_an_a_without_dots_is_another_letter():
    assert found("aid") == [1]


def test_every_word_is_wanted_in_any_order():
    assert found("ängsby hän") == [2]
    assert found("omenapuu hän") == []


def test_spaces_at_the_ends_do_not_matter():
    assert found("  omena ") == [0]
    assert found("   ") == [0, 1, 2, 3]
