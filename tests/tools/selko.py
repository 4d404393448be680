"""Check how easy Finnish texts are.

Rules of thumb for interface texts, calibrated on few samples: tune them. A tool cannot
certify easy Finnish (selkokieli); people who read and people who know must. LIX of one
short text is noise; over a whole catalogue it separates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Hold the limits of one level."""

    sentence: int  # words
    mean: int  # words a sentence
    part: int  # letters between hyphens
    commas: int
    block: int  # characters
    catalogue_lix: int


LEVELS = {
    "selko": Limits(sentence=12, mean=8, part=16, commas=1, block=160, catalogue_lix=50),
    "fi": Limits(sentence=18, mean=12, part=22, commas=2, block=240, catalogue_lix=60),
}
BANNED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bmikäli\b",
        r"\bkoskien\b",
        r"\btoimesta\b",
        r"\bsuorittaa\b",
        r"\b(?:ks|esim|mm|ym|jne|ns)\.",
        # tallentaessasi, luettuaan, saadakseen, kysymättä: say it with a clause
        # (järjestyksessäsi, perheessäsi, mielessäsi are nouns, and fine)
        r"\b\w+(?<!ks)(?<!e)(?<!miel)(?:essaan|essään|essasi|essäsi)\b",
        r"\b\w+(?:tuaan|tyään|tuasi|tyäsi)\b",
        r"\b\w+(?:akseen|äkseen|aksesi|äksesi|matta|mättä)\b",
        r"\b(?:tulee|on) \w+(?:tava|tävä)\b",
        # no blame: say what to do
        r"\b(?:virheelli|pakolli)\w+",
        r"\bunohdit\b",
    )
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")
LONG = 6  # letters; LIX counts words longer than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Hold what was counted in one text."""

    words: int
    sentences: tuple[int, ...]
    commas: int
    characters: int
    long_share: float

    @property
    def mean(self) -> float:
        """Return words a sentence."""
        return sum(self.sentences) / len(self.sentences)

    @property
    def lix(self) -> float:
        """Return the LIX value."""
        return self.mean + 100 * self.long_share


def measure(text: str) -> Measures | None:
    """Count one text; placeholders count as one short word."""
    text = re.sub(r"\{[^}]*\}", "X", text)
    sentences = [s for s in _SENTENCE.split(text.strip()) if _WORD.search(s)]
    words = _WORD.findall(text)
    if not words:
        return None
    parts = [part for word in words for part in word.split("-")]
    return Measures(
        words=len(words),
        sentences=tuple(len(_WORD.findall(s)) for s in sentences),
        commas=max(s.count(",") for s in sentences),
        characters=len(text),
        long_share=sum(len(part) > LONG for part in parts) / len(parts),
    )


def check(text: str, level: str = "selko", known: frozenset[str] = frozenset()) -> list[str]:
    """Return what makes *text* hard; words that begin as one in *known* are explained.

    The mean counts where there is more than one sentence.
    """
    found, limits = measure(text), LEVELS[level]
    if found is None:
        return []
    longest = max(found.sentences)
    several = len(found.sentences) > 1
    findings = {
        f"sentence of {longest} words > {limits.sentence}": longest > limits.sentence,
        f"{found.mean:.0f} words a sentence > {limits.mean}": several and found.mean > limits.mean,
        f"{found.commas} commas > {limits.commas}": found.commas > limits.commas,
        f"{found.characters} characters > {limits.block}": found.characters > limits.block,
    }
    explained = tuple(known)
    long = [p for p in _parts(text) if len(p) > limits.part and not p.startswith(explained)]
    hits = [m.group(0) for rule in BANNED if (m := rule.search(text))]
    return [
        *(words for words, wrong in findings.items() if wrong),
        *(f"long word {part}" for part in long),
        *(f"avoid: {hit}" for hit in hits),
    ]


def _parts(text: str) -> list[str]:
    return [part for word in _WORD.findall(text.lower()) for part in word.split("-")]


def check_together(found: list[str], level: str) -> list[str]:
    """Return what makes all texts of a catalogue together hard."""
    whole, limits = measure("\n".join(found)), LEVELS[level]
    if whole is None:
        return []
    findings = {
        f"catalogue: LIX {whole.lix:.0f} > {limits.catalogue_lix}": (
            whole.lix > limits.catalogue_lix
        ),
        f"catalogue: {whole.mean:.1f} words a sentence > {limits.mean}": (whole.mean > limits.mean),
    }
    return [words for words, wrong in findings.items() if wrong]
