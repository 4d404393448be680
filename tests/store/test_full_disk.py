"""A real disk that is full: told each time, nothing half is left, and what was kept is whole."""

from __future__ import annotations

import contextlib
import io
import os

import pytest

from app.errors.attached import NotKept
from app.errors.copies import CopyNotMade, NotRestored
from app.errors.folder import NotSaved
from app.records.attachment import Attachment
from app.store import backup, restore
from app.store.folder import Folder
from app.store.secret import RecoveryKey
from tests.store.disks import PASSPHRASE, Time, again, all_words, say

PICTURE = os.urandom(90_000)
pytestmark = pytest.mark.parametrize("small_disk", ["1m"], indirect=True)


@pytest.fixture
def made(small_disk):
    """Make a folder with some words on the small disk."""
    folder, card = Folder.create(small_disk / "vault", PASSPHRASE, clock=Time())
    say(folder, "yksi")
    yield folder, card
    folder.lock()


def attach(folder) -> None:
    with folder.reading() as unit:
        key = unit.blobs.write(io.BytesIO(PICTURE))
    with folder.unit() as unit:
        unit.attach(Attachment(of_kind="wish", of_id="w", blob=key.id), [key])


def attach_until_full(folder) -> None:
    for _ in range(30):
        attach(folder)


def pictures(folder) -> list[bytes]:
    with folder.reading() as unit:
        found = [unit.blobs.open(unit.key_of(a.blob)) for a in unit.find(Attachment)]
    return [source.read() for source in found]


def left(place) -> list[str]:
    return [p.name for p in place.rglob("*") if ".tmp" in p.name or p.name.startswith("copy-")]


@contextlib.contextmanager
def full(small_disk, *, but: int):
    """Fill the disk up to some bytes, and make room again."""
    room = os.statvfs(small_disk)
    (small_disk / "big").write_bytes(bytes(room.f_bavail * room.f_frsize - but))
    yield
    (small_disk / "big").unlink()


def test_pictures_until_the_disk_is_full_are_all_whole(made, small_disk):
    folder, card = made
    with pytest.raises((NotKept, NotSaved)):
        attach_until_full(folder)
    kept = len(pictures(folder))
    assert 3 < kept < 12
    assert (pictures(folder), left(small_disk)) == ([PICTURE] * kept, [])
    folder.lock()
    opened = again(small_disk / "vault", card)
    assert (pictures(opened), all_words(opened)) == ([PICTURE] * kept, ["yksi"])
    opened.tidy()
    assert len(list(small_disk.glob("vault/blobs/*"))) == kept
    opened.lock()


@pytest.mark.parametrize("but", [0, 8_192, 80_000])
def test_a_copy_on_a_full_disk_is_told_and_leaves_nothing(made, small_disk, but):
    folder, card = made
    attach(folder)
    with full(small_disk, but=but), pytest.raises(CopyNotMade):
        backup.make_copy(folder, RecoveryKey(card))
    assert left(small_disk) == []
    say(folder, "kaksi")
    copy = backup.make_copy(folder, RecoveryKey(card))
    assert (copy.contents.counts["wish"], copy.contents.lost) == (2, 0)
    copy.remove()


@pytest.mark.parametrize("but", [0, 8_192, 80_000])
def test_restoring_on_a_full_disk_is_told_and_harms_nothing(made, small_disk, but):
    folder, card = made
    attach(folder)
    copy, out = backup.make_copy(folder, RecoveryKey(card)), io.BytesIO()
    copy.hand_over(out)
    copy.remove()
    say(folder, "uusin")
    folder.lock()
    with full(small_disk, but=but), pytest.raises(NotRestored):
        restore.unpack(io.BytesIO(out.getvalue()), small_disk, RecoveryKey(card))
    assert not [p.name for p in small_disk.iterdir() if p.name.startswith("vault-")]
    opened = again(small_disk / "vault", card)
    assert (all_words(opened), opened.read_only) == (["yksi", "uusin"], False)
    assert pictures(opened) == [PICTURE]
    opened.lock()
    restore.unpack(io.BytesIO(out.getvalue()), small_disk, RecoveryKey(card))
    restore.take_into_use(small_disk)
    opened = again(small_disk / "vault", card)
    assert (all_words(opened), pictures(opened)) == (["yksi"], [PICTURE])
    opened.lock()
