"""A copy of the folder: proved before it is kept, brought back beside, never over."""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import stat
import warnings
import zipfile
from pathlib import Path

import pytest

from app.errors.base import Cancelled
from app.errors.copies import (
    AnotherFile,
    CopyDamaged,
    CopyHoldsNoMore,
    CopyNotKept,
    CopyNotMade,
    NotACopy,
    NotRestored,
    WrongSecretOfCopy,
)
from app.errors.folder import CannotWrite, Locked, WrongSecret
from app.records.attachment_key import AttachmentKey
from app.records.wish import Wish
from app.store import archive, backup, beside, restore
from app.store.archive import Archive
from app.store.compartment import Compartment
from app.store.files import Disk
from app.store.folder import Folder
from app.store.secret import Passphrase, RecoveryKey
from tests.store.disks import PASSPHRASE, FailingDisk, again, all_words, say

MEMBERS = 5  # README, two key files, two snapshots


class HardDisk(FailingDisk):
    """Refuse also what only copies and restoring do."""

    def seek(self, handle, position):
        self._do("seek")
        super().seek(handle, position)

    def open(self, path):
        self._do("open")
        return super().open(path)

    def remove_tree(self, folder):
        if folder.exists():
            self._do("remove_tree")
        super().remove_tree(folder)


@pytest.fixture
def disk():
    return HardDisk()


@pytest.fixture
def copied(folder, card):
    """Give the bytes of a copy of a folder with words in both compartments."""
    say(folder, "Haluan saunaan.")
    say(folder, "Kahvia!", shared=True)
    return copy_of(folder, card)


@pytest.fixture
def data(tmp_path):
    """Give a new device, with nothing on it."""
    made = tmp_path / "new"
    made.mkdir()
    return made


def copy_of(folder: Folder, card: str) -> bytes:
    copy, out = backup.make_copy(folder, RecoveryKey(card)), io.BytesIO()
    try:
        copy.hand_over(out)
    finally:
        copy.remove()
    return out.getvalue()


def bring(data, copied: bytes, card: str, disk: Disk | None = None) -> None:
    used = disk or Disk()
    restore.unpack(io.BytesIO(copied), data, RecoveryKey(card), disk=used)
    restore.take_into_use(data, disk=used)


def zipped(members, *, packed=zipfile.ZIP_STORED, mode=stat.S_IFREG | 0o600) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", packed) as archive:
        warnings.simplefilter("ignore")  # of names that stand twice
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.external_attr, info.compress_type = mode << 16, packed
            archive.writestr(info, content)
    return out.getvalue()


def members_of(copied: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(copied)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def names(data) -> set[str]:
    return {path.name for path in data.iterdir()}


def test_a_copy_brought_back_on_another_device_has_every_record(folder, card, copied, data):
    bring(data, copied, card)
    opened = again(data / "vault", card)
    assert (all_words(opened), opened.read_only) == (all_words(folder), False)
    assert opened.notices == ()
    say(opened, "Jatkuu täällä.")
    opened.lock()
    opened = again(data / "vault", card)
    assert all_words(opened)[-1] == "Jatkuu täällä."
    opened.lock()


def _attach(folder: Folder, count: int) -> list[AttachmentKey]:
    """Keep some big files, and return their keys."""
    with folder.exclusive() as content:
        rows = [content.blobs.write(io.BytesIO(os.urandom(300_000))) for _ in range(count)]
        for row in rows:
            with content.databases["private"].session() as session:
                session.add(type(row)(**row.model_dump()))
                session.commit()
        content.compartments["private"].save(content.databases["private"].image())
    return rows


def test_attachments_come_back_whole_and_a_lost_one_is_told(folder, card, data):
    rows = _attach(folder, 2)
    with folder.exclusive() as content:
        content.blobs.path(rows[1].id).unlink()
    copied = copy_of(folder, card)
    found = restore.unpack(io.BytesIO(copied), data, RecoveryKey(card))
    assert (found.attachments, found.lost) == (2, 1)
    kept = data / "vault-new" / "blobs" / f"{rows[0].id}.blob"
    with folder.exclusive() as content:
        assert kept.read_bytes() == content.blobs.path(rows[0].id).read_bytes()


def test_only_what_opens_the_folder_is_in_a_copy(copied, folder, place):
    say(folder, "vielä päiväkirjassa")
    found = [name for name, _ in members_of(copied)]
    assert len(found) == MEMBERS
    assert not [name for name in found if name.endswith((".jrn", ".json", "lock"))]
    with zipfile.ZipFile(io.BytesIO(copied)) as archive:
        assert all(i.date_time[0] == 1980 and not i.flag_bits for i in archive.infolist())
    assert names(place.parent) == {"vault", next(place.parent.glob("anchor-*")).name}


def test_words_said_before_a_copy_are_in_it_and_later_ones_are_not(folder, card, data):
    say(folder, "ennen")
    copy = backup.make_copy(folder, RecoveryKey(card))
    say(folder, "jälkeen")
    with folder.exclusive() as content:
        content.renew()
    out = io.BytesIO()
    copy.hand_over(out)
    copy.remove()
    bring(data, out.getvalue(), card)
    opened = again(data / "vault", card)
    assert all_words(opened) == ["ennen"]
    opened.lock()


def test_a_folder_changed_while_it_is_copied_gives_the_copy_of_its_beginning(folder, card, data):
    say(folder, "ennen")
    said: list[str] = []

    def meanwhile(_done, _total):
        if len(said) < 3:
            said.append("kesken")
            say(folder, "kesken")
            with folder.exclusive() as content:
                content.renew()

    copy, out = backup.make_copy(folder, RecoveryKey(card), progress=meanwhile), io.BytesIO()
    copy.hand_over(out)
    bring(data, out.getvalue(), card)
    opened = again(data / "vault", card)
    assert all_words(opened) == ["ennen"]
    opened.lock()


@pytest.mark.parametrize("comp", ["main", "private"])
def test_a_copy_with_fewer_rows_than_the_folder_is_refused(folder, card, place, comp, monkeypatch):
    say(folder, "yksi")
    say(folder, "kaksi", shared=True)
    write = Compartment.snapshot_now

    def write_without_the_last_row(compartment):
        path = write(compartment)
        if compartment.comp == comp:  # a row that the snapshot behind it does not have
            with folder._content.databases[comp].session() as session:
                session.add(Wish(words="uusi"))
                session.commit()
        return path

    monkeypatch.setattr(Compartment, "snapshot_now", write_without_the_last_row)
    with pytest.raises(CopyNotMade):
        backup.make_copy(folder, RecoveryKey(card))
    assert not list(place.parent.glob("copy-*"))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are seen on Linux")
def test_a_refused_copy_leaves_no_file_open(folder, place, card, monkeypatch):
    """Also while its problem is still held, as the screen holds it."""

    def refuse(_members, _size):
        raise NotACopy

    monkeypatch.setattr(archive, "_checked", refuse)
    say(folder, "sana")
    with pytest.raises(CopyNotMade) as refused:
        backup.make_copy(folder, RecoveryKey(card))
    assert not [path for path in _open_files() if f"{place.parent}/copy-" in path]
    assert refused.value


def _open_files() -> list[str]:
    found = list[str]()
    for one in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # the one that lists them is gone by now
            found.append(str(one.readlink()))
    return found


def test_a_folder_with_more_attachments_than_a_copy_lists_is_told_so_before_writing(
    folder, place, card, monkeypatch
):
    monkeypatch.setattr(backup, "has_room", lambda count, *, size: count < 2 or size < 400_000)
    _attach(folder, 1)
    copy_of(folder, card)
    _attach(folder, 1)
    monkeypatch.setattr(backup, "_writing", None)
    with pytest.raises(CopyHoldsNoMore) as told:
        backup.make_copy(folder, RecoveryKey(card))
    assert "room on" not in told.value.advice
    assert not list(place.parent.glob("copy-*"))


@pytest.mark.parametrize("count", [1, 40, 400])
def test_the_list_of_a_copy_is_as_long_as_was_reckoned(count):
    others = [("vault/README.txt", b""), *[(f"vault/main/{'x' * 60}{n}", b"") for n in range(4)]]
    blobs = [(f"vault/blobs/{number:032x}.blob", b"") for number in range(count)]
    made = zipped([*others, *blobs])
    with warnings.catch_warnings(), archive.ZipFile(io.BytesIO(made)) as opened:
        listed = len(made) - opened.start_dir
    assert 0 <= archive._OTHERS - (listed - count * archive._LISTED) < archive._OTHERS


def test_a_copy_has_room_for_as_many_attachments_as_its_list_can_be_read_with():
    most = max(n for n in range(40_000, 50_000) if archive.has_room(n, size=0))
    assert 43_900 < most < 44_200
    far = archive.zipfile.ZIP64_LIMIT
    assert not archive.has_room(most, size=far)
    assert archive.has_room(39_000, size=far)


def test_a_wrong_secret_makes_no_copy(folder, place):
    with pytest.raises(WrongSecret):
        backup.make_copy(folder, Passphrase("aivan muuta"))
    assert not list(place.parent.glob("copy-*"))


def test_a_stopped_copy_leaves_nothing(folder, card, place):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        backup.make_copy(folder, RecoveryKey(card), progress=stop)
    assert not list(place.parent.glob("copy-*"))


def test_a_copy_is_refused_or_whole_whatever_operation_the_disk_refuses(made, disk, place, data):
    folder, card = made
    say(folder, "yksi")
    for number in range(200):
        before = all_words(folder)
        disk.fail_at(number)
        try:
            copied = copy_of(folder, card)
        except (CopyNotMade, CopyNotKept):
            disk.heal()
            assert not list(place.parent.glob("copy-*"))
            assert (all_words(folder), folder.read_only) == (before, False)
            say(folder, str(number))
            continue
        finally:
            disk.heal()
        found = restore.look_into(io.BytesIO(copied), RecoveryKey(card))
        assert found.counts["wish"] == len(before)
        if number > 5 and len(disk.seen) < number:
            break
    folder.lock()
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (before, False)
    opened.lock()


def test_a_copy_that_does_not_arrive_is_told(folder, card):
    class Full(io.RawIOBase):
        def writable(self):
            return True

        def write(self, _data):
            raise OSError(28, "no room")

    copy = backup.make_copy(folder, RecoveryKey(card))
    with pytest.raises(CopyNotKept):
        copy.hand_over(Full())
    copy.path.write_bytes(copy.path.read_bytes()[:-1] + b"?")
    with pytest.raises(CopyNotKept):
        copy.hand_over(io.BytesIO())


def test_a_saved_file_is_compared_to_the_last_bit(folder, card):
    copy, out = backup.make_copy(folder, RecoveryKey(card)), io.BytesIO()
    copy.hand_over(out)
    copy.compare(io.BytesIO(out.getvalue()))
    for other in (out.getvalue()[:-1], out.getvalue() + b"x", b"?" + out.getvalue()[1:]):
        with pytest.raises(AnotherFile):
            copy.compare(io.BytesIO(other))
    copy.remove()
    assert copy.name.startswith("kuulluksi-20")


HOSTILE = (
    "../vault/keys/k00000001a.keys",
    "/etc/passwd",
    "vault/../../x",
    "vault/keys/../../x",
    "vault\\keys\\k00000001a.keys",
    "C:/vault/README.txt",
    "vault/main/j00000001-00000000.jrn",
    "vault/blobs/x.blob",
    "vault/lock",
    "vault/main/",
    "other/README.txt",
    "vault/main/s00000001-0000000g.snap",
    "vault/keys/k0000000١a.keys",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_copy_with_another_name_in_it_is_refused_and_nothing_is_written(copied, card, data, name):
    hostile = zipped([*members_of(copied), (name, b"x")])
    with pytest.raises(NotACopy):
        restore.unpack(io.BytesIO(hostile), data, RecoveryKey(card))
    assert names(data) == set()


def test_links_packed_doubled_or_too_many_members_are_refused(copied):
    members = members_of(copied)
    snapshot = next(n for n, _ in members if n.startswith("vault/main"))
    second = snapshot.replace("s0000", "s0001")
    hostile = (
        zipped(members, mode=stat.S_IFLNK | 0o777),
        zipped(members, mode=stat.S_IFDIR | 0o700),
        zipped(members, packed=zipfile.ZIP_DEFLATED),
        zipped([*members, members[1]]),
        zipped([*members, (second, b"x")]),
        zipped([*members[:1], ("vault/keys/k00000001a.keys", bytes(70_000))]),
    )
    for one in hostile:
        with pytest.raises(NotACopy):
            Archive(io.BytesIO(one))


def test_a_false_size_or_one_place_read_many_times_is_refused(copied):
    at = copied.rindex(b"PK\x01\x02")
    huge = bytearray(copied)
    huge[at + 20 : at + 28] = (2**27).to_bytes(4, "little") * 2
    with pytest.raises(NotACopy):
        Archive(io.BytesIO(bytes(huge)))
    listed = bytearray(copied)
    end = listed.rindex(b"PK\x05\x06")
    listed[end + 12 : end + 16] = (2**31).to_bytes(4, "little")
    with pytest.raises(NotACopy):
        Archive(io.BytesIO(bytes(listed)))

    class Big(io.BytesIO):
        """Say of itself that it is large, and fail when much is read at once."""

        def read(self, size=-1, /):
            assert 0 <= size <= 5 * 1024 * 1024
            return super().read(size)

    many = [(f"vault/blobs/{n:032x}.blob", b"") for n in range(60_000)]
    with pytest.raises(NotACopy):
        Archive(Big(zipped(many)))


def test_a_copy_cut_at_any_length_is_told_and_leaves_nothing(copied, card, data):
    for length in [0, 1, 21, *random.Random(3).sample(range(len(copied)), 60), len(copied) - 1]:
        with pytest.raises((NotACopy, CopyDamaged)):
            restore.unpack(io.BytesIO(copied[:length]), data, RecoveryKey(card))
        assert names(data) == set()


def test_a_changed_byte_gives_the_true_words_or_a_refusal(copied, card, data):
    for at in random.Random(7).sample(range(len(copied)), 80):
        changed = bytearray(copied)
        changed[at] ^= 0x20
        try:
            found = restore.unpack(io.BytesIO(bytes(changed)), data, RecoveryKey(card))
        except (NotACopy, CopyDamaged, WrongSecretOfCopy):
            assert names(data) == set()
        else:
            assert found.counts["wish"] == 2
            shutil.rmtree(data / "vault-new")


def test_a_wrong_check_sum_of_a_snapshot_is_refused(copied, card, data):
    at = copied.rindex(b"PK\x01\x02")
    start = int.from_bytes(copied[at + 42 : at + 46], "little")
    changed = bytearray(copied)
    for place in (at + 16, start + 14):
        changed[place] ^= 1
    with pytest.raises(CopyDamaged):
        restore.unpack(io.BytesIO(bytes(changed)), data, RecoveryKey(card))
    assert names(data) == set()


def test_a_wrong_secret_keeps_nothing_and_can_be_tried_again(copied, card, data):
    with pytest.raises(WrongSecretOfCopy):
        restore.unpack(io.BytesIO(copied), data, Passphrase("aivan muuta"))
    assert names(data) == set()
    assert restore.look_into(io.BytesIO(copied), Passphrase(PASSPHRASE)).counts["wish"] == 2
    assert names(data) == set()


def test_a_stopped_restore_leaves_nothing(copied, card, data):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        restore.unpack(io.BytesIO(copied), data, RecoveryKey(card), progress=stop)
    assert names(data) == set()


def _last_words(place, card) -> str:
    opened = again(place, card)
    try:
        assert not opened.read_only
        return all_words(opened)[-1]
    finally:
        opened.lock()


def _undone(place, card) -> None:
    """Go back to the folder that was put aside, so that all is as it was."""
    (earlier,) = beside.others(Disk(), place.parent)
    beside.switch_to(Disk(), place.parent, earlier)
    beside.remove(Disk(), place.parent, beside.others(Disk(), place.parent)[0])
    again(place, card).lock()  # it has its anchor again


def test_a_refused_restore_never_harms_the_present_folder(made, copied, place, data):
    folder, card = made
    say(folder, "uusin")
    folder.lock()
    for number in range(200):
        disk = HardDisk()
        disk.fail_at(number)
        try:
            bring(place.parent, copied, card, disk)
        except (NotRestored, CopyDamaged, Locked, CannotWrite):
            assert Folder.exists(place), "also before the next start"
            beside.settle(Disk(), place.parent)
            assert _last_words(place, card) == "uusin"
            assert not list(place.parent.glob("*.tmp"))
            continue
        if len(disk.seen) <= number:
            break
        _undone(place, card)  # what was refused did not matter
    assert number > 20
    opened = again(place, card)
    assert (len(all_words(opened)), opened.read_only) == (2, False)
    opened.lock()
    (earlier,) = beside.others(Disk(), place.parent)
    assert _last_words(place.parent / earlier.name, card) == "uusin"


@pytest.mark.parametrize("cut", ["before", "between", "earlier alone"])
def test_a_cut_between_two_names_is_settled_at_the_next_start(made, copied, place, cut):
    folder, card = made
    say(folder, "uusin")
    folder.lock()
    data = place.parent
    restore.unpack(io.BytesIO(copied), data, RecoveryKey(card))
    if cut != "before":
        place.rename(data / "vault-old-1")
    if cut == "earlier alone":
        shutil.rmtree(data / "vault-new")
    (data / "copy-0011223344556677.zip.tmp").write_bytes(b"x")
    (data / "vault-new.tmp").mkdir()
    beside.settle(Disk(), data)
    assert Folder.exists(place)
    assert "copy-0011223344556677.zip.tmp" not in names(data)
    assert not {"vault-new", "vault-new.tmp"} & names(data)
    kept = [earlier.number for earlier in beside.others(Disk(), data)]
    assert kept == ([] if cut == "earlier alone" else [1])
    for folder_place in (place, *(data / f"vault-old-{n}" for n in kept)):
        again(folder_place, card).lock()


def test_one_goes_back_to_an_earlier_folder_and_forth_without_an_alarm(made, copied, place):
    folder, card = made
    say(folder, "uusin")
    folder.lock()
    data, disk = place.parent, Disk()
    bring(data, copied, card)
    for expected in (3, 2, 3):
        (earlier,) = beside.others(disk, data)
        assert earlier.size > 5_000
        assert earlier.at.startswith("20")
        beside.switch_to(disk, data, earlier)
        opened = again(place, card)
        assert (len(all_words(opened)), opened.read_only) == (expected, False)
        opened.lock()
    (earlier,) = beside.others(disk, data)
    beside.remove(disk, data, earlier)
    assert beside.others(disk, data) == []
    again(place, card).lock()


def test_a_refused_switch_loses_neither_folder(made, copied, place):
    folder, card = made
    say(folder, "uusin")
    folder.lock()
    data = place.parent
    bring(data, copied, card)
    for number in range(30):
        (earlier,) = beside.others(Disk(), data)
        disk = HardDisk()
        disk.fail_at(number, also_next=1)
        try:
            beside.switch_to(disk, data, earlier)
        except NotRestored:
            beside.settle(Disk(), data)
            assert Folder.exists(place)
            assert len(beside.others(Disk(), data)) == 1
        else:
            if len(disk.seen) < number:
                break
    opened = again(place, card)
    assert not opened.read_only
    opened.lock()


def test_a_folder_that_is_open_is_not_put_aside(made, copied, place):
    _folder, card = made
    with pytest.raises(Locked):
        bring(place.parent, copied, card)
    assert "vault-new" not in names(place.parent)
    assert "vault-old-1" not in names(place.parent)


def test_an_earlier_folder_that_cannot_be_deleted_is_told_and_never_half_offered(
    made, copied, place
):
    folder, card = made
    folder.lock()
    data, disk = place.parent, HardDisk()
    bring(data, copied, card)
    (earlier,) = beside.others(disk, data)
    disk.fails = lambda work: work == "remove_tree"
    with pytest.raises(CannotWrite):
        beside.remove(disk, data, earlier)
    assert beside.others(disk, data) == []
    beside.settle(Disk(), data)
    assert not list(data.glob("vault-old*"))


def test_a_copy_is_made_also_where_a_helper_wrote_a_key_for_no_file(folder):
    with folder.unit() as unit:
        unit.put_keys("main", [AttachmentKey(id="../../keys", key=bytes(32), sha256="")])
    copy = backup.make_copy(folder, Passphrase(PASSPHRASE))
    assert copy.contents.lost == 1
    copy.remove()
