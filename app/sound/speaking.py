"""Speak with a program of the device: one process for each part, the words by a pipe."""

from __future__ import annotations

import atexit
import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.errors.base import AppError
from app.errors.sound import NoSoundComes, NoVoiceFor
from app.sound.processes import Process, answer, end, start
from app.sound.speakers import Speaker, Voices, voice_for
from app.sound.voice import Ended, Part, sayable

_TOGETHER = 400  # letters of one language that are said without a pause between them


class ProgramVoice:
    """Speak with the first of some programs that has a voice for the language."""

    def __init__(self, speakers: Sequence[Speaker], absent: AppError) -> None:
        """Take the programs in their order, and what to say when none is there."""
        self._speakers = speakers
        self._absent = absent
        self._known: dict[str, Voices] = {}
        self._run: _Run | None = None

    def problem(self, language: str) -> AppError | None:
        """Return why nothing can be said in a language: no program, or no such voice."""
        if self._found(language, fresh=False) or self._found(language, fresh=True):
            return None
        known = any(self._known.get(path) for path in self._paths().values())
        return NoVoiceFor(language=language) if known else self._absent

    def say(self, parts: Sequence[Part], ended: Ended, *, slow: bool = False) -> None:
        """Begin to say the parts that have a voice, one after another."""
        self.stop()
        said: list[_Said] = []
        for part in _gathered(parts):
            if found := self._found(part.language, fresh=False):
                speaker, path, name = found
                command = (path, *speaker.saying(name, slow))
                said.append(_Said(command, _hushing(speaker, path), part.words))
        self._run = _Run(said, ended)
        self._run.begin()

    def stop(self) -> None:
        """Be silent at once."""
        if self._run is not None:
            self._run.stop()

    @property
    def speaking(self) -> bool:
        """Return whether something is being said."""
        return self._run is not None and self._run.going

    def _paths(self) -> dict[str, str]:
        found = ((s.program, shutil.which(s.program)) for s in self._speakers)
        return {program: path for program, path in found if path}

    def _found(self, language: str, *, fresh: bool) -> tuple[Speaker, str, str] | None:
        """Return the program, its place and its voice for a language; *fresh* asks it anew."""
        paths = self._paths()
        for speaker in self._speakers:
            if path := paths.get(speaker.program):
                if fresh:
                    self._known[path] = speaker.voices(answer((path, *speaker.listing)))
                if name := voice_for(language, self._known.get(path, {})):
                    return speaker, path, name
        return None


def _gathered(parts: Sequence[Part]) -> list[Part]:
    """Return the parts as they are said: short ones of one language together."""
    found: list[Part] = []
    for part in parts:
        words = sayable(part.words)
        last = found[-1] if found else None
        if not words:
            continue
        if last and last.language == part.language and len(last.words + words) < _TOGETHER:
            found[-1] = Part(f"{last.words}\n{words}", part.language)
        else:
            found.append(Part(words, part.language))
    return found


def _hushing(speaker: Speaker, path: str) -> Sequence[str]:
    return (path, *speaker.hushing) if speaker.hushing else ()


@dataclass(frozen=True, slots=True)
class _Said:
    command: Sequence[str]
    hushing: Sequence[str]
    words: str = field(repr=False)


class _Run:
    """Say some parts once, in a thread of its own."""

    def __init__(self, said: Sequence[_Said], ended: Ended) -> None:
        self._said = said
        self._ended = ended
        self._lock = threading.Lock()
        self._over = False
        self._process: Process | None = None
        self._hushing: Sequence[str] = ()
        self._thread = threading.Thread(target=self._go, name="read aloud", daemon=True)

    @property
    def going(self) -> bool:
        return self._thread.is_alive() and not self._over

    def begin(self) -> None:
        atexit.register(self.stop)  # the app may end while it speaks
        self._thread.start()

    def stop(self) -> None:
        with self._lock:
            self._over, process = True, self._process
        if process is not None:
            end(process)

    def _go(self) -> None:
        problem: AppError | None = None
        try:
            for one in self._said:
                if not self._say(one):
                    break
        except OSError:
            problem = NoSoundComes()
        except AppError as error:
            problem = error
        self._said = ()
        if self._over and self._hushing:
            answer(self._hushing)
        atexit.unregister(self.stop)
        self._ended(None if self._over else problem)

    def _say(self, one: _Said) -> bool:
        """Say one part to its end; return whether to go on."""
        with self._lock:
            if self._over:
                return False
            self._hushing = one.hushing
            self._process = process = start(one.command, given=True, told=True)
        told = process.communicate(f"{one.words}\n".encode())[1]
        with self._lock:
            self._process = None
        if self._over:
            return False
        if process.returncode or b"\nerror:" in b"\n" + told:  # espeak-ng ends well also unheard
            raise NoSoundComes
        return True
