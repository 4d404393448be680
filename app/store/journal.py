"""Segments of appended changes, each frame bound to the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from app.store import keys
from app.store.crypto import TAG, digest, nonce, seal, unseal
from app.store.format import (
    MAX_HEADER,
    SEGMENT_MAGIC,
    Unsound,
    envelope,
    hexed,
    listed,
    number,
    shaped,
    split_envelope,
    text,
    u32,
)

MOST_VOID = 16
_SMALLEST = 33  # tag, page sum and one byte
_PARTS = ("comp", "fid", "kgen", "n0", "parent", "root", "seg", "v", "vault", "void")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Hold what a segment says of itself (section 4)."""

    comp: str
    fid: bytes
    kgen: int
    n0: int
    parent: bytes
    root: str
    seg: int
    vault: str
    void: list[str]

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return f"j{self.seg:08d}-{self.fid[:4].hex()}.jrn"

    def front(self) -> bytes:
        """Return everything before the first frame."""
        found = {part: getattr(self, part) for part in _PARTS if part != "v"}
        written = {"fid": self.fid.hex(), "parent": self.parent.hex(), "v": 1}
        return envelope(SEGMENT_MAGIC, {**found, **written})

    def key(self, root: bytes | bytearray) -> bytes:
        """Return the key of this file."""
        return keys.file_key(root, self.fid, use="jrnl", vault=self.vault, comp=self.comp)


def _header(found: dict[str, Any]) -> Header:
    shaped(found, _PARTS)
    return Header(
        comp=text(found["comp"]),
        fid=hexed(found["fid"], 32),
        kgen=number(found["kgen"], 1),
        n0=number(found["n0"]),
        parent=hexed(found["parent"], 32),
        root=hexed(found["root"], 8).hex(),
        seg=number(found["seg"], 1),
        vault=hexed(found["vault"], 16).hex(),
        void=[hexed(fid, 32).hex() for fid in listed(found["void"], most=MOST_VOID)],
    )


def next_chain(chain: bytes, sealed: bytes | memoryview) -> bytes:
    """Return the chain value after a sealed frame."""
    return digest(chain, sealed[-TAG:])


def _check(size: int, hh: bytes, i: int) -> bytes:
    return digest(u32(size), hh, u32(i))[:4]


@dataclass(slots=True)
class Writer:
    """Seal the frames of one segment, in order."""

    key: bytes
    hh: bytes
    chain: bytes
    count: int = 0

    def frame(self, plain: bytes) -> bytes:
        """Return the next frame as it is appended."""
        sealed = seal(self.key, plain, self.hh + self.chain, nonce(self.count))
        size = len(sealed)
        found = u32(size) + _check(size, self.hh, self.count) + sealed
        self.chain, self.count = next_chain(self.chain, sealed), self.count + 1
        return found


class Tail(IntEnum):
    """Say how a segment ends (section 7.5), from harmless to alarming."""

    CLEAN = 0
    UNFINISHED = 1
    HALF_WRITTEN = 2
    BROKEN = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold one opened frame and the chain value after it."""

    plain: bytes
    chain: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold one read file, not yet opened."""

    header: Header
    hh: bytes
    body: memoryview

    @classmethod
    def read(cls, data: bytes) -> Segment:
        """Return the segment in *data*; Unsound when its header cannot be read."""
        found, start = split_envelope(data, SEGMENT_MAGIC)
        view = memoryview(data)
        return cls(_header(found), digest(view[:start]), view[start:])

    def _whole(self, at: int, i: int) -> int | None:
        """Return where the whole frame at *at* ends, None when there is none."""
        size = int.from_bytes(self.body[at : at + 4], "little")
        if bytes(self.body[at + 4 : at + 8]) != _check(size, self.hh, i):
            return None
        end = at + 8 + size
        return end if end <= len(self.body) else None

    def frames(self, root: bytes | bytearray) -> tuple[list[Frame], Tail]:
        """Return the frames up to the first bad one, and how the segment ends."""
        key, chain, at = self.header.key(root), self.header.parent, 0
        found: list[Frame] = []
        while (end := self._whole(at, len(found))) is not None:
            sealed = self.body[at + 8 : end]
            try:
                plain = self._opened(key, sealed, chain, len(found))
            except Unsound:
                return found, self._after_bad(end, len(found) + 1)
            chain, at = next_chain(chain, sealed), end
            found.append(Frame(plain, chain))
        return found, self._rest(at, len(found))

    def _opened(self, key: bytes, sealed: memoryview, chain: bytes, i: int) -> bytes:
        if len(sealed) < _SMALLEST:
            raise Unsound
        return unseal(key, sealed, self.hh + chain, nonce(i))

    def _after_bad(self, at: int, i: int) -> Tail:
        if self._whole(at, i) is not None:
            return Tail.BROKEN
        return max(Tail.HALF_WRITTEN, self._rest(at, i))

    def _rest(self, at: int, i: int) -> Tail:
        """Judge what stands behind the last whole frame."""
        rest = bytes(self.body[at:])
        if not rest:
            return Tail.CLEAN
        size, check, behind = int.from_bytes(rest[:4], "little"), rest[4:8], rest[8:]
        if len(rest) < 8 or check == _check(size, self.hh, i) or not any(behind):
            return Tail.UNFINISHED
        return Tail.BROKEN if any(rest[:8]) else Tail.HALF_WRITTEN


def torn(data: bytes) -> Tail:
    """Judge a file without a readable header: is there room for more than one frame."""
    if not any(data[:12]):  # the first block never reached the disk
        return Tail.UNFINISHED
    size = int.from_bytes(data[8:12], "little")
    start = 12 + size if size <= MAX_HEADER else data.find(b"]}", 12) + 2
    if start + 8 >= len(data):
        return Tail.UNFINISHED
    frame = int.from_bytes(data[start : start + 4], "little")
    return Tail.UNFINISHED if not frame or start + 8 + frame >= len(data) else Tail.BROKEN
