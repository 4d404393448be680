"""What reads aloud: words with their language in, sound out; or a reason why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.errors.base import AppError

Ended = Callable[[AppError | None], None]  # called in another thread
_SENTENCE_END = re.compile(r"(?<=[.!?…:])\s+")
# What speaking programs take for commands in the middle of words.
_COMMANDS = {"[[": "[", "!-!": "!"}


@dataclass(frozen=True, slots=True)
class Part:
    """Hold words that are said in one language, such as ``fi`` or ``en-gb``."""

    words: str = field(repr=False)
    language: str


class Voice(Protocol):
    """Say words in their own language, or tell why it cannot."""

    def problem(self, language: str) -> AppError | None:
        """Return why nothing can be said in a language; it may take a second."""
        ...

    def say(self, parts: Sequence[Part], ended: Ended, *, slow: bool = False) -> None:
        """Begin to say the parts that have a voice; what was being said before ends."""
        ...

    def stop(self) -> None:
        """Be silent at once."""
        ...

    @property
    def speaking(self) -> bool:
        """Return whether something is being said."""
        ...


class NoVoice:
    """Stand where there is no voice, with the reason."""

    def __init__(self, reason: AppError) -> None:
        """Keep the reason."""
        self._reason = reason

    def problem(self, language: str) -> AppError | None:  # noqa: ARG002 - as every voice
        """Return the reason, whatever the language."""
        return self._reason

    def say(self, parts: Sequence[Part], ended: Ended, *, slow: bool = False) -> None:  # noqa: ARG002 - as every voice
        """Say nothing, and tell why."""
        ended(self._reason)

    def stop(self) -> None:
        """Be silent, as always."""

    @property
    def speaking(self) -> bool:
        """Return that nothing is being said."""
        return False


def sayable(words: str) -> str:
    """Return words as a program is given them: a sentence a line, nothing it would obey."""
    seen = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in _joined(words))
    for command, harmless in _COMMANDS.items():
        while command in seen:
            seen = seen.replace(command, harmless)
    return "\n".join(_SENTENCE_END.split(" ".join(seen.split())))


def _joined(words: str) -> str:
    """Return words without the marks that stand inside a word and are not seen."""
    return "".join(c for c in words if unicodedata.category(c) != "Cf")
