"""docs/read_vault.py uses nothing of app/ and reads the same words, or tells what does not fit."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.kdf import argon2

from app.errors.folder import NotSaved
from app.records.base import Visibility
from app.records.wish import Wish
from app.store import backup, rekeying
from app.store.database import connect
from app.store.folder import Folder
from app.store.journal import Segment, Tail
from app.store.secret import HelperWords, Passphrase, RecoveryKey
from tests.store.disks import PASSPHRASE, Time, again, say

ROOT = Path(__file__).parents[2]
V1, V2 = (ROOT / "tests" / "golden" / name for name in ("v1", "v2"))
WORDS = (V1 / "passphrase.txt").read_text("utf-8").strip()
CARD = json.loads((V1 / "expected.json").read_text("utf-8"))["card"]


def _reader():
    spec = importlib.util.spec_from_file_location("read_vault", ROOT / "docs" / "read_vault.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


reader = _reader()


def _refuse(words):
    raise ValueError(words)


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
    assert others == {"cryptography"}


@pytest.mark.parametrize("secret", [WORDS, CARD, CARD.lower().replace("-", " ")])
def test_the_golden_folder_gives_the_words_the_app_reads(tmp_path, secret):
    shutil.copytree(V1, tmp_path / "v1")
    found = _read(V1 / "vault", secret)[1]
    folder = Folder.open(tmp_path / "v1" / "vault", Passphrase(WORDS), clock=Time())
    with folder.reading() as unit:
        wishes = {wish.id: wish.words for wish in unit.find(Wish, removed=True)}
    folder.lock()
    assert {row["id"]: row["words"] for comp in found.values() for row in comp["wish"]} == wishes


def _command(*args, secret=WORDS):
    command = [sys.executable, ROOT / "docs" / "read_vault.py", *args]
    return subprocess.run(command, input=secret, capture_output=True, text=True, check=False)


def test_the_command_prints_all_words_as_json():
    done = _command(V1 / "vault")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == _read(V1 / "vault", WORDS)[1]


def test_a_wrong_secret_prints_nothing_but_why():
    done = _command(V1 / "vault", secret="wrong")
    assert (done.returncode, done.stdout) == (1, "")
    assert "opens nothing here" in done.stderr


def test_the_command_writes_attachments_and_tells_of_one_that_is_lost(tmp_path):
    shutil.copytree(V2, tmp_path / "v2")
    lost = _newest(tmp_path / "v2" / "vault", "blobs/*")
    _flip(lost, -40)
    done = _command(tmp_path / "v2" / "vault", tmp_path / "out")
    assert done.returncode == 1
    assert lost.stem in done.stderr
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {path.stem for path in lost.parent.iterdir()} - {lost.stem}
    assert json.loads(done.stdout) == json.loads(_command(V2 / "vault").stdout)


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
    with pytest.raises(ValueError, match="broken"):
        _read(place, card)


def test_a_missing_segment_is_refused(made, place):
    folder, card = made
    for number in range(3):
        say(folder, f"Toive {number}.")
        with folder.exclusive() as content:
            content.compartments["private"].close()
    folder.lock()
    sorted(place.glob("private/*.jrn"))[1].unlink()
    with pytest.raises(ValueError, match="missing"):
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
    with pytest.raises(ValueError, match=r"history|histories"):
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
    with pytest.raises(ValueError, match="missing"):
        _read(place, card)


def test_an_unfinished_last_save_is_passed_over(made, place):
    folder, card = made
    say(folder, "Ennen.")
    expected = _of_app(folder)
    say(folder, "Kesken.")
    folder.lock()
    journal = _newest(place, "private/*.jrn")
    journal.write_bytes(journal.read_bytes()[:-5])
    told = []
    assert _read(place, card, told.append)[1] == expected
    assert told == ["private: the end of a file is unfinished"]


@pytest.mark.parametrize(("lost", "left"), [("main", "private"), ("private", "main")])
def test_of_a_compartment_that_is_lost_the_other_one_is_read(made, place, lost, left):
    folder, card = made
    expected, told = _of_app(folder), []
    folder.lock()
    for path in place.glob(f"{lost}/*.snap"):
        _flip(path, -20)
    assert _read(place, card, told.append)[1] == {left: expected[left]}
    assert f"{lost}: no snapshot can be read" in told


def test_numbers_of_argon2_out_of_range_are_refused_before_deriving(made, place, monkeypatch):
    made[0].lock()
    monkeypatch.setattr(argon2, "Argon2id", None)
    for path in (place / "keys").iterdir():
        path.write_bytes(path.read_bytes().replace(b'"m":19456', b'"m":9999999999'))
    for path in place.glob("*/*.snap"):
        path.unlink()
    with pytest.raises(ValueError, match="slot"):
        _read(place)


def test_a_flipped_bit_of_a_journal_is_told_and_changes_no_word(made, place):
    folder, card = made
    seen = [_of_app(folder)]
    for number in range(3):
        say(folder, f"Toive {number}.")
        seen.append(_of_app(folder))
    folder.lock()
    journal = _newest(place, "private/*.jrn")
    whole = journal.read_bytes()
    for at in range(0, len(whole), 7):
        told = []
        _flip(journal, at)
        assert _read(place, card, told.append)[1] in seen[:-1]
        assert told
        journal.write_bytes(whole)


def test_a_helpers_words_open_what_may_be_shared_alone(made, place):
    folder, _card = made
    say(folder, "Saa antaa.", shared=True)
    say(folder, "Vain minulle.")
    rekeying.add_helper(folder, HelperWords("meri kivi"))
    expected = _of_app(folder)
    folder.lock()
    assert _read(place, "meri kivi")[1] == {"main": expected["main"]}
    assert _read(place)[1] == expected


def test_a_helper_who_was_taken_out_opens_nothing(made, place):
    folder, card = made
    rekeying.add_helper(folder, HelperWords("meri kivi"))
    rekeying.remove_helpers(folder)
    say(folder, "Saa antaa.", shared=True)
    _same_as_app(place, folder, card)
    with pytest.raises(ValueError, match="opens nothing"):
        _read(place, "meri kivi")


def test_after_a_change_the_old_passphrase_opens_nothing(made, place):
    folder, card = made
    say(folder, "Sama toive.")
    rekeying.change_passphrase(folder, "uusi salalause")
    say(folder, "Toinen toive.")
    expected = _of_app(folder)
    folder.lock()
    with pytest.raises(ValueError, match="opens nothing"):
        _read(place)
    assert _read(place, "uusi salalause")[1] == _read(place, card)[1] == expected


def test_an_old_key_file_put_back_does_not_bring_the_old_passphrase_back(made, place):
    folder, _card = made
    old = {path.name: path.read_bytes() for path in (place / "keys").iterdir()}
    rekeying.change_passphrase(folder, "uusi salalause")
    folder.lock()
    for name, data in old.items():
        (place / "keys" / name).write_bytes(data)
    with pytest.raises(ValueError, match="replaced"):
        _read(place)


def test_after_all_keys_are_new_the_old_ones_open_nothing(made, place):
    folder, card = made
    say(folder, "Sama toive.")
    new = RecoveryKey.new()
    rekeying.begin_anew(folder, "uusi salalause", new)
    expected = _of_app(folder)
    folder.lock()
    for secret in (PASSPHRASE, card):
        with pytest.raises(ValueError, match="opens nothing"):
            _read(place, secret)
    for secret in ("uusi salalause", new.text):
        assert _read(place, secret)[1] == expected


def test_an_exchange_of_keys_that_was_cut_is_told_to_whoever_has_the_old_ones(made, place):
    folder, _card = made
    old = {path: path.read_bytes() for path in place.rglob("*.*") if path.is_file()}
    rekeying.begin_anew(folder, "uusi salalause", RecoveryKey.new())
    folder.lock()
    for path, data in old.items():
        path.write_bytes(data)
    told = []
    _read(place, tell=told.append)
    assert "there are newer keys, made with another secret" in told


def test_a_helper_who_was_taken_out_does_not_come_back_with_an_old_key_file(made, place):
    folder, _card = made
    rekeying.add_helper(folder, HelperWords("meri kivi"))
    old = {path.name: path.read_bytes() for path in (place / "keys").iterdir()}
    rekeying.remove_helpers(folder)
    folder.lock()
    for name, data in old.items():
        (place / "keys" / name).write_bytes(data)
    with pytest.raises(ValueError, match="opens nothing"):
        _read(place, "meri kivi")


def test_a_file_under_a_root_that_was_retired_by_then_is_not_used(made, place):
    made[0].lock()
    file = reader.File(_newest(place, "main/*.snap").read_bytes())
    root = bytes(32)
    name = file.head["root"] = reader.digest(b"kuulluksi/1/root", root)[:8].hex()
    rest = ("main", file.head["vault"])
    assert file.unlocked(*rest, {"main": [root], "retired": {name: file.head["kgen"] + 1}})
    with pytest.raises(ValueError, match="not as it was written"):
        file.unlocked(*rest, {"main": [root], "retired": {name: file.head["kgen"]}})


def test_saves_under_newer_keys_than_those_that_are_there_are_told(made, place):
    folder, card = made
    old = {path: path.read_bytes() for path in place.rglob("*.*") if path.is_file()}
    rekeying.change_passphrase(folder, "uusi salalause")
    say(folder, "Toinen toive.")
    folder._content.close()
    folder.lock()
    for path in [*place.glob("keys/*"), *place.glob("*/*.snap")]:
        path.unlink()
    for path, data in old.items():
        path.write_bytes(data)
    told = []
    _read(place, card, told.append)
    assert "private: the key files are older than the saves" in told


def test_what_a_cut_move_left_in_both_compartments_is_shown_in_both(made, place, disk):
    folder, card = made
    wish = say(folder, "Ensin yhteinen.", shared=True)
    refused = iter([False, *[True] * 9])
    wish.visibility = Visibility.ONLY_ME
    disk.fails = lambda work: work == "write" and next(refused)
    with pytest.raises(NotSaved), folder.unit() as unit:
        unit.keep(wish)
    disk.heal()
    folder.lock()
    found = _read(place, card, [].append)[1]
    homes = [comp for comp, rows in found.items() if wish.id in {r["id"] for r in rows["wish"]}]
    assert homes == ["main", "private"]


def test_an_older_file_of_another_history_is_told(made, place, tmp_path):
    folder, card = made
    folder.lock()
    other = tmp_path / "other" / "vault"
    shutil.copytree(place, other)
    for where in (place, other):
        opened = again(where, card)
        say(opened, "Tästä eri teille.")
        if where == place:
            with opened.exclusive() as content:
                content.renew()
        opened._content.close()
        opened.lock()
    shutil.copy(_newest(other, "private/*.jrn"), place / "private")
    with pytest.raises(ValueError, match="another history"):
        _read(place, card)


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


@pytest.mark.parametrize("where", ["vault", "copy.zip"])
@pytest.mark.parametrize("secret", ["passphrase", "card", "helper"])
def test_the_golden_folder_with_attachments_and_its_copy_are_read(where, secret):
    expected = json.loads((V2 / "expected.json").read_text("utf-8"))
    files, found = _read(V2 / where, expected["secrets"][secret])
    counts = expected["counts" if where == "vault" else "counts_in_copy"]
    assert {comp: _counted(rows) for comp, rows in found.items()} == {c: counts[c] for c in found}
    assert set(found) == ({"main"} if secret == "helper" else {"main", "private"})
    plain = [reader.attachment(row, files) for rows in found.values() for row in rows["blob"]]
    kept = {hashlib.sha256(data).hexdigest() for data in plain}
    assert (expected["paper"] in kept) == (where == "vault" and secret != "helper")
    assert sum(data.startswith(b"\xff\xd8\xff") for data in plain) == 2  # a photo and a small one


def _counted(rows):
    return {name: len(found) for name, found in rows.items()}


ENDS = {Tail.CLEAN: "", Tail.UNFINISHED: "unfinished", Tail.HALF_WRITTEN: "unfinished"}
ENDS |= {Tail.BROKEN: "broken"}


def _harmed(data, start, chance):
    """Cut, flip, zero or lengthen what stands behind the header of a segment."""
    at = chance.randrange(start, len(data) + 1)
    harm = {
        "cut": data[:at],
        "flip": data[:at] + bytes(b ^ 1 for b in data[at : at + 1]) + data[at + 1 :],
        "hole": data[:at] + bytes(len(data[at : at + 300])) + data[at + 300 :],
        "zeros": data[:at] + bytes(len(data) - at),
        "more": data + chance.randbytes(chance.randrange(20)),
    }
    return harm[chance.choice([*harm])]


def test_both_judge_the_end_of_a_harmed_segment_alike(made, place):
    folder, _card = made
    for number in range(4):
        say(folder, f"Toive {number}. " * (1 + number * 9))
    ring = folder._content.ring
    root, vault = bytes(ring.newest("private")), ring.vault
    data = _newest(place, "private/*.jrn").read_bytes()
    start, judged = 12 + int.from_bytes(data[8:12], "little"), set()
    for seed in range(3000):
        chance = Random(seed)
        harmed = _harmed(_harmed(data, start, chance), start, chance)
        frames, tail = Segment.read(harmed).frames(root)
        roots = {"private": [root], "retired": {}}
        read = reader.File(harmed).unlocked("private", vault, roots)
        assert [bytes.fromhex(after) for _b, _p, after in read.frames] == [f.chain for f in frames]
        assert read.end == ENDS[tail]
        judged.add(tail)
    assert judged == set(Tail)
    folder.lock()
