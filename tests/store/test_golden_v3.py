"""A folder of schema 3, with a whole chain from a wish to a paper, opens for ever."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.rules.belonging import NAMED
from app.store import version
from app.store.folder import Folder
from app.store.secret import Passphrase, RecoveryKey
from tests.golden.make_v1 import counts, since_then
from tests.store.disks import Time

V3 = Path(__file__).parents[1] / "golden" / "v3"
EXPECTED = json.loads((V3 / "expected.json").read_text("utf-8"))
SECRETS = EXPECTED["secrets"]


@pytest.mark.parametrize(
    "secret", [Passphrase(SECRETS["passphrase"]), RecoveryKey(SECRETS["card"])]
)
def test_every_link_of_the_chain_is_there_as_it_was_kept(tmp_path, secret):
    shutil.copytree(V3, tmp_path / "v3")
    folder = Folder.open(tmp_path / "v3" / "vault", secret, clock=Time())
    assert folder.notices == ()
    assert counts(folder) == since_then(EXPECTED["counts"])
    with folder.reading() as unit:
        for name, kept in EXPECTED["records"].items():
            kind, one = name.split()
            found = unit.get(NAMED[kind], one)
            assert kept.items() <= json.loads(version.body(version.values(found))).items()
    folder.lock()
