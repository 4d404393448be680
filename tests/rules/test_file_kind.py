"""A file is told by its first bytes, whatever it is called."""

import pytest

from app.rules.file_kind import kind_of, media_type


@pytest.mark.parametrize(
    ("first", "media", "kind"),
    [
        (b"\xff\xd8\xff\xe0JFIF", "image/jpeg", "photo"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "photo"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp", "photo"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic", "photo"),
        (b"%PDF-1.7", "application/pdf", "paper"),
        (b"\xef\xbb\xbf%PDF-1.4", "application/pdf", "paper"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav", "voice"),
        (b"\x00\x00\x00\x18ftypM4A ", "audio/mp4", "voice"),
        (b"\x00\x00\x00\x18ftyp3gp4", "audio/mp4", "voice"),
        (b"OggS\x00", "audio/ogg", "voice"),
        (b"ID3\x04", "audio/mpeg", "voice"),
        (b"\xff\xfb\x90\x00", "audio/mpeg", "voice"),
    ],
)
def test_what_we_take_is_known(first, media, kind):
    assert media_type(first) == media
    assert kind_of(media) == kind


@pytest.mark.parametrize(
    "first",
    [
        b"",
        b"\xff",
        b"MZ\x90",
        b"PK\x03\x04",
        b"<svg>",
        b"RIFF\x00\x00\x00\x00AVI ",
        b"%!PS",
        b"\x00\x00\x00\x18ftypqt  ",
        b"#!/bin/sh",
        b"\xff\xff\xff\xff",
        b"hei",
    ],
)
def test_anything_else_is_not_taken(first):
    assert media_type(first) == ""
