"""docs/read_vault.py uses nothing of app/ and reads the same words, or refuses."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf import argon2

from app.errors.folder import NotSaved
from app.records.base import Visibility
from app.records.wish import Wish
from app.store import backup, key_files, keys, slots
from app.store.database import connect
from app.store.folder import Folder
from app.store.secret import HelperWords, Passphrase, RecoveryKey
from tests.store.disks import PASSPHRASE, Time, again, say

ROOT = Path(__file__).parents[2]
V1 = ROOT / "tests" / "golden" / "v1"
WORDS = (V1 / "passphrase.txt").read_text("utf-8").strip()
CARD = json.loads((V1 / "expected.json").read_text("utf-8"))["card"]


def _reader():
    spec = importlib.util.spec_from_file_location("read_vault", ROOT / "docs" / "read_vault.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


reader = _reader()


def _refuse(words, *, note=False):
    if not note:
        raise reader.Broken(words)


def _read(place, secret=PASSPHRASE, tell=_refuse):
    files, databases = reader.opened(place, secret, tell)
    found = reader.tables(databases)
    for con in databases.values():
        con.close()
    return files, found


def _rows(image):
    con = connect(image)
    con.row_factory = reader.sqlite3.Row
    found = reader.tables({"main": con})["main"]
    con.close()
    return found


def _of_app(folder):
    with folder.exclusive() as content:
        return {comp: _rows(database.image()) for comp, database in content.databases.items()}


def _same_as_app(place, folder, card):
    """Compare what both read, with each secret."""
    expected = _of_app(folder)
    folder.lock()
    for secret in (PASSPHRASE, card):
        assert _read(place, secret)[1] == expected


def test_it_uses_nothing_of_the_app():
    tree = ast.parse((ROOT / "docs" / "read_vault.py").read_text("utf-8"))
    names = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    names |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    others = {name.split(".")[0] for name in names} - sys.stdlib_module_names
    assert others == {"argon2", "cryptography"}


@pytest.mark.parametrize("secret", [WORDS, CARD, CARD.lower().replace("-", " ")])
def test_the_golden_folder_gives_the_words_the_app_reads(tmp_path, secret):
    shutil.copytree(V1, tmp_path / "v1")
    found = _read(V1 / "vault", secret)[1]
    folder = Folder.open(tmp_path / "v1" / "vault", Passphrase(WORDS), clock=Time())
    with folder.reading() as unit:
        wishes = {wish.id: wish.words for wish in unit.find(Wish, removed=True)}
    folder.lock()
    assert {row["id"]: row["words"] for comp in found.values() for row in comp["wish"]} == wishes


def test_the_command_prints_json_and_writes_images(tmp_path):
    command = [sys.executable, ROOT / "docs" / "read_vault.py", V1 / "vault", "--sqlite", tmp_path]
    done = subprocess.run(command, input=WORDS, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == _read(V1 / "vault", WORDS)[1]
    con = connect((tmp_path / "main.sqlite").read_bytes())
    assert con.execute("SELECT count(*) FROM wish").fetchone() == (9,)
    con.close()


def test_a_wrong_secret_prints_nothing_but_why(tmp_path):
    command = [sys.executable, ROOT / "docs" / "read_vault.py", V1 / "vault"]
    done = subprocess.run(command, input="wrong", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "opens nothing here" in done.stderr


def test_many_saves_moves_and_a_snapshot_are_read(made, place):
    folder, card = made
    for number in range(30):
        wish = say(folder, f"Haluan ulos {number}." * (1 + number * 9), shared=number % 3 == 0)
        if number % 4 == 0:
            wish.visibility, wish.words = Visibility.MAY_BE_SHARED, "Haluan sisään."
            with folder.unit() as unit:
                unit.keep(wish)
        if number == 17:
            with folder.exclusive() as content:
                for compartment in content.compartments.values():
                    compartment.compact()
    _same_as_app(place, folder, card)


def test_content_that_grows_and_shrinks_is_read(made, place):
    folder, card = made
    steps = (
        "CREATE TABLE extra AS SELECT hex(randomblob(300000)) AS a",
        "DROP TABLE extra",
        "VACUUM",
    )
    with folder.exclusive() as content:
        con = content.databases["main"].connection
        for step in steps:
            con.execute(step)
            con.commit()
            content.compartments["main"].save(content.databases["main"].image())
    _same_as_app(place, folder, card)


def test_saves_after_a_failed_flush_are_read(made, place, disk):
    folder, card = made
    say(folder, "Ennen.")
    disk.fails = lambda work: work == "flush"
    with pytest.raises(NotSaved):
        say(folder, "Ei mennyt.")
    disk.heal()
    say(folder, "Jälkeen.")
    _same_as_app(place, folder, card)


def test_every_step_of_the_journal_is_there(made, place):
    """Reading after each save gives what was saved until then."""
    folder, card = made
    for number in range(5):
        say(folder, f"Toive {number}.")
        expected = _of_app(folder)
        assert _read(place, card)[1] == expected


def _newest(place, pattern):
    return max(place.glob(pattern))


def _flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_a_broken_save_in_the_middle_is_refused(made, place):
    folder, card = made
    for number in range(4):
        say(folder, f"Toive {number}.")
    folder.lock()
    journal = _newest(place, "private/*.jrn")
    _flip(journal, len(journal.read_bytes()) // 2)
    with pytest.raises(reader.Broken, match="broken"):
        _read(place, card)


def test_a_missing_segment_is_refused(made, place):
    folder, card = made
    for number in range(3):
        say(folder, f"Toive {number}.")
        with folder.exclusive() as content:
            content.compartments["private"].close()
    folder.lock()
    sorted(place.glob("private/*.jrn"))[1].unlink()
    with pytest.raises(reader.Broken, match="missing"):
        _read(place, card)


def test_two_histories_are_refused(made, place, tmp_path):
    folder, card = made
    say(folder, "Yhteinen.")
    folder.lock()
    shutil.copytree(place, tmp_path / "other" / "vault")
    for where, words in ((place, "Puhelin."), (tmp_path / "other" / "vault", "Tietokone.")):
        other = again(where, card)
        say(other, words)
        other._content.close()
        other.lock()
    for path in (tmp_path / "other" / "vault" / "private").iterdir():
        if not (place / "private" / path.name).exists():
            shutil.copy(path, place / "private")
    with pytest.raises(reader.Broken, match=r"history|histories"):
        _read(place, card)


def test_a_save_of_another_history_is_not_taken_for_the_next_one(made, place, tmp_path):
    folder, card = made
    say(folder, "Yhteinen.")
    folder.lock()
    other = tmp_path / "other" / "vault"
    shutil.copytree(place, other)
    for where, words in ((place, ["Puhelin."]), (other, ["Tietokone.", "Toinen."])):
        opened = again(where, card)
        for text in words:
            say(opened, text)
            with opened.exclusive() as content:
                content.compartments["private"].close()
        opened._content.close()
        opened.lock()
    shutil.copy(_newest(other, "private/*.jrn"), place / "private")
    with pytest.raises(reader.Broken, match="missing"):
        _read(place, card)


def test_an_unfinished_last_save_is_passed_over(made, place):
    folder, card = made
    say(folder, "Ennen.")
    expected = _of_app(folder)
    say(folder, "Kesken.")
    folder.lock()
    journal = _newest(place, "private/*.jrn")
    journal.write_bytes(journal.read_bytes()[:-5])
    notes = []
    found = _read(place, card, lambda words, *, note: notes.append((words, note)))[1]
    assert found == expected
    assert [note for _words, note in notes] == [True]


@pytest.mark.parametrize("kind", ["main/*.snap", "private/*.snap"])
def test_a_compartment_without_a_whole_snapshot_is_refused(made, place, kind):
    folder, card = made
    folder.lock()
    for path in place.glob(kind):
        _flip(path, -20)
    with pytest.raises(reader.Broken, match="no snapshot"):
        _read(place, card)


def test_numbers_of_argon2_out_of_range_are_refused_before_deriving(made, place, monkeypatch):
    made[0].lock()
    monkeypatch.setattr(argon2, "Argon2id", None)
    for path in (place / "keys").iterdir():
        path.write_bytes(path.read_bytes().replace(b'"m":19456', b'"m":9999999999'))
    for path in place.glob("*/*.snap"):
        path.unlink()
    with pytest.raises(reader.Broken, match="slot"):
        _read(place)


def test_no_flipped_bit_of_a_journal_changes_a_word(made, place):
    folder, card = made
    seen = [_of_app(folder)]
    for number in range(3):
        say(folder, f"Toive {number}.")
        seen.append(_of_app(folder))
    folder.lock()
    journal = _newest(place, "private/*.jrn")
    whole = journal.read_bytes()
    for at in range(0, len(whole), 7):
        _flip(journal, at)
        with contextlib.suppress(reader.UNSOUND):  # what the command tells as broken
            assert _read(place, card)[1] in seen
        journal.write_bytes(whole)


def _with_slot(folder, secret):
    """Add a slot as the work on keys does, and leave nothing of the older documents."""
    with folder.exclusive() as content:
        ring = content.ring
        key = ring.roots["main"][0] if secret.kind == "helper" else ring.owner
        slot = slots.make(secret, vault=ring.vault, key=key)
        others = [s for s in ring.doc["slots"] if s["kind"] != secret.kind]
        ring.take(keys.sealed(ring, gen=ring.gen + 1, found=[*others, slot]))
        key_files.write(content.disk, content.place / "keys", ring.doc)
        content.renew()


def test_a_helpers_words_open_what_may_be_shared_alone(made, place):
    folder, _card = made
    say(folder, "Saa antaa.", shared=True)
    say(folder, "Vain minulle.")
    _with_slot(folder, HelperWords("meri kivi"))
    expected = _of_app(folder)
    folder.lock()
    assert _read(place, "meri kivi")[1] == {"main": expected["main"]}
    assert _read(place)[1] == expected


def test_after_a_change_the_old_passphrase_opens_nothing(made, place):
    folder, card = made
    say(folder, "Sama toive.")
    expected = _of_app(folder)
    _with_slot(folder, Passphrase("uusi salalause"))
    say(folder, "Toinen toive.")
    folder.lock()
    with pytest.raises(reader.Broken, match="opens nothing"):
        _read(place)
    found = _read(place, "uusi salalause")[1]
    assert found == _read(place, card)[1]
    assert len(found["private"]["wish"]) == len(expected["private"]["wish"]) + 1


def test_an_old_key_file_put_back_does_not_bring_the_old_passphrase_back(made, place):
    folder, _card = made
    old = {path.name: path.read_bytes() for path in (place / "keys").iterdir()}
    _with_slot(folder, Passphrase("uusi salalause"))
    folder.lock()
    for name, data in old.items():
        (place / "keys" / name).write_bytes(data)
    with pytest.raises(reader.Broken, match="replaced"):
        _read(place)


def test_a_copy_in_one_file_and_its_attachments_are_read(made, place, tmp_path):
    folder, card = made
    say(folder, "Kuvan kanssa.")
    content_of = bytes(range(256)) * 1000
    with folder.exclusive() as content:
        row = content.blobs.write(io.BytesIO(content_of))
        con = content.databases["private"].connection
        values = (row.id, row.key, row.size, row.sha256)
        con.execute("INSERT INTO blob (id, key, size, sha256) VALUES (?, ?, ?, ?)", values)
        con.commit()
        content.compartments["private"].save(content.databases["private"].image())
    copy = backup.make_copy(folder, RecoveryKey(card))
    expected = _of_app(folder)
    folder.lock()
    for where in (place, copy.path):
        files, found = _read(where)
        assert found == expected
        assert reader.attachment(found["private"]["blob"][0], files) == content_of
    _flip(place / "blobs" / f"{row.id}.blob", -40)
    with pytest.raises(reader.UNSOUND):
        reader.attachment(found["private"]["blob"][0], reader.files_of(place))
