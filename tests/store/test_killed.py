"""Real processes are killed in a loop: words, pictures and erasing keep what was acknowledged."""

from __future__ import annotations

import io
import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from app.records.attachment import Attachment
from app.store import erasing
from app.store.folder import Folder
from tests.store.disks import again, all_words, say

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def shows(number: int, turn: int) -> bytes:
    return f"kuva {turn}-{number} ".encode() * 9_000


def live(place: Path, card: str, turn: int, out: int) -> None:
    """Say, attach, erase and compact without an end, and tell of each thing that is done."""
    folder, number = again(place, card), 0
    while True:
        number += 1
        one = f"{turn}-{number}"
        say(folder, one, shared=number % 2 == 0)
        os.write(out, f"said {one}\n".encode())
        if number % 3 == 0:
            _attach(folder, f"p{one}", shows(number, turn))
            os.write(out, f"attached p{one}\n".encode())
        if number % 6 == 0:
            os.write(out, f"erasing p{one}\n".encode())
            erasing.erase(folder, {Attachment: [f"p{one}"]})
            os.write(out, f"erased p{one}\n".encode())
        if number % 7 == 0:
            folder._content.compartments["private"].compact()
            folder.tidy()


def _attach(folder: Folder, one: str, picture: bytes) -> None:
    with folder.reading() as unit:
        key = unit.blobs.write(io.BytesIO(picture))
    with folder.unit() as unit:
        unit.attach(Attachment(id=one, blob=key.id, words=one), [key])


def killed(place: Path, card: str, turn: int, chance: Random) -> list[str]:
    """Let a process live, kill it at any moment, and return what it told of."""
    back, out = os.pipe()
    child = os.fork()
    if not child:
        with suppress(BaseException):
            live(place, card, turn, out)
        os._exit(1)
    os.close(out)
    with os.fdopen(back) as told:
        lines = [told.readline() for _ in range(chance.randrange(1, 30))]
        time.sleep(chance.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines += list(told)
    assert all(lines), "it lived until it was killed"
    return [line.strip() for line in lines if line.endswith("\n")]


def _kept(place: Path, card: str, told: dict[str, list[str]], turns: int) -> None:
    folder = again(place, card)
    assert not folder.read_only
    words = all_words(folder)
    assert set(told["said"]) <= set(words)
    assert len(words) <= len(told["said"]) + turns  # and those that were being said
    with folder.reading() as unit:
        found = {a.id: unit.blobs.open(unit.key_of(a.blob)).read() for a in unit.find(Attachment)}
    assert set(told["attached"]) - set(told["erasing"]) <= set(found)
    assert not set(told["erased"]) & set(found)
    for one, content in found.items():
        turn, number = one.removeprefix("p").split("-")
        assert content == shows(int(number), int(turn))
    if erasing.unfinished(folder):
        erasing.finish(folder)
    folder.tidy()
    assert not list(place.glob("blobs/*.tmp"))
    folder.lock()


def kill_and_look(made, place: Path, *, turns: int) -> int:
    folder, card = made
    folder.lock()
    chance = Random()
    told: dict[str, list[str]] = {"said": [], "attached": [], "erasing": [], "erased": []}
    for turn in range(turns):
        for line in killed(place, card, turn, chance):
            what, one = line.split()
            told[what].append(one)
        _kept(place, card, told, turn + 1)
    return sum(map(len, told.values()))


def test_killed_a_few_times_nothing_acknowledged_is_lost(made, place):
    assert kill_and_look(made, place, turns=3) >= 3


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_killed_a_hundred_and_fifty_times_nothing_acknowledged_is_lost(made, place):
    done = kill_and_look(made, place, turns=150)
    print(f"kill -9: 150 times, {done} acknowledged things, none lost")
    assert done >= 1_000
