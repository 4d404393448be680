"""Offer the test language en@pseudo to the app, in a copy of its catalogues."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app import i18n
from tests.tools import pseudo

_LANGUAGE = """
["en@pseudo"]
name = "Pseudo"
chain = ["en@pseudo", "en"]
dates = "en_GB"
clock = "HH:mm"
flutter = "en"
country = "GB"
export = true
"""
_CACHED = (i18n.languages, i18n._translations, i18n.speaking)


@contextmanager
def spoken(folder: Path, replace: Callable[..., None]) -> Iterator[None]:
    """Let the screen speak en@pseudo; *replace* is ``monkeypatch.setattr``."""
    original = i18n.shipped
    shutil.copytree(original("locales"), folder / "locales")
    pseudo.write(folder / "locales" / "kuulluksi.pot", folder / "locales", i18n.DOMAIN)
    with (folder / "locales" / "languages.toml").open("a", encoding="utf-8") as file:
        file.write(_LANGUAGE)
    replace(i18n, "shipped", lambda name: folder / name if name == "locales" else original(name))
    _forget()
    i18n.use("en@pseudo")
    yield
    replace(i18n, "shipped", original)
    _forget()


def _forget() -> None:
    for cached in _CACHED:
        cached.cache_clear()
