"""Every symbol has a picture that draws by itself, a word in each language, and one group."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from app.content.life_areas import life_areas
from app.content.symbols import symbol_groups, symbol_word, symbols
from app.i18n import speaking
from app.languages import shipped
from app.records.wish import HowNow
from app.views.wish_words import NOW_SYMBOLS

FOLDER = shipped("assets") / "symbols"
DRAWN = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polygon", "polyline"}
MOST_BYTES, MOST_OF_ONE = 260_000, 9_000
WEAK = ("pain", "memory", "sauna", "lonely", "important", "personal_assistant", "decision")


def pictures():
    return {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.svg")}


def elements(drawing):
    return {element.tag.rpartition("}")[2] for element in ET.fromstring(drawing).iter()}  # noqa: S314 - our own files


def test_there_are_ninety_six_concepts_and_three_of_our_own_each_in_one_group():
    assert len(symbols()) == 99
    grouped = [code for group in symbol_groups().values() for code in group.words]
    assert sorted(grouped) == sorted(symbols())
    assert all(6 <= len(group.words) <= 13 for group in symbol_groups().values())


def test_every_symbol_has_a_picture_and_no_picture_is_left_over():
    assert set(pictures()) == {*symbols(), "other"}
    assert {*WEAK, "own_will"} <= set(symbols())


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_symbol_and_group_has_its_own_word_in_each_language(language):
    words = speaking(language)
    told = [symbol_word(code, words) for code in symbols()]
    assert all(told)
    assert len(set(told)) == len(told)
    assert all(words._(group.name) for group in symbol_groups().values())
    if language != "en":
        english = speaking("en")
        same = [code for code in symbols() if symbol_word(code, english) in told]
        assert set(same) <= {"sauna", "alcohol", "hobby", "plan"}


def test_easy_finnish_uses_its_own_words_where_there_are_easier_ones():
    assert symbol_word("headache", speaking("fi@selko")) == "Pää on kipeä"
    assert symbol_word("home", speaking("fi@selko")) == "Koti"


def test_a_symbol_nobody_knows_has_no_word():
    assert symbol_word("unicorn", speaking("fi")) == ""


def test_a_picture_draws_by_itself_and_reaches_for_nothing():
    for code, drawing in pictures().items():
        assert elements(drawing) <= DRAWN, code
        assert not re.search(r"href|url\(|style=|\son\w+=|<!|&", drawing), code
        assert 'viewBox="0 0 72 72"' in drawing, code


def test_all_pictures_together_are_small():
    sizes = [len(drawing.encode()) for drawing in pictures().values()]
    assert sum(sizes) <= MOST_BYTES
    assert max(sizes) <= MOST_OF_ONE


def test_the_credit_names_every_picture_and_its_licence():
    credit = (FOLDER / "README.md").read_text("utf-8")
    assert "CC BY-SA 4.0" in credit
    assert all(f"`{code}.svg`" in credit for code in pictures())


def test_life_areas_and_the_scale_show_symbols_that_are_there():
    shown = {*(area.symbol for area in life_areas().values()), *NOW_SYMBOLS.values()}
    assert set(NOW_SYMBOLS) == set(HowNow)
    assert shown <= set(pictures())
