"""Attachments and their keys follow the record's compartment, also when work is cut."""

from __future__ import annotations

import contextlib
import io

import pytest

from app.errors.attached import AttachmentLost, NotKept
from app.errors.folder import NotSaved
from app.records.attachment import Attachment
from app.records.attachment_key import AttachmentKey
from app.records.wish import Wish
from app.store import aside, rekeying
from app.store.blobs import mentioned
from app.store.folder import Folder
from app.store.secret import HelperWords
from tests.store.disks import Time, again

PICTURE = b"kuva kissasta" * 9000
HELPER = HelperWords("auttaja sana polku")


def _attach(folder, *, visibility="only_me", picture=PICTURE) -> Attachment:
    with folder.reading() as unit:
        store = unit.blobs
    keys = [store.write(io.BytesIO(picture)), store.write(io.BytesIO(b"pieni"))]
    with folder.unit() as unit:
        record = Attachment(
            of_kind="wish",
            of_id="w",
            visibility=visibility,
            blob=keys[0].id,
            thumbnail=keys[1].id,
            words="Kissa ikkunalla",
        )
        return unit.attach(record, keys)


def _let_see(folder, record_id, visibility):
    with folder.unit() as unit:
        record = unit.get(Attachment, record_id)
        record.visibility = visibility
        return unit.keep(record)


def _keys_in(folder, comp) -> set[str]:
    with folder.exclusive(writing=False) as content:
        return set(mentioned({comp: content.databases[comp]}))


def _pictures(folder) -> list[bytes]:
    with folder.reading() as unit:
        return [_read(unit, a) for a in unit.find(Attachment)]


def _read(unit, attachment) -> bytes:
    with unit.blobs.open(unit.key_of(attachment.blob)) as source:
        return source.read()


def _on_disk(place) -> int:
    return len(list(place.glob("blobs/*.blob")))


def test_an_attachment_and_its_keys_are_one_save(folder, disk):
    disk.seen.clear()
    kept = _attach(folder)
    small = ["create", "write", "write", "flush", "rename", "flush_folder"]
    assert disk.seen[:13] == [*small[:2], "write", *small[2:], *small]
    assert disk.seen[13:].count("flush") == 1
    assert _keys_in(folder, "private") == {kept.blob, kept.thumbnail}
    assert _keys_in(folder, "main") == set()


def test_a_picture_is_there_after_opening_again(made, place):
    folder, card = made
    _attach(folder)
    folder.lock()
    folder = again(place, card)
    assert _pictures(folder) == [PICTURE]
    folder.lock()


def test_what_may_be_shared_takes_its_key_along(folder, place):
    kept = _attach(folder)
    moved = _let_see(folder, kept.id, "may_be_shared")
    assert (moved.blob, moved.thumbnail) == (kept.blob, kept.thumbnail)
    assert _keys_in(folder, "main") == {kept.blob, kept.thumbnail}
    assert _keys_in(folder, "private") == set()
    assert _pictures(folder) == [PICTURE]
    assert _on_disk(place) == 2


def test_what_becomes_private_gets_new_files_and_new_keys(folder):
    kept = _attach(folder, visibility="may_be_shared")
    with folder.reading() as unit:
        old = unit.key_of(kept.blob)
    moved = _let_see(folder, kept.id, "only_me")
    assert not {moved.blob, moved.thumbnail} & {kept.blob, kept.thumbnail}
    assert _keys_in(folder, "private") == {moved.blob, moved.thumbnail}
    assert _keys_in(folder, "main") == set()
    with folder.reading() as unit:
        new = unit.key_of(moved.blob)
    assert new.key != old.key
    assert new.sha256 == old.sha256
    assert _pictures(folder) == [PICTURE]


def test_a_lost_picture_does_not_keep_its_record_from_becoming_private(folder, place):
    kept = _attach(folder, visibility="may_be_shared")
    (place / "blobs" / f"{kept.blob}.blob").unlink()
    moved = _let_see(folder, kept.id, "only_me")
    assert moved.words == "Kissa ikkunalla"
    assert _keys_in(folder, "main") == set()
    with folder.reading() as unit, pytest.raises(AttachmentLost):
        _read(unit, moved)


def test_an_unknown_key_is_a_problem_of_that_attachment_alone(folder):
    with folder.unit() as unit:
        unit.keep(Attachment(of_id="w", words="Kissa", blob="ab" * 16))
    with folder.reading() as unit:
        (record,) = unit.find(Attachment)
        with pytest.raises(AttachmentLost):
            unit.key_of(record.blob)
    assert record.words == "Kissa"


@pytest.mark.parametrize("to", ["only_me", "may_be_shared"])
@pytest.mark.parametrize("number", range(22))
def test_a_move_that_is_cut_anywhere_loses_no_picture(made, place, disk, number, to):
    folder, card = made
    start = "may_be_shared" if to == "only_me" else "only_me"
    kept = _attach(folder, visibility=start)
    disk.fail_at(number, also_next=10_000)
    with contextlib.suppress(NotSaved, NotKept):
        _let_see(folder, kept.id, to)
    folder.lock()
    folder = again(place, card)
    assert _pictures(folder) == [PICTURE]
    with folder.unit() as unit:  # the next change tidies what a cut move left in main
        unit.keep(Wish(words="Jatkan."))
    assert _pictures(folder) == [PICTURE]
    (record,) = _records(folder)
    comp = "private" if record.visibility == "only_me" else "main"
    assert _keys_in(folder, comp) == {record.blob, record.thumbnail}
    assert _keys_in(folder, "main" if comp == "private" else "private") == set()
    folder.lock()


def _records(folder):
    with folder.reading() as unit:
        return unit.find(Attachment)


def test_a_blob_whose_record_was_never_saved_is_swept_at_the_next_opening(made, place):
    folder, card = made
    _attach(folder)
    with folder.reading() as unit:
        unit.blobs.write(io.BytesIO(b"orpo"))
    folder.tidy()
    assert _on_disk(place) == 3  # its record may be about to be saved
    folder.lock()
    folder = again(place, card)
    folder.tidy()
    assert _on_disk(place) == 2
    assert _pictures(folder) == [PICTURE]
    folder.lock()


def test_a_blob_that_a_kept_snapshot_names_stays(made, place):
    folder, card = made
    kept = _attach(folder, visibility="may_be_shared")
    with folder.exclusive() as content:
        content.renew()
    _let_see(folder, kept.id, "only_me")
    folder.lock()
    folder = again(place, card)
    folder.tidy()
    assert _on_disk(place) == 4
    with folder.exclusive() as content:
        content.renew()
    folder.tidy()
    assert _on_disk(place) == 2
    assert _pictures(folder) == [PICTURE]
    folder.lock()


def test_nothing_is_swept_while_files_are_set_aside_or_the_folder_is_only_looked_at(made, place):
    folder, _card = made
    (place / "blobs" / f"{'ab' * 16}.blob").write_bytes(b"orpo")
    with folder.exclusive() as content:
        there = aside.make(content.disk, place, "main")
        (there / "s00000001-aaaaaaaa.snap").write_bytes(b"x")
    folder.tidy()
    assert _on_disk(place) == 1
    (there / "s00000001-aaaaaaaa.snap").unlink()
    with folder.exclusive() as content:
        content.read_only = True
        folder.tidy()
        assert _on_disk(place) == 1
        content.read_only = False
    folder.tidy()
    assert _on_disk(place) == 0


def test_a_helper_sweeps_nothing_because_private_records_name_attachments_too(made, place):
    folder, card = made
    _attach(folder)
    (place / "blobs" / f"{'ab' * 16}.blob").write_bytes(b"orpo")
    rekeying.add_helper(folder, HELPER)
    folder.lock()
    helper = Folder.open(place, HELPER, clock=Time())
    _attach(helper, visibility="may_be_shared", picture=b"auttajan kuva")
    helper.tidy()
    helper.lock()
    assert _on_disk(place) == 5
    folder = again(place, card)
    assert sorted(_pictures(folder)) == sorted([PICTURE, b"auttajan kuva"])
    folder.tidy()
    assert _on_disk(place) == 4, "the owner sees what is named, and sweeps the rest"
    folder.lock()


def test_in_doubt_a_blob_stays(made, place):
    folder, _card = made
    (place / "blobs" / f"{'ab' * 16}.blob").write_bytes(b"orpo")
    newest = min(place.glob("main/s*.snap"))
    newest.write_bytes(newest.read_bytes()[:-1])
    folder.tidy()
    assert _on_disk(place) == 1


def _helper_writes(folder, place, card, row):
    """Let a helper put a key into main that belongs to nothing of the helper's."""
    rekeying.add_helper(folder, HELPER)
    folder.lock()
    visit = Folder.open(place, HELPER, clock=Time())
    with visit.unit() as unit:
        unit.put_keys("main", [row])
    visit.lock()
    return again(place, card)


def test_a_helpers_key_never_takes_the_place_of_the_right_one(made, place):
    folder, card = made
    mine = _attach(folder)
    bad = AttachmentKey(id=mine.blob, key=bytes(32), size=1, sha256="")
    folder = _helper_writes(folder, place, card, bad)
    _let_see(folder, mine.id, "may_be_shared")
    with folder.reading() as unit:
        assert unit.blobs.open(unit.key_of(mine.blob)).read() == PICTURE
    folder.lock()
