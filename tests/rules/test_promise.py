import pytest

from app.records.agreement import Accord, Every, Kept
from app.rules.promise import Missing, missing
from tests.builders import TODAY, an_agreement


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, (Missing.WHO, Missing.BY_WHEN)),
        ({"who": "  "}, (Missing.WHO, Missing.BY_WHEN)),
        ({"who": "Marja"}, (Missing.BY_WHEN,)),
        ({"person_id": "id"}, (Missing.BY_WHEN,)),
        ({"by_when": TODAY}, (Missing.WHO,)),
        ({"who": "Marja", "by_when": TODAY}, ()),
        ({"who": "Marja", "how_often": "viikoittain"}, (Missing.FROM_WHEN,)),
        ({"who": "Marja", "how_often": "viikoittain", "from_when": TODAY}, ()),
        ({"who": "Marja", "from_when": TODAY}, (Missing.BY_WHEN,)),
    ],
)
def test_a_vague_promise_leaves_its_questions(fields, expected):
    assert missing(an_agreement(**fields)) == expected


def test_nothing_is_asked_of_what_was_not_agreed():
    assert missing(an_agreement(accord=Accord.NOT_AGREED)) == ()


def test_nothing_is_asked_of_a_promise_that_was_kept():
    assert missing(an_agreement(kept=Kept.KEPT)) == ()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, (Missing.FROM_WHEN, Missing.HOW_MUCH)),
        ({"by_when": TODAY}, (Missing.FROM_WHEN, Missing.HOW_MUCH)),  # only its end
        ({"from_when": TODAY}, (Missing.HOW_MUCH,)),
        ({"from_when": TODAY, "how_much": "45 min"}, ()),
    ],
)
def test_what_comes_again_needs_a_beginning_and_a_measure(fields, expected):
    assert missing(an_agreement(who="Marja", every=Every.WEEK, **fields)) == expected


def test_nobody_asks_how_much_of_what_is_done_once():
    assert missing(an_agreement(who="Marja", every=Every.ONCE, by_when=TODAY)) == ()


def test_what_is_not_known_yet_is_not_pointed_out():
    vague = an_agreement(every=Every.WEEK)
    assert missing(vague, {"who", "how_much"}) == (Missing.FROM_WHEN,)
