"""Seal and open a stream of any length in little memory (section 4, STREAM).

Knows nothing of folders: the key and what stands before the body come from outside.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

from app.store.crypto import TAG, Key, Stream
from app.store.format import CHUNK, Unsound

_SEALED = CHUNK + TAG


class SealingWriter:
    """Seal what is written and hand it on in chunks; only ``finish`` makes it whole.

    *write* takes sealed bytes, such as the ``write`` of a file.
    """

    def __init__(self, write: Callable[[bytes], object], key: Key, hh: bytes) -> None:
        """Take a fresh key; *hh* binds the stream to what stands before it."""
        self._write, self._stream = write, Stream(key, hh)
        self._waiting, self._count = bytearray(), 0

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Take all of *data*; the last chunk waits, it is sealed as the last."""
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._hand_on(last=False)
        return len(data)

    def finish(self) -> None:
        """Seal the end; nothing can be written after it."""
        self._hand_on(last=True)

    def _hand_on(self, *, last: bool) -> None:
        plain = bytes(self._waiting[:CHUNK])
        self._write(self._stream.seal(self._count, plain, last=last))
        del self._waiting[:CHUNK]
        self._count += 1


class SealedFile(io.RawIOBase):
    """Read a sealed stream, from any place in it; each chunk opens on its own.

    Raises Unsound where one bit differs; a stream that was cut off is noticed at once.
    """

    def __init__(self, source: BinaryIO, key: Key, hh: bytes, *, start: int = 0) -> None:
        """Take a seekable file, which is closed with this one; the body begins at *start*."""
        super().__init__()
        self._source, self._stream, self._start = source, Stream(key, hh), start
        self._at, self._number, self._plain = 0, -1, b""
        body = source.seek(0, io.SEEK_END) - start
        self._last = max(0, -(-body // _SEALED) - 1)
        self.size = self._last * CHUNK + len(self._chunk(self._last))
        if self._last and self.size == self._last * CHUNK:
            raise Unsound

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that reading can start anywhere."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place in the plain content."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """Return where reading goes on."""
        return self._at

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] - any writable buffer
        """Fill *buffer* as far as one chunk goes."""
        if self._at >= self.size:
            return 0
        number, within = divmod(self._at, CHUNK)
        piece = memoryview(self._chunk(number))[within : within + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        """Close the file below and forget what was open."""
        self._plain, self._number = b"", -1
        self._source.close()
        super().close()

    def _chunk(self, number: int) -> bytes:
        if number != self._number:
            self._source.seek(self._start + number * _SEALED)
            sealed = self._source.read(_SEALED)
            self._plain = self._stream.unseal(number, sealed, last=number == self._last)
            self._number = number
        return self._plain
