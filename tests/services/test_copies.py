import io
from datetime import date, timedelta

import pytest

from app.errors.copies import WrongSecretOfCopy
from app.errors.folder import TooSoon, WrongSecret
from app.records.wish import Wish
from app.services import copies, records, wishes
from app.services.keeping import Home
from app.services.settings import Settings
from tests.builders import PASSPHRASE, ATime


@pytest.fixture
def home(tmp_path):
    made = Home(data=tmp_path / "old", clock=ATime())
    yield made
    made.lock()


@pytest.fixture
def new(tmp_path):
    made = Home(data=tmp_path / "new", clock=ATime())
    made.data.mkdir()
    yield made
    made.lock()


def saved(home, ctx, secret):
    copy, out = copies.make(home, ctx, secret), io.BytesIO()
    copy.hand_over(out)
    copy.remove()
    return out.getvalue()


def words(ctx):
    return [wish.words for wish in wishes.all_wishes(ctx)]


def test_a_new_device_has_the_same_words_as_the_old_one(home, new):
    ctx, card = home.create(PASSPHRASE)
    wishes.say(ctx, words="Haluan saunaan.")
    file = saved(home, ctx, PASSPHRASE)
    found = copies.look_into(new, io.BytesIO(file), card)
    assert found.counts["wish"] == 1
    assert copies.day_of(found.at) is not None
    assert words(copies.bring_back(new, io.BytesIO(file), PASSPHRASE)) == ["Haluan saunaan."]
    assert copies.earlier(new) == []


def test_a_card_opens_a_copy_and_the_present_folder_stays_beside(home, new):
    ctx, card = home.create(PASSPHRASE)
    file = saved(home, ctx, card.lower())
    own, _ = new.create("toinen lause aivan muuta")
    wishes.say(own, words="Oma.")
    assert words(copies.bring_back(new, io.BytesIO(file), card)) == []
    (earlier,) = copies.earlier(new)
    copies.go_back_to(new, earlier)
    assert new.context is None
    assert words(new.unlock("toinen lause aivan muuta")) == ["Oma."]
    copies.remove(new, copies.earlier(new)[0])
    assert copies.earlier(new) == []


def test_wrong_words_for_a_copy_are_slowed_like_those_for_the_folder(home, new):
    ctx, _card = home.create(PASSPHRASE)
    file = saved(home, ctx, PASSPHRASE)
    for _ in range(3):
        with pytest.raises(WrongSecretOfCopy):
            copies.look_into(new, io.BytesIO(file), "aivan muuta")
    with pytest.raises(TooSoon):
        copies.look_into(new, io.BytesIO(file), PASSPHRASE)
    with pytest.raises(WrongSecret):
        copies.make(home, ctx, "aivan muuta")


def test_the_day_of_the_last_copy_is_remembered_also_when_settings_change(home):
    ctx, _card = home.create(PASSPHRASE)
    assert copies.last_saved(home) is None
    copies.note_saved(home, ctx)
    home.change_settings(Settings(language="sv"))
    assert copies.last_saved(home) == ctx.today
    assert home.settings().language == "sv"
    assert copies.day_of("never") is None
    assert isinstance(copies.day_of("2026-11-24T08:00:00Z"), date)


def test_what_is_in_use_is_counted_without_removed_things(home):
    ctx, _card = home.create(PASSPHRASE)
    wishes.say(ctx, words="Haluan saunaan.")
    removed = wishes.say(ctx, words="Pois.")
    records.remove(ctx, Wish, removed.id)
    assert copies.in_use(ctx) == {
        "wish": 1,
        "meeting": 0,
        "agreement": 0,
        "person": 0,
        "attachment": 0,
    }


def test_a_copy_is_spoken_of_only_when_words_have_been_without_one_for_long(home):
    ctx, _card = home.create(PASSPHRASE)
    home.clock.now += timedelta(days=200)
    assert not copies.is_long_ago(home, ctx), "there is nothing to copy"
    wishes.say(ctx, words="Haluan saunaan.")
    home.clock.now += timedelta(days=copies.FIRST_DAYS - 1)
    assert not copies.is_long_ago(home, ctx)
    home.clock.now += timedelta(days=1)
    assert copies.is_long_ago(home, ctx)
    copies.put_off(home, ctx)
    home.clock.now += timedelta(days=copies.LATER_DAYS - 1)
    assert not copies.is_long_ago(home, ctx)
    home.clock.now += timedelta(days=1)
    assert copies.is_long_ago(home, ctx)
    copies.note_saved(home, ctx)
    home.clock.now += timedelta(days=copies.SOON_DAYS - 1)
    assert not copies.is_long_ago(home, ctx)
    home.clock.now += timedelta(days=1)
    assert copies.is_long_ago(home, ctx)


def test_a_copy_brought_back_counts_as_the_last_copy(home, new):
    ctx, _card = home.create(PASSPHRASE)
    file = saved(home, ctx, PASSPHRASE)
    copies.bring_back(new, io.BytesIO(file), PASSPHRASE)
    assert copies.last_saved(new) == copies.day_of("2026-11-24T12:00:00Z")


def test_a_start_after_a_cut_finds_the_folder(home):
    home.create(PASSPHRASE)
    home.lock()
    home.place.rename(home.data / "vault-old-1")
    assert not home.exists()
    home.settle()
    assert home.exists()
    home.unlock(PASSPHRASE)


def test_opening_a_copy_of_ones_own_does_not_forgive_wrong_words_for_the_folder(home, new):
    ctx, _card = home.create(PASSPHRASE)
    file = saved(home, ctx, PASSPHRASE)
    new.create("toinen lause aivan muuta")
    new.lock()
    for _ in range(2):
        with pytest.raises(WrongSecret):
            new.unlock("arvaus")
    copies.look_into(new, io.BytesIO(file), PASSPHRASE)
    with pytest.raises(WrongSecret):
        new.unlock("arvaus")
    with pytest.raises(TooSoon):
        new.unlock("arvaus")
