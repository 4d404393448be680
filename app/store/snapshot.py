"""A whole encrypted image in one file; knows nothing of wishes."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.store import keys, pages
from app.store.crypto import any_chunk_opens, digest, stream_open, stream_seal
from app.store.format import (
    SNAPSHOT_MAGIC,
    Unsound,
    envelope,
    hexed,
    inflate,
    listed,
    number,
    shaped,
    split_envelope,
    text,
)

_PARTS = ("at", "comp", "done", "fid", "gen", "head", "keys", "kgen", "n", "pin", "root", "seg")
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_PIN = re.compile(r"(v\d{1,9})?")
_HEAD = struct.Struct("<Q16s")
MOST_DONE = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Hold what a snapshot says of itself (section 4)."""

    at: str
    comp: str
    done: list[str]
    fid: bytes
    gen: int
    head: bytes
    keys: keys.Doc
    kgen: int
    n: int
    pin: str
    root: str
    seg: int
    vault: str

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return f"s{self.gen:08d}-{self.fid[:4].hex()}.snap"

    def written(self) -> dict[str, Any]:
        """Return the header as it is written."""
        found = {part: getattr(self, part) for part in (*_PARTS, "vault")}
        return {**found, "fid": self.fid.hex(), "head": self.head.hex(), "v": 1}


def _header(found: dict[str, Any]) -> Header:
    shaped(found, (*_PARTS, "v", "vault"))
    header = Header(
        at=text(found["at"]),
        comp=text(found["comp"]),
        done=[hexed(fid, 8).hex() for fid in listed(found["done"], most=MOST_DONE)],
        fid=hexed(found["fid"], 32),
        gen=number(found["gen"], 1),
        head=hexed(found["head"], 32),
        keys=keys.check(found["keys"]),
        kgen=number(found["kgen"], 1),
        n=number(found["n"]),
        pin=text(found["pin"]),
        root=hexed(found["root"], 8).hex(),
        seg=number(found["seg"]),
        vault=hexed(found["vault"], 16).hex(),
    )
    agrees = header.keys["gen"] == header.kgen and header.keys["vault"] == header.vault
    if not agrees or not _AT.fullmatch(header.at) or not _PIN.fullmatch(header.pin):
        raise Unsound
    return header


def moment(at: str) -> datetime:
    """Return when a snapshot was written, as its header says it."""
    try:
        return datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:  # a day that no calendar has
        return datetime.min.replace(tzinfo=UTC)


def _key(root: bytes | bytearray, header: Header) -> bytes:
    return keys.file_key(root, header.fid, use="snap", vault=header.vault, comp=header.comp)


def seal(header: Header, image: bytes, *, total: int, root: bytes | bytearray) -> bytes:
    """Return the file; *total* is the page sum of *image*."""
    pages.check_size(len(image))
    front = envelope(SNAPSHOT_MAGIC, header.written())
    plain = _HEAD.pack(len(image), pages.sum_bytes(total)) + zlib.compress(image, 1)
    return front + stream_seal(_key(root, header), plain, digest(front))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Hold one read file, not yet opened."""

    header: Header
    hh: bytes
    body: memoryview

    @classmethod
    def read(cls, data: bytes) -> Snapshot:
        """Return the snapshot in *data*; Unsound when its header cannot be read."""
        found, start = split_envelope(data, SNAPSHOT_MAGIC)
        view = memoryview(data)
        return cls(_header(found), digest(view[:start]), view[start:])

    def image(self, root: bytes | bytearray) -> tuple[bytes, int]:
        """Return the image and its page sum; Unsound when one bit differs."""
        plain = stream_open(_key(root, self.header), self.body, self.hh)
        if len(plain) < _HEAD.size:
            raise Unsound
        size, written = _HEAD.unpack_from(plain)
        pages.check_size(size)
        image = inflate(memoryview(plain)[_HEAD.size :], size)
        total = pages.page_sum(image)
        if pages.sum_bytes(total) != written:
            raise Unsound
        return image, total

    def authentic(self, root: bytes | bytearray) -> bool:
        """Tell whether the key made any part of this file."""
        return any_chunk_opens(_key(root, self.header), self.body, self.hh)
