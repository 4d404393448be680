"""Stand in for the loudspeaker and the microphone: small programs on the PATH of a test."""

from __future__ import annotations

import os
import struct
import threading
import time
from collections.abc import Callable
from pathlib import Path

SPEAKS = """
case "$1" in --voices) cat "$HERE/voices"; exit 0;; esac
echo "$@" >> "$HERE/asked"
cat >> "$HERE/said"
if [ -e "$HERE/mute" ]; then echo "error: No such file or directory" >&2; exit 0; fi
while [ -e "$HERE/slow" ]; do sleep 0.02; done
"""
RECORDS = """
echo "$@" >> "$HERE/asked-to-record"
if [ -e "$HERE/mute" ]; then exit 1; fi
cat "$HERE/sound"
while [ -e "$HERE/slow" ]; do sleep 0.02; done
"""
PLAYS = """
echo "$@" >> "$HERE/asked-to-play"
if [ -e "$HERE/mute" ]; then exit 1; fi
cat > "$HERE/played"
while [ -e "$HERE/slow" ]; do sleep 0.02; done
"""
HEADING = "Pty Language Age/Gender VoiceName File Other Languages"


class Device:
    """Hold what a made-up device can do and what it was asked to do; at first nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "programs"
        self.programs.mkdir(parents=True)

    def has(self, name: str, script: str) -> None:
        """Put a program on the device."""
        program = self.programs / name
        lines = ["#!/bin/sh", f"HERE='{self.folder}'", "PATH=/usr/bin:/bin", script]
        program.write_text("\n".join(lines), "utf-8")
        program.chmod(0o755)

    def speaks(self, *languages: str) -> Device:
        """Give it a voice for these languages."""
        rows = [f" 5 {one} --/M Voice_of_{one} file/{one}" for one in languages]
        (self.folder / "voices").write_text("\n".join([HEADING, *rows]) + "\n", "utf-8")
        self.has("espeak-ng", SPEAKS)
        return self

    def records(self, seconds: float) -> Device:
        """Give it a microphone that hears this much, and a loudspeaker for it."""
        frames = (n % 5000 for n in range(int(seconds * 16_000)))
        (self.folder / "sound").write_bytes(b"".join(struct.pack("<h", n) for n in frames))
        self.has("arecord", RECORDS)
        self.has("aplay", PLAYS)
        return self

    def slow(self, *, on: bool) -> None:
        """Let each program go on until this is turned off."""
        self._switch("slow", on=on)

    def mute(self, *, on: bool) -> None:
        """Take the loudspeaker and the microphone away."""
        self._switch("mute", on=on)

    def _switch(self, name: str, *, on: bool) -> None:
        if on:
            (self.folder / name).touch()
        else:
            (self.folder / name).unlink(missing_ok=True)

    def told(self, name: str) -> str:
        """Return what a program wrote down: said, asked, asked-to-record."""
        path = self.folder / name
        return path.read_text("utf-8") if path.exists() else ""

    @property
    def said(self) -> str:
        """Return all words that were said."""
        return self.told("said")

    @property
    def languages(self) -> list[str]:
        """Return the voices that spoke, one for each process."""
        return [line.split()[1] for line in self.told("asked").splitlines()]


class Listener:
    """Hear in the thread of a program that it is over, and why."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.problem: object = None

    def __call__(self, problem: object) -> None:
        self.problem = problem
        self.over.set()

    def wait(self) -> object:
        """Return why it is over; None when all was well."""
        assert self.over.wait(20), "it never ended"
        return self.problem


def wait_for(wanted: Callable[[], object]) -> None:
    """Wait until something of another process is true."""
    ends = time.monotonic() + 20
    while not wanted():
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.01)


def on_command_lines(words: str) -> bool:
    """Return whether words stand on the command line of any program of this machine."""
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and int(process.name) != os.getpid():
            try:
                line = (process / "cmdline").read_bytes()
            except OSError:
                continue
            if words.encode() in line:
                return True
    return False
