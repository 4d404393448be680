"""Any change of a database, saved frame by frame, is read back as it was."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.store import recovery, shelf, slots
from app.store.compartment import Compartment
from app.store.database import connect, template
from app.store.files import Disk
from app.store.keys import Ring, new_ring
from app.store.secret import Passphrase, RecoveryKey
from tests.store.disks import Time

WORDS = st.text(alphabet="abcäö\u0000😀", max_size=3000)
STEPS = st.one_of(
    st.tuples(st.just("INSERT OR REPLACE INTO profile (id, words) VALUES (?, ?)"), WORDS),
    st.tuples(st.just("UPDATE profile SET words = ? || words"), WORDS),
    st.tuples(st.just("DELETE FROM profile WHERE length(words) > 99"), st.none()),
    st.tuples(st.just("VACUUM"), st.none()),
    st.tuples(st.just("CREATE TABLE IF NOT EXISTS extra AS SELECT * FROM profile"), st.none()),
    st.tuples(st.just("DROP TABLE IF EXISTS extra"), st.none()),
    st.tuples(st.just("compact"), st.none()),
    st.tuples(st.just("reopen"), st.none()),
)


@cache
def _ring() -> Ring:
    return new_ring([Passphrase("x"), RecoveryKey.new()])


def _read(folder: Path, ring: Ring) -> recovery.Recovered:
    found = recovery.recover(Disk(), shelf.read(Disk(), folder, comp="main", ring=ring))
    assert found.shelf.notices == []
    return found


def _compartment(folder: Path, ring: Ring) -> Compartment:
    return Compartment(folder, comp="main", disk=Disk(), ring=ring, clock=Time())


@settings(max_examples=25)
@given(st.lists(STEPS, max_size=12))
def test_random_changes_are_read_back_as_they_were(steps):
    ring = _ring()
    with tempfile.TemporaryDirectory() as name:
        folder, image = Path(name), template()
        compartment = _compartment(folder, ring)
        compartment.begin(image)
        compartment.compact()
        con = connect(image)
        for number, (step, words) in enumerate(steps):
            if step == "compact":
                compartment.compact()
            elif step == "reopen":
                compartment.close()
                compartment = _compartment(folder, ring)
                compartment.take(_read(folder, ring))
            else:
                _run(con, step, words, number)
                compartment.save(con.serialize())
        compartment.close()
        assert _read(folder, ring).image == compartment.image
        if any(step not in {"compact", "reopen"} for step, _ in steps):
            assert compartment.image == con.serialize()
        con.close()


def _run(con, step, words, number) -> None:
    given_words = {0: (), 1: (words,), 2: (str(number % 3), words)}[step.count("?")]
    if "profile (id" in step:
        step = step.replace("words)", "words, whose_words, visibility, language, part)").replace(
            "?)", "?, '', '', '', '')"
        )
    con.execute(step, given_words)
    con.commit()


def test_the_slots_of_a_new_ring_open_it():
    card = RecoveryKey.new()
    ring = new_ring([card])
    (slot,) = ring.doc["slots"]
    okm = slots.derive(card.secret(), slot["kdf"])
    assert slots.opened(slot, okm, vault=ring.vault) == ring.owner
