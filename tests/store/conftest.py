from __future__ import annotations

import pytest

from app.store import slots
from app.store.folder import Folder
from tests.store.disks import PASSPHRASE, FailingDisk, Time


@pytest.fixture(autouse=True)
def _quick_key(monkeypatch):
    monkeypatch.setattr(slots, "STRONG", slots.SMALL)


@pytest.fixture
def disk():
    return FailingDisk()


@pytest.fixture
def place(tmp_path):
    return tmp_path / "vault"


@pytest.fixture
def made(place, disk):
    """Make a folder; give it open, with its recovery card."""
    folder, card = Folder.create(place, PASSPHRASE, clock=Time(), disk=disk)
    yield folder, card
    folder.lock()


@pytest.fixture
def folder(made):
    return made[0]


@pytest.fixture
def card(made):
    return made[1]
