"""What has been answered at the first start, kept while it goes on; knows no controls."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from enum import StrEnum

from app.services.context import Context
from app.services.passphrase import Strength, card_groups, strength


class Step(StrEnum):
    """Name the pages of the first start."""

    LANGUAGE = "language"
    SIZE = "size"
    LOOK = "look"
    ABOUT = "about"
    NEAR = "near"
    PHRASE = "phrase"
    AGAIN = "again"
    CARD = "card"
    CHECK = "check"
    DONE = "done"


_COUNTED = (
    Step.LANGUAGE,
    Step.SIZE,
    Step.LOOK,
    Step.ABOUT,
    Step.NEAR,
    Step.PHRASE,
    Step.CARD,
    Step.CHECK,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Hold the answers so far; *made* is the folder once there is one, *key* its card."""

    step: Step = Step.LANGUAGE
    phrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    hidden: bool = False
    checked: bool = False  # Continue was pressed, so problems are told
    busy: bool = False
    covered: bool = False
    made: Context | None = None
    key: str = field(default="", repr=False)
    group: int = 0  # the group asked for, from 0
    typed: str = field(default="", repr=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the pages in order; a folder that is made is not made again."""
        asked = () if self.made else (Step.PHRASE, *((Step.AGAIN,) if self.hidden else ()))
        return (*_COUNTED[:5], *asked, Step.CARD, Step.CHECK, Step.DONE)

    @property
    def next(self) -> Step:
        """Return the page after this one."""
        return self.steps[min(self.steps.index(self.step) + 1, len(self.steps) - 1)]

    @property
    def before(self) -> Step | None:
        """Return the page before this one, or None on the first."""
        at = self.steps.index(self.step)
        return self.steps[at - 1] if at else None

    @property
    def place(self) -> tuple[int, int] | None:
        """Return which page of how many this is; the last one is not counted."""
        step = Step.PHRASE if self.step is Step.AGAIN else self.step
        return (_COUNTED.index(step) + 1, len(_COUNTED)) if step in _COUNTED else None

    @property
    def groups(self) -> list[str]:
        """Return the groups of the recovery card."""
        return card_groups(self.key)

    @property
    def strong_enough(self) -> bool:
        """Return whether the passphrase protects the folder."""
        return strength(self.phrase) is not Strength.WEAK

    @property
    def same_again(self) -> bool:
        """Return whether the passphrase was written the same way twice."""
        return " ".join(self.phrase.split()) == " ".join(self.again.split())


def any_group(groups: int) -> int:
    """Return a group to ask for, so that the whole card has to be at hand."""
    return secrets.randbelow(groups)
