"""Hostile bytes in every kind of file: our own outcomes alone, in little time and memory."""

from __future__ import annotations

import json
import resource
import shutil
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from app.errors.base import AppError
from app.store import (
    blobs,
    crypto,
    key_files,
    keys,
    opening,
    pages,
    restore,
    shelf,
    slots,
    unlocking,
)
from app.store.files import Disk
from app.store.folder import Folder
from app.store.format import BLOB_MAGIC, Unsound, cj, envelope, inflate
from app.store.secret import RecoveryKey
from tests.store.disks import Time

ROOT = Path(__file__).parents[2]
V1 = ROOT / "tests" / "golden" / "v1"
CARD = json.loads((V1 / "expected.json").read_text("utf-8"))["card"]
SECRET = RecoveryKey(CARD)
MEMORY = 1024 * 1024 * 1024  # bytes of addresses, the libraries included
STRANGE = (b'"', b"{", b"}", b"[", b"]", b":", b"0", b"9" * 40, b"-1", b"null", b"1.5", b"\xff\x00")
NUMBERS = (0, 1, 18, 19_455, 262_145, 2**31, 2**32 - 1, 2**53, 2**64, 10**30, -1)


def spoilt(data: bytes, dice: Random) -> bytes:
    """Return *data* with some bytes changed, cut, doubled or put in."""
    found, front = bytearray(data), dice.random() < 0.7
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(min(len(found), 400) if front else len(found)) if found else 0
        match dice.randrange(6):
            case 0:
                found[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del found[at : at + dice.randint(1, 40)]
            case 2:
                found[at:at] = dice.choice(STRANGE)
            case 3:
                found[at : at + 4] = dice.choice((b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff"))
            case 4:
                found[at:at] = found[at : at + dice.randint(1, 200)]
            case _:
                del found[at:]
    return bytes(found)


def other_number(data: bytes, dice: Random) -> bytes:
    """Return a JSON document with one of its values replaced by a strange one."""
    doc = json.loads(data)
    holder = dice.choice([doc, doc["roots"], *doc["slots"], *(s["kdf"] for s in doc["slots"])])
    strange = dice.choice([*NUMBERS, "", "00", [], {}, None, True, 1.5, "ff" * 70_000])
    holder[dice.choice(sorted(holder))] = strange
    return cj(doc)


def look(place: Path, path: Path) -> None:
    """Read a spoilt file with what reads it, and open the whole folder with it."""
    try:
        folder = Folder.open(place, SECRET, clock=Time())
        if path.suffix == ".snap":  # an older one: recovery reads it whole when it must
            shelf.read(Disk(), path.parent, comp=path.parent.name, ring=folder._ring)
        folder.lock()
    except AppError:
        pass


def spoil_files(seed: int, rounds: int, place: Path) -> None:
    shutil.copytree(V1, place)
    dice, vault = Random(seed), place / "vault"
    paths = sorted(p for p in vault.rglob("*") if p.suffix in {".keys", ".snap", ".jrn"})
    anchors = sorted(place.glob("anchor-*.json"))
    for number in range(rounds):
        path = (paths + anchors)[number % len(paths + anchors)]
        whole = path.read_bytes()
        change = other_number if path.suffix == ".keys" and dice.random() < 0.5 else spoilt
        path.write_bytes(change(whole, dice))
        before = {p: p.read_bytes() for p in vault.rglob("*") if p.is_file()}
        look(vault, path)
        for new in set(vault.rglob("*")) - set(before):
            if new.is_file():
                new.unlink()
        for old, data in before.items():
            old.write_bytes(data)
        path.write_bytes(whole)


def spoil_copies(seed: int, rounds: int, place: Path) -> None:
    place.mkdir()
    dice, path = Random(seed), place / "copy.zip"
    with ZipFile(path, "w") as archive:
        for file in sorted(V1.rglob("vault/**/*")):
            if file.is_file() and file.name != "lock":
                archive.write(file, file.relative_to(V1))
    whole = path.read_bytes()
    for _ in range(rounds):
        path.write_bytes(spoilt(whole, dice))
        try:
            restore.look_into(path.open("rb"), SECRET)
            restore.unpack(path.open("rb"), place, SECRET)
        except AppError:
            pass
        shutil.rmtree(place / "vault-new", ignore_errors=True)


def spoil_attachments(seed: int, rounds: int, place: Path) -> None:
    dice, vault = Random(seed), "33" * 16
    place.mkdir()
    kept = blobs.Blobs(place, disk=Disk(), vault=vault)
    (place / "plain").write_bytes(bytes(200_000))
    with (place / "plain").open("rb") as source:
        row = kept.write(source)
    path = kept.path(row.id)
    whole = path.read_bytes()
    for _ in range(rounds):
        path.write_bytes(spoilt(whole, dice))
        try:
            with kept.open(row) as found:
                while found.read(65_536):
                    pass
        except AppError:
            pass


def _bomb(front: bytes) -> bytes:
    packer, megabyte = zlib.compressobj(1), bytes(1024 * 1024)
    parts = [packer.compress(front), *(packer.compress(megabyte) for _ in range(1024))]
    return b"".join([*parts, packer.flush()])


def bombs(_seed: int, _rounds: int, place: Path) -> None:
    """Refuse what inflates to a gigabyte, whatever size it says it has."""
    place.mkdir()
    for new, count in ((4096, 1), (4096, 2**32 - 1)):
        front = struct.pack("<QQI", 4096, new, count)
        with pytest.raises(Unsound):
            pages.apply(bytearray(4096), bytes(16) + _bomb(front), was=0)
    with pytest.raises(Unsound):
        inflate(_bomb(b""), 4096)
    with (
        ZipFile(place / "bomb.zip", "w", ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("vault/keys/k00000001a.keys", "w", force_zip64=True) as member,
    ):
        for _ in range(1024):
            member.write(bytes(1024 * 1024))
    with pytest.raises(AppError):
        restore.look_into((place / "bomb.zip").open("rb"), SECRET)
    with pytest.raises(AppError):
        restore.unpack((place / "bomb.zip").open("rb"), place, SECRET)
    (place / "keys").mkdir()
    (place / "keys" / "k00000001a.keys").write_bytes(b"[" * 5_000_000)
    assert key_files.read(Disk(), place / "keys").docs == []


KINDS = {
    "files": (spoil_files, 70),
    "copies": (spoil_copies, 120),
    "attachments": (spoil_attachments, 300),
    "bombs": (bombs, 1),
}


def _run(kind: str, seed: int, rounds: int, place: Path, seconds: int) -> None:
    told = [kind, str(seed), str(rounds), str(place), str(seconds)]
    command = [sys.executable, "-m", "tests.store.test_fuzzed_bytes", *told]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_bytes_end_in_our_own_outcomes_with_little_memory(kind, tmp_path):
    _run(kind, 20261124, KINDS[kind][1], tmp_path / "place", 60)


@pytest.mark.campaign
@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("kind", ["files", "copies", "attachments"])
def test_many_more_hostile_bytes(kind, seed, tmp_path):
    _run(kind, seed, 3000, tmp_path / "place", 1200)


def test_nothing_is_derived_with_numbers_out_of_range(monkeypatch):
    def derive(*_args, **_numbers):
        raise AssertionError

    monkeypatch.setattr(slots, "argon2id", derive)
    doc = json.loads(next((V1 / "vault" / "keys").iterdir()).read_bytes())
    words = slots.Passphrase("koivu")
    for name in ("m", "t", "p"):
        for number in (0, 1_000_000, 2**53):
            changed = json.loads(cj(doc))
            slot = next(s for s in changed["slots"] if s["kind"] == "passphrase")
            slot["kdf"][name] = number
            with pytest.raises(Unsound):
                keys.check(changed)
    with pytest.raises(AssertionError):  # the trap is there
        unlocking.unlock([doc], words)


def test_a_header_that_says_it_is_huge_is_not_believed(tmp_path):
    front = envelope(BLOB_MAGIC, {"blob": "00" * 16, "v": 1, "vault": "33" * 16})
    kept = blobs.Blobs(tmp_path, disk=Disk(), vault="33" * 16)
    (tmp_path / "blobs").mkdir()
    row = blobs.AttachmentKey(id="00" * 16, key=crypto.random_bytes(32), size=2**62)
    kept.path(row.id).write_bytes(front[:8] + b"\xff\xff\xff\x7f" + front[12:])
    with pytest.raises(AppError):
        kept.open(row)


def test_a_folder_of_noise_is_damaged(tmp_path):
    for part in ("keys", "main", "private"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "s00000001-00000000.snap").write_bytes(Random(1).randbytes(100_000))
    with pytest.raises(AppError):
        opening.unlock(Disk(), tmp_path, SECRET)


if __name__ == "__main__":
    kind, seed, rounds, place, seconds = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
    start = time.monotonic()
    KINDS[kind][0](int(seed), int(rounds), Path(place))
    print(f"{time.monotonic() - start:.1f} s")
