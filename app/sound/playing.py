"""Play a recording with a program of the device, by a pipe, never from a file."""

from __future__ import annotations

import atexit
import shutil
import threading
import wave
from collections.abc import Sequence
from typing import BinaryIO

from app.errors.base import AppError
from app.errors.sound import NoSoundComes, NotPlayable
from app.sound.processes import Process, end, start
from app.sound.voice import Ended

_PIECE = 8192  # frames


class Player:
    """Play one sound at a time, where a program for it is there."""

    def __init__(self, *programs: str) -> None:
        """Take the names of the programs that may play, best first."""
        self._programs = programs
        self._run: _Run | None = None

    @property
    def here(self) -> bool:
        """Return whether something can be played here."""
        return any(map(shutil.which, self._programs))

    def play(self, source: BinaryIO, ended: Ended) -> None:
        """Begin to play a WAV and close it at the end; NotPlayable, NoSoundComes."""
        self.stop()
        try:
            sound = wave.open(source, "rb")  # noqa: SIM115 - closed by the run
            command = self._command(sound)
        except (wave.Error, EOFError, AppError) as problem:
            source.close()
            raise NotPlayable from problem
        self._run = _Run(source, sound, ended)
        self._run.begin(command)

    def stop(self) -> None:
        """Be silent at once."""
        if self._run is not None:
            self._run.stop()

    @property
    def playing(self) -> bool:
        """Return whether something is being played."""
        return self._run is not None and self._run.going

    def _command(self, sound: wave.Wave_read) -> Sequence[str]:
        rate, channels = sound.getframerate(), sound.getnchannels()
        if sound.getsampwidth() != 2:
            raise NotPlayable
        ways = {
            "aplay": ("-q", "-t", "raw", "-f", "S16_LE", "-r", f"{rate}", "-c", f"{channels}", "-"),
            "paplay": ("--raw", "--format=s16le", f"--rate={rate}", f"--channels={channels}"),
        }
        for program in self._programs:
            if path := shutil.which(program):
                return (path, *ways[program])
        raise NotPlayable


class _Run:
    """Play one sound once, in a thread of its own."""

    def __init__(self, source: BinaryIO, sound: wave.Wave_read, ended: Ended) -> None:
        self._source, self._sound, self._ended = source, sound, ended
        self._over = False
        self._process: Process | None = None
        self._thread = threading.Thread(target=self._go, name="play", daemon=True)

    @property
    def going(self) -> bool:
        return self._thread.is_alive() and not self._over

    def begin(self, command: Sequence[str]) -> None:
        try:
            self._process = start(command, given=True)
        except OSError as problem:
            raise NoSoundComes from problem
        atexit.register(self.stop)
        self._thread.start()

    def stop(self) -> None:
        self._over = True
        if self._process is not None:
            end(self._process)

    def _go(self) -> None:
        problem: AppError | None = None
        try:
            self._pour()
        except OSError:
            problem = NoSoundComes()
        except AppError as error:  # what is played cannot be opened any more
            problem = error
        self._sound.close()
        self._source.close()
        atexit.unregister(self.stop)
        self._ended(None if self._over else problem)

    def _pour(self) -> None:
        process = self._process
        if process is None or process.stdin is None:
            return
        try:
            with process.stdin as pipe:
                while not self._over and (piece := self._sound.readframes(_PIECE)):
                    pipe.write(piece)
        finally:
            code = process.wait()
        if code:
            raise NoSoundComes
