"""A person's words inside a sentence keep their own direction, also where it runs the other way."""

import functools
from pathlib import Path

import pytest

from tests.tools.own_words_in_sentences import Woven, own_fields

ROOT = Path(__file__).parents[2]
NO_OWN_WORDS = {
    "app/sound/speaking.py:_gathered": "it is heard, not seen",
    "app/views/copy_contents.py:_much": "numbers",
    "app/views/gallery.py:route": "the gallery shows examples only",
    "app/views/start.py:_step": "numbers",
    "app/views/state_words.py:_much": "numbers",
}
PAPERS = "app/exports/"  # there each text has an element and a direction of its own


def woven(modules):
    return Woven(own_fields(ROOT / "app/records")).found(modules)


@functools.cache
def in_the_app():
    """Return where own words stand in a sentence of the app as they are."""
    paths = sorted((ROOT / "app").rglob("*.py"))
    named = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    return woven({n: source for n, source in named.items() if not n.startswith(PAPERS)})


def test_own_words_are_isolated_in_every_sentence():
    assert [place for place in in_the_app() if place not in NO_OWN_WORDS] == []


def test_every_exception_is_still_needed():
    assert set(NO_OWN_WORDS) <= set(in_the_app())


TOLD = """
def shown(person, word):
    return {}

def called(name: str):
    return _("Who comes: {{name}}").format(name=name)

def page(share):
    return called(share.to_name)
"""


@pytest.mark.parametrize(
    "sentence",
    [
        '_("Who comes: {name}").format(name=person.first_name)',
        'ngettext("{name}", "{name}", 1).format(name=person.first_name.strip())',
        'f"{person.first_name} comes"',
        '" · ".join([word, person.organisation])',
        '", ".join(one.first_name for one in person.all)',
        "words.and_list([one.first_name for one in person.all])",
    ],
)
def test_one_that_is_not_isolated_is_found(sentence):
    assert "page:shown" in woven({"page": TOLD.format(sentence)})
    mended = sentence.replace("person.first_name.strip()", "isolate(person.first_name)")
    for words in ("person.first_name", "person.organisation", "one.first_name"):
        mended = mended.replace(f"isolate({words})", words).replace(words, f"isolate({words})")
    assert "page:shown" not in woven({"page": TOLD.format(mended)})


def test_words_are_followed_through_a_function_and_a_name():
    assert "page:called" in woven({"page": TOLD.format("1")})
    kept = "def f(share):\n    name = share.to_name\n    return _('{n}').format(n=name)"
    assert woven({"page": kept}) == ["page:f"]


def test_a_new_field_of_a_record_is_watched_at_once(tmp_path):
    (tmp_path / "letter.py").write_text('class Letter:\n    greeting: str = ""\n', "utf-8")
    assert own_fields(tmp_path) == {"greeting"}
