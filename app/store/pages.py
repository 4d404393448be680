"""What changed between two images, page by page; knows nothing of keys or files."""

from __future__ import annotations

import hashlib
import itertools
import struct
import zlib
from collections.abc import Iterable

from app.store.format import MAX_IMAGE, PAGE, Unsound, inflate, u32

_MODULUS = 1 << 128
_HEAD = struct.Struct("<QQI")
_BLOCK = 64 * PAGE  # bytes compared at once


def _weight(number: int, page: bytes) -> int:
    return int.from_bytes(hashlib.sha256(u32(number) + page).digest()[:16], "little")


def _page(image: bytes | bytearray, number: int) -> bytes:
    return bytes(image[number * PAGE : (number + 1) * PAGE])


def page_sum(image: bytes) -> int:
    """Return the page sum of a whole image (section 4)."""
    return sum(_weight(i, _page(image, i)) for i in range(len(image) // PAGE)) % _MODULUS


def sum_bytes(value: int) -> bytes:
    """Return a page sum as it is written."""
    return value.to_bytes(16, "little")


def check_size(size: int) -> None:
    """Refuse the size of an image that no folder has."""
    if size == 0 or size > MAX_IMAGE or size % PAGE:
        raise Unsound


def changed_pages(old: bytes, new: bytes) -> list[int]:
    """Return the numbers of pages that differ or are new, rising."""
    both, found = min(len(old), len(new)), list[int]()
    for block in _differing(old, new, range(0, both, _BLOCK)):
        pages = range(block, min(block + _BLOCK, both), PAGE)
        found.extend(start // PAGE for start in _differing(old, new, pages))
    found.extend(range(both // PAGE, len(new) // PAGE))
    return found


def _differing(old: bytes, new: bytes, starts: range) -> list[int]:
    # startswith compares in place; to compare slices would copy every byte first
    view, size = memoryview(old)[: len(new)], starts.step
    return [start for start in starts if not new.startswith(view[start : start + size], start)]


def _less(was: int, old: bytes | bytearray, changed: Iterable[int], new_size: int) -> int:
    """Return a page sum without the pages that change or go."""
    pages, left = len(old) // PAGE, new_size // PAGE
    gone = [i for i in changed if i < pages] + list(range(left, pages))
    return was - sum(_weight(i, _page(old, i)) for i in gone)


def _xor(first: bytes, second: bytes) -> bytes:
    return (int.from_bytes(first, "little") ^ int.from_bytes(second, "little")).to_bytes(
        PAGE, "little"
    )


def diff(old: bytes, new: bytes, *, was: int) -> tuple[bytes, int]:
    """Return the plaintext of a frame and the page sum of *new*; *was* is that of *old*."""
    check_size(len(new))
    changed = changed_pages(old, new)
    head = _HEAD.pack(len(old), len(new), len(changed)) + b"".join(map(u32, changed))
    total, known = _less(was, old, changed, len(new)), len(old) // PAGE
    packer = zlib.compressobj(1)  # page by page: a great change is not held in memory again
    packed = [packer.compress(head)]
    for i in changed:
        page = _page(new, i)
        total += _weight(i, page)
        packed.append(packer.compress(_xor(page, _page(old, i)) if i < known else page))
    total %= _MODULUS
    return b"".join([sum_bytes(total), *packed, packer.flush()]), total


def _unpack(plain: bytes) -> tuple[int, int, list[int], bytes]:
    # the head tells how long the rest is, so nothing can grow without bound
    stream = zlib.decompressobj()
    try:
        head = stream.decompress(plain[16:], _HEAD.size)
        old_size, new_size, count = _HEAD.unpack(head)
    except (zlib.error, struct.error) as error:
        raise Unsound from error
    check_size(new_size)
    if count > new_size // PAGE:
        raise Unsound
    whole = inflate(plain[16:], _HEAD.size + (4 + PAGE) * count)
    numbers = list(struct.unpack_from(f"<{count}I", whole, _HEAD.size))
    return old_size, new_size, numbers, whole[_HEAD.size + 4 * count :]


def _check_numbers(numbers: list[int], old_size: int, new_size: int) -> None:
    rising = all(a < b for a, b in itertools.pairwise(numbers))
    fresh = set(range(old_size // PAGE, new_size // PAGE))
    if not rising or (numbers and numbers[-1] >= new_size // PAGE) or not fresh <= set(numbers):
        raise Unsound


def apply(image: bytearray, plain: bytes, *, was: int) -> int:
    """Change *image* as a frame says and return the new page sum; Unsound if it differs."""
    old_size, new_size, numbers, body = _unpack(plain)
    if old_size != len(image):
        raise Unsound
    _check_numbers(numbers, old_size, new_size)
    known, pages = old_size // PAGE, dict[int, bytes]()
    for place, i in enumerate(numbers):
        raw = body[place * PAGE : (place + 1) * PAGE]
        pages[i] = _xor(raw, _page(image, i)) if i < known else raw
    total = _less(was, image, pages, new_size)
    total = (total + sum(_weight(i, page) for i, page in pages.items())) % _MODULUS
    if sum_bytes(total) != plain[:16]:
        raise Unsound
    _put(image, pages, new_size)
    return total


def _put(image: bytearray, pages: dict[int, bytes], new_size: int) -> None:
    del image[new_size:]
    image.extend(bytes(new_size - len(image)))
    for i, page in pages.items():
        image[i * PAGE : (i + 1) * PAGE] = page
