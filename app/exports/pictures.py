"""Pictures rebuilt from their dots, so that nothing hidden in a photo travels along."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from app.errors.giving import NotAPicture

LIMIT = 1600  # longest edge, in dots
_TOO_MANY_DOTS = 100_000_000


def cleaned(picture: bytes, limit: int = LIMIT) -> bytes:
    """Return the picture as a JPEG without EXIF, at most *limit* dots on an edge.

    Raises NotAPicture for what is no picture, or is too large to open.
    """
    try:
        return _rebuilt(picture, limit)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise NotAPicture from error


def _rebuilt(picture: bytes, limit: int) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        opened = Image.open(io.BytesIO(picture))
    if opened.width * opened.height > _TOO_MANY_DOTS:
        raise ValueError(opened.size)
    upright = ImageOps.exif_transpose(opened).convert("RGB")
    upright.thumbnail((limit, limit))
    bare = Image.frombytes("RGB", upright.size, upright.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=85)
    return out.getvalue()
