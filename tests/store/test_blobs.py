"""Attachments on the disk: whole or not at all, in little memory, read from any place."""

from __future__ import annotations

import hashlib
import io

import pytest

from app.errors.attached import AttachmentLost, CannotReadIt, NotKept, TooLargeToKeep
from app.errors.base import Cancelled
from app.store import blobs
from app.store.blobs import Blobs
from app.store.files import Disk
from app.store.format import CHUNK, Unsound, cj
from app.store.sealed import SealedFile, SealingWriter
from tests.store.disks import FailingDisk

VAULT = "33" * 16
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7]


@pytest.fixture
def kept(tmp_path):
    disk = FailingDisk()
    found = Blobs(tmp_path / "vault", disk=disk, vault=VAULT)
    disk.make_folder(found.folder)
    return found, disk


def _bytes(size: int) -> bytes:
    return hashlib.shake_128(b"k").digest(size)


def _all(found: Blobs, row) -> bytes:
    with found.open(row) as source:
        return source.read()


@pytest.mark.parametrize("size", SIZES)
def test_what_goes_in_comes_out(kept, size):
    found, _disk = kept
    row = found.write(io.BytesIO(_bytes(size)))
    assert (row.size, row.sha256) == (size, hashlib.sha256(_bytes(size)).hexdigest())
    assert _all(found, row) == _bytes(size)


def test_the_file_is_as_the_format_says(kept):
    found, _disk = kept
    row = found.write(io.BytesIO(b"kuva"))
    data = found.path(row.id).read_bytes()
    header = cj({"blob": row.id, "v": 1, "vault": VAULT})
    front = b"KUBLOB1\n" + len(header).to_bytes(4, "little") + header
    assert data[: len(front)] == front
    assert len(data) == len(front) + 4 + 16
    assert b"kuva" not in data
    assert found.path(row.id).name == f"{row.id}.blob"


@pytest.mark.parametrize("size", SIZES)
def test_a_sealed_file_is_read_from_any_place(size):
    sealed = io.BytesIO(b"front")
    sealed.seek(5)
    writer = SealingWriter(sealed.write, b"k" * 32, b"hh")
    plain = _bytes(size)
    for at in range(0, size, 50_000):
        assert writer.write(plain[at : at + 50_000]) == len(plain[at : at + 50_000])
    writer.finish()
    reader = io.BufferedReader(SealedFile(sealed, b"k" * 32, b"hh", start=5))
    assert reader.seek(0, io.SEEK_END) == size
    for at in (0, CHUNK - 3, CHUNK, size // 2, max(0, size - 5), size + 10):
        reader.seek(at)
        assert reader.read(100) == plain[at : at + 100]
    assert reader.readable()
    assert reader.seekable()
    reader.seek(3)
    assert reader.raw.seek(2, io.SEEK_SET) == 2
    assert reader.raw.seek(2, io.SEEK_CUR) == 4
    assert reader.raw.tell() == 4
    reader.close()
    assert sealed.closed


@pytest.mark.parametrize("cut", [1, 16, CHUNK + 16, 2 * (CHUNK + 16)])
def test_a_sealed_file_that_was_cut_is_noticed_before_a_byte_is_read(cut):
    sealed = io.BytesIO()
    writer = SealingWriter(sealed.write, b"k" * 32, b"hh")
    writer.write(_bytes(2 * CHUNK + 100))
    writer.finish()
    cut_off = io.BytesIO(sealed.getvalue()[:-cut])
    with pytest.raises(Unsound):
        SealedFile(cut_off, b"k" * 32, b"hh")


def test_an_empty_last_chunk_behind_others_is_not_sound():
    stream = io.BytesIO()
    writer = SealingWriter(stream.write, b"k" * 32, b"hh")
    writer.write(_bytes(CHUNK))
    writer._hand_on(last=False)
    writer.finish()
    with pytest.raises(Unsound):
        SealedFile(stream, b"k" * 32, b"hh")


@pytest.mark.parametrize("at", [0, 9, 40, 130, CHUNK, -1])
def test_one_flipped_bit_is_noticed(kept, at):
    found, _disk = kept
    row = found.write(io.BytesIO(_bytes(CHUNK + 9)))
    path = found.path(row.id)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(AttachmentLost):
        _all(found, row)


def test_a_missing_file_another_folder_or_another_attachment_is_noticed(kept, tmp_path):
    found, _disk = kept
    first, second = (found.write(io.BytesIO(words)) for words in (b"yksi", b"kaksi"))
    found.path(second.id).write_bytes(found.path(first.id).read_bytes())
    stranger = Blobs(tmp_path / "vault", disk=Disk(), vault="44" * 16)
    for where, row in ((found, second), (stranger, first)):
        with pytest.raises(AttachmentLost):
            where.open(row)
    first.size += 1
    with pytest.raises(AttachmentLost):
        found.open(first)
    found.remove([first.id])
    with pytest.raises(AttachmentLost):
        found.open(first)


@pytest.mark.parametrize("name", ["../keys/k1", "", "AB" * 16, "ab" * 15, "/etc/passwd"])
def test_an_id_that_is_none_leads_nowhere(kept, name):
    found, _disk = kept
    row = found.write(io.BytesIO(b"x"))
    row.id = name
    with pytest.raises(AttachmentLost):
        found.open(row)


class _Breaking(io.BytesIO):
    def read(self, size=-1, /):
        if self.tell() > 300_000:
            raise OSError
        return super().read(size)


def _left(found: Blobs) -> list[str]:
    return [path.name for path in found.folder.iterdir()]


def test_a_source_that_fails_midway_leaves_nothing(kept):
    found, _disk = kept
    with pytest.raises(CannotReadIt):
        found.write(_Breaking(_bytes(1_000_000)))
    assert _left(found) == []


def test_more_than_the_limit_is_refused_and_leaves_nothing(kept, monkeypatch):
    found, _disk = kept
    monkeypatch.setattr(blobs, "MOST", 1024 * 1024)
    assert found.write(io.BytesIO(bytes(1024 * 1024))).size == 1024 * 1024
    with pytest.raises(TooLargeToKeep) as told:
        found.write(io.BytesIO(bytes(1024 * 1024 + 1)))
    assert told.value.facts == {"limit": 1}
    assert len(_left(found)) == 1


def test_whoever_watches_can_stop_it_and_nothing_is_left(kept):
    found, _disk = kept
    seen = []

    def watch(done, total):
        seen.append((done, total))
        if done > 500_000:
            raise Cancelled

    with pytest.raises(Cancelled):
        found.write(io.BytesIO(bytes(2_000_000)), total=2_000_000, progress=watch)
    assert all(total == 2_000_000 for _done, total in seen)
    assert (
        max(b - a for a, b in zip([0, *(d for d, _t in seen)], (d for d, _t in seen), strict=False))
        <= 1_000_000
    )
    assert _left(found) == []


@pytest.mark.parametrize("number", range(8))
def test_a_disk_that_refuses_any_operation_leaves_no_half_attachment(kept, number):
    found, disk = kept
    disk.fail_at(number)
    try:
        row = found.write(io.BytesIO(_bytes(100_000)))
    except NotKept:
        disk.heal()
        found.remove_unfinished()
        assert not found.ids()
    else:
        assert _all(found, row) == _bytes(100_000)


def test_the_first_operations_do_refuse(kept):
    found, disk = kept
    refused = 0
    for number in range(8):
        disk.fail_at(number)
        try:
            found.write(io.BytesIO(b"x"))
        except NotKept:
            refused += 1
    assert refused == 6  # create, two writes, flush, rename, folder


def test_it_is_flushed_before_it_gets_its_name(kept):
    found, disk = kept
    found.write(io.BytesIO(b"x"))
    assert disk.seen == ["create", "write", "write", "flush", "rename", "flush_folder"]


def test_what_an_interrupted_write_left_goes_but_not_what_is_being_written(kept):
    found, _disk = kept
    old, new = "ab" * 16, "cd" * 16
    for name in (old, new):
        (found.folder / f"{name}.blob.tmp").write_bytes(b"half")
    found.fresh.add(new)
    (found.folder / "conflicted copy.blob").write_bytes(b"")
    found.remove_unfinished()
    assert sorted(_left(found)) == [f"{new}.blob.tmp", "conflicted copy.blob"]
    assert found.ids() == set()
