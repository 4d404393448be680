"""Hostile or huge files of the open form: our own outcomes alone, in bounded memory.

Each case runs in a process of its own, under a cap on memory and processor time.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from app.errors.base import AppError
from app.records.wish import Wish
from app.services import attachments, bringing_in, portable, records
from app.services.context import Context
from app.store import slots
from app.store.folder import Folder
from tests.store.test_fuzzed_bytes import spoilt

ROOT = Path(__file__).parents[2]
CAP = 1024 * 1024 * 1024  # bytes of addresses, the libraries included
REFUSED, SECONDS = 260, 120  # megabytes of memory above those of the open folder; of processor
SOON = ("packed as bzip2", "empty lists", "empty objects", "names")  # refused before they are read
AT = "2026-11-24T08:00:00+00:00"
FRONT = b'{"format":"kuulluksi-open-1","made_at":"x","files":[],"records":{"wish":['
NAME = "kuulluksi.json"


def now() -> datetime:
    return datetime.now(UTC)


def a_context(place: Path) -> Context:
    slots.STRONG = slots.SMALL
    place.mkdir()
    folder, _card = Folder.create(place / "vault", "koivu ilta saari", clock=now)
    return Context(folder=folder, clock=now)


def written(path: Path, front: bytes, part: bytes, megabytes: float, packed: int) -> Path:
    """Write a zip whose JSON repeats one part."""
    with (
        zipfile.ZipFile(path, "w", packed) as archive,
        archive.open(NAME, "w", force_zip64=True) as member,
    ):
        member.write(front)
        piece = part * (1_000_000 // len(part))
        for _ in range(int(megabytes * 1_000_000 / len(piece))):
            member.write(piece)
        member.write(b'"end"]}]}}')
    return path


def repeated(part: bytes, *, packed: int = zipfile.ZIP_DEFLATED, mb: float = 24, front=FRONT):
    """Return what writes a file with *part* inside the history of one wish, again and again."""
    inside = front + b'{"history":['
    return lambda path: written(path, inside, part, mb, packed)


def many_members(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(NAME, FRONT + b"]}}")
        for number in range(20_000):
            archive.writestr(f"attachments/{number:032x}", b"")
    return path


def doubled_members(path: Path) -> Path:
    """Write a list of members that all lie in one place, said to be huge together."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(NAME, FRONT + b"]}}")
        archive.writestr("attachments/" + "0" * 32, bytes(50_000_000))
        (_json, big) = archive.filelist
        archive.filelist += [big] * 300
    path.write_bytes(made.getvalue())
    return path


HUGE: dict[str, Callable[[Path], Path]] = {
    "white space": lambda path: written(path, FRONT, b" ", 175, zipfile.ZIP_DEFLATED),
    "one long text": repeated(b"a", front=FRONT + b'{"words":"'),
    "one letter beyond": repeated("😀".encode(), front=FRONT + b'{"words":"'),
    "empty lists": repeated(b"[],"),
    "empty objects": repeated(b"{},"),
    "nested lists": repeated(b"["),
    "names": repeated(b'{"a":0},'),
    "texts": repeated(b'"ab",'),
    "texts beyond": repeated('"😀b",'.encode()),
    "numbers": repeated(b"123456,"),
    "just below one record": repeated('"😀b",'.encode(), mb=7.5),
    "packed as bzip2": repeated(b"a", packed=zipfile.ZIP_BZIP2, mb=100),
    "many members": many_members,
    "one place many times": doubled_members,
}


def status(name: str) -> int:
    """Return one of Linux's own figures of this process, in megabytes."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(name))


def more_memory(work: Callable[[], object]) -> int:
    """Return how many megabytes some work took at most above what there was."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    before = status("VmRSS")
    work()
    return status("VmHWM") - before


def bring_huge(place: Path, kind: str) -> None:
    ctx = a_context(place)
    path = HUGE[kind](place / "open.zip")

    def refused() -> None:
        with contextlib.suppress(AppError):
            assert bringing_in.bring_in(ctx, path.open("rb")).plan.new == 0

    more = more_memory(refused)
    with ctx.folder.reading() as unit:
        assert unit.find(Wish) == []
    assert more <= (80 if kind in SOON else REFUSED), f"{more} MB"


def bring_large(place: Path, _kind: str) -> None:
    """Bring in 40 MB of long texts, and see that the other side is dropped before the save."""
    ctx, path = a_context(place), place / "open.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(NAME, "w", force_zip64=True) as member,
    ):
        member.write(FRONT)
        for number in range(400):
            one = {"id": f"00000000-0000-4000-8000-{number:012d}", "created_at": AT}
            one |= {"changed_at": AT, "words": f"{number} " + "Haluan kahvia. " * 6_600}
            member.write((("," if number else "") + json.dumps(one)).encode())
        member.write(b"]}}")
    more = more_memory(lambda: bringing_in.bring_in(ctx, path.open("rb")))
    assert len(ctx.folder._content.databases["private"].image()) > 39_000_000
    assert more <= 160, f"{more} MB"


def spoil(place: Path, kind: str) -> None:
    """Bring in a sound file with some bytes changed, in the zip or in the JSON within."""
    dice, ctx, path = Random(kind), a_context(place), place / "open.zip"
    wish = records.add(ctx, Wish, words="Haluan kahvia")
    records.change(ctx, Wish, wish.id, words="Haluan teetä")
    attachments.attach(ctx, wish, io.BytesIO(b"%PDF-1.7\n" + bytes(3_000)))
    with path.open("wb") as out:
        portable.take_out(ctx, out)
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    other = a_context(place / "other")
    for _ in range(60):
        if kind.startswith("zip"):
            path.write_bytes(spoilt(whole, dice))
        else:
            with zipfile.ZipFile(path, "w") as archive:
                for name, data in members.items():
                    archive.writestr(name, spoilt(data, dice) if name == NAME else data)
        with contextlib.suppress(AppError):
            bringing_in.look(other, path.open("rb"))
            bringing_in.bring_in(other, path.open("rb"))
    assert status("VmHWM") < 300


WORKS = {"huge": bring_huge, "large": bring_large, "spoilt": spoil}


def run(work: str, kind: str, place: Path) -> None:
    command = [sys.executable, "-m", "tests.services.test_hostile_forms", work, kind, str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-3000:]


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory as Linux tells it")


@pytest.mark.parametrize("kind", HUGE)
def test_a_huge_file_is_refused_in_bounded_memory(kind, tmp_path):
    run("huge", kind, tmp_path / "place")


def test_a_large_file_comes_in_with_a_few_times_its_size_of_memory(tmp_path):
    run("large", "", tmp_path / "place")


@pytest.mark.parametrize("kind", ["zip", "json"])
def test_a_spoilt_file_ends_in_our_own_outcomes(kind, tmp_path):
    run("spoilt", kind, tmp_path / "place")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (CAP, CAP))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    WORKS[sys.argv[1]](Path(sys.argv[3]), sys.argv[2])
