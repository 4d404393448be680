"""Whatever a person does: no file but theirs is written, and nothing of it lies in plain."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.a_whole_life import MARKER

ROOT = Path(__file__).parents[2]
STEPS = [
    "write",
    "attach",
    "save a copy",
    "bring a copy back",
    "join",
    "take everything out",
    "bring in",
    "look at earlier days",
    "change the keys",
    "go on where it was locked",
    "erase one thing",
    "lock",
    "erase everything",
]
FOLDERS = {"HOME": "home", "TMPDIR": "temp", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "logs"}
FOLDERS |= {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "share"}
OWN = "own"  # what the person picks, and where they put what is handed over
CHANGES = "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat"
CHANGES += ",symlink,symlinkat,unlink,rmdir,truncate,memfd_create,mknod,mknodat"
NETWORK = "socket,connect,sendto,sendmsg,bind"
DEVICES = ("/dev/null", "/dev/tty")
OPENED = re.compile(
    r'(?:open|openat|openat2|creat)\([^"]*"([^"]+)", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT)'
)
CHANGED = re.compile(rf"(?:{CHANGES.replace(',', '|')})\(")
NAMED = re.compile(r'"(/[^"]+)"')


def plain_forms(word: str) -> list[bytes]:
    return [word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()]


def plain_in(place: Path) -> list[str]:
    """Return the files outside the person's own that hold or are named with the marker."""
    found = []
    for path in sorted(place.rglob("*")):
        name = path.relative_to(place)
        if name.parts[0] != OWN and path.is_file():
            data = path.read_bytes() + str(name).encode()
            found += [str(name)] if any(form in data for form in plain_forms(MARKER)) else []
    return found


class Running:
    """Drive the program step by step, in a place with folders of its own for everything."""

    def __init__(self, place: Path, *, under: tuple[str | Path, ...] = ()) -> None:
        told = {k: v for k, v in os.environ.items() if not k.startswith("COV")}  # no measuring
        told |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        for name, folder in FOLDERS.items():
            (place / folder).mkdir()
            told[name] = str(place / folder)
        program = (sys.executable, "-m", "tests.services.a_whole_life", place)
        self.process = subprocess.Popen(
            [*map(str, (*under, *program))],
            env=told,
            cwd=place / "home",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def next_step(self) -> str:
        return self.process.stdout.readline().strip()

    def go_on(self) -> None:
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self) -> str:
        """Return all that was said besides; the program must have ended well."""
        said, complaints = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, complaints[-3000:]
        return said + complaints


@pytest.fixture
def place(tmp_path):
    made = tmp_path / "place"
    made.mkdir()
    return made


def test_after_each_step_nothing_lies_in_plain_anywhere(place):
    running, found, done = Running(place), {}, []
    while step := running.next_step():
        done.append(step)
        if files := plain_in(place):
            found[step] = files
        if step == "attach":
            assert list(place.glob("here/vault/blobs/*.blob"))
        running.go_on()
    said = running.end()
    assert done == STEPS, said[-3000:]
    assert found == {}
    assert MARKER not in said
    assert MARKER.encode() in (place / OWN / "picked.jpg").read_bytes(), "the search finds it"
    assert [p.name for p in (place / "here").iterdir()] == []
    for folder in FOLDERS.values():
        assert list((place / folder).iterdir()) == []


def test_no_other_file_is_written_and_nobody_is_spoken_to(place, tmp_path):
    if not shutil.which("strace"):
        pytest.skip("not on this machine: strace")
    trace = tmp_path / "trace"
    calls = f"trace={CHANGES},{NETWORK},write,pwrite64"
    under = ("strace", "-f", "-y", "--seccomp-bpf", "-s", "200", "-e", calls, "-o", trace)
    running, done = Running(place, under=under), []
    while step := running.next_step():
        done.append(step)
        running.go_on()
    if "Operation not permitted" in (said := running.end()):
        pytest.skip("tracing is not allowed here")
    assert done == STEPS, said[-3000:]
    lines = trace.read_text("utf-8", "replace").splitlines()
    assert outside(lines, place) == set()
    assert not [line for line in lines if re.search(rf"({NETWORK.replace(',', '|')})\(", line)]
    plain = [line for line in lines if MARKER in line and "write" in line]
    assert plain, "what is handed over is plain"
    assert not [line for line in plain if f"<{place / OWN}/" not in line]


def outside(lines: list[str], place: Path) -> set[str]:
    """Return what was changed or opened for writing elsewhere than in the person's places."""
    written = {found[1] for line in lines if (found := OPENED.search(line))}
    changed = {
        path
        for line in lines
        if CHANGED.search(line) and not re.search(r"(open|openat|openat2)\(", line)
        for path in NAMED.findall(line)
    }
    mine = tuple(f"{place / name}" for name in ("here", "there", OWN))
    assert any(path.startswith(mine) for path in written)
    return {path for path in written | changed if not path.startswith(mine)} - set(DEVICES)
