"""Whoever changes what opens the folder proves first that it is theirs; then the old stops."""

import pytest

from app.errors.base import Cancelled
from app.errors.folder import FolderLocked, ReadOnly, TooSoon, WrongRecoveryKey, WrongSecret
from app.errors.keys import NotThisCard
from app.services import access, wishes
from app.services.keeping import Home
from tests.builders import ATime

PHRASE, NEW = "kuusi vene lumi talo", "meri kuu uusi lause hiekka"


class Hands:
    """A clock of waits that stands still."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def home(tmp_path):
    home = Home(data=tmp_path, clock=ATime(), monotonic=Hands())
    yield home
    home.lock()


@pytest.fixture
def made(home):
    """Make a folder with a wish, and give its context and the text of its card."""
    ctx, card = home.create(PHRASE)
    wishes.say(ctx, words="oma toive")
    return ctx, card


def opens(home, secret, *, card=False):
    """Tell whether a secret opens the folder with its wish."""
    home.lock()
    home.monotonic.now += 60
    try:
        ctx = home.unlock_with_card(secret) if card else home.unlock(secret)
    except WrongSecret:
        return False
    return [wish.words for wish in wishes.all_wishes(ctx)] == ["oma toive"]


def test_a_new_passphrase_takes_the_place_of_the_old_one(home, made):
    ctx, card = made
    proof = access.prove(home, ctx, PHRASE)
    assert access.change_passphrase(proof, NEW)
    assert opens(home, NEW)
    assert opens(home, card, card=True)
    assert not opens(home, PHRASE)


def test_the_card_is_a_proof_too_however_loosely_it_is_written(home, made):
    ctx, card = made
    proof = access.prove(home, ctx, card.lower().replace("-", " "))
    assert access.change_passphrase(proof, NEW)
    assert opens(home, NEW)


def test_a_new_card_takes_the_place_of_the_old_one(home, made):
    ctx, card = made
    new = access.new_card()
    with pytest.raises(NotThisCard):
        access.practise_card(home, ctx, new)
    assert access.replace_card(access.prove(home, ctx, PHRASE), new)
    access.practise_card(home, ctx, new)
    assert opens(home, new, card=True)
    assert opens(home, PHRASE)
    assert not opens(home, card, card=True)


def test_beginning_anew_shuts_out_passphrase_and_card_at_once(home, made):
    ctx, card = made
    new = access.new_card()
    assert access.begin_anew(access.prove(home, ctx, PHRASE), NEW, new)
    assert opens(home, NEW)
    assert opens(home, new, card=True)
    assert not opens(home, PHRASE)
    assert not opens(home, card, card=True)


def test_wrong_attempts_to_prove_are_slowed_like_those_to_open(home, made):
    ctx, _card = made
    for _ in range(3):
        with pytest.raises(WrongSecret):
            access.prove(home, ctx, "kuusi vene")
    with pytest.raises(TooSoon):
        access.prove(home, ctx, PHRASE)
    with pytest.raises(TooSoon):
        access.practise_card(home, ctx, access.new_card())
    home.monotonic.now += 60
    access.prove(home, ctx, PHRASE)


def test_practising_tells_a_slip_from_another_card_and_changes_nothing(home, made):
    ctx, card = made
    before = {path: path.read_bytes() for path in home.data.rglob("*") if path.is_file()}
    access.practise_card(home, ctx, card.lower())
    with pytest.raises(WrongRecoveryKey):
        access.practise_card(home, ctx, card[:-1])
    with pytest.raises(NotThisCard):
        access.practise_card(home, ctx, access.new_card())
    assert before == {path: path.read_bytes() for path in home.data.rglob("*") if path.is_file()}


def test_the_card_that_just_opened_the_folder_is_a_proof_until_it_is_locked(home, made):
    _ctx, card = made
    home.lock()
    ctx = home.unlock_with_card(card)
    proof = access.opened_with_card(ctx)
    home.lock()
    home.unlock(PHRASE)
    with pytest.raises(FolderLocked):
        access.change_passphrase(proof, NEW)
    assert opens(home, PHRASE)


def test_a_change_that_is_stopped_before_it_began_leaves_all_as_it_was(home, made):
    ctx, _card = made
    proof = access.prove(home, ctx, PHRASE)

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        access.change_passphrase(proof, NEW, progress=stop)
    assert opens(home, PHRASE)
    assert not opens(home, NEW)


@pytest.mark.parametrize("anew", [False, True])
def test_a_change_that_is_stopped_on_its_way_runs_to_its_end(home, made, anew):
    ctx, _card = made
    proof, turns = access.prove(home, ctx, PHRASE), iter([None])

    def stop(_done, _total):
        if next(turns, Cancelled):
            raise Cancelled

    if anew:
        assert access.begin_anew(proof, NEW, access.new_card(), progress=stop)
    else:
        assert access.change_passphrase(proof, NEW, progress=stop)
    assert not ctx.folder._ring.unfinished
    assert opens(home, NEW)
    assert not opens(home, PHRASE)


def test_a_folder_that_can_only_be_looked_at_is_refused_before_anything_is_typed(home, made):
    ctx, _card = made
    ctx.folder._content.read_only = True
    with pytest.raises(ReadOnly):
        access.prove(home, ctx, PHRASE)


def test_a_proof_tells_no_secret(home, made):
    assert PHRASE not in repr(access.prove(home, made[0], PHRASE))
