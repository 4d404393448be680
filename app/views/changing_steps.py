"""What is answered on the way to a new passphrase or card; knows no controls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.services import access
from app.services.access import Proof
from app.views.new_secrets import NewSecrets
from app.views.work import Progress

ASKED_GROUPS = 2  # groups of the new card that are asked for before the old one stops


class Step(StrEnum):
    """Name the pages of a change."""

    EXPLAINED = "explained"
    PRESENT = "present"
    PHRASE = "phrase"
    AGAIN = "again"
    CARD = "card"
    CHECK = "check"
    DONE = "done"


class Kind(StrEnum):
    """Name what is changed."""

    PHRASE = "phrase"
    CARD = "card"
    ANEW = "anew"


_ASKED = {
    Kind.PHRASE: (Step.PRESENT, Step.PHRASE),
    Kind.CARD: (Step.PRESENT, Step.CARD, Step.CHECK),
    Kind.ANEW: (Step.EXPLAINED, Step.PRESENT, Step.PHRASE, Step.CARD, Step.CHECK),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing(NewSecrets):
    """Hold the answers so far; *proof* stands for the present passphrase or card.

    *finished* is false when older files wait to be deleted at the next opening.
    """

    kind: Kind
    step: Step = Step.PRESENT
    proof: Proof | None = None
    right: int = 0  # groups of the new card that were written as they are
    finished: bool = True

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the pages in order; hidden words are asked for twice."""
        asked = list(_ASKED[self.kind])
        if self.hidden and Step.PHRASE in asked:
            asked.insert(asked.index(Step.PHRASE) + 1, Step.AGAIN)
        return (*asked, Step.DONE)

    @property
    def next(self) -> Step:
        """Return the page after this one."""
        return self.steps[self.steps.index(self.step) + 1]

    @property
    def before(self) -> Step | None:
        """Return the page before this one, or None where Back leads out."""
        at = self.steps.index(self.step)
        return self.steps[at - 1] if at and self.step is not Step.DONE else None

    @property
    def last(self) -> bool:
        """Return whether the next press makes the change."""
        more = self.step is Step.CHECK and self.right + 1 < ASKED_GROUPS
        return self.next is Step.DONE and not more

    def deed(self) -> Callable[[Progress], bool]:
        """Return the change itself."""
        proof, phrase, key, kind = self.proof, self.phrase, self.key, self.kind

        def work(progress: Progress) -> bool:
            if proof is None:
                return False
            if kind is Kind.PHRASE:
                return access.change_passphrase(proof, phrase, progress=progress)
            if kind is Kind.CARD:
                return access.replace_card(proof, key, progress=progress)
            return access.begin_anew(proof, phrase, key, progress=progress)

        return work


def begun(kind: Kind) -> Changing:
    """Return a change before its first answer."""
    return Changing(kind=kind, step=_ASKED[kind][0])
