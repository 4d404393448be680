"""A wish is said aloud and kept, however the recording ends; nothing of it lies in plain."""

from __future__ import annotations

import asyncio
import io
import os
import shutil
import subprocess
import sys
import wave
from dataclasses import replace

import pytest

from app.records.attachment import Attachment
from app.services import attachments, records, sound, wishes
from app.services.keeping import Home
from app.sound import recording
from app.sound.here import recorder_on
from app.sound.playing import Player
from tests.builders import ATime
from tests.harness.device import Device
from tests.harness.someone import an_open_home, at, until
from tests.services.test_nothing_elsewhere import OPENED

PHRASE = "kuusi vene lumi talo"
NEW = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def home(tmp_path):
    home = an_open_home(tmp_path / "data")
    yield home
    home.lock()


@pytest.fixture
def device(tmp_path, monkeypatch):
    device, recorder = Device(tmp_path / "device"), recorder_on("linux")
    monkeypatch.setenv("PATH", str(device.programs))
    player = Player("aplay", "paplay")
    monkeypatch.setattr(sound, "recorder", lambda: recorder)
    monkeypatch.setattr(sound, "player", lambda: player)
    yield device
    player.stop()
    device.slow(on=False)


@pytest.fixture
def wish(home):
    return wishes.say(home.context, words="Haluan laulaa")


def kept(home, wish_id):
    return sound.recorded(home.context, wish_id)


def frames(home, one):
    with (
        attachments.read(home.context, one) as source,
        wave.open(io.BytesIO(source.read())) as file,
    ):
        return file.readframes(-1)


async def begun(app, device, key="record"):
    """Begin to record, and wait until the microphone has given all it hears."""
    await app.press(key)
    await until(app, lambda: device.told("asked-to-record"))
    await until(app, "Speak now. It is being recorded.")


async def test_what_is_said_is_kept_with_the_wish_and_can_be_heard(home, device, wish):
    device.records(3)
    device.slow(on=True)
    async with at(home, f"/wishes/{wish.id}") as app:
        await begun(app, device)
        await until(app, "0:03 of 10:00")
        await app.press("stop-recording")
        await until(app, "Your voice is kept in your folder.")
        await until(app, "Recording 1, 0:03")
        (one,) = kept(home, wish.id)
        assert frames(home, one) == (device.folder / "sound").read_bytes()
        assert not app.all(key=f"picture-{one.id}")
        await app.press("listen-1")
        await until(app, "Stop listening to recording 1")
        device.slow(on=False)
        await until(app, "Listen to recording 1")
    assert (device.folder / "played").read_bytes() == (device.folder / "sound").read_bytes()


async def test_the_first_words_can_be_said_aloud_and_make_the_wish(home, device):
    device.records(2)
    device.slow(on=True)
    async with at(home, f"/wishes/{NEW}/tell/words") as app:
        await begun(app, device)
        await until(app, "0:02 of 10:00")
        await app.press("stop-recording")
        await until(app, "Recording 1, 0:02")
    assert wishes.one(home.context, NEW).words == ""
    assert len(kept(home, NEW)) == 1


async def test_nothing_is_recorded_or_made_before_the_press(home, device):
    device.records(2)
    async with at(home, f"/wishes/{NEW}/tell/words") as app:
        await app.settle()
    assert device.told("asked-to-record") == ""


@pytest.mark.parametrize("leaving", ["hide", "back", "continue", "disconnect"])
async def test_it_is_kept_on_leaving_and_hiding(home, device, leaving):
    device.records(2)
    device.slow(on=True)
    async with at(home, f"/wishes/{NEW}/tell/words") as app:
        await begun(app, device)
        await until(app, "0:02 of 10:00")
        if leaving == "disconnect":
            await app.page_event("disconnect")
        else:
            await app.press(leaving)
        await until(app, lambda: not sound.recording_now())
        if leaving == "hide":
            assert home.context is None
            home.unlock(PHRASE)
        assert len(kept(home, NEW)) == 1


async def test_a_lock_from_elsewhere_ends_it_and_it_is_kept_at_the_next_opening(device, tmp_path):
    device.records(2)
    device.slow(on=True)
    home = Home(data=tmp_path / "own", clock=ATime())
    home.create(PHRASE, language="fi")
    home.change_settings(replace(home.settings(), language="en", lock_when_away=False))
    wish = wishes.say(home.context, words="Haluan laulaa")
    home.lock()
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.write(PHRASE)
        await app.press("open")
        await until(app, lambda: app.buttons("record"))
        await begun(app, device)
        await until(app, "0:02 of 10:00")
        home.lock()
        assert not sound.recording_now()
        await until(app, "Open your notes")
        assert not app.all(key="problem")
        await app.write(PHRASE)
        await app.press("open")
        await until(app, "Recording 1, 0:02")
        assert frames(home, *kept(home, wish.id)) == (device.folder / "sound").read_bytes()


async def test_at_its_limit_it_ends_and_is_kept(home, device, wish, monkeypatch):
    monkeypatch.setattr(recording, "_LIMIT", recording.A_SECOND)
    device.records(3)
    device.slow(on=True)
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("record")
        await until(app, "Recording 1, 0:01")
        assert app.buttons("record") == ["record"]


async def test_saying_it_again_puts_the_new_one_in_the_place_of_the_old(home, device, wish):
    device.records(1)
    device.slow(on=True)
    async with at(home, f"/wishes/{wish.id}") as app:
        await begun(app, device)
        await until(app, "0:01 of 10:00")
        await app.press("stop-recording")
        await until(app, "Recording 1, 0:01")
        (first,) = kept(home, wish.id)
        device.records(2)
        await begun(app, device, "again-1")
        assert kept(home, wish.id) == [first]
        await until(app, "0:02 of 10:00")
        await app.press("stop-recording")
        await until(app, "Recording 1, 0:02")
        (second,) = kept(home, wish.id)
        assert second.id != first.id
        records.bring_back(home.context, Attachment, first.id)
        assert len(kept(home, wish.id)) == 2


async def test_a_recording_is_removed_by_a_press(home, device, wish):
    device.records(1)
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("record")
        await until(app, "Recording 1, 0:01")
        await app.press("remove-voice-1")
        await until(app, lambda: not kept(home, wish.id))
        assert not app.all(key="voice-1")


async def test_a_microphone_that_is_not_there_is_told_and_keeps_nothing(home, device):
    device.records(1)
    device.mute(on=True)
    async with at(home, f"/wishes/{NEW}/tell/words") as app:
        await app.press("record")
        await until(app, "No sound came from the microphone.")
        assert app.buttons("record") == ["record"]
        await app.press("continue")
    assert not wishes.all_wishes(home.context) or not kept(home, NEW)


async def test_where_nothing_records_the_page_says_so(home, device, wish, monkeypatch):
    async with at(home, f"/wishes/{wish.id}") as app:
        assert app.shows("This device has no program that Kuulluksi could record with.")
        assert not app.buttons("record")
    monkeypatch.setattr(sound, "recorder", lambda: recorder_on("win32"))
    async with at(home, f"/wishes/{wish.id}") as app:
        assert app.shows("Kuulluksi cannot record your voice on this device yet.")


async def test_who_speaks_is_not_taken_for_somebody_who_has_left(home, device, wish, monkeypatch):
    monkeypatch.setattr("app.views.acts.LOOK_EVERY_S", 0.01)
    left = []
    monkeypatch.setattr("app.views.leaving.Watch.seen", lambda _self: left.append(0))
    device.records(1)
    device.slow(on=True)
    async with at(home, f"/wishes/{wish.id}") as app:
        await begun(app, device)
        left.clear()
        await until(app, lambda: left)
        device.slow(on=False)
        await until(app, lambda: not sound.recording_now())
        await app.settle()
        left.clear()
        await asyncio.sleep(0.05)
        assert left == []


async def test_listening_ends_on_leaving_and_on_a_lock(home, device, wish):
    device.records(1)
    async with at(home, f"/wishes/{wish.id}") as app:
        await app.press("record")
        await until(app, "Recording 1, 0:01")
        device.slow(on=True)
        for end in (lambda: app.press("place-today"), lambda: asyncio.to_thread(home.lock)):
            await app.press("listen-1")
            await until(app, lambda: sound.player().playing)
            await end()
            await until(app, lambda: not sound.player().playing)
            if home.context is not None:
                await app.page_event("route_change", {"route": f"/wishes/{wish.id}"})


RECORDS = """
import sys, time
from pathlib import Path
from app.services import sound, wishes
from app.services.keeping import Home
from tests.builders import ATime
home = Home(data=Path(sys.argv[1]), clock=ATime())
home.create("kuusi vene lumi talo")
wish = wishes.say(home.context, words="x")
print("begins", flush=True)
over = []
one = sound.record(over.append)
while not over:
    time.sleep(0.01)
kept = sound.keep(home.context, wish, one)
sound.play(home.context, kept, over.append)
while len(over) < 2:
    time.sleep(0.01)
home.lock()
"""


@pytest.mark.skipif(not shutil.which("strace"), reason="not on this machine: strace")
def test_a_recording_touches_no_file_outside_the_folder(tmp_path, monkeypatch):
    device, place = Device(tmp_path / "device"), tmp_path / "data"
    device.records(2)
    untouched = {k: v for k, v in os.environ.items() if not k.startswith("COV")}
    untouched["PATH"] = f"{device.programs}:{untouched['PATH']}"
    trace = tmp_path / "trace"
    command = [
        "strace",
        "-s",
        "300",
        "-e",
        "trace=open,openat,creat,socket,write",
        "-o",
        trace,
        "-f",
    ]
    done = subprocess.run(
        [*command, sys.executable, "-B", "-c", RECORDS, place],
        check=False,
        capture_output=True,
        text=True,
        env=untouched,
    )
    if "Operation not permitted" in done.stderr:
        pytest.skip("tracing is not allowed here")
    assert done.returncode == 0, done.stderr
    _start, lines = trace.read_text("utf-8", "replace").split('"begins', 1)
    written = {m[1] for m in OPENED.finditer(lines)}
    outside = {p for p in written if not p.startswith(str(place)) and not p.startswith("/dev/")}
    assert written
    assert outside <= {
        str(device.folder / n) for n in ("played", "asked-to-play", "asked-to-record")
    }
    assert "socket(" not in lines
    voice = (device.folder / "sound").read_bytes()[10_000:10_400]
    assert all(voice not in path.read_bytes() for path in place.rglob("*") if path.is_file())
