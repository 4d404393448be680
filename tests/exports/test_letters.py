from __future__ import annotations

from fontTools.ttLib import TTFont

from app.exports import letters
from app.languages import shipped


def test_known_letters_are_those_an_independent_reader_finds():
    for font in (shipped("assets") / "fonts").glob("*-Regular.ttf"):
        with TTFont(font) as read:
            assert letters._letters_of(font) == set(read.getBestCmap())


def test_control_characters_go_and_line_ends_stay():
    assert letters.printable("a\x00b\x07\r\nc\rd\te\uffff") == "ab\nc\nd\te"


def test_a_letter_without_a_shape_is_shown_as_replaced():
    assert letters.drawable("ä漢\ue000🐈ا") == "ä\ufffd\ufffd🐈ا"


def test_joiners_and_marks_of_direction_need_no_shape():
    assert (
        letters.drawable("👨\u200d👩 \u202e \u2068x\u2069 ❤\ufe0f")
        == "👨\u200d👩 \u202e \u2068x\u2069 ❤\ufe0f"
    )


def test_only_very_long_runs_get_places_to_break():
    assert letters.breakable("palvelutarpeenarviointi") == "palvelutarpeenarviointi"
    broken = letters.breakable("x" * 100)
    assert max(map(len, broken.split("\u200b"))) <= 15
    assert broken.replace("\u200b", "") == "x" * 100


def test_the_first_strong_letter_tells_the_direction():
    assert letters.direction("123 مرحبا abc") == "rtl"
    assert letters.direction("123 abc مرحبا") == "ltr"
    assert letters.direction("123") == "ltr"


def test_language_tags_are_plain():
    tags = [letters.language_tag(code) for code in ("fi@selko", "sv_FI", "zh-Hans", "?", "")]
    assert tags == ["fi", "sv", "zh", "und", "und"]
