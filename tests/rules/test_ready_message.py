"""The message that asks where a promise stands: polite, short, in the person's own words."""

from datetime import date, timedelta

import pytest

from app.content.ready_messages import ready_messages
from app.records.agreement import Accord, Every, Kept
from app.rules.ready_message import Asks, asks, ready_message
from tests.builders import TODAY, an_agreement

LATE = TODAY - timedelta(days=8)  # a Monday
LANGUAGES = ("fi", "sv", "en")


def a_promise(**fields):
    return an_agreement(**{"who": "Marja", **fields})


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"by_when": LATE}, ("day_passed",)),
        ({"by_when": LATE, "who": ""}, ("day_passed", "who")),
        ({}, ("by_when",)),
        ({"by_when": TODAY + timedelta(days=9)}, ("where_it_stands",)),
        ({"by_when": LATE, "kept": Kept.KEPT}, ("where_it_stands",)),
        ({"accord": Accord.NOT_AGREED}, ("where_it_stands",)),
        ({"every": Every.TWO_WEEKS, "from_when": LATE, "how_much": "1 h"}, ("did_it_come",)),
        ({"every": Every.TWO_WEEKS, "from_when": LATE}, ("did_it_come", "how_much")),
    ],
)
def test_a_message_asks_about_the_day_and_what_is_missing(fields, asked):
    assert asks(a_promise(**fields), today=TODAY) == asked


def test_what_is_not_known_yet_on_purpose_is_not_asked_about():
    assert asks(a_promise(), today=TODAY, left={"by_when"}) == (Asks.WHERE_IT_STANDS,)


def test_what_is_marked_as_not_come_is_said_as_it_was():
    visit = a_promise(every=Every.TWO_WEEKS, from_when=LATE, how_much="1 h")
    assert asks(visit, today=TODAY, not_come=LATE) == (Asks.NOT_COME,)
    assert asks(visit, today=TODAY, not_come=LATE - timedelta(days=14)) == (Asks.DID_IT_COME,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_words_stand_in_it_as_they_were_said_and_isolated(language):
    words = "  «Kahva» {day} wc:hen\nja ovi — قبل  "
    promise = a_promise(by_when=LATE)
    promise.what = words
    message = ready_message(promise, [Asks.DAY_PASSED], language=language, today=TODAY)
    assert f"\n\n\u2068{words}\u2069\n\n" in message.text
    assert "16.11.2026" in message.text
    assert "{" not in message.text.replace(words, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_can_be_asked_in_every_language_of_the_service(language):
    said = ready_messages().asks
    promise = a_promise(by_when=LATE)
    texts = [ready_message(promise, [name], language=language, today=TODAY).text for name in said]
    assert len(set(texts)) == len(said)
    assert all("?" in text and len(text) < 300 for text in texts)


def test_no_message_blames_or_speaks_of_law():
    blaming = ("unohd", "myöhäs", "laiminly", "laki", "lain", "glöm", "försen", "lag ", "lagen")
    blaming += ("late", "forgot", "failed", "law", "must", "täytyy", "måste", "velvol")
    said = [*ready_messages().asks.values(), ready_messages().opening, ready_messages().closing]
    spoken = " ".join(f"{one.fi} {one.sv} {one.en}" for one in said).lower()
    words = spoken.replace("?", " ").replace(".", " ").split()
    assert not [word for word in words if word.startswith(tuple(b.strip() for b in blaming))]


def test_where_nothing_was_written_of_it_the_message_only_asks():
    message = ready_message(a_promise(what=" "), ["by_when"], language="en", today=TODAY)
    assert message.text.startswith("Hello,\n\nBy when will this be done?")


def test_a_message_shows_no_words_in_its_repr():
    promise = a_promise(by_when=date(2026, 11, 2))
    assert "kahvan" not in repr(ready_message(promise, ["who"], language="fi", today=TODAY))
