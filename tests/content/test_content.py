from __future__ import annotations

import pytest

from app.content.life_areas import life_areas
from app.content.meeting_types import Basis, When, meeting_types
from app.content.plan_headings import plan_checked, plan_headings
from app.records.meeting import Meeting

LANGUAGES = ("fi", "fi@selko", "sv", "en")


def all_wordings():
    yield from (heading.name for heading in plan_headings().values())
    yield from on_the_screen()


def on_the_screen():
    """Return what a person chooses from; the headings of a plan are for papers only."""
    yield from (wording for area in life_areas().values() for wording in (area.name, area.hint))
    for kind in meeting_types().values():
        yield kind.name
        yield from (prompt.text for prompt in kind.prompts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_is_told_in_every_language(language):
    assert all(wording.spoken(language) for wording in all_wordings())


def test_what_one_chooses_from_is_said_in_arabic_too():
    said = [wording.spoken("ar") for wording in on_the_screen()]
    latin = [words for words in said if not any("\u0600" <= letter <= "\u06ff" for letter in words)]
    assert not latin


def test_there_are_thirteen_life_areas_and_thirteen_kinds_of_meetings():
    assert len(life_areas()) == 13
    assert len(meeting_types()) == 13


def test_a_new_meeting_is_of_a_known_kind():
    assert Meeting().kind in meeting_types()


def test_every_meeting_has_something_to_think_about_ask_and_bring():
    for kind in meeting_types().values():
        for when in (When.BEFORE, When.QUESTION, When.BRING):
            assert kind.prompts_for(when)


def test_no_prompt_stands_twice_in_a_meeting():
    for kind in meeting_types().values():
        codes = [prompt.code for prompt in kind.prompts]
        assert len(codes) == len(set(codes))


def test_each_prompt_says_what_it_leans_on():
    for kind in meeting_types().values():
        for prompt in kind.prompts:
            assert prompt.basis in set(Basis)
            assert (prompt.law is not None) == (prompt.basis == Basis.LAW)
            assert bool(prompt.source) == (prompt.basis == Basis.WEB)


def test_each_legal_fact_has_its_source_grade_and_day():
    assert plan_checked().checked_on.year == 2025
    for heading in plan_headings().values():
        assert heading.law.act.url("fi").startswith("https://www.finlex.fi/fi/")
        assert heading.law.act.url("sv").startswith("https://www.finlex.fi/sv/")
        assert heading.law.grade in {"V", "V+"}


def test_the_eleven_headings_of_the_act_are_in_its_order():
    items = [h.law.item for h in plan_headings().values() if h.law.act.number == "1301/2014"]
    assert items == list(range(1, 12))
