from __future__ import annotations

import pytest

from app.rules.history import loses_something

KEPT = [
    ({"words": "Haluan ulos."}, {"words": "En halua ulos."}),
    ({"words": "Haluan ulos."}, {"words": ""}),
    ({"words": "Haluan ulos."}, {}),
    ({"held": False}, {"held": True}),
    ({"invited": ["a", "b"]}, {"invited": ["b"]}),
    ({"day": "2026-11-24"}, {"day": None}),
    ({"a": "x", "b": ""}, {"a": "y", "b": "z"}),
]
NOT_KEPT = [
    ({"words": "Haluan ulos."}, {"words": "Haluan ulos. Joka päivä."}),
    ({"words": ""}, {"words": "Haluan ulos."}),
    ({"day": None}, {"day": "2026-11-24"}),
    ({"invited": []}, {"invited": ["a"]}),
    ({"invited": ["a"]}, {"invited": ["a", "b"]}),
    ({"words": "Sama"}, {"words": "Sama"}),
    ({"own_order": 1}, {"own_order": 2}),
    ({"id": "1", "changed_at": 1, "removed_at": None}, {"id": "1", "changed_at": 2}),
]


@pytest.mark.parametrize(("before", "after"), KEPT)
def test_a_change_that_loses_something_keeps_the_earlier_version(before, after):
    assert loses_something(before, after)


@pytest.mark.parametrize(("before", "after"), NOT_KEPT)
def test_a_change_that_only_adds_keeps_no_version(before, after):
    assert not loses_something(before, after)
