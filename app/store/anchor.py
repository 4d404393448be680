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


def _mac(ring: Ring, comp: str, body: Entry) -> str:
    key = hkdf(ring.newest(comp), b"", f"kuulluksi/1/anchor/{ring.vault}/{comp}")
    return mac(key, cj(body)).hex()


def _entry(ring: Ring, comp: str, mark: Mark) -> Entry:
    body: Entry = {"chain": mark.chain.hex(), "kgen": mark.kgen, "n": mark.n}
    return {**body, "mac": _mac(ring, comp, body)}


def _mark(ring: Ring, comp: str, entry: object) -> Mark:
    body = dict(shaped(entry, ("chain", "kgen", "mac", "n")))
    written = text(body.pop("mac"))
    if not same(_mac(ring, comp, body).encode(), written.encode()):
        raise Unsound
    return Mark(hexed(body["chain"], 32), number(body["n"]), number(body["kgen"], 1))


def read(disk: Disk, path: Path, ring: Ring) -> dict[str, Mark] | None:
    """Return the marks, None when there is no anchor; Unsound when it is not valid."""
    try:
        data = disk.read(path, most=65_536)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unsound from error
    found = shaped(parse(data), ("comps", "v", "vault"))
    comps = shaped(found["comps"])
    if found["v"] != 1 or found["vault"] != ring.vault or not set(comps) <= set(COMPARTMENTS):
        raise Unsound
    return {comp: _mark(ring, comp, entry) for comp, entry in comps.items()}


def write(disk: Disk, path: Path, ring: Ring, marks: dict[str, Mark]) -> None:
    """Replace the anchor; if that fails the next opening writes a snapshot and a new one."""
    comps = {comp: _entry(ring, comp, mark) for comp, mark in marks.items()}
    unfinished = path.with_name(path.name + UNFINISHED)
    with contextlib.suppress(OSError):
        forget(disk, unfinished)
        handle = disk.create(unfinished)
        try:
            disk.write(handle, cj({"comps": comps, "v": 1, "vault": ring.vault}))
        finally:
            disk.close(handle)
        disk.rename(unfinished, path)
