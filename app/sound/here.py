"""Choose what speaks, records and plays on this kind of device."""

from __future__ import annotations

import functools
import sys

from app.errors.sound import NoRecordingHere, NoSystemVoice, NoVoiceProgram, NoVoiceYet
from app.sound.playing import Player
from app.sound.recording import NoRecorderHere, ProgramRecorder, Recorder
from app.sound.speakers import DISPATCHER, ESPEAK, MAC, WINDOWS
from app.sound.speaking import ProgramVoice
from app.sound.voice import NoVoice, Voice


def voice_on(platform: str) -> Voice:
    """Return the voice of a kind of device, named as ``sys.platform`` names it."""
    if platform == "linux":
        return ProgramVoice((ESPEAK, DISPATCHER), NoVoiceProgram())
    if platform == "darwin":
        return ProgramVoice((MAC,), NoSystemVoice())
    if platform == "win32":
        return ProgramVoice((WINDOWS,), NoSystemVoice())
    return NoVoice(NoVoiceYet())


def recorder_on(platform: str) -> Recorder:
    """Return what records on a kind of device."""
    return ProgramRecorder() if platform == "linux" else NoRecorderHere(NoRecordingHere())


@functools.cache
def voice() -> Voice:
    """Return the one voice of this process: two windows never speak at once."""
    return voice_on(sys.platform)


@functools.cache
def recorder() -> Recorder:
    """Return the one recorder of this process."""
    return recorder_on(sys.platform)


@functools.cache
def player() -> Player:
    """Return the one player of this process."""
    return Player("aplay", "paplay") if sys.platform == "linux" else Player()
