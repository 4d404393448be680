"""A folder is made, opened, locked; what does not fit is told, never repaired silently."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from app.errors.folder import (
    CannotWrite,
    Damaged,
    FolderExists,
    FolderLocked,
    Locked,
    NoFolder,
    OutOfMemory,
    ReadOnly,
    TooNew,
    WrongRecoveryKey,
    WrongSecret,
)
from app.records.wish import Wish
from app.store import beginning, keys, migrations, slots, unlocking
from app.store.files import Disk
from app.store.folder import Folder
from app.store.format import cj, parse
from app.store.notice import Found, Level
from app.store.secret import Passphrase, RecoveryKey
from tests.store.disks import PASSPHRASE, Time, again, all_words, say


def codes(folder: Folder, level: Level | None = None) -> set[Found]:
    return {n.code for n in folder.notices if level in (None, n.level)}


def with_passphrase(place, words=PASSPHRASE):
    return Folder.open(place, Passphrase(words), clock=Time())


def test_words_are_there_after_locking_and_opening_with_the_passphrase(folder, place):
    say(folder, "yhteinen", shared=True)
    say(folder, "oma")
    folder.lock()
    opened = with_passphrase(place, f"  {PASSPHRASE.replace(' ', '   ')} ")
    assert all_words(opened) == ["yhteinen", "oma"]
    assert (opened.notices, opened.read_only) == ((), False)
    opened.lock()


def test_the_recovery_card_opens_too(made, place):
    folder, card = made
    say(folder, "oma")
    folder.lock()
    opened = again(place, card.lower())
    assert all_words(opened) == ["oma"]
    opened.lock()


def test_wrong_words_do_not_open_and_change_nothing(folder, place):
    folder.lock()
    before = {p: p.read_bytes() for p in place.rglob("*") if p.is_file()}
    for _ in range(3):
        with pytest.raises(WrongSecret):
            with_passphrase(place, "Koivu ilta saari")
    with pytest.raises(WrongSecret):
        again(place, RecoveryKey.new().text)
    with pytest.raises(WrongRecoveryKey):
        again(place, "ABC")
    assert before == {p: p.read_bytes() for p in place.rglob("*") if p.is_file()}
    with_passphrase(place).lock()


def test_a_folder_is_never_made_over_another_one(folder, place):
    with pytest.raises(FolderExists):
        Folder.create(place, "muu", clock=Time())


def test_nothing_is_made_where_nothing_was(place):
    with pytest.raises(NoFolder):
        with_passphrase(place)
    assert not Folder.exists(place)
    assert not place.exists()


def test_folders_and_files_are_for_this_user_alone(folder, place):
    say(folder, "x")
    modes = {p.stat().st_mode & 0o777 for p in place.rglob("*") if p.is_file()}
    assert modes == {0o600}
    assert {p.stat().st_mode & 0o777 for p in place.rglob("*") if p.is_dir()} == {0o700}


def test_one_save_is_one_write_and_one_flush(folder, disk):
    say(folder, "ensin")
    disk.seen.clear()
    say(folder, "sitten")
    assert disk.seen.count("flush") == 1
    assert disk.seen[:2] == ["write", "flush"]


def test_a_second_open_is_refused_in_this_process_and_in_another(made, place):
    _, card = made
    with pytest.raises(Locked):
        again(place, card)
    program = (
        "import sys; from pathlib import Path; from tests.store.disks import again\n"
        "from app.errors.folder import Locked\n"
        "try: again(Path(sys.argv[1]), sys.argv[2])\n"
        "except Locked: print('locked')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, place, card], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "locked"


def test_after_locking_nothing_is_left_to_use(folder):
    say(folder, "x")
    ring, content = folder._ring, folder._content
    folder.lock()
    folder.lock()
    for use in (folder.unit, folder.reading):
        with pytest.raises(FolderLocked), use():
            pass
    assert not any(ring.owner)
    assert not any(any(root) for roots in ring.roots.values() for root in roots)
    assert not content.databases


def test_too_little_memory_is_not_a_wrong_passphrase(folder, place, monkeypatch):
    folder.lock()

    def no_memory(*_args, **_numbers):
        raise MemoryError

    monkeypatch.setattr(slots, "argon2id", no_memory)
    with pytest.raises(OutOfMemory):
        with_passphrase(place)


@pytest.mark.parametrize(("name", "value"), [("m", 4_000_000), ("t", 1), ("p", 99), ("m", 8)])
def test_numbers_that_would_exhaust_the_device_are_refused_before_deriving(
    folder, place, monkeypatch, name, value
):
    folder.lock()
    for path in place.glob("keys/*"):
        doc = parse(path.read_bytes())
        doc["slots"][0]["kdf"][name] = value
        path.write_bytes(cj(doc))
    for path in (*place.glob("*/*.snap"),):
        path.unlink()
    monkeypatch.setattr(slots, "derive", lambda *_: pytest.fail("derived"))
    with pytest.raises(Damaged):
        with_passphrase(place)


@pytest.mark.parametrize("left", [0, 1])
def test_lost_key_files_are_found_again_in_the_snapshots(made, place, left):
    folder, card = made
    say(folder, "oma")
    folder.lock()
    for path in list(place.glob("keys/*"))[left:]:
        path.unlink()
    opened = again(place, card)
    assert all_words(opened) == ["oma"]
    assert codes(opened) == {Found.KEY_FILES}
    assert not opened.read_only
    opened.lock()


def test_a_damaged_slot_is_damaged_not_a_wrong_passphrase(folder, place):
    doc = json.loads(cj(folder._ring.doc))
    doc["slots"][0]["wrap"] = "00" * 40
    with pytest.raises(Damaged):
        unlocking.unlock([doc], Passphrase(PASSPHRASE))


def test_a_secret_that_a_later_document_dropped_does_not_open(folder):
    ring = folder._ring
    doc = {**ring.doc, "gen": 2, "slots": ring.doc["slots"][1:]}
    doc["mac"] = keys._mac(ring.owner, doc)
    with pytest.raises(WrongSecret):
        unlocking.unlock([ring.doc, doc], Passphrase(PASSPHRASE))


def test_a_newer_format_is_told(folder, place):
    folder.lock()
    for path in place.glob("keys/*"):
        path.write_bytes(path.read_bytes().replace(b"keys-1", b"keys-2"))
    with pytest.raises(TooNew):
        with_passphrase(place)


def test_a_newer_schema_is_told(made, place):
    folder, card = made
    folder._content.databases["main"].connection.execute("PRAGMA user_version=99")
    say(folder, "x", shared=True)
    folder.lock()
    with pytest.raises(TooNew):
        again(place, card)


def test_an_old_copy_put_back_is_noticed_by_the_anchor(made, place, tmp_path):
    folder, card = made
    say(folder, "yksi")
    shutil.copytree(place, tmp_path / "copy")
    say(folder, "kaksi")
    folder.lock()
    shutil.rmtree(place)
    (tmp_path / "copy").rename(place)
    opened = again(place, card)
    assert Found.ROLLED_BACK in codes(opened, Level.ALARM)
    assert opened.read_only
    with opened.unit() as unit, pytest.raises(ReadOnly):
        unit.keep(Wish(words="x"))
    assert all_words(opened) == ["yksi"]
    opened.lock()


def test_without_its_anchor_the_folder_opens_and_writes_a_snapshot(made, place, tmp_path):
    folder, card = made
    say(folder, "yksi")
    folder.lock()
    for path in tmp_path.glob("anchor-*"):
        path.unlink()
    opened = again(place, card)
    assert (all_words(opened), opened.notices) == (["yksi"], ())
    assert len(list(place.glob("*/s00000003-*"))) == 2
    assert list(tmp_path.glob("anchor-*"))
    opened.lock()


def test_a_changed_anchor_is_told_and_written_again(made, place, tmp_path):
    folder, card = made
    folder.lock()
    (path,) = tmp_path.glob("anchor-*")
    path.write_bytes(path.read_bytes().replace(b'"n":0', b'"n":7'))
    opened = again(place, card)
    assert codes(opened) == {Found.BAD_ANCHOR}
    opened.lock()
    opened = again(place, card)
    assert opened.notices == ()
    opened.lock()


def test_two_histories_of_one_folder_are_a_fork(made, place, tmp_path):
    folder, card = made
    say(folder, "yhteinen alku")
    folder.lock()
    shutil.copytree(place, tmp_path / "other" / "vault")
    for where, words in ((place, "täällä"), (tmp_path / "other" / "vault", "muualla")):
        opened = again(where, card)
        say(opened, words)
        opened.lock()
    mine = {p.name for p in place.glob("private/*.jrn")}
    for path in (tmp_path / "other").glob("vault/private/*.jrn"):
        if path.name not in mine:
            shutil.copy(path, place / "private")
    opened = again(place, card)
    assert opened.read_only
    assert codes(opened, Level.ALARM) & {Found.FORK, Found.ROLLED_BACK}
    assert len(all_words(opened)) == 2
    opened.lock()


def test_a_missing_segment_is_a_gap(made, place):
    folder, card = made
    for words in ("yksi", "kaksi", "kolme"):
        say(folder, words)
        folder.lock()
        folder = again(place, card)
    folder.lock()
    sorted(place.glob("private/*.jrn"))[1].unlink()
    opened = again(place, card)
    assert Found.GAP in codes(opened, Level.ALARM)
    assert all_words(opened) == ["yksi"]
    opened.lock()


def test_a_file_of_somebody_else_is_told_and_left_alone(made, place):
    folder, card = made
    folder.lock()
    (place / "main" / "notes.txt").write_text("x")
    opened = again(place, card)
    assert codes(opened) == {Found.UNKNOWN_FILE}
    say(opened, "toimii", shared=True)
    opened.lock()
    assert (place / "main" / "notes.txt").exists()


def test_a_folder_that_can_only_be_read_opens_for_looking(made, place, disk):
    folder, card = made
    say(folder, "oma")
    folder.lock()
    disk.can_write = False
    opened = again(place, card, disk)
    assert opened.read_only
    assert codes(opened) == {Found.CANNOT_WRITE}
    assert all_words(opened) == ["oma"]
    with opened.unit() as unit, pytest.raises(ReadOnly):
        unit.remove(Wish, unit.find(Wish)[0].id)
    opened.lock()


def test_a_place_where_nothing_can_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite):
        Folder.create(tmp_path / "file" / "vault", PASSPHRASE, clock=Time())


def test_a_compartment_that_cannot_be_read_makes_the_folder_read_only(made, place):
    folder, card = made
    say(folder, "oma")
    say(folder, "jaettu", shared=True)
    folder.lock()
    shutil.rmtree(place / "main")
    opened = again(place, card)
    assert Found.UNREADABLE in codes(opened, Level.ALARM)
    assert all_words(opened) == ["oma"]
    opened.lock()


def test_a_growing_journal_becomes_a_snapshot_when_the_folder_is_locked(made, place):
    folder, card = made
    for number in range(12):
        say(folder, f"{number} " + "".join(map(chr, range(200, 60_000, 3))) * 8)
    folder.lock()
    assert list(place.glob("private/s00000003-*"))
    opened = again(place, card)
    assert len(all_words(opened)) == 12
    assert opened.notices == ()
    opened.lock()


def test_a_device_without_free_memory_still_locks(made, place, monkeypatch):
    folder, card = made
    for number in range(12):
        say(folder, f"{number} " + "".join(map(chr, range(200, 60_000, 3))) * 8)

    def too_little(*_what, **_named):
        raise MemoryError

    monkeypatch.setattr("app.store.snapshot.seal", too_little)
    folder.lock()
    assert folder._ring is None
    monkeypatch.undo()
    opened = again(place, card)
    assert len(all_words(opened)) == 12
    opened.lock()


def test_old_snapshots_and_segments_are_deleted(made, place):
    folder, card = made
    for number in range(4):
        say(folder, str(number), shared=True)
        folder._content.compartments["main"].compact()
    names = sorted(p.name[:9] for p in place.glob("main/*"))
    # two newest, the segment after the older of these, nothing else
    assert names == ["j00000004", "s00000005", "s00000006"]
    folder.lock()
    opened = again(place, card)
    assert (all_words(opened), opened.notices) == (list("0123"), ())
    opened.lock()


def test_an_unfinished_move_is_cleaned_up_at_the_next_change(made, place):
    folder, card = made
    wish = say(folder, "jaettu", shared=True)
    database = folder._content.databases["private"]
    with database.session() as session:  # as if the power went before main was saved
        session.add(Wish(**{**wish.model_dump(), "visibility": "only_me", "words": "oma"}))
        session.commit()
    folder._content.compartments["private"].save(database.image())
    folder._content.mark()
    folder.lock()
    opened = again(place, card)
    assert all_words(opened) == ["oma"]
    with opened.reading() as unit:
        assert unit.count(Wish) == 1
    say(opened, "uusi")
    assert opened._content.hidden == set()
    assert b"jaettu" not in opened._content.databases["main"].image()
    assert set(all_words(opened)) == {"oma", "uusi"}
    opened.lock()


def test_a_migration_that_loses_rows_changes_nothing(folder):
    say(folder, "tärkeä")
    con = folder._content.databases["private"].connection
    with pytest.raises(Damaged):
        migrations.migrate(con, 1, steps=(lambda c: c.execute("DELETE FROM wish"),))


def test_a_migration_moves_to_the_next_version(folder):
    con = folder._content.databases["private"].connection
    steps = (lambda c: c.execute("ALTER TABLE wish ADD COLUMN extra TEXT"),)
    migrations.migrate(con, 1, steps=steps)
    assert con.execute("PRAGMA user_version").fetchone() == (2,)
    with pytest.raises(TooNew):
        migrations.check_version(3, steps=steps)


def test_the_note_in_the_folder_holds_nothing_personal(folder, place):
    assert (place / "README.txt").read_bytes() == beginning.README
    assert Disk().names(place) == ["README.txt", "blobs", "keys", "lock", "main", "private"]
