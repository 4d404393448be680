"""Earlier days and an alarm, at the level of what a person can do."""

import shutil
from datetime import timedelta

import pytest

from app.errors.folder import Damaged
from app.records.wish import Wish
from app.services import earlier_days, records, recovering
from app.services.context import Context
from app.store import backup
from app.store.folder import Folder
from app.store.secret import RecoveryKey
from tests.builders import PASSPHRASE


def words(ctx):
    with ctx.folder.reading() as unit:
        return sorted(wish.words for wish in unit.find(Wish))


def a_day_goes_by(ctx, clock):
    with ctx.folder.exclusive() as content:
        for compartment in content.compartments.values():
            compartment.compact()
    clock.now += timedelta(days=1)


@pytest.fixture
def card(tmp_path, clock):
    """The card of a folder that was made on the first day of the clock."""
    folder, card = Folder.create(tmp_path / "own" / "vault", PASSPHRASE, clock=clock)
    folder.lock()
    return card


@pytest.fixture
def ctx(card, tmp_path, clock):
    folder = Folder.open(tmp_path / "own" / "vault", RecoveryKey(card), clock=clock)
    yield Context(folder=folder, clock=clock)
    folder.lock()


@pytest.fixture
def lived(ctx, clock):
    """Two wishes on the first day; on the next one is removed, one erased, one spoilt."""
    walk, sauna, tea = (records.add(ctx, Wish, words=w) for w in ("kävely", "sauna", "tee"))
    a_day_goes_by(ctx, clock)
    records.remove(ctx, Wish, walk.id)
    records.change(ctx, Wish, sauna.id, words="xx")
    with ctx.folder.unit() as unit:
        unit.erase(Wish, [tea.id])
    records.add(ctx, Wish, words="uusi")
    a_day_goes_by(ctx, clock)
    return ctx


def test_an_earlier_day_is_one_state_and_what_differs_is_told(lived):
    (first,) = earlier_days.days(lived)  # what is shown now is no earlier day
    assert f"{first.at:%Y-%m-%d}" == "2026-11-24"
    found = {one.record.words: one.missing for one in earlier_days.differing(lived, first)}
    assert found == {"kävely": True, "sauna": False, "tee": True}


@pytest.mark.parametrize("shared", [False, True])
def test_a_copy_made_today_leaves_every_earlier_day_its_own(ctx, clock, card, shared):
    if shared:
        records.add(ctx, Wish, words="jaettu", visibility="may_be_shared")
    for number in range(4):
        records.add(ctx, Wish, words=f"sanottu {number}")
        ctx.folder.tidy()
        clock.pass_days(1)
    before = [day.at for day in earlier_days.days(ctx)]
    assert [f"{at:%d}" for at in before] == ["26", "25", "24"]
    backup.make_copy(ctx.folder, RecoveryKey(card)).remove()
    days = earlier_days.days(ctx)
    assert [day.at for day in days] == before
    assert [day.counts["wish"] for day in days] == [3 + shared, 2 + shared, 0]


def test_what_did_not_change_since_then_belongs_to_an_earlier_day_too(ctx, clock):
    records.add(ctx, Wish, words="jaettu", visibility="may_be_shared")
    a_day_goes_by(ctx, clock)
    for number in range(3):
        records.add(ctx, Wish, words=f"oma {number}")
        a_day_goes_by(ctx, clock)
    days = earlier_days.days(ctx)
    assert [day.counts["wish"] for day in days] == [3, 2, 1]


def test_what_is_brought_back_is_as_it_was_and_nothing_of_today_is_lost(lived):
    (first,) = earlier_days.days(lived)
    earlier_days.bring_back(lived, earlier_days.differing(lived, first))
    assert words(lived) == ["kävely", "sauna", "tee", "uusi"]
    assert earlier_days.differing(lived, first) == []
    with lived.folder.reading() as unit:
        (sauna,) = unit.find(Wish, Wish.words == "sauna")
    assert "xx" in [version.fields["words"] for version in records.history(lived, sauna.id)]


def test_a_day_whose_file_broke_meanwhile_is_told(lived):
    (first,) = earlier_days.days(lived)
    for path in lived.folder._place.glob("private/*.snap"):
        path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Damaged):
        earlier_days.differing(lived, first)


def test_after_an_alarm_one_looks_at_the_states_and_goes_on_with_one(card, lived, clock):
    folder = lived.folder
    place = folder._place
    assert not recovering.is_needed(lived)
    shutil.copytree(place, place.parent / "copy")
    records.add(lived, Wish, words="kadonnut")
    folder.lock()
    shutil.rmtree(place)
    (place.parent / "copy").rename(place)
    ctx = Context(folder=Folder.open(place, RecoveryKey(card), clock=clock), clock=clock)
    assert recovering.is_needed(ctx)
    shown, *others = recovering.choices(ctx)
    recovering.look_at(ctx, others[-1])
    assert "uusi" not in words(ctx)
    recovering.go_on(ctx, shown)
    assert (ctx.folder.read_only, words(ctx)) == (False, ["uusi", "xx"])
    assert not recovering.is_needed(ctx)
    ctx.folder.lock()
