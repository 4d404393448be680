from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice
from threading import Event, Semaphore

import pytest

from app.errors.folder import FolderExists, NoFolder, TooSoon, WrongRecoveryKey, WrongSecret
from app.services import wishes
from app.services.keeping import Home
from app.services.settings import Settings
from tests.builders import PASSPHRASE, ATime


class AWatch:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return AWatch()


@pytest.fixture
def home(tmp_path, watch):
    made = Home(data=tmp_path / "data", clock=ATime(), monotonic=watch)
    yield made
    made.lock()


@pytest.fixture
def wrong(monkeypatch):
    """Make every attempt wrong without deriving a key."""

    def refuse(*_, **__):
        raise WrongSecret

    monkeypatch.setattr("app.services.keeping.Folder.open", refuse)


def test_words_are_there_after_locking_and_opening_both_ways(home):
    assert not home.exists()
    ctx, card = home.create(PASSPHRASE, language="fi@selko")
    assert home.exists()
    assert wishes.say(ctx, words="Haluan saunaan.").language == "fi"
    home.lock()
    assert home.context is None
    assert wishes.all_wishes(home.unlock(PASSPHRASE))[0].words == "Haluan saunaan."
    home.lock()
    assert wishes.all_wishes(home.unlock_with_card(card))[0].words == "Haluan saunaan."


def test_a_second_folder_never_replaces_the_first(home):
    home.create(PASSPHRASE)
    with pytest.raises(FolderExists):
        home.create("toinen lause aivan muuta")


def test_a_home_without_a_folder_says_so(home):
    with pytest.raises(NoFolder):
        home.unlock(PASSPHRASE)


def test_locking_tells_every_session_once(home):
    told = []
    end = home.on_locked(lambda: told.append("first"))
    home.on_locked(lambda: told.append("second"))
    home.create(PASSPHRASE)
    home.lock()
    home.lock()
    assert told == ["first", "second"]
    end()
    end()
    home.unlock(PASSPHRASE)
    home.lock()
    assert told == ["first", "second", "second"]


def test_a_second_session_takes_over_only_with_the_right_words(home):
    told = []
    home.on_locked(lambda: told.append("first session"))
    first, _ = home.create(PASSPHRASE)
    with pytest.raises(WrongSecret):
        home.unlock("wrong words here now")
    assert (home.context, told) == (first, [])
    second = home.unlock(PASSPHRASE)
    assert told == ["first session"]
    assert home.context is second is not first


def test_a_mistyped_card_is_told_at_once_and_costs_no_attempt(home):
    home.create(PASSPHRASE)
    home.lock()
    for _ in range(5):
        with pytest.raises(WrongRecoveryKey):
            home.unlock_with_card("AAAA-BBBB")
    assert home.wait_before_next_try() == 0


def test_twenty_wrong_attempts_are_slowed_more_and_more(home, watch, wrong):
    waits = []
    for _ in range(20):
        with pytest.raises(WrongSecret):
            home.unlock("wrong")
        waits.append(home.wait_before_next_try())
        watch.now += waits[-1]
    assert waits[:8] == [0, 0, 2, 4, 8, 16, 30, 30]
    assert waits[-1] == 30


def test_an_attempt_before_the_wait_is_over_is_not_taken(home, watch, wrong):
    for _ in range(3):
        with pytest.raises(WrongSecret):
            home.unlock("wrong")
    with pytest.raises(TooSoon):
        home.unlock(PASSPHRASE)
    watch.now += 1.5
    assert home.wait_before_next_try() == 0.5


@pytest.mark.parametrize(("before", "taken"), [(0, 3), (1, 2), (2, 1), (4, 1)])
def test_several_windows_together_get_no_more_tries_than_one(home, watch, wrong, before, taken):
    """Each window tries in a thread of its own, and all of them begin before one has ended."""
    for _ in range(before):
        watch.now += 60
        with pytest.raises(WrongSecret):
            home.unlock("arvaus")
    watch.now += 60
    begun, go_on = Semaphore(0), Event()

    def guess():
        begun.release()
        go_on.wait(10)
        raise WrongSecret

    with ThreadPoolExecutor(6) as windows:
        tries = [windows.submit(home.attempt, guess) for _ in range(6)]
        for _ in range(taken):
            assert begun.acquire(timeout=10)
        refused = list(islice(as_completed(tries, timeout=10), 6 - taken))
        go_on.set()
    assert {type(one.exception()) for one in refused} == {TooSoon}
    assert Counter(type(one.exception()) for one in tries)[WrongSecret] == taken
    assert home.wait_before_next_try() > 0


def test_the_right_words_forgive_earlier_attempts(home):
    home.create(PASSPHRASE)
    home.lock()
    for _ in range(2):
        with pytest.raises(WrongSecret):
            home.unlock("wrong")
        home.unlock(PASSPHRASE)
        home.lock()
    assert home.wait_before_next_try() == 0


def test_settings_need_no_passphrase(home):
    home.change_settings(Settings(language="sv"))
    assert home.settings().language == "sv"
