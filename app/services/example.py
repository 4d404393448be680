"""An invented person's folder beside one's own, to try Kuulluksi with; never mixed with it."""

from __future__ import annotations

import shutil

from app.errors.folder import CannotWrite
from app.services import demo
from app.services.context import Context
from app.services.keeping import Home

PLACE = "example"


def beside(own: Home, language: str) -> Home:
    """Return an invented person's home, made anew and open, in a place of its own."""
    home = Home(data=own.data / PLACE, clock=own.clock, demo=True, monotonic=own.monotonic)
    remove(home)
    home.change_settings(own.settings())
    spoken = language.partition("@")[0]
    context, _card = home.create(demo.PASSPHRASE, language=spoken)
    demo.fill(context, spoken)
    return home


def reopen(home: Home, language: str) -> Context:
    """Open the invented person's folder again; its passphrase is no secret."""
    return home.unlock(demo.PASSPHRASE, language=language.partition("@")[0])


def remove(home: Home) -> None:
    """Lock and delete an invented person's folder; never one's own."""
    if not home.demo:
        return
    home.lock()
    try:
        if home.data.exists():
            shutil.rmtree(home.data)
    except OSError as error:
        raise CannotWrite from error
