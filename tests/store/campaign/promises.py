"""What the folder has promised: the acknowledged content, and what a refused save may have left."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Self

from app.store.content import Content
from app.store.format import COMPARTMENTS

# id of a wish or picture: what it says or shows, who may see it
Words = dict[str, tuple[str, str]]


def images(content: Content) -> dict[str, bytes]:
    """Return a digest of each compartment as it is in memory."""
    return {c: hashlib.sha256(d.image()).digest() for c, d in content.databases.items()}


@dataclass
class Promises:
    """Hold, per compartment, the acknowledged image and those a refused save may have left."""

    kept: dict[str, bytes] = field(default_factory=dict)
    maybe: dict[str, set[bytes]] = field(default_factory=lambda: {c: set() for c in COMPARTMENTS})
    words: Words = field(default_factory=dict)
    maybe_words: list[Words] = field(default_factory=list)
    erasing: set[str] = field(default_factory=set)  # files of what may be erased by now
    erased: set[str] = field(default_factory=set)  # and of what surely is

    def copy(self) -> Self:
        """Return the same promises, to go another way from here."""
        maybe = {comp: set(found) for comp, found in self.maybe.items()}
        said = dict(self.words), list(self.maybe_words)
        return type(self)(dict(self.kept), maybe, *said, set(self.erasing), set(self.erased))

    def under_way(self, content: Content) -> None:
        """Remember what is being written now: from here on it may be on the disk."""
        for comp, image in images(content).items():
            if image != self.kept.get(comp):
                self.maybe[comp].add(image)

    def broken_by(self, found: dict[str, bytes], words: Words) -> list[str]:
        """Say which promises a folder with this content breaks."""
        broken = [
            f"{comp} has content that nobody was promised"
            for comp, image in found.items()
            if image not in {self.kept[comp], *self.maybe[comp]}
        ]
        ways = [self.words, *self.maybe_words]
        every = {one for way in ways for one in way} | set(words)
        wrong = [one for one in every if words.get(one) not in [way.get(one) for way in ways]]
        return [*broken, *["a wish is lost, old or mixed" for _ in wrong]]

    def settle(self, found: dict[str, bytes], words: Words, *, comps=COMPARTMENTS) -> None:
        """From here on this is the acknowledged content of these compartments."""
        for comp in comps:
            self.kept[comp] = found[comp]
            self.maybe[comp].clear()
        self.words = words
        if not any(self.maybe.values()):
            self.maybe_words.clear()
