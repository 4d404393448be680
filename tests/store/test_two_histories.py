"""Two copies of a folder, used apart and put together: what moved on one side hides nothing."""

from __future__ import annotations

import json
import shutil

import pytest

from app.errors.folder import NotSaved
from app.records.wish import Wish
from app.store import recovering
from tests.store.disks import again, all_words, say


def change(folder, wish_id: str, **fields) -> None:
    with folder.unit() as unit:
        wish = unit.get(Wish, wish_id)
        for name, value in fields.items():
            setattr(wish, name, value)
        unit.keep(wish)


def ever_said(folder) -> set[str]:
    with folder.reading() as unit:
        wishes = unit.find(Wish)
        rows = [row for wish in wishes for row in unit.history(wish.id)]
    return {*(wish.words for wish in wishes), *(json.loads(row.body)["words"] for row in rows)}


@pytest.fixture
def apart(made, place, tmp_path):
    """Give the wish both copies have, and what lets each go on and then puts them together."""
    folder, card = made
    wish = say(folder, "yhteinen", shared=True)
    say(folder, "oma")
    folder.lock()
    other = tmp_path / "other" / "vault"
    shutil.copytree(place, other)

    def lived(here, there):
        for where, life in ((place, here), (other, there)):
            opened = again(where, card)
            life(opened)
            opened.lock()
        for path in other.glob("*/*"):
            if not (place / path.relative_to(other)).exists():
                shutil.copy(path, place / path.relative_to(other))
        return again(place, card)

    return wish, lived


def test_words_that_became_private_elsewhere_do_not_hide_newer_shared_ones(apart, place, card):
    wish, lived = apart
    opened = lived(
        lambda here: change(here, wish.id, words="täällä uudesti"),
        lambda there: change(there, wish.id, visibility="only_me"),
    )
    assert opened.read_only
    shown, elsewhere = recovering.choices(opened)[:2]
    recovering.go_on(opened, shown, other=elsewhere)
    say(opened, "jatkuu")
    assert ever_said(opened) >= {"täällä uudesti", "yhteinen", "oma", "jatkuu"}
    opened.lock()
    opened = again(place, card)
    assert (opened.notices, "täällä uudesti" in ever_said(opened)) == ((), True)
    opened.lock()


def _here(folder, wish_id):
    change(folder, wish_id, words="täällä yksityinen", visibility="only_me")


def _there(folder, wish_id):
    change(folder, wish_id, words="siellä jaettu")
    say(folder, "siellä oma")


def _offered(offered, words):
    return next(state for state, found in offered if found == words and not state.hides)


@pytest.mark.parametrize("turned", [False, True])
def test_each_side_is_offered_as_it_was_and_both_can_be_joined(apart, turned):
    wish, lived = apart
    sides = [lambda f: _here(f, wish.id), lambda f: _there(f, wish.id)]
    opened = lived(*(reversed(sides) if turned else sides))
    offered = []
    for state in recovering.choices(opened):
        recovering.look_at(opened, state)
        offered.append((state, sorted(all_words(opened))))
    one = _offered(offered, ["oma", "täällä yksityinen"])
    another = _offered(offered, ["oma", "siellä jaettu", "siellä oma"])
    recovering.look_at(opened, offered[0][0])
    recovering.go_on(opened, one, other=another)
    said = {"täällä yksityinen", "siellä jaettu", "siellä oma", "oma"}
    assert (opened.read_only, ever_said(opened) >= said) == (False, True)
    opened.lock()


def test_a_move_that_was_refused_leaves_nothing_in_the_history(made, disk):
    folder, _card = made
    wish = say(folder, "siirtyy")
    say(folder, "x", shared=True)
    disk.refuse_flush(1)
    with pytest.raises(NotSaved):
        change(folder, wish.id, visibility="may_be_shared")
    disk.heal()
    say(folder, "y", shared=True)
    with folder.reading() as unit:
        assert unit.history(wish.id) == []
