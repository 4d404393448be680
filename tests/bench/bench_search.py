"""How long it takes to search everything: ``python -m tests.bench.bench_search``.

5,000 records with 10 MB of words; loaded and folded once, then searched at each letter.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

from app.records.wish import Wish
from app.rules.search import places_of, searchable
from app.services import records, search
from tests.builders import a_folder

RECORDS, LETTERS = 5_000, 2_000
WORDS = "Haluan, että aamulla käy sama ihminen ja että kuoroon on kyyti joka torstai. "


def main() -> None:
    """Print the times of one search as somebody writes a word."""
    with tempfile.TemporaryDirectory() as place, a_folder(Path(place)) as ctx:
        with ctx.folder.unit() as unit:
            for number in range(RECORDS):
                words = f"{number} " + WORDS * (LETTERS // len(WORDS) + 1)
                records.add_in(ctx, unit, Wish, words=words[:LETTERS])
        began = perf_counter()
        things = search.everything(ctx)
        loaded = perf_counter()
        texts = [searchable(thing.text) for thing in things]
        print(
            f"load {1000 * (loaded - began):.0f} ms, fold {1000 * (perf_counter() - loaded):.0f} ms"
        )
        for asked in ("k", "kuo", "kuorossa", "torstaina 4999", "puuttuu kokonaan"):
            began = perf_counter()
            found = places_of(asked, texts, language="fi")
            print(f"{asked!r}: {len(found)} found in {1000 * (perf_counter() - began):.1f} ms")


if __name__ == "__main__":
    main()
