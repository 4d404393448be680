import shutil
from datetime import UTC, datetime

import pytest

from app.services.context import Context
from app.store.folder import Folder
from app.store.secret import RecoveryKey
from tests.builders import PASSPHRASE, ATime


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """One empty folder and its card; deriving a key from a passphrase is slow on purpose."""
    data = tmp_path_factory.mktemp("begun")
    folder, card = Folder.create(data / "vault", PASSPHRASE, clock=lambda: datetime.now(UTC))
    folder.lock()
    return data, card


@pytest.fixture
def clock():
    return ATime()


@pytest.fixture
def ctx(begun, tmp_path, clock):
    """An open, empty folder of one's own."""
    data, card = begun
    shutil.copytree(data, tmp_path / "data")
    folder = Folder.open(tmp_path / "data" / "vault", RecoveryKey(card), clock=clock)
    assert folder.notices == ()
    yield Context(folder=folder, clock=clock)
    folder.lock()
