from __future__ import annotations

import re
from unicodedata import normalize

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors.giving import NoPdfHere, NotShared
from app.exports import html, pdf
from app.exports.chosen import Chosen
from app.exports.letters import printable, whole
from app.exports.summary import content_hash, printed_hash
from app.records.base import Visibility
from tests.exports.samples import (
    ARABIC,
    HOSTILE,
    WHEN,
    a_wish,
    an_agreement,
    bare,
    demo_chosen,
    demo_summary,
    hostile_summary,
    read_html,
    summary_of,
    text_of_html,
    text_of_pdf,
)

LANGUAGES = ("fi", "sv", "en")
needs_pdf = pytest.mark.skipif(not pdf.available(), reason="typst has no wheel here")


def latin_words():
    chosen = demo_chosen()
    texts = [
        *(w.words for w in chosen.wishes),
        *(w.strengths for w in chosen.wishes),
        *(a.what for a in chosen.agreements),
        *(a.their_reason for a in chosen.agreements),
        *(i.reason for i in chosen.agenda),
        *(p.words for p in chosen.profile),
        *(p.helps_with for p in chosen.persons),
        *(m.needs for m in chosen.meetings),
    ]
    return [text for text in texts if (text and text.isascii() is False) or text.isalpha()]


def words_of_a_latin_script():
    return [
        text
        for text in latin_words()
        if not re.search(r"[\u0600-\u06ff\U0001f000-\U0001ffff]", text)
    ]


@needs_pdf
@pytest.mark.parametrize("language", LANGUAGES)
def test_own_words_come_out_of_the_pdf_as_they_were_said(language):
    found = text_of_pdf(pdf.render(demo_summary(language), when=WHEN))
    for text in words_of_a_latin_script():
        assert bare(text) in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_words_come_out_of_the_page_as_they_were_said(language):
    found = text_of_html(html.render(demo_summary(language)))
    for text in [*latin_words(), ARABIC]:
        assert bare(text) in found


def test_hostile_texts_come_out_of_the_page_letter_by_letter():
    found = text_of_html(html.render(hostile_summary()))
    for text in HOSTILE:
        assert bare(normalize("NFC", printable(whole(text)))) in found


@needs_pdf
@pytest.mark.parametrize("text", HOSTILE)
def test_a_pdf_takes_any_text(text):
    assert pdf.render(summary_of(Chosen(wishes=(a_wish(text),))), when=WHEN).startswith(b"%PDF")


@needs_pdf
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=60))
def test_a_pdf_takes_any_letters(text):
    assert pdf.render(summary_of(Chosen(wishes=(a_wish("a" + text),))), when=WHEN)


@needs_pdf
def test_markup_in_a_text_stays_text():
    found = text_of_pdf(pdf.render(summary_of(Chosen(wishes=(a_wish(HOSTILE[0]),))), when=WHEN))
    assert bare(HOSTILE[0]) in found


@needs_pdf
def test_the_pdf_says_when_a_letter_has_no_shape():
    lost = text_of_pdf(pdf.render(summary_of(Chosen(wishes=(a_wish("漢字"),))), when=WHEN))
    whole_one = text_of_pdf(pdf.render(summary_of(Chosen(wishes=(a_wish("kana"),))), when=WHEN))
    assert "\ufffd" in lost
    assert len(lost) > len(whole_one)


@needs_pdf
def test_two_compilations_give_the_same_bytes():
    summary = demo_summary()
    assert pdf.render(summary, when=WHEN) == pdf.render(summary, when=WHEN)


@needs_pdf
def test_the_hash_of_the_content_is_printed_in_both_forms():
    summary = demo_summary()
    printed = bare(printed_hash(content_hash(summary)))
    assert printed in text_of_pdf(pdf.render(summary, when=WHEN))
    assert printed in text_of_html(html.render(summary))


@needs_pdf
def test_both_forms_have_the_same_headings_in_the_same_order():
    summary = demo_summary()
    forms = text_of_pdf(pdf.render(summary, when=WHEN)), text_of_html(html.render(summary))
    for found in forms:
        places = [found.index(bare(section.law)) for section in summary.sections if section.law]
        assert places == sorted(places)


def test_where_there_is_no_typst_no_pdf_is_promised(monkeypatch):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    assert not pdf.available()
    with pytest.raises(NoPdfHere):
        pdf.render(demo_summary(), when=WHEN)


@settings(max_examples=30)
@given(st.integers(0, 5), st.text(alphabet="abcdefg", min_size=12, max_size=20))
def test_no_private_word_reaches_any_form(place, secret):
    private = a_wish(secret, visibility=Visibility.ONLY_ME)
    shared = [a_wish(f"jaettu {n}") for n in range(5)]
    made = html.render(summary_of(Chosen(wishes=tuple(shared))))
    assert secret.encode() not in made
    with pytest.raises(NotShared):
        summary_of(Chosen(wishes=(*shared[:place], private, *shared[place:])))


def test_the_page_runs_nothing_and_asks_for_nothing():
    reader = read_html(html.render(hostile_summary()))
    assert "script" not in {tag for tag, _ in reader.tags}
    for _, attributes in reader.tags:
        assert not {"src", "href", "action", "srcset"} & set(attributes)
        assert not [name for name in attributes if name.startswith("on")]


def test_the_page_forbids_everything_from_outside():
    policy = next(
        attributes["content"]
        for tag, attributes in read_html(html.render(demo_summary())).tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")


def test_own_words_carry_their_language_and_direction():
    tags = read_html(html.render(demo_summary())).tags
    assert ("p", {"class": "own", "dir": "auto", "lang": "ar"}) in tags


def test_each_heading_of_a_table_names_its_column():
    tags = read_html(html.render(demo_summary())).tags
    assert all(attributes.get("scope") == "col" for tag, attributes in tags if tag == "th")


@needs_pdf
def test_a_text_longer_than_a_page_is_printed_to_its_end():
    words = " ".join(f"sana{n}" for n in range(2_000))
    lines = "\n".join(f"rivi{n}" for n in range(150))
    for text in (words, lines):
        agreements = (an_agreement(text, who="Maija"), an_agreement(text, who=text))
        chosen = Chosen(wishes=(a_wish(text),), agreements=agreements)
        shown = _on_the_paper(pdf.render(summary_of(chosen), when=WHEN))
        assert shown.count(bare(text.split()[-1])) >= 5


def _on_the_paper(made):
    """Return the text inside the edges of the pages; what runs over an edge is lost."""
    with pypdfium2.PdfDocument(made) as document:
        return bare("".join(p.get_textpage().get_text_bounded(bottom=40) for p in document))


@needs_pdf
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_most_important_part_fits_on_the_first_page(language):
    summary = demo_summary(language)
    with pypdfium2.PdfDocument(pdf.render(summary, when=WHEN)) as document:
        first = bare(document[0].get_textpage().get_text_range())
        second = bare(document[1].get_textpage().get_text_range())
    assert bare("Pidetään tauko.") in first
    assert second.startswith(bare(summary.sections[4].part))
