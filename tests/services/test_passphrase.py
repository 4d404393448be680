import math
import re

import pytest

from app.services.passphrase import (
    Strength,
    card_groups,
    check_card,
    strength,
    suggest_phrase,
    word_list,
)
from app.store.secret import RecoveryKey

CARD = RecoveryKey.new().text


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_phrases_are_drawn_from_enough_plain_words(language):
    words = word_list(language)
    assert len(set(words)) == len(words)
    assert all(re.fullmatch("[a-z]{4,7}", word) for word in words)
    assert 5 * math.log2(len(words)) > 57


@pytest.mark.parametrize(("language", "like"), [("fi@selko", "fi"), ("xx", "fi"), ("sv", "sv")])
def test_every_language_of_the_screen_gets_a_phrase(language, like):
    phrase = suggest_phrase(language).split()
    assert len(phrase) == 5
    assert set(phrase) <= set(word_list(like))


def test_two_phrases_are_not_the_same():
    assert suggest_phrase("fi") != suggest_phrase("fi")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_an_offered_phrase_is_strong_and_never_has_a_word_twice(language):
    phrases = {suggest_phrase(language) for _ in range(100)}
    assert all(strength(phrase) is Strength.STRONG for phrase in phrases)
    assert all(len(set(phrase.split())) == 5 for phrase in phrases)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("", Strength.WEAK),
        ("aune", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("123456789012345678", Strength.WEAK),
        ("abcdefghijklmnopqrst", Strength.WEAK),
        ("a b c d e f g h i j k l m n", Strength.WEAK),
        ("qwertyuiop asdfghjklöä", Strength.WEAK),
        ("koti koti koti koti koti", Strength.WEAK),
        ("salasana", Strength.WEAK),
        ("Salasana2026!", Strength.WEAK),
        ("minun salasana", Strength.WEAK),
        ("lösenord123", Strength.WEAK),
        ("maija virtanen", Strength.WEAK),
        ("aune 24.12.1943", Strength.WEAK),
        ("rakastan sinua", Strength.WEAK),
        ("one two three four", Strength.WEAK),
        ("1943 1944 1945 1946", Strength.WEAK),
        ("kuusi vene", Strength.WEAK),
        ("kuusi vene kuusi vene kuusi vene", Strength.WEAK),
        ("kuusi vene lumi", Strength.FAIR),
        ("kuusivenelumitalo", Strength.FAIR),
        ("Kuusi, Vene, Lumi, Talo", Strength.FAIR),
        ("meidan kissa miuku", Strength.FAIR),
        ("k7#Qz!9vT$mW", Strength.FAIR),
        ("omena-tuuli-kuusi-laulu-vene", Strength.STRONG),
        ("meidän koira on nimeltään Musti", Strength.STRONG),
        ("r7T!pq92zKw+hB44", Strength.STRONG),
    ],
)
def test_a_phrase_is_judged_in_words(phrase, expected):
    assert strength(phrase) is expected


def test_a_very_long_text_is_judged_too():
    assert strength("pitkä tarina mökistä ja järvestä " * 300) is Strength.STRONG
    assert strength("qwertyuiop" * 300) is Strength.WEAK


def test_the_card_has_nine_groups_of_four():
    assert [len(group) for group in card_groups(CARD)] == [4] * 9


def test_a_card_copied_by_hand_is_taken_as_it_was_meant():
    assert check_card("0123-ABC1-A0A0", "  o1 23-abcl-aoa0 ")


def test_one_group_is_enough_for_the_check():
    assert check_card(CARD, card_groups(CARD)[3].lower(), group=3)
    assert not check_card(CARD, "", group=3)


def test_a_wrong_letter_is_seen():
    assert not check_card("0123-ABCD", "0123-ABCE")
