"""Files in a window of its own and on a phone; in a browser see tests/browser/test_files.py."""

from types import SimpleNamespace

import flet as ft
import pytest

from app.errors.base import Cancelled
from app.errors.passing import (
    NoFileWindow,
    NotBroughtIn,
    NotHandedOut,
    TooBigForAPhone,
    TooBigToBringIn,
)
from app.services.incoming import MOST
from app.views import picking
from app.views.picking import pick, save_out


class Picker:
    """Answer as the system's window for files does."""

    def __init__(self, chosen=(), place=None, refuses=None):
        self.chosen, self.place, self.refuses, self.asked = chosen, place, refuses, {}

    async def pick_files(self, **asked):
        self.asked = asked
        if self.refuses:
            raise self.refuses
        return list(self.chosen)

    async def save_file(self, **asked):
        self.asked = asked
        if self.refuses:
            raise self.refuses
        return self.place


@pytest.fixture
def desk(tmp_path):
    page = SimpleNamespace(web=False, platform=ft.PagePlatform.LINUX)
    return SimpleNamespace(page=page, home=SimpleNamespace(context=None, data=tmp_path))


def a_file(path, size=None):
    there = size if size is not None else path.stat().st_size
    return ft.FilePickerFile(id=1, name=path.name, size=there, path=str(path))


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "picked" / "kuva.jpg"
    path.parent.mkdir()
    path.write_bytes(b"picture")
    return path


async def test_nothing_chosen_is_no_file(desk):
    assert await pick(desk, Picker(), ["jpg"]) is None


async def test_ones_own_file_is_read_where_it_lies_and_stays_there(desk, photo):
    picker = Picker([a_file(photo)])
    picked = await pick(desk, picker, ["jpg", "png"])
    assert picker.asked["allowed_extensions"] == ["jpg", "png"]
    for _each in range(2):
        with picked.open() as file:
            assert file.read() == b"picture"
    picked.done()
    assert photo.exists()


async def test_the_copy_a_phone_makes_is_removed_with_its_folder(desk, photo):
    desk.page.platform = ft.PagePlatform.ANDROID
    picked = await pick(desk, Picker([a_file(photo)]), [])
    picked.done()
    picked.done()
    assert not photo.parent.exists()


async def test_a_phones_folder_with_something_else_stays(desk, photo):
    desk.page.platform = ft.PagePlatform.ANDROID
    (photo.parent / "other").write_text("x")
    picked = await pick(desk, Picker([a_file(photo)]), [])
    picked.done()
    assert not photo.exists()
    assert photo.parent.exists()


async def test_the_name_of_a_picked_file_is_in_no_trace(desk, photo):
    assert "kuva" not in repr(await pick(desk, Picker([a_file(photo)]), []))


async def test_a_file_that_has_gone_meanwhile_is_told(desk, photo):
    picked = await pick(desk, Picker([a_file(photo)]), [])
    photo.unlink()
    with pytest.raises(NotBroughtIn):
        picked.open()


async def test_a_file_too_big_for_anything_is_refused_at_once(desk, photo):
    with pytest.raises(TooBigToBringIn):
        await pick(desk, Picker([a_file(photo, size=MOST + 1)]), [])


@pytest.mark.parametrize("refusal", [RuntimeError, TimeoutError])
async def test_a_window_that_does_not_open_is_told(desk, refusal):
    with pytest.raises(NoFileWindow):
        await pick(desk, Picker(refuses=refusal), [])
    with pytest.raises(NoFileWindow):
        await save_out(desk, Picker(refuses=refusal), name="a", write=writes)


def writes(stream, progress):
    stream.write(b"content")
    progress(7, 7)


async def test_it_is_written_to_the_chosen_place(desk, tmp_path):
    picker = Picker(place=str(tmp_path / "copy.zip"))
    assert await save_out(desk, picker, name="kopio.zip", write=writes)
    assert (tmp_path / "copy.zip").read_bytes() == b"content"
    assert picker.asked == {"file_name": "kopio.zip"}


async def test_no_place_chosen_writes_nothing(desk):
    def never(_stream, _progress):
        raise AssertionError

    assert not await save_out(desk, Picker(), name="kopio.zip", write=never)


async def test_a_stop_leaves_nothing_at_the_chosen_place(desk, tmp_path):
    def stopped(_done, _total):
        raise Cancelled

    place = tmp_path / "out" / "copy.zip"
    place.parent.mkdir()
    picker = Picker(place=str(place))
    with pytest.raises(Cancelled):
        await save_out(desk, picker, name="a", write=writes, progress=stopped)
    assert list(place.parent.iterdir()) == []


async def test_a_place_that_takes_no_file_is_told(desk, tmp_path):
    picker = Picker(place=str(tmp_path / "gone" / "copy.zip"))
    with pytest.raises(NotHandedOut):
        await save_out(desk, picker, name="a", write=writes)


async def test_a_phone_is_handed_the_bytes(desk):
    desk.page.platform = ft.PagePlatform.IOS
    picker = Picker(place="/somewhere")
    assert await save_out(desk, picker, name="kopio.zip", write=writes)
    assert picker.asked["src_bytes"] == b"content"


@pytest.mark.parametrize(("size", "fits"), [(5_000, True), (5_001, False)])
async def test_what_is_too_big_for_a_phones_memory_is_told_and_not_held(
    desk, monkeypatch, size, fits
):
    monkeypatch.setattr(picking, "MOST_IN_MEMORY", 5_000)
    desk.page.platform = ft.PagePlatform.ANDROID
    written, picker = [], Picker(place="/somewhere")

    def many(stream, _progress):
        for part in (b"x" * 2_500, b"x" * (size - 2_500), b"x" * 0):
            stream.write(part)
            written.append(stream)

    if fits:
        assert await save_out(desk, picker, name="kopio.zip", write=many)
        assert len(picker.asked["src_bytes"]) == size
        return
    with pytest.raises(TooBigForAPhone):
        await save_out(desk, picker, name="kopio.zip", write=many)
    assert picker.asked == {}
    assert written[0].closed


async def test_on_a_computer_a_big_file_is_written_part_by_part(desk, monkeypatch, tmp_path):
    monkeypatch.setattr(picking, "MOST_IN_MEMORY", 3)
    picker = Picker(place=str(tmp_path / "copy.zip"))
    assert await save_out(desk, picker, name="kopio.zip", write=writes)
