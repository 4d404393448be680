from __future__ import annotations

import io

import pytest
from PIL import Image

from app.errors.giving import NotAPicture
from app.exports import html, pdf
from app.exports.blocks import Picture
from app.exports.pictures import cleaned
from app.exports.summary import Section, Summary
from tests.exports.samples import TODAY, WHEN

MARKER = "SECRET-PLACE-60.17"


def a_photo(size=(64, 32), *, mode="RGB", form="JPEG", **options):
    out = io.BytesIO()
    Image.new(mode, size).save(out, form, **options)
    return out.getvalue()


def a_marked_photo():
    hidden = Image.Exif()
    hidden[0x010E] = MARKER  # description
    hidden[0x0112] = 6  # turned by a quarter
    return a_photo(exif=hidden, comment=MARKER.encode())


def test_nothing_hidden_in_a_photo_travels_along():
    photo = a_marked_photo()
    assert MARKER.encode() in photo
    made = cleaned(photo)
    assert MARKER.encode() not in made
    assert not Image.open(io.BytesIO(made)).getexif()


def test_a_turned_photo_stands_upright():
    assert Image.open(io.BytesIO(cleaned(a_marked_photo()))).size == (32, 64)


def test_a_large_photo_is_made_smaller():
    assert Image.open(io.BytesIO(cleaned(a_photo((4000, 2000))))).size == (1600, 800)
    assert Image.open(io.BytesIO(cleaned(a_photo((400, 200)), 100))).size == (100, 50)


@pytest.mark.parametrize(("mode", "form"), [("RGBA", "PNG"), ("P", "GIF"), ("L", "PNG")])
def test_other_kinds_of_pictures_are_taken(mode, form):
    assert cleaned(a_photo(mode=mode, form=form)).startswith(b"\xff\xd8")


@pytest.mark.parametrize("junk", [b"", b"not a picture", a_photo()[:120]])
def test_what_is_no_picture_is_told(junk):
    with pytest.raises(NotAPicture):
        cleaned(junk)


def test_a_picture_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr("app.exports.pictures._TOO_MANY_DOTS", 100)
    with pytest.raises(NotAPicture):
        cleaned(a_photo())


def test_a_picture_comes_with_its_words_in_both_forms():
    picture = Picture(cleaned(a_marked_photo()), "Kissa sohvalla")
    section = Section("photo", "Kuva", blocks=(picture,))
    summary = Summary(language="fi", title="Nimi", date=TODAY, sections=(section,))
    page = html.render(summary)
    assert b'alt="Kissa sohvalla" src="data:image/jpeg;base64,' in page
    if pdf.available():
        assert MARKER.encode() not in pdf.render(summary, when=WHEN)
