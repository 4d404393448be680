"""A photo made fit to be kept: upright, of a sensible size, with nothing hidden in it."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors.attached import TooManyDots
from app.errors.giving import NotAPicture

EDGE, SMALL_EDGE = 2048, 400  # longest edge in dots
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
_MOST_DOTS = 40_000_000  # 160 MB when open
_MOST_DOTS_OF_JPEG = 250_000_000  # is opened at an eighth of that
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Photo:
    """Hold a photo and a small one of it, both as JPEG without EXIF."""

    picture: bytes
    small: bytes


def prepared(source: BinaryIO) -> Photo:
    """Return the photo in *source*; NotAPicture, TooManyDots."""
    try:
        upright = _upright(source)
        return Photo(picture=_jpeg(upright, EDGE, 85), small=_jpeg(upright, SMALL_EDGE, 80))
    except (*_BROKEN, Image.DecompressionBombError) as error:
        raise NotAPicture from error


def _upright(source: BinaryIO) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        opened = Image.open(source, formats=_FORMATS)
    most = _MOST_DOTS_OF_JPEG if opened.format in {"JPEG", "MPO"} else _MOST_DOTS
    if opened.width * opened.height > most:
        raise TooManyDots
    opened.draft("RGB", (EDGE, EDGE))  # a JPEG gives a smaller picture at once
    if opened.width * opened.height > _MOST_DOTS:
        raise TooManyDots
    opened.thumbnail((EDGE, EDGE))
    return _on_white(ImageOps.exif_transpose(opened))


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return picture.convert("RGB")


def _jpeg(picture: Image.Image, edge: int, quality: int) -> bytes:
    sized = picture.copy()
    sized.thumbnail((edge, edge))
    bare = Image.frombytes("RGB", sized.size, sized.tobytes())  # the dots alone
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=quality)
    return out.getvalue()
