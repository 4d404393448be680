"""What every problem a person can meet is made of: a sentence, and what to do next.

Sentences are message ids, translated by the screen. No error holds a person's words.
"""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a sentence that is translated later, where it is shown."""
    return message


class AppError(Exception):
    """Say what happened and what to do next, in the person's language."""

    message: str = N_("Something did not work. Your words are safe.")
    advice: str = N_("Try again. If this happens again, close Kuulluksi and open it.")
    told_on_continue: bool = False  # of what was written: told at its field, once one goes on

    def __init__(self, **facts: str | int) -> None:
        """Keep *facts* that fill the sentence: numbers and paths, never words."""
        self.facts = facts


class Cancelled(AppError):
    """The person ended a long piece of work."""

    message = N_("It was stopped. Nothing was changed.")
    advice = N_("You can start it again when you like.")
