"""Offer languages to the app that it does not ship, in a copy of its catalogues."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app import i18n, languages
from app.content.day_words import day_words
from tests.tools import pseudo

_LANGUAGE = """
["en@pseudo"]
name = "Pseudo"
status = "whole"
fallback = "en"
dates = "en_GB"
clock = "HH:mm"
flutter = "en"
country = "GB"
export = true
"""
_CACHED = (languages.languages, i18n._translations, i18n.speaking, day_words)


@contextmanager
def spoken(folder: Path, replace: Callable[..., None]) -> Iterator[None]:
    """Let the screen speak en@pseudo; *replace* is ``monkeypatch.setattr``."""
    with offered(folder, replace, _LANGUAGE):
        pseudo.write(folder / "locales" / "kuulluksi.pot", folder / "locales", i18n.DOMAIN)
        i18n.use("en@pseudo")
        yield


@contextmanager
def offered(folder: Path, replace: Callable[..., None], facts: str) -> Iterator[Path]:
    """Add *facts* to the languages, in a copy of locales/; give the copy."""
    original = languages.shipped

    def shipped(name: str) -> Path:
        return folder / name if name == "locales" else original(name)

    shutil.copytree(original("locales"), folder / "locales")
    with (folder / "locales" / "languages.toml").open("a", encoding="utf-8") as file:
        file.write(facts)
    for module in (languages, i18n):
        replace(module, "shipped", shipped)
    _forget()
    yield folder / "locales"
    for module in (languages, i18n):
        replace(module, "shipped", original)
    _forget()


def _forget() -> None:
    for cached in _CACHED:
        cached.cache_clear()
