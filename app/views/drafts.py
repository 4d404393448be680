"""Hold what is being written until it is saved; knows nothing of fields or folders.

A draft whose save failed stays here, so leaving the page, hiding or locking and coming
back shows it again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.errors.base import AppError

SAVE_WITHIN_S = 0.7  # an answer is on disk within a second of the first letter


@dataclass
class _Draft:
    words: str = field(repr=False)
    save: Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Hold a problem that was told, the label of its field, and the field's ``ref``."""

    label: str
    error: AppError
    control: Any


class Drafts:
    """Hold the unsaved words of one open window, by the place they are written in."""

    def __init__(self) -> None:
        """Start with nothing waiting."""
        self._waiting: dict[str, _Draft] = {}
        self._problems: dict[str, AppError] = {}
        self._fields: dict[str, tuple[str, Any]] = {}  # on the page that is shown, in order
        self._mended: list[AppError] = []
        self._left: set[str] = set()  # places whose page was left; they hold nobody back

    def put(self, place: str, words: str, save: Callable[[str], None]) -> None:
        """Remember the newest words of a place and how to save them."""
        self._waiting[place] = _Draft(words, save)
        self._left.discard(place)

    def words(self, place: str, otherwise: str) -> str:
        """Return what was written at a place and is not saved yet, or *otherwise*."""
        self._left.discard(place)
        draft = self._waiting.get(place)
        return draft.words if draft else otherwise

    def problem(self, place: str) -> AppError | None:
        """Return why the words of a place could not be saved."""
        return self._problems.get(place)

    def flush(self, place: str, *, asked: bool = False) -> None:
        """Save one place now; raise what the save raises and keep the words.

        What is told on Continue is noted as a problem only when Continue *asked*.
        """
        draft = self._waiting.get(place)
        if draft is None:
            return
        try:
            draft.save(draft.words)
        except AppError as error:
            if asked or not error.told_on_continue:
                self._problems[place] = error
            raise
        if mended := self._problems.pop(place, None):
            self._mended.append(mended)
        if self._waiting.get(place) is draft:
            del self._waiting[place]

    def stands(self, place: str, label: str, control: Any) -> None:
        """Note that the field of a place is on the page; *control* is its ``ref``."""
        self._fields[place] = (label, control)

    def goes(self, place: str, control: Any) -> None:
        """Note that this field of a place is no longer on the page; another may be by now."""
        if self._fields.get(place, ("", None))[1] is control:
            del self._fields[place]

    def told(self, problem: AppError | None) -> list[Told]:
        """Return what to mend on the page once *problem* was told on Continue."""
        found = [
            Told(label=label, error=self._problems[place], control=control)
            for place, (label, control) in self._fields.items()
            if place in self._problems
        ]
        about = problem is not None and problem in [*self._mended, *(one.error for one in found)]
        return found if about else []

    def mended(self, problem: AppError) -> bool:
        """Return whether what a problem was about has been saved since."""
        return problem in self._mended

    def flush_all(self, *, asked: bool = False) -> AppError | None:
        """Save every place; return the last problem of a page that was not left.

        Words that could not be saved stay here, and each later call tries them again.
        """
        problem: AppError | None = None
        for place in list(self._waiting):
            try:
                self.flush(place, asked=asked)
            except AppError as error:
                problem = problem if place in self._left else error
        return problem

    def leave(self) -> AppError | None:
        """Save every place as its page is left; return the problem the person must know of."""
        problem = self.flush_all()
        self._left |= self._waiting.keys()
        return None if problem is None or problem.told_on_continue else problem
