"""The readability gates tell easy Finnish from office Finnish."""

import pytest

from tests.tools import selko

EASY = "Kirjoita, kuinka monta kertaa viikossa tarvitset apua."
HARD = (
    "Mikäli haluatte muuttaa antamianne tietoja, tulee Teidän olla yhteydessä "
    "asiakassuunnitelman laatimisesta vastaavaan työntekijään."
)


def test_easy_finnish_passes_and_office_finnish_does_not():
    assert selko.check(EASY) == []
    assert len(selko.check(HARD)) >= 3


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        ("Tallentaessasi hyväksyt ehdot.", "avoid"),
        ("Tieto on annettava heti.", "avoid"),
        ("Kenttä on pakollinen.", "avoid"),
        ("Virheellinen sana.", "avoid"),
        ("Unohdit vastata.", "avoid"),
        (
            "Tässä on nyt ihan liian monta sanaa yhdessä pitkässä lauseessa sinun nyt lukea.",
            "sentence of 13 words",
        ),
        ("Syö, juo, lepää.", "commas"),
        ("Saat asiakassuunnitelman.", "long word"),
        ("Tule tänne. " * 20, "characters"),
    ],
)
def test_each_gate_bites(words, finding):
    assert any(found.startswith(finding) or finding in found for found in selko.check(words))


def test_a_long_word_passes_with_a_hyphen_or_an_explanation():
    assert not selko.check("Saat asiakas-suunnitelman.")
    known = frozenset({"asiakassuunnitelm"})
    assert not selko.check("Saat asiakassuunnitelman.", "selko", known)


@pytest.mark.parametrize("noun", ["järjestyksessäsi", "perheessäsi", "mielessäsi"])
def test_nouns_that_look_like_clauses_pass(noun):
    assert selko.check(f"Se on {noun}.") == []


def test_the_mean_of_several_sentences_bites():
    one = "Tämä on nyt yksi ihan tavallinen lause sinun luettavaksi."
    assert selko.check(one) == []
    assert any("words a sentence" in found for found in selko.check(f"{one} {one}"))


def test_a_whole_catalogue_has_limits_of_its_own():
    assert selko.check_together([EASY] * 3, "selko") == []
    assert len(selko.check_together([HARD] * 3, "fi")) == 2
    assert selko.check_together([], "fi") == []
