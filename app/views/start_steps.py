"""What has been answered at the first start, kept while it goes on; knows no controls."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.services.context import Context
from app.views.new_secrets import NewSecrets


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
class Begun(NewSecrets):
    """Hold the answers so far; *made* is the folder once there is one."""

    step: Step = Step.LANGUAGE
    busy: bool = False
    covered: bool = False
    has_copy: bool = False  # a copy is brought instead of making a folder
    made: Context | None = None

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
