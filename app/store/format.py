"""Format 1 in numbers and canonical JSON; knows nothing of keys, files or records."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterable
from typing import Any, NoReturn

MAIN, PRIVATE = "main", "private"
COMPARTMENTS = (MAIN, PRIVATE)
SNAPSHOT_MAGIC, SEGMENT_MAGIC = b"KUSNAP1\n", b"KUJRNL1\n"
BLOB_MAGIC = b"KUBLOB1\n"
PAGE = 4096
CHUNK = 65_536
MAX_IMAGE = 256 * 1024 * 1024
MAX_HEADER = 65_536
MAX_NUMBER = 2**53 - 1
MOST_IN_NAME = 2**52  # a name is a hint: it must not use up the numbers
NO_CHAIN = bytes(32)  # the chain value before the first save

_HEX = re.compile(r"[0-9a-f]*")
_U32 = struct.Struct("<I")


class Unsound(Exception):  # noqa: N818 - it never leaves the store
    """Bytes are not what format 1 says, or their key does not fit."""


class Newer(Unsound):
    """A later format wrote these bytes."""


def cj(value: object) -> bytes:
    """Return the one way to write *value* as JSON (section 1)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _refuse(_text: str) -> NoReturn:
    raise Unsound


def _whole(text: str) -> int:
    if len(text) > 16 or not 0 <= int(text) <= MAX_NUMBER:
        raise Unsound
    return int(text)


def _single(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs) or any(v is None or isinstance(v, bool) for v in found.values()):
        raise Unsound
    return found


def parse(data: bytes) -> dict[str, Any]:
    """Return the object in *data*; double keys, floats, null and true are Unsound."""
    try:
        found: object = json.loads(
            data.decode("ascii"),
            parse_float=_refuse,
            parse_constant=_refuse,
            parse_int=_whole,
            object_pairs_hook=_single,
        )
    except (ValueError, RecursionError) as error:
        raise Unsound from error
    return shaped(found)


def shaped(value: object, keys: Iterable[str] | None = None) -> dict[str, Any]:
    """Return *value* when it is an object with exactly these *keys*."""
    if not isinstance(value, dict):
        raise Unsound
    found: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
    if keys is not None and set(found) != set(keys):
        raise Unsound
    return found


def listed(value: object, *, most: int) -> list[Any]:
    """Return *value* when it is a list with at most *most* members."""
    if not isinstance(value, list):
        raise Unsound
    found: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
    if len(found) > most:
        raise Unsound
    return found


def text(value: object) -> str:
    """Return *value* when it is text."""
    if not isinstance(value, str):
        raise Unsound
    return value


def hexed(value: object, size: int | None = None) -> bytes:
    """Return the bytes that lowercase hex *value* stands for, *size* of them."""
    written = text(value)
    if not _HEX.fullmatch(written) or len(written) % 2:
        raise Unsound
    if size is not None and len(written) != 2 * size:
        raise Unsound
    return bytes.fromhex(written)


def number(value: object, low: int = 0, high: int = MAX_NUMBER) -> int:
    """Return *value* when it is a whole number from *low* to *high*."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise Unsound
    return value


def u32(value: int) -> bytes:
    """Return four little-endian bytes."""
    return _U32.pack(value)


def envelope(magic: bytes, header: object) -> bytes:
    """Return everything that stands before the body of a file."""
    written = cj(header)
    if len(written) > MAX_HEADER:
        raise Unsound
    return magic + u32(len(written)) + written


def split_envelope(data: bytes, magic: bytes) -> tuple[dict[str, Any], int]:
    """Return the header of a file and where its body begins."""
    if data[: len(magic)] != magic or len(data) < 12:
        raise Unsound
    size = int.from_bytes(data[8:12], "little")
    if size > MAX_HEADER or len(data) < 12 + size:
        raise Unsound
    header = parse(data[12 : 12 + size])
    if header.get("v") != 1:
        raise Newer
    return header, 12 + size


def inflate(data: bytes | memoryview, size: int) -> bytes:
    """Return exactly *size* bytes from one zlib stream with nothing behind it."""
    stream = zlib.decompressobj()
    try:
        found = stream.decompress(data, size + 1)
    except zlib.error as error:
        raise Unsound from error
    if len(found) != size or not stream.eof or stream.unused_data:
        raise Unsound
    return found
