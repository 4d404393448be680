"""What every service needs: the open folder, the time, and whose words are written now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.records.base import Clock, WhoseWords
from app.store.folder import Folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Hold one open folder and who is answering; made when the folder opens."""

    folder: Folder
    clock: Clock
    language: str = "fi"  # of the person's words
    whose_words: str = WhoseWords.OWN

    @property
    def today(self) -> date:
        """Return the local day."""
        return self.clock().astimezone().date()
