"""Folders made by released versions open for ever."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sqlmodel import SQLModel, create_engine

from app.errors.folder import ReadOnly
from app.records.attachment import Attachment
from app.records.wish import Wish
from app.store.database import connect, template
from app.store.folder import Folder
from app.store.migrations import SCHEMA, STEPS
from app.store.schema import TABLES, table_of
from app.store.secret import Passphrase, RecoveryKey
from tests.golden.make_v1 import counts, since_then
from tests.store.disks import FailingDisk, Time, again, say

V1 = Path(__file__).parents[1] / "golden" / "v1"
EXPECTED = json.loads((V1 / "expected.json").read_text("utf-8"))
WORDS = (V1 / "passphrase.txt").read_text("utf-8").strip()


@pytest.fixture
def place(tmp_path):
    shutil.copytree(V1, tmp_path / "v1")
    return tmp_path / "v1" / "vault"


def _expected() -> dict[str, dict[str, int]]:
    return since_then(EXPECTED["counts"])


@pytest.mark.parametrize("secret", [Passphrase(WORDS), RecoveryKey(EXPECTED["card"])])
def test_a_folder_of_format_1_opens_with_all_its_words(place, secret):
    folder = Folder.open(place, secret, clock=Time())
    assert folder.notices == ()
    assert counts(folder) == _expected()
    with folder.reading() as unit:
        wishes = {wish.words: wish for wish in unit.find(Wish)}
        (walk,) = [w for w in wishes.values() if unit.history(w.id)]
        (earlier,) = unit.history(walk.id)
    folder.lock()
    texts = EXPECTED["texts"]
    assert wishes[texts["main"]].visibility == "may_be_shared"
    assert wishes[texts["private"]].visibility == "only_me"
    assert json.loads(earlier.body)["words"] == texts["earlier"]


def test_an_older_folder_is_brought_up_to_date_once_and_its_old_state_is_pinned(place):
    folder = again(place, EXPECTED["card"])
    pinned = [b'"pin":"v1"' in path.read_bytes() for path in place.glob("*/s*.snap")]
    assert pinned.count(True) == 2
    with folder.unit() as unit:
        unit.keep(Attachment(of_id="a"))
    folder.lock()
    folder = again(place, EXPECTED["card"])
    assert counts(folder)["private"]["attachment"] == 1
    assert sum(b'"pin":"v1"' in p.read_bytes() for p in place.glob("*/s*.snap")) == 2
    folder.lock()


def test_an_older_folder_that_can_only_be_read_shows_its_words_and_changes_nothing(place):
    disk = FailingDisk()
    disk.can_write = False
    before = {path: path.read_bytes() for path in place.rglob("*.*") if path.is_file()}
    folder = again(place, EXPECTED["card"], disk)
    assert counts(folder) == _expected()
    with folder.reading() as unit:
        assert unit.find(Attachment) == []
    with pytest.raises(ReadOnly):
        say(folder, "ei onnistu")
    folder.lock()
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("number", range(14))
def test_a_migration_can_be_cut_at_every_operation(place, number):
    disk = FailingDisk()
    disk.fail_at(number, also_next=10_000)
    folder = again(place, EXPECTED["card"], disk)
    assert counts(folder) == _expected()
    folder.lock()
    folder = again(place, EXPECTED["card"])
    assert counts(folder) == _expected()
    assert not folder.read_only
    folder.lock()


def _tables(con) -> dict[str, tuple[set[object], set[object]]]:
    """Return each table's columns and indexes; the order of columns says nothing."""
    asked = "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
    return {
        name: (
            {row[1:] for row in con.execute(f'PRAGMA table_info("{name}")')},
            {row[1:] for row in con.execute(f'PRAGMA index_list("{name}")')},
        )
        for (name,) in con.execute(asked)
    }


def test_a_changed_table_needs_a_migration(place):
    folder = again(place, EXPECTED["card"])
    led_to = _tables(folder._content.databases["main"].connection)
    folder.lock()
    assert led_to == _tables(connect(template()))


def test_a_record_with_a_new_field_is_noticed_as_a_changed_table():
    then = _tables(connect(template()))
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine, tables=[table_of(kind) for kind in TABLES])
    with engine.connect() as con:
        con.exec_driver_sql("ALTER TABLE wish ADD COLUMN colour VARCHAR")
        assert _tables(con.connection.driver_connection) != then
    engine.dispose()


def test_each_step_leads_to_one_number():
    assert len(STEPS) + 1 == SCHEMA
