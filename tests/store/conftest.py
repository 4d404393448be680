from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from app.store.folder import Folder
from tests.store.disks import PASSPHRASE, FailingDisk, Time


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


@pytest.fixture
def small_disk(tmp_path, request):
    """Mount a real disk of 300 kB or another size, where that is allowed."""
    where = tmp_path / "small"
    where.mkdir()
    mount = shutil.which("mount")
    allowed = mount and os.name == "posix" and not os.getuid()
    size = getattr(request, "param", "300k")
    command = [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", where]
    if not allowed or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no real small disk can be mounted here")
    yield where
    subprocess.run([shutil.which("umount"), where], check=True)
