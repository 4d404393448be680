"""Folders made by released versions open for ever."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.records.wish import Wish
from app.store.database import connect, template
from app.store.folder import Folder
from app.store.migrations import SCHEMA
from app.store.secret import Passphrase, RecoveryKey
from tests.golden.make_v1 import counts
from tests.store.disks import Time

V1 = Path(__file__).parents[1] / "golden" / "v1"
EXPECTED = json.loads((V1 / "expected.json").read_text("utf-8"))
WORDS = (V1 / "passphrase.txt").read_text("utf-8").strip()


@pytest.mark.parametrize("secret", [Passphrase(WORDS), RecoveryKey(EXPECTED["card"])])
def test_a_folder_of_format_1_opens_with_all_its_words(tmp_path, secret):
    shutil.copytree(V1, tmp_path / "v1")
    folder = Folder.open(tmp_path / "v1" / "vault", secret, clock=Time())
    assert folder.notices == ()
    assert counts(folder) == EXPECTED["counts"]
    with folder.reading() as unit:
        wishes = {wish.words: wish for wish in unit.find(Wish)}
        (walk,) = [w for w in wishes.values() if unit.history(w.id)]
        (earlier,) = unit.history(walk.id)
    folder.lock()
    texts = EXPECTED["texts"]
    assert wishes[texts["main"]].visibility == "may_be_shared"
    assert wishes[texts["private"]].visibility == "only_me"
    assert json.loads(earlier.body)["words"] == texts["earlier"]


def _tables(con) -> list[tuple[str, str]]:
    asked = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    return con.execute(asked).fetchall()


@pytest.mark.skipif(SCHEMA != 1, reason="migrations lead from this schema to the present one")
def test_a_changed_table_needs_a_migration(tmp_path):
    shutil.copytree(V1, tmp_path / "v1")
    folder = Folder.open(tmp_path / "v1" / "vault", Passphrase(WORDS), clock=Time())
    then = _tables(folder._content._databases["main"].connection)
    folder.lock()
    assert _tables(connect(template())) == then
