import pytest

from app.records.agreement import Accord, Kept
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
