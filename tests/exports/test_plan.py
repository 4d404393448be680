from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.content.plan_headings import plan_headings
from app.errors.giving import NotShared
from app.exports.agreements import how_much
from app.exports.blocks import Differing, Facts, Said, Table
from app.exports.chosen import Chosen
from app.i18n import speaking
from app.records.agreement import Accord, Kept
from app.records.base import Visibility, WhoseWords
from app.records.person import Role
from app.records.profile import ProfilePart
from app.records.wish import Importance, WishKind
from tests.exports.samples import (
    TODAY,
    a_meeting,
    a_part,
    a_person,
    a_wish,
    an_agreement,
    an_item,
    demo_chosen,
    demo_summary,
    summary_of,
)


def under(summary, code):
    return next((s.blocks for s in summary.sections if s.id == code), ())


def words_under(summary, code):
    return [block.text for block in under(summary, code) if isinstance(block, Said)]


def ids(summary):
    return [section.id for section in summary.sections]


def test_headings_stand_in_the_order_of_the_act():
    printed = [s for s in ids(demo_summary()) if s in plan_headings()]
    assert printed == [code for code in plan_headings() if code in printed]
    assert len(printed) >= 7


def test_the_most_important_things_come_first():
    assert ids(demo_summary())[:4] == ["heard", "agreed", "differing", "next"]


def test_wishes_follow_the_persons_own_order():
    second, first = a_wish("toinen", own_order=2), a_wish("ensin", own_order=1)
    assert words_under(summary_of(Chosen(wishes=(second, first))), "heard") == ["ensin", "toinen"]


def test_among_equals_the_most_important_wish_comes_first():
    some = a_wish("vähän", importance=Importance.SOME)
    most = a_wish("eniten", importance=Importance.MOST)
    assert words_under(summary_of(Chosen(wishes=(some, most))), "heard") == ["eniten", "vähän"]


def test_headings_without_content_are_left_out():
    summary = summary_of(Chosen(wishes=(a_wish(),)))
    assert ids(summary) == ["heard", "support_need_both_views"]


def test_an_empty_choice_gives_a_summary_without_sections():
    assert summary_of(Chosen()).sections == ()


def test_each_wish_stands_under_one_official_heading():
    summary = demo_summary()
    official = [w for code in plan_headings() for w in words_under(summary, code)]
    for wish in demo_chosen().wishes:
        helpers = wish.whose_words == WhoseWords.HELPER
        assert official.count(wish.words) == (0 if helpers else 1)


def test_how_a_service_should_be_done_is_the_clients_own_proposal():
    wish = a_wish("Sama hoitaja", kind=WishKind.WANT, life_area="services_and_help")
    summary = summary_of(Chosen(wishes=(wish,)))
    assert words_under(summary, "client_proposal") == ["Sama hoitaja"]


def test_a_worry_about_services_is_a_need():
    wish = a_wish("Kuka tulee?", kind=WishKind.WORRY, life_area="services_and_help")
    summary = summary_of(Chosen(wishes=(wish,)))
    assert words_under(summary, "support_need_both_views") == ["Kuka tulee?"]


def test_a_helpers_own_view_stands_apart_and_nowhere_else():
    fields = {"whose_words": WhoseWords.HELPER}
    summary = summary_of(
        Chosen(
            wishes=(a_wish("auttajan toive", strengths="auttajan keino", **fields),),
            agreements=(
                an_agreement("auttajan sopimus", **fields),
                an_agreement("auttajan kiista", accord=Accord.NOT_AGREED, **fields),
            ),
            profile=(a_part(ProfilePart.GOOD_AT, "auttajan kuvaus", **fields),),
            persons=(a_person("Leena", "auttajan apu", role=Role.CLOSE_PERSON, **fields),),
            meetings=(a_meeting(needs="auttajan tarve", **fields),),
        )
    )
    assert ids(summary) == ["helper"]
    assert len(under(summary, "helper")) == 7


def test_an_answer_to_a_helpers_wish_stands_with_it():
    wish = a_wish("auttajan toive", whose_words=WhoseWords.HELPER)
    item = an_item(wish_id=wish.id, answer="no", reason="ei onnistu")
    summary = summary_of(Chosen(wishes=(wish,), agenda=(item,)))
    assert words_under(summary, "helper") == ["auttajan toive", "ei onnistu"]


def test_an_own_wishs_answer_stands_under_services_whoever_typed_it():
    wish = a_wish("oma")
    item = an_item(wish_id=wish.id, reason="syy", whose_words=WhoseWords.HELPER)
    summary = summary_of(Chosen(wishes=(wish,), agenda=(item,)))
    assert words_under(summary, "services_needed_both_views") == ["syy"]


def test_an_answer_to_a_wish_that_was_not_picked_stays_out():
    item = an_item(wish_id="elsewhere", answer="no", reason="kertoo salaisuuden")
    about = an_item(agreement_id="elsewhere", answer="no", reason="kertoo toisen")
    assert summary_of(Chosen(agenda=(item, about))).sections == ()


def test_an_own_question_is_printed_with_its_answer():
    item = an_item(words="Milloin saan kopion?", answer="later", reason="Viikon päästä")
    found = words_under(summary_of(Chosen(agenda=(item,))), "services_needed_both_views")
    assert found == ["Milloin saan kopion?", "Viikon päästä"]


def test_what_was_not_agreed_is_not_in_the_table_of_agreements():
    apart = an_agreement("kiista", accord=Accord.NOT_AGREED, my_view="a", their_view="b")
    summary = summary_of(Chosen(agreements=(apart,)))
    assert ids(summary) == ["differing"]


def test_both_views_stand_side_by_side_with_both_reasons():
    apart = an_agreement(
        "aika",
        accord=Accord.PARTLY,
        my_view="ilta",
        my_reason="valvon",
        their_view="aamu",
        their_reason="reitti",
    )
    (block,) = under(summary_of(Chosen(agreements=(apart,))), "differing")
    assert isinstance(block, Differing)
    assert [block.mine.text, block.my_reason.text] == ["ilta", "valvon"]
    assert [block.theirs.text, block.their_reason.text] == ["aamu", "reitti"]
    assert block.theirs.whose == "professional"


def test_the_table_says_who_does_what_by_when():
    table = under(demo_summary(), "agreed")[0]
    assert isinstance(table, Table)
    assert [cell if isinstance(cell, str) else cell.text for cell in table.rows[0]] == [
        "Kauppaan saattaja",
        "Maija, kotihoito",
        "1.12.2026",
    ]


def test_a_column_without_data_is_left_out():
    table = under(summary_of(Chosen(agreements=(an_agreement(),))), "agreed")[0]
    assert len(table.head) == 1


def test_what_became_of_an_agreement_is_said_when_it_is_no_longer_open():
    summary = summary_of(Chosen(agreements=(an_agreement(kept=Kept.NOT_KEPT),)))
    for section in ("agreed", "services_needed_both_views"):
        assert under(summary, section)[0].rows[0][-1] == speaking("fi")._("Not done")


def test_what_is_done_leaves_the_first_page_and_stays_in_the_details():
    summary = summary_of(Chosen(agreements=(an_agreement(kept=Kept.KEPT),)))
    assert "agreed" not in [section.id for section in summary.sections]
    details = under(summary, "services_needed_both_views")[0]
    assert details.rows[0][-1] == speaking("fi")._("Done as agreed")


def test_only_the_next_meeting_is_told():
    held = a_meeting(day=date(2026, 11, 25), held=True, place="pidetty")
    past = a_meeting(day=date(2026, 11, 1), place="mennyt")
    late = a_meeting(day=date(2026, 12, 24), place="myöhemmin")
    soon = a_meeting(day=TODAY, place="tänään", remote=True)
    facts = under(summary_of(Chosen(meetings=(held, past, late, soon))), "next")[0]
    assert isinstance(facts, Facts)
    assert "tänään" in dict(facts.rows).values()


def test_the_persons_own_sheet_stays_with_the_person():
    meeting = a_meeting(opening_words="avaus", notes="muistio", not_wanted="joku")
    assert not {"avaus", "muistio", "joku"} & set(
        _all_texts(summary_of(Chosen(meetings=(meeting,))))
    )


def _all_texts(summary):
    for section in summary.sections:
        for block in section.blocks:
            if isinstance(block, Said):
                yield block.text
            elif isinstance(block, Facts):
                yield from (value for _, value in block.rows)


def test_own_circle_and_professionals_stand_under_their_headings():
    summary = summary_of(
        Chosen(
            persons=(
                a_person("Leena", "kauppa", role=Role.CLOSE_PERSON),
                a_person("Kaisa", "tulkkaus", role=Role.SUPPORT_PERSON, paid=True),
                a_person("Ilman", "  ", role=Role.CLOSE_PERSON),
            )
        )
    )
    assert words_under(summary, "private_helpers") == ["kauppa"]
    assert words_under(summary, "partners_and_responsibilities") == ["tulkkaus"]


def test_what_is_only_for_me_never_leaves():
    private = {"visibility": Visibility.ONLY_ME}
    for chosen in (
        Chosen(wishes=(a_wish(), a_wish(**private))),
        Chosen(agreements=(an_agreement(**private),)),
        Chosen(meetings=(a_meeting(**private),)),
        Chosen(agenda=(an_item(**private),)),
        Chosen(profile=(a_part(ProfilePart.NAME, "Aino", **private),)),
        Chosen(persons=(a_person("Leena", "apu", **private),)),
        Chosen(wishes=(a_wish(visibility="from a newer version"),)),
    ):
        with pytest.raises(NotShared):
            summary_of(chosen)


def test_what_was_removed_never_leaves():
    with pytest.raises(NotShared):
        summary_of(Chosen(wishes=(a_wish(removed_at=datetime(2026, 11, 1, tzinfo=UTC)),)))


def test_an_unknown_state_is_left_unsaid():
    wish = a_wish("sana", kind="?", importance="?", how_now="?", life_area="?")
    (block,) = under(summary_of(Chosen(wishes=(wish,))), "heard")
    assert (block.about, block.notes) == ("", ())


def test_no_form_of_the_summary_shows_words_in_its_repr():
    assert "kaupassa" not in repr(demo_summary())


@pytest.mark.parametrize(
    ("own", "every", "language", "printed"),
    [
        ("", "two_weeks", "en", "Every two weeks"),
        ("", "week", "fi", "Joka viikko"),
        ("ma ja to", "week", "fi", "ma ja to"),
        ("", "newer", "en", ""),
    ],
)
def test_how_often_is_printed_in_own_words_else_in_the_apps(own, every, language, printed):
    agreement = an_agreement("Käynti", how_often=own, every=every, how_much="45 min")
    table = how_much([agreement], speaking(language))
    words = speaking(language)._("How often")
    cells = dict(zip(table.head, table.rows[0], strict=True))
    assert cells.get(words, "") == printed


@pytest.mark.parametrize("part", [part for part in ProfilePart if part != ProfilePart.NAME])
def test_every_part_about_me_that_is_given_is_printed(part):
    summary = summary_of(Chosen(profile=(a_part(part, "sanat tästä"),)))
    assert any("sanat tästä" in words_under(summary, one.id) for one in summary.sections)
