"""Say which tests need a program of the machine, and what is missing here.

With ``KUULLUKSI_REQUIRE_BROWSER=1`` or ``KUULLUKSI_REQUIRE_CHECKERS=1`` a missing
program fails the test instead of skipping it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

Which = Callable[[str], str | None]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Name a marker, the switch that requires it, and programs, one of each group."""

    marker: str
    switch: str
    groups: tuple[tuple[str, ...], ...]

    def required(self) -> bool:
        """Return whether this machine promised to have the programs."""
        return os.environ.get(self.switch) == "1"

    def missing(self, which: Which) -> str | None:
        """Return a sentence about what is not here, or None."""
        absent = [group[0] for group in self.groups if not any(map(which, group))]
        return f"not on this machine: {', '.join(absent)}" if absent else None


def browsers() -> tuple[str, ...]:
    """Return the names of browsers to look for; CHROMIUM names another one."""
    named = os.environ.get("CHROMIUM")
    return (named,) if named else BROWSERS


NEEDS = (
    Need(marker="browser", switch="KUULLUKSI_REQUIRE_BROWSER", groups=(browsers(),)),
    Need(
        marker="checkers",
        switch="KUULLUKSI_REQUIRE_CHECKERS",
        groups=(("java",), ("node",), ("npm",), browsers()),
    ),
)
