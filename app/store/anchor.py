"""A small note outside the folder, by which an old copy put back is noticed."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.store.crypto import hkdf, mac, same
from app.store.files import UNFINISHED, Disk, forget
from app.store.format import COMPARTMENTS, Unsound, cj, hexed, number, parse, shaped, text
from app.store.keys import Ring

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold where one compartment was: chain value, number of saves, key generation."""

    chain: bytes
    n: int
    kgen: int


def place_of(place: Path, vault: str) -> Path:
    """Return where the anchor of a folder lies: beside it."""
    return place.parent / f"anchor-{vault[:8]}.json"


def _mac(root: bytearray, vault: str, comp: str, body: Entry) -> str:
    key = hkdf(root, b"", f"kuulluksi/1/anchor/{vault}/{comp}")
    return mac(key, cj(body)).hex()


def _entry(ring: Ring, comp: str, mark: Mark) -> Entry:
    body: Entry = {"chain": mark.chain.hex(), "kgen": mark.kgen, "n": mark.n}
    return {**body, "mac": _mac(ring.newest(comp), ring.vault, comp, body)}


def _mark(ring: Ring, comp: str, entry: object) -> Mark:
    body = dict(shaped(entry, ("chain", "kgen", "mac", "n")))
    written = text(body.pop("mac")).encode()
    # an older root only while an exchange of keys is not finished
    macs = [_mac(root, ring.vault, comp, body).encode() for root in ring.roots[comp]]
    if not any(same(found, written) for found in macs):
        raise Unsound
    return Mark(hexed(body["chain"], 32), number(body["n"]), number(body["kgen"], 1))


def _entries(disk: Disk, path: Path, vault: str) -> dict[str, Any]:
    """Return what is written for each compartment, not yet checked."""
    try:
        data = disk.read(path, most=65_536)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unsound from error
    found = shaped(parse(data), ("comps", "v", "vault"))
    comps = shaped(found["comps"])
    if found["v"] != 1 or found["vault"] != vault or not set(comps) <= set(COMPARTMENTS):
        raise Unsound
    return comps


def read(disk: Disk, path: Path, ring: Ring) -> dict[str, Mark] | None:
    """Return the marks of what is open, None when there is no anchor; Unsound if not valid."""
    try:
        comps = _entries(disk, path, ring.vault)
    except FileNotFoundError:
        return None
    return {comp: _mark(ring, comp, entry) for comp, entry in comps.items() if comp in ring.comps}


def _not_open(disk: Disk, path: Path, ring: Ring) -> dict[str, Any]:
    """Return the entries of compartments that are not open; they are kept as they are."""
    if len(ring.comps) == len(COMPARTMENTS):
        return {}
    try:
        comps = _entries(disk, path, ring.vault)
    except (FileNotFoundError, Unsound):
        return {}
    return {comp: entry for comp, entry in comps.items() if comp not in ring.comps}


def write(disk: Disk, path: Path, ring: Ring, marks: dict[str, Mark]) -> None:
    """Replace the anchor; if that fails the next opening writes a snapshot and a new one."""
    comps = {comp: _entry(ring, comp, mark) for comp, mark in marks.items()}
    comps |= _not_open(disk, path, ring)
    unfinished = path.with_name(path.name + UNFINISHED)
    with contextlib.suppress(OSError):
        forget(disk, unfinished)
        handle = disk.create(unfinished)
        try:
            disk.write(handle, cj({"comps": comps, "v": 1, "vault": ring.vault}))
        finally:
            disk.close(handle)
        disk.rename(unfinished, path)
