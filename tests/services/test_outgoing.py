"""A file reaches the chosen place whole, or an earlier one there stays as it was."""

import pytest

from app.errors.base import Cancelled
from app.errors.passing import NotHandedOut
from app.services.outgoing import putting_down
from app.store.files import Disk


def test_it_is_there_once_it_is_whole(tmp_path):
    place = tmp_path / "copy.zip"
    with putting_down(place) as stream:
        stream.write(b"new")
        assert not place.exists()
    assert place.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [place]


def test_its_name_is_on_the_disk_too_where_the_place_allows_that(tmp_path):
    flushed = []

    class Watched(Disk):
        def flush_folder(self, folder):
            flushed.append((folder, [path.name for path in folder.iterdir()]))
            raise OSError

    with putting_down(tmp_path / "copy.zip", disk=Watched()) as stream:
        stream.write(b"new")
    assert flushed == [(tmp_path, ["copy.zip"])]


@pytest.mark.parametrize("ended_by", [Cancelled, ValueError, KeyboardInterrupt])
def test_what_ends_halfway_leaves_the_earlier_file(tmp_path, ended_by):
    place = tmp_path / "copy.zip"
    place.write_bytes(b"old")

    def half():
        with putting_down(place) as stream:
            stream.write(b"half")
            raise ended_by

    with pytest.raises(ended_by):
        half()
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def test_a_place_that_is_gone_is_told(tmp_path):
    with pytest.raises(NotHandedOut), putting_down(tmp_path / "stick" / "copy.zip"):
        pass


def test_a_full_place_is_told_and_holds_no_half_file(tmp_path):
    class Full(Disk):
        def flush(self, handle):
            raise OSError

    with pytest.raises(NotHandedOut), putting_down(tmp_path / "copy.zip", disk=Full()) as stream:
        stream.write(b"new")
    assert list(tmp_path.iterdir()) == []


def test_where_only_the_chosen_file_may_be_written_it_is_written_there(tmp_path):
    class Sandbox(Disk):
        def create(self, path):
            raise PermissionError

    place = tmp_path / "copy.zip"
    with putting_down(place, disk=Sandbox()) as stream:
        stream.write(b"new")
    assert place.read_bytes() == b"new"
