"""The code speaks the words of the field, and each word is explained in plain Finnish."""

import csv
from pathlib import Path

from app.content.glossary import glossary as explained
from app.content.meanings import MEANINGS

ROOT = Path(__file__).parents[2]
OF_THE_STORE = {"unfinished", "base", "attachment_key"}


def glossary():
    with (ROOT / "locales" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_kept_thing_is_a_word_of_the_glossary():
    kept = {p.stem for p in (ROOT / "app" / "records").glob("*.py")} - {"__init__"} - OF_THE_STORE
    assert kept <= {term["code"] for term in glossary()}


def test_every_word_of_the_glossary_is_said_in_three_languages_once():
    codes = [term["code"] for term in glossary()]
    assert len(codes) == len(set(codes))
    for term in glossary():
        assert all(term[language].strip() for language in ("fi", "sv", "en")), term["code"]


def test_every_word_of_the_glossary_is_explained_and_nothing_else():
    assert list(explained()) == [term["code"] for term in glossary()]
    assert set(MEANINGS) == set(explained())


def test_a_long_word_is_allowed_only_because_the_glossary_explains_it():
    lines = (ROOT / "locales" / "explained_words.txt").read_text("utf-8").splitlines()
    stems = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    words = [term["fi"] for term in glossary()]
    assert [stem for stem in stems if not any(stem in word for word in words)] == []
