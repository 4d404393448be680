"""A voice is recorded by a pipe into memory, played by a pipe, and ends at its limit."""

import io
import wave

import pytest

from app.errors.sound import (
    NoMicrophone,
    NoRecorder,
    NoRecordingHere,
    NoSoundComes,
    NotPlayable,
)
from app.rules.file_kind import media_type
from app.sound import recording
from app.sound.here import recorder_on
from app.sound.playing import Player
from tests.harness.device import Listener, wait_for


def test_what_was_heard_is_a_whole_wav_of_its_length(device):
    device.records(2.5)
    device.slow(on=True)
    heard = Listener()
    one = recorder_on("linux").start(heard)
    wait_for(lambda: one.seconds == 2)
    assert one.going
    one.stop()
    assert heard.wait() is None
    made = one.wav()
    assert media_type(made[:1024]) == "audio/wav"
    with wave.open(io.BytesIO(made)) as sound:
        assert sound.getnframes() == 2.5 * 16_000
        assert sound.readframes(-1) == (device.folder / "sound").read_bytes()
    one.forget()
    assert one.empty


def test_it_ends_by_itself_at_its_limit(device, monkeypatch):
    monkeypatch.setattr(recording, "_LIMIT", 32_000)
    device.records(3)
    device.slow(on=True)
    heard = Listener()
    one = recorder_on("linux").start(heard)
    assert heard.wait() is None
    assert one.seconds == 1
    assert not one.going or one._thread.join(20) is None
    assert len(one.wav()) == 32_000 + 44


def test_the_longest_recording_fits_into_the_folder():
    from app.store.blobs import MOST  # noqa: PLC0415 - one fact of another layer

    assert recording._LIMIT + 44 < MOST


def test_a_microphone_that_is_not_there_is_told(device):
    device.records(1)
    device.mute(on=True)
    heard = Listener()
    recorder_on("linux").start(heard)
    assert isinstance(heard.wait(), NoMicrophone)


def test_without_a_program_or_on_another_device_the_reason_is_told(device):
    assert isinstance(recorder_on("linux").problem(), NoRecorder)
    with pytest.raises(NoRecorder):
        recorder_on("linux").start(Listener())
    for platform in ("darwin", "win32", "android", "ios"):
        assert isinstance(recorder_on(platform).problem(), NoRecordingHere)
        with pytest.raises(NoRecordingHere):
            recorder_on(platform).start(Listener())


def test_the_program_is_asked_to_write_to_its_output_and_nowhere_else(device):
    device.records(0.1)
    heard = Listener()
    recorder_on("linux").start(heard)
    heard.wait()
    assert device.told("asked-to-record").split()[-1] == "-"


def wav(frames=b"\x01\x02" * 40_000, width=2):
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(width)
        file.setframerate(22_050)
        file.writeframes(frames)
    return io.BytesIO(made.getvalue())


def test_a_sound_is_played_whole_and_closed(device):
    device.records(0)
    player, heard, source = Player("aplay", "paplay"), Listener(), wav()
    assert player.here
    player.play(source, heard)
    assert heard.wait() is None
    assert (device.folder / "played").read_bytes() == b"\x01\x02" * 40_000
    assert "-r 22050 -c 1 -" in device.told("asked-to-play")
    assert source.closed


def test_playing_stops_at_once(device):
    device.records(0)
    device.slow(on=True)
    player, heard = Player("aplay"), Listener()
    player.play(wav(), heard)
    wait_for(lambda: device.told("asked-to-play"))
    assert player.playing
    player.stop()
    assert not player.playing
    assert heard.wait() is None


def test_what_cannot_be_played_is_told(device):
    device.records(0)
    with pytest.raises(NotPlayable):
        Player("aplay").play(io.BytesIO(b"OggS and so on"), Listener())
    with pytest.raises(NotPlayable):
        Player("aplay").play(wav(b"\x01\x02\x03" * 9, width=3), Listener())
    with pytest.raises(NotPlayable):
        Player().play(wav(), Listener())
    assert not Player().here
    device.mute(on=True)
    heard = Listener()
    Player("aplay").play(wav(), heard)
    assert isinstance(heard.wait(), NoSoundComes)
