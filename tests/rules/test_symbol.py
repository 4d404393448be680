"""A symbol stands for a wish where no words were written, and never over words."""

from __future__ import annotations

import pytest

from app.i18n import speaking
from app.rules.symbol import as_picture, is_said, only_a_symbol, stands_for, symbol_of
from tests.builders import a_wish


@pytest.mark.parametrize(("language", "word"), [("fi", "Koti"), ("sv", "Hem"), ("en", "Home")])
def test_a_wish_without_words_is_told_by_its_symbols_word(language, word):
    wish = a_wish(" ", photo=as_picture("home"))
    assert stands_for(wish, speaking(language)) == word
    assert only_a_symbol(wish)
    assert is_said(wish)


def test_words_stand_for_themselves_beside_a_symbol():
    wish = a_wish("Haluan kotiin.", photo=as_picture("home"))
    assert stands_for(wish, speaking("sv")) == "Haluan kotiin."
    assert symbol_of(wish) == "home"
    assert not only_a_symbol(wish)


@pytest.mark.parametrize("photo", ["", "symbol:", "symbol:unicorn", "home", "f3da5424-b864"])
def test_what_is_no_symbol_of_ours_says_nothing(photo):
    wish = a_wish("", photo=photo)
    assert symbol_of(wish) == ""
    assert not is_said(wish)
    assert stands_for(wish, speaking("fi")) == ""


def test_no_symbol_is_kept_as_no_picture():
    assert as_picture("") == ""
