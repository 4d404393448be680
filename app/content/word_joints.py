"""Where the long words of the screen may be broken: at the joints of compounds, then syllables."""

from __future__ import annotations

import functools
import re
from pathlib import Path

_FILE = Path(__file__).parent / "word_joints.txt"
_END = 4  # fewer letters than these are not left alone on a line


def parts(word: str) -> list[list[str]]:
    """Return the words a compound is made of, each as its syllables; unknown words are whole."""
    folded = word.casefold()
    known = _beginnings()
    longest = next((folded[:n] for n in range(len(folded), 3, -1) if folded[:n] in known), "")
    marked = known.get(longest, "") + folded[len(longest) :]
    if len(folded) != len(word):
        return [[word]]  # a letter that folds to two
    left = iter(word)
    *first, last = (part.split("-") for part in marked.split("="))
    split = [*first, _closed(last)]
    return [["".join(next(left) for _letter in bit) for bit in bits] for bits in split]


def _closed(bits: list[str]) -> list[str]:
    """Return syllables of which the last is long enough for a line of its own."""
    if len(bits) > 1 and len(bits[-1]) < _END:
        return [*bits[:-2], bits[-2] + bits[-1]]
    return bits


@functools.cache
def _beginnings() -> dict[str, str]:
    lines = _FILE.read_text("utf-8").splitlines()
    return {re.sub("[-=]", "", one): one for one in lines if one and not one.startswith("#")}
