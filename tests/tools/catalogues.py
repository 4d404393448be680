"""Keep the catalogues: ``python -m tests.tools.catalogues update | check | merge FOLDER``.

``update`` finds all sentences of the app and brings every catalogue up to date.
``check`` says what is missing, broken or too hard. ``merge`` takes translations from the
JSON files of a folder.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.tools.catalogue_files import House, known_in, renewed, save
from tests.tools.extracting import template
from tests.tools.judging import check
from tests.tools.merging import merge


def update(house: House) -> None:
    """Write the template and bring every catalogue to the same messages."""
    fresh = template(house.source)
    save(fresh, house.pot)
    for code in house.codes():
        save(renewed(fresh, code, known_in(house.po(code))), house.po(code))


def main(arguments: list[str] | None = None) -> int:
    """Update, merge or check from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=["update", "merge", "check"])
    parser.add_argument("parts", type=Path, nargs="?", help="folder of JSON files to merge")
    chosen = parser.parse_args(arguments)
    house = House()
    found: list[str] = []
    if chosen.verb == "merge":
        found = merge(house, chosen.parts)
    if chosen.verb != "check":
        update(house)
    else:
        found = check(house)
    sys.stdout.write("\n".join([*found, f"{len(found)} findings", ""]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
