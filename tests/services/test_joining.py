"""Joining the folder of another device, from a copy of it and the words that open it."""

import io

import pytest

from app.errors.copies import WrongSecretOfCopy
from app.errors.folder import TooSoon
from app.services import copies, joining, wishes
from app.services.keeping import Home
from tests.builders import PASSPHRASE, ATime


@pytest.fixture
def phone(tmp_path):
    home = Home(data=tmp_path / "phone", clock=ATime())
    ctx, _card = home.create(PASSPHRASE)
    wishes.say(ctx, words="Puhelimessa sanottu")
    yield home
    home.lock()


@pytest.fixture
def desk(tmp_path):
    home = Home(data=tmp_path / "desk", clock=ATime())
    ctx, _card = home.create("toinen lause aivan muuta")
    wishes.say(ctx, words="Pöydän ääressä sanottu")
    yield home
    home.lock()


@pytest.fixture
def copied(phone):
    copy, out = copies.make(phone, phone.context, PASSPHRASE), io.BytesIO()
    copy.hand_over(out)
    copy.remove()
    return out.getvalue()


def words(home):
    return sorted(wish.words for wish in wishes.all_wishes(home.context))


def test_looking_changes_nothing_joining_brings_all_and_again_changes_nothing(desk, copied):
    before = words(desk)
    told = []
    plan = joining.look(
        desk,
        desk.context,
        io.BytesIO(copied),
        PASSPHRASE,
        progress=lambda *done: told.append(done),
    )
    assert (plan.new, plan.nothing, words(desk)) == (1, False, before)
    assert told[-1][0] == told[-1][1]
    assert joining.join(desk, desk.context, io.BytesIO(copied), PASSPHRASE).new == 1
    assert words(desk) == [*sorted([*before, "Puhelimessa sanottu"])]
    assert joining.join(desk, desk.context, io.BytesIO(copied), PASSPHRASE).nothing


def test_wrong_words_for_the_other_folder_are_slowed_and_bring_nothing(desk, copied):
    for _attempt in range(3):
        with pytest.raises(WrongSecretOfCopy):
            joining.join(desk, desk.context, io.BytesIO(copied), "toinen lause aivan muuta")
    with pytest.raises(TooSoon):
        joining.look(desk, desk.context, io.BytesIO(copied), PASSPHRASE)
    assert words(desk) == ["Pöydän ääressä sanottu"]
