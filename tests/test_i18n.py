"""Days, lists and the alphabet, as each language has them."""

from datetime import date, time

import pytest

from app.i18n import languages, sort_key, speaking

DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "toive, asia ja kysymys"),
        ("fi@selko", "toive, asia ja kysymys"),
        ("sv", "toive, asia och kysymys"),
        ("en", "toive, asia and kysymys"),
    ],
)
def test_a_list_is_joined_as_the_language_does(language, said):
    assert speaking(language).and_list(["toive", "asia", "kysymys"]) == said
    assert speaking(language).and_list(["toive"]) == "toive"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "torstaina 5. maaliskuuta 2026"),
        ("sv", "torsdag 5 mars 2026"),
        ("en", "Thursday, 5 March 2026"),
    ],
)
def test_a_day_is_said_in_full_as_the_language_does(language, said):
    assert speaking(language).on_date(DAY) == said
    assert speaking(language).date(DAY) == "5.3.2026"


@pytest.mark.parametrize(("language", "said"), [("fi", "14.05"), ("sv", "14.05"), ("en", "14:05")])
def test_a_time_of_day_is_written_as_the_language_does(language, said):
    assert speaking(language).clock(time(14, 5)) == said


def test_every_language_can_say_a_day_a_time_and_a_list():
    for code in languages():
        words = speaking(code)
        assert words.on_date(DAY)
        assert words.clock(time(14, 5))
        assert words.and_list(["a", "b"])


def test_the_alphabet_ends_as_finnish_swedish_and_sami_readers_expect():
    words = ["öljy", "äiti", "åker", "zulu", "ŋáŋŋet", "nalle", "đuohta", "dohppe", "Aune", "čáhci"]
    said = ["Aune", "čáhci", "dohppe", "đuohta", "nalle", "ŋáŋŋet", "zulu", "åker", "äiti", "öljy"]
    assert sorted(words, key=sort_key) == said
