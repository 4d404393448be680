from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from app.exports.blocks import Picture, Said, Table, Text
from app.exports.file_name import file_name
from app.exports.summary import (
    Section,
    Summary,
    content,
    content_hash,
    pictures,
    printed_hash,
)
from tests.exports.samples import ARABIC, TODAY, demo_summary


def a_summary(*blocks, language="fi"):
    section = Section("a", "Otsikko", blocks=blocks)
    return Summary(language=language, title="Nimi", date=TODAY, sections=(section,))


def first_block(summary):
    return content(summary)["sections"][0]["blocks"][0]


def test_the_hash_of_a_known_content_stays_the_same():
    known = a_summary(Text("Hyvää päivää"), language="en")
    assert content_hash(known) == (
        "03e124fdd8488193147076f6d7d0604e2dc90deffa791915c38e46b39fba807f"
    )


def test_the_same_words_in_another_form_of_unicode_have_the_same_hash():
    composed, apart = a_summary(Text("p\u00e4iv\u00e4")), a_summary(Text("pa\u0308iva\u0308"))
    assert content_hash(composed) == content_hash(apart)


def test_one_other_letter_changes_the_hash():
    assert content_hash(a_summary(Text("kyllä"))) != content_hash(a_summary(Text("kyllä.")))


def test_own_words_are_marked_with_their_language_when_it_is_another():
    plain = first_block(a_summary(Said(ARABIC, "ar", "own")))
    assert (plain["lang"], plain["dir"]) == ("ar", "rtl")
    assert any("arabia" in note for note in plain["notes"])


def test_easy_finnish_is_finnish_to_the_reader():
    plain = first_block(a_summary(Said("Hei", "fi@selko", "own")))
    assert plain["lang"] == "fi"
    assert len(plain["notes"]) == 1


def test_an_unknown_language_does_not_stop_a_summary():
    for code in ("xx", "12", "", "und"):
        assert first_block(a_summary(Said("Hei", code, "own")))["text"] == "Hei"


def test_unknown_whose_words_stay_unsaid():
    assert first_block(a_summary(Said("Hei", "fi", "from a newer version")))["notes"] == []


def test_pictures_are_named_by_their_bytes():
    made = a_summary(Picture(b"jpeg", "kissa"))
    (name,) = pictures(made)
    assert first_block(made) == {"type": "picture", "sha256": name, "alt": "kissa"}


def test_content_is_plain_json_with_iso_dates():
    plain = content(demo_summary())
    assert plain["v"] == 1
    assert plain["date"] == "2026-11-24"
    assert json.loads(json.dumps(plain)) == plain


@given(st.text())
def test_any_text_can_be_hashed(text):
    assert len(content_hash(a_summary(Said(text, "fi", "own")))) == 64


def test_the_printed_hash_is_in_groups_of_four():
    assert printed_hash("0123456789abcdef" + "0" * 48) == "0123 4567 89ab cdef"


def test_file_names_tell_nothing():
    assert file_name("pdf", TODAY, "fi") == "yhteenveto-2026-11-24.pdf"
    assert file_name("html", TODAY, "sv") == "sammanfattning-2026-11-24.html"
    assert file_name("pdf", TODAY, "en") == "summary-2026-11-24.pdf"
    assert file_name("pdf", TODAY, "fi@selko") == "yhteenveto-2026-11-24.pdf"


def test_a_mark_that_all_words_of_a_table_share_stands_once():
    rows = ((Said("yksi", "fi", "own"),), (Said("kaksi", "fi", "own"),))
    plain = first_block(a_summary(Table("Taulukko", ("Mitä",), rows), language="en"))
    assert plain["caption"] == "Taulukko · Language: Finnish"
    assert [row[0]["notes"] for row in plain["rows"]] == [[], []]


def test_in_a_table_only_what_differs_is_marked():
    rows = ((Said("yksi", "fi", "own"),), (Said("kaksi", "ar", "typed"),))
    plain = first_block(a_summary(Table("Taulukko", ("Mitä",), rows)))
    assert [len(row[0]["notes"]) for row in plain["rows"]] == [0, 2]
