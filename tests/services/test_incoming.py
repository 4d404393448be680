"""A file that comes in lies sealed on the disk, is read from any place, and is forgotten."""

import errno
import io
import os

import pytest

from app.errors.passing import NotBroughtIn
from app.services.incoming import Incoming, sweep
from app.store.files import Disk

MARKER = b"vuokkolinnunlaulu "


def came_in(data, content, **how):
    held = Incoming(data, **how)
    for start in range(0, len(content), 10_000):
        held.take(content[start : start + 10_000])
    held.whole(len(content))
    return held


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 300_000])
def test_it_is_read_as_it_came(tmp_path, size):
    content = (MARKER * (size // len(MARKER) + 1))[:size]
    held = came_in(tmp_path, content)
    with held.open() as first, held.open() as again:
        assert first.read() == content
        assert again.read(7) == content[:7]
        again.seek(-5 if size > 5 else 0, io.SEEK_END)
        assert again.read() == (content[-5:] if size > 5 else b"")


def test_nothing_of_it_is_plain_on_the_disk(tmp_path):
    held = came_in(tmp_path, MARKER * 10_000)
    (path,) = tmp_path.iterdir()
    assert MARKER not in path.read_bytes()
    assert path.suffix == ".tmp"
    assert path.stat().st_mode & 0o077 == 0
    held.done()


def test_after_use_it_is_gone_and_cannot_be_opened(tmp_path):
    held = came_in(tmp_path, MARKER)
    held.done()
    held.done()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(NotBroughtIn):
        held.open()


def test_one_that_did_not_come_whole_is_not_used(tmp_path):
    held = Incoming(tmp_path)
    held.take(b"half")
    with pytest.raises(NotBroughtIn):
        held.whole(8)


def test_a_changed_or_shortened_one_is_not_believed(tmp_path):
    held = came_in(tmp_path, MARKER * 10_000)
    (path,) = tmp_path.iterdir()
    os.truncate(path, 70_000)
    with pytest.raises(NotBroughtIn):
        held.open()


def test_a_full_disk_is_told(tmp_path):
    class Full(Disk):
        def write(self, handle, data):
            raise OSError(errno.ENOSPC, "full")

    held = Incoming(tmp_path, disk=Full())
    with pytest.raises(NotBroughtIn):
        held.take(bytes(200_000))
    held.done()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_takes_no_file_is_told(tmp_path):
    class Closed(Disk):
        def create(self, path):
            raise PermissionError

    with pytest.raises(NotBroughtIn):
        Incoming(tmp_path, disk=Closed())


def test_what_an_earlier_run_left_is_swept_and_nothing_else(tmp_path):
    came_in(tmp_path, MARKER)
    for kept in ("settings.json", "settings.json.tmp", "in-my-notes.txt"):
        (tmp_path / kept).write_text("x")
    sweep(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "in-my-notes.txt",
        "settings.json",
        "settings.json.tmp",
    ]
    sweep(tmp_path / "nowhere")
