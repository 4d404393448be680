"""The comment letter: the person's words as they are, in a frame of the service's language."""

from datetime import date

import pytest

from app.content.comment_letter import letter_wording
from app.errors.giving import NotShared
from app.exports import html, pdf
from app.exports.blocks import PAPER, Said, Text
from app.exports.summary import content
from app.records.base import Visibility, WhoseWords
from app.records.paper import PaperKind
from app.records.paper_point import Found
from app.rules.paper_check import Part
from tests.exports.samples import (
    WHEN,
    a_paper,
    a_part,
    a_point,
    an_agreement,
    bare,
    comment_letter_sample,
    letter_of,
    text_of_html,
    text_of_pdf,
)


def said_under(summary, section_id):
    blocks = next((s.blocks for s in summary.sections if s.id == section_id), ())
    return [block for block in blocks if isinstance(block, Said)]


def words_of(summary):
    return [b.text for s in summary.sections for b in s.blocks if isinstance(b, Said)]


def missing(view="Kahva tulee.", **fields):
    rail = an_agreement("Kahva", **fields)
    return rail, a_point(agreement_id=rail.id, found=Found.MISSING, my_view=view)


def test_the_letter_says_first_what_needs_an_answer_and_ends_with_room_to_sign():
    ids = [section.id for section in comment_letter_sample().sections]
    assert ids == ["about", *Part, "asks", "signature"]


def test_own_words_stand_as_they_were_said_in_every_language_of_the_frame():
    every = [words_of(comment_letter_sample(language)) for language in ("fi", "sv", "en")]
    assert every[0] == every[1] == every[2]
    titles = {comment_letter_sample(language).title for language in ("fi", "sv", "en")}
    assert len(titles) == 3


def test_own_words_the_papers_words_and_what_was_agreed_are_told_apart():
    marks = [
        (block["about"], block["notes"][0])
        for section in content(comment_letter_sample("en"))["sections"]
        for block in section["blocks"]
        if block["type"] == "said" and section["id"] == "changed"
    ]
    assert marks == [
        ("What was agreed", "My own words"),
        ("In the paper", "The paper's words, as they were written down"),
    ]


def test_the_reason_is_in_the_papers_words():
    (reason,) = said_under(comment_letter_sample(), Part.REASON)
    assert (reason.text, reason.whose) == ("Käyntien määrä riittää arviomme mukaan.", PAPER)


@pytest.mark.parametrize("which", ["paper", "point", "agreement", "name"])
def test_what_is_only_for_me_never_gets_into_a_letter(which):
    rail, point = missing()
    parts = {"paper": a_paper(), "point": point, "agreement": rail, "name": a_part("name", "Aino")}
    parts[which].visibility = Visibility.ONLY_ME
    with pytest.raises(NotShared):
        letter_of(parts["paper"], [point], [rail], name=parts["name"])


def test_a_helpers_own_view_stands_apart_at_the_end():
    rail, point = missing("Äiti tarvitsee kahvan.")
    point.whose_words = WhoseWords.HELPER
    summary = letter_of(a_paper(), [point], [rail])
    assert [s.text for s in said_under(summary, Part.MISSING)] == ["Kahva"]
    assert [s.text for s in said_under(summary, "helper")] == ["Äiti tarvitsee kahvan."]
    assert [s.id for s in summary.sections][-2:] == ["helper", "signature"]


def test_who_promised_and_by_when_stand_below_what_was_agreed():
    rail, point = missing(who="Marja", by_when=date(2026, 11, 30))
    (agreed, _view) = said_under(letter_of(a_paper(), [point], [rail], language="en"), Part.MISSING)
    assert agreed.notes == ("Who does it: Marja", "By when: 30.11.2026")


def test_nothing_is_asked_when_all_is_as_agreed():
    night = an_agreement("Yövalo")
    point = a_point(agreement_id=night.id, found=Found.IS_THERE)
    ids = [section.id for section in letter_of(a_paper(), [point], [night]).sections]
    assert ids == ["about", Part.THERE, "signature"]


@pytest.mark.parametrize("kind", [*PaperKind, "", "newer"])
def test_every_kind_of_paper_has_its_own_beginning(kind):
    first = letter_of(a_paper(kind=kind)).sections[0].blocks[0]
    assert isinstance(first, Text)
    assert first.text.startswith("Olen lukenut")


def test_the_frame_is_whole_in_each_language_and_names_no_law():
    known = letter_wording()
    groups = [*known.kinds.values(), *known.parts.values()]
    texts = [*known.words.values(), *(getattr(g, n) for g in groups for n in g.__slots__)]
    for one in texts:
        spoken = [one.fi, one.sv, one.en]
        assert all(spoken) or not any(spoken)
        assert not any(word in " ".join(spoken).lower() for word in ("laki", "lag ", " law", "§"))
    assert set(known.parts) == set(Part)


def test_the_same_words_stand_on_the_page_and_in_the_pdf():
    summary = comment_letter_sample()
    page = text_of_html(html.render(summary))
    for words in ("En pääse kauppaan yksin.", "Kahva tulee marraskuussa.", "Allekirjoitus", "Nimi"):
        assert bare(words) in page
        if pdf.available():
            assert bare(words) in text_of_pdf(pdf.render(summary, when=WHEN))
