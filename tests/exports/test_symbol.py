"""A wish said with a picture alone is given as the picture's word, marked as such."""

from __future__ import annotations

import pytest

from app.exports.blocks import Said
from app.exports.chosen import Chosen
from app.exports.own_words import wish_said
from app.i18n import speaking
from app.rules.symbol import as_picture
from tests.exports.samples import a_wish, summary_of

MARKS = {"fi": "Sanottu kuvalla", "sv": "Sagt med en bild"}


@pytest.mark.parametrize(("language", "word"), [("fi", "Musiikki"), ("sv", "Musik")])
def test_the_word_is_in_the_summarys_language_and_says_it_was_a_picture(language, word):
    wish = a_wish("", photo=as_picture("music"), language="fi")
    said = wish_said(wish, speaking(language))
    assert (said.text, said.language) == (word, language)
    assert MARKS[language] in said.notes


def test_written_words_are_given_as_they_are_without_the_mark():
    wish = a_wish("Haluan kuoroon.", photo=as_picture("music"), language="sv")
    said = wish_said(wish, speaking("fi"))
    assert (said.text, said.language) == ("Haluan kuoroon.", "sv")
    assert MARKS["fi"] not in said.notes


@pytest.mark.parametrize(
    ("area", "under"),
    [
        ("leisure_and_community", "support_need_both_views"),
        ("services_and_help", "client_proposal"),
    ],
)
def test_it_stands_where_a_written_wish_would(area, under):
    wish = a_wish("", photo=as_picture("help"), life_area=area)
    sections = {section.id: section for section in summary_of(Chosen(wishes=(wish,))).sections}
    for code in ("heard", under):
        (block,) = sections[code].blocks
        assert isinstance(block, Said)
        assert block.text == "Apu"


def test_a_wish_without_words_and_picture_is_not_given():
    summary = summary_of(Chosen(wishes=(a_wish("", photo="symbol:unicorn"),)))
    assert "heard" not in {section.id for section in summary.sections}
