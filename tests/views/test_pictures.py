"""A picture of a wish: added, told about, shown from memory, removed and brought back."""

import asyncio
import io

import flet as ft
import pytest
from PIL import Image

from app.errors.passing import TooBigToBringIn
from app.records.attachment import Attachment
from app.services import attachments, records, wishes
from app.views import picture_out, pictures
from app.views.picking import Picked
from tests.harness.someone import at, until


def a_photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def wish(home):
    return wishes.say(home.context, words="Haluan kissan.")


@pytest.fixture
def chosen(monkeypatch):
    """Choose the file a test puts here, and remember what was forgotten again."""
    files, forgotten = [], []

    async def pick(_desk, _picker, endings, _progress):
        assert "jpg" in endings
        if not files:
            return None
        data = files[-1]
        return Picked(
            name="salainen.png",
            size=len(data),
            opener=lambda: io.BytesIO(data),
            forget=lambda: forgotten.append(len(data)),
        )

    monkeypatch.setattr(pictures, "pick", pick)
    return files, forgotten


def of(home, wish, **more) -> list[Attachment]:
    return attachments.all_of(home.context, wish.id, **more)


async def test_a_picture_is_added_told_about_and_shown_with_its_words(home, wish, chosen):
    files, forgotten = chosen
    files.append(a_photo())
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("add-picture")
        await until(app, lambda: app.shows("What does the picture show?"))
        await app.write("Kissa ikkunalla")
        await app.press("ready")
        (kept,) = of(home, wish)
        assert kept.words == "Kissa ikkunalla"
        assert app.shows("Kissa ikkunalla")
        (image,) = [i for i in app.all(ft.Image) if isinstance(i.src, bytes)]
        assert Image.open(io.BytesIO(image.src)).format == "JPEG"
        assert image.exclude_from_semantics
    assert forgotten == [len(files[0])]


async def test_nothing_chosen_adds_nothing(home, wish, chosen):
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("add-picture")
        await until(app, lambda: app.buttons("add-picture"))
        assert app.shows("A picture can say what words do not.")
    assert of(home, wish) == []


async def test_a_file_that_is_no_picture_is_told_and_forgotten(home, wish, chosen):
    files, forgotten = chosen
    files.append(b"PK\x03\x04 not a picture")
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("add-picture")
        await until(app, lambda: app.shows("Kuulluksi cannot keep this kind of file."))
    assert forgotten == [len(files[0])]
    assert of(home, wish) == []


async def test_a_removed_picture_is_brought_back(home, wish):
    attachments.attach(home.context, wish, io.BytesIO(a_photo()), words="Kissa")
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("remove-picture-1")
        assert of(home, wish) == []
        await app.press("bring-back")
        assert app.shows("What does the picture show?")
    assert [one.words for one in of(home, wish)] == ["Kissa"]


async def test_a_lost_picture_is_told_and_the_wish_stays_readable(home, wish):
    kept = attachments.attach(home.context, wish, io.BytesIO(a_photo()), words="Kissa")
    (home.place / "blobs" / f"{kept.thumbnail}.blob").unlink()
    paper = attachments.attach(home.context, wish, io.BytesIO(b"%PDF-1.7"))
    async with at(home, f"/wishes/{wish.id}") as app:
        assert app.shows("Haluan kissan.")
        assert app.shows("This picture or file cannot be opened any more.")
        assert app.shows("A paper (PDF)")
        assert app.shows("Kissa")
    records.remove(home.context, Attachment, paper.id)


async def test_a_picture_without_words_has_a_spoken_name(home, wish):
    attachments.attach(home.context, wish, io.BytesIO(a_photo()))
    async with at(home, f"/wishes/{wish.id}") as app:
        (image,) = [i for i in app.all(ft.Image) if isinstance(i.src, bytes)]
        assert image.semantics_label == "A picture"
        assert app.shows("What it shows is not told yet")


PDF = b"%PDF-1.7 " + b"sivu " * 1000


async def test_a_paper_is_added_listed_by_its_name_and_told_about(home, wish, chosen):
    files, forgotten = chosen
    files.append(PDF)
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("add-picture")
        await until(app, lambda: app.shows("What is this file?"))
        assert app.shows("A paper (PDF)")
        assert app.shows("salainen.png")
        await app.write("Päätös kotiavusta")
        await app.press("ready")
        assert app.shows("Päätös kotiavusta")
        assert app.shows("Change the words of file 1")
    assert forgotten == [len(PDF)]


async def test_a_file_is_saved_elsewhere_only_after_it_was_told_that_it_is_open(
    home, wish, monkeypatch
):
    attachments.attach(home.context, wish, io.BytesIO(PDF), file_name="Äidin päätös.pdf")
    out = io.BytesIO()

    async def save_out(_desk, _picker, *, name, write, progress):
        assert name == "2026-11-24.pdf"  # tells nothing to whoever sees the folder of downloads
        await asyncio.to_thread(write, out, progress)
        return True

    monkeypatch.setattr(picture_out, "save_out", save_out)
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("out-picture-1")
        assert app.shows("The file is not locked.")
        assert out.getvalue() == b""
        await app.press("save-file")
        await until(app, lambda: app.shows("The file is outside your folder now."))
        assert app.buttons("add-picture")
    assert out.getvalue() == PDF


async def test_not_saving_elsewhere_leads_back_and_so_does_choosing_no_place(
    home, wish, monkeypatch
):
    attachments.attach(home.context, wish, io.BytesIO(a_photo()))

    async def nowhere(*_args, **_more):
        return False

    monkeypatch.setattr(picture_out, "save_out", nowhere)
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("tell-picture-1", "save-elsewhere", "save-file")
        assert app.buttons("save-file")
        await app.press("not-out")
        assert app.buttons("add-picture")


async def test_a_lost_file_is_told_when_it_is_saved_elsewhere(home, wish, monkeypatch):
    kept = attachments.attach(home.context, wish, io.BytesIO(PDF))
    (home.place / "blobs" / f"{kept.blob}.blob").unlink()

    async def save_out(_desk, _picker, *, name, write, progress):
        write(io.BytesIO(), progress)

    monkeypatch.setattr(picture_out, "save_out", save_out)
    async with at(home, f"/wishes/{wish.id}/picture/{kept.id}/out") as app:
        await app.press("save-file")
        await until(app, lambda: app.shows("This picture or file cannot be opened any more."))


async def test_a_removed_file_is_not_saved_elsewhere_but_can_come_back(home, wish):
    kept = attachments.attach(home.context, wish, io.BytesIO(PDF))
    records.remove(home.context, Attachment, kept.id)
    async with at(home, f"/wishes/{wish.id}/picture/{kept.id}/out") as app:
        assert app.buttons("bring-back")
        assert not app.buttons("save-file")


async def test_a_file_far_too_big_is_told_with_the_limit_of_a_wish(home, wish, monkeypatch):
    async def pick(*_args):
        raise TooBigToBringIn

    monkeypatch.setattr(pictures, "pick", pick)
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("add-picture")
        await until(app, lambda: app.shows("This file is too large. It can have 50 megabytes."))


async def test_earlier_words_of_a_picture_are_shown_and_taken_back(home, wish):
    kept = attachments.attach(home.context, wish, io.BytesIO(a_photo()), words="Kissa")
    async with at(home, f"/wishes/{wish.id}/picture/{kept.id}") as app:
        assert not app.buttons("history")
        attachments.describe(home.context, kept.id, "Sotku")
    async with at(home, f"/wishes/{wish.id}/picture/{kept.id}") as app:
        await app.press("history")
        assert app.shows("Earlier versions")
        assert app.shows("Kissa")
        await app.press("take-1")
        assert app.shows("What does the picture show?")
        assert app.one(ft.TextField).value == "Kissa"
    assert [one.words for one in of(home, wish)] == ["Kissa"]


async def test_a_removed_picture_has_no_earlier_versions_but_can_come_back(home, wish):
    kept = attachments.attach(home.context, wish, io.BytesIO(a_photo()), words="Kissa")
    attachments.describe(home.context, kept.id, "Sotku")
    records.remove(home.context, Attachment, kept.id)
    async with at(home, f"/wishes/{wish.id}/picture/{kept.id}/history") as app:
        assert app.buttons("bring-back")
        assert not app.buttons("take")
