"""Start the app as ``python -m app`` does, with the test languages offered as well."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from app.__main__ import main
from tests.harness.pseudo_screen import spoken


def begin() -> int | None:
    """Run the command with a copy of the catalogues that holds en@pseudo too."""
    with tempfile.TemporaryDirectory() as folder, spoken(Path(folder), setattr):
        return main()


if __name__ == "__main__":
    sys.exit(begin())
