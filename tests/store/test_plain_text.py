"""Nothing a person said lies in plain text in any file."""

from __future__ import annotations

import tempfile

import pytest

from app.errors.base import AppError
from app.records.wish import Wish
from tests.store.disks import again, say

MARKERS = ["Aamukahvi", "Lumihiutale", "Pihlajanmarja", "Tuulimylly", "Sinivuokko"]


def _plain_forms(word: str) -> list[bytes]:
    return [word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()]


def test_no_marker_word_is_found_in_any_file(made, place, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", None)
    folder, card = made
    for number, word in enumerate(MARKERS):
        say(folder, f"{word} " * 200, shared=number % 2 == 0)
    with folder.unit() as unit:
        for wish in unit.find(Wish):
            wish.words = "muu"
            unit.keep(wish)
    folder.tidy()
    folder.lock()
    again(place, card).lock()
    data = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    assert len(data) > 10_000
    assert not [w for w in MARKERS for form in _plain_forms(w) if form in data]


def test_no_file_name_holds_a_word(made, tmp_path):
    folder, _card = made
    say(folder, MARKERS[0])
    assert not [p for p in tmp_path.rglob("*") if MARKERS[0] in p.name]


def test_no_error_and_no_repr_holds_a_word(folder):
    with pytest.raises(AppError) as told:
        say(folder, MARKERS[0] * 200_000)
    assert MARKERS[0] not in str(told.value) + repr(told.value) + repr(told.value.facts)
    with folder.reading() as unit:
        assert MARKERS[0] not in repr(unit.find(Wish)) + repr(folder._ring) + repr(folder)


def test_sqlite_keeps_everything_in_memory(folder):
    for database in folder._content.databases.values():
        con = database.connection
        found = [con.execute(f"PRAGMA {n}").fetchone()[0] for n in ("temp_store", "journal_mode")]
        assert found == [2, "memory"]
        assert con.execute("PRAGMA secure_delete").fetchone() == (1,)
