"""Record a voice with a program of the device: the sound comes by a pipe into memory."""

from __future__ import annotations

import atexit
import io
import shutil
import threading
import wave
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.errors.base import AppError
from app.errors.sound import NoMicrophone, NoRecorder
from app.sound.processes import Process, end, start
from app.sound.voice import Ended

RATE, WIDTH = 16_000, 2  # a voice, clear: two bytes, sixteen thousand times a second
LIMIT_S = 600
A_SECOND, HEADER = RATE * WIDTH, 44  # bytes of a second, and of the beginning of a WAV
_LIMIT = LIMIT_S * A_SECOND
_PIECE = 4096

# arecord is on nearly every Linux; parec where only the sound server's own tools are.
RECORDERS: Sequence[Sequence[str]] = (
    ("arecord", "-q", "-t", "raw", "-f", "S16_LE", "-r", str(RATE), "-c", "1", "-"),
    ("parec", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=100"),
)


class Recorder(Protocol):
    """Record one voice at a time, or tell why it cannot."""

    def problem(self) -> AppError | None:
        """Return why nothing can be recorded here."""
        ...

    def start(self, ended: Ended) -> Recording:
        """Begin to record; *ended* hears when it ends, also by itself at the limit."""
        ...

    @property
    def going(self) -> bool:
        """Return whether something is being recorded."""
        ...


class NoRecorderHere:
    """Stand where nothing can be recorded, with the reason."""

    def __init__(self, reason: AppError) -> None:
        """Keep the reason."""
        self._reason = reason

    def problem(self) -> AppError | None:
        """Return the reason."""
        return self._reason

    def start(self, ended: Ended) -> Recording:  # noqa: ARG002 - as every recorder
        """Refuse."""
        raise self._reason

    @property
    def going(self) -> bool:
        """Return that nothing is being recorded."""
        return False


class ProgramRecorder:
    """Record with the first of some programs that is there."""

    def __init__(self) -> None:
        """Start in silence."""
        self._now: Recording | None = None

    def problem(self) -> AppError | None:
        """Return that no such program is there."""
        return None if _command() else NoRecorder()

    def start(self, ended: Ended) -> Recording:
        """Begin to record; NoRecorder, NoMicrophone."""
        command = _command()
        if not command:
            raise NoRecorder
        if self._now is not None:
            self._now.stop()
        self._now = recording = Recording(ended)
        recording.begin(command)
        return recording

    @property
    def going(self) -> bool:
        """Return whether something is being recorded."""
        return self._now is not None and self._now.going


def _command() -> Sequence[str]:
    for program, *arguments in RECORDERS:
        if path := shutil.which(program):
            return (path, *arguments)
    return ()


@dataclass(slots=True, eq=False)
class Recording:
    """Hold one recording while it grows; it never lies in a file in plain."""

    _ended: Ended
    _sound: bytearray = field(default_factory=bytearray, repr=False, init=False)
    _process: Process | None = field(default=None, repr=False, init=False)
    _thread: threading.Thread | None = field(default=None, repr=False, init=False)
    _stopped: bool = field(default=False, init=False)

    def begin(self, command: Sequence[str]) -> None:
        """Start the program; NoMicrophone."""
        try:
            self._process = start(command, heard=True)
        except OSError as problem:
            raise NoMicrophone from problem
        atexit.register(self.stop)
        self._thread = threading.Thread(target=self._listen, name="record", daemon=True)
        self._thread.start()

    @property
    def going(self) -> bool:
        """Return whether it still records."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def seconds(self) -> int:
        """Return how long it is now."""
        return len(self._sound) // A_SECOND

    @property
    def empty(self) -> bool:
        """Return whether nothing was heard at all."""
        return not self._sound

    def stop(self) -> None:
        """End it, and wait until the last sound is here."""
        self._stopped = True
        if self._process is not None:
            end(self._process)
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def wav(self) -> bytes:
        """Return what was recorded as a WAV file, in memory."""
        whole = io.BytesIO()
        with wave.open(whole, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(WIDTH)
            file.setframerate(RATE)
            file.writeframes(bytes(self._sound[: len(self._sound) // WIDTH * WIDTH]))
        return whole.getvalue()

    def forget(self) -> None:
        """Let the sound go from memory."""
        self._sound[:] = bytes(len(self._sound))
        self._sound.clear()

    def _listen(self) -> None:
        process = self._process
        if process is None or process.stdout is None:
            return
        with process.stdout as heard:
            while len(self._sound) < _LIMIT and (piece := heard.read(_PIECE)):
                self._sound += piece[: _LIMIT - len(self._sound)]
            end(process)
        process.wait()
        atexit.unregister(self.stop)
        unheard = self.empty and not self._stopped
        self._ended(NoMicrophone() if unheard else None)
