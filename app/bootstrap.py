"""The one place where parts meet: paths, clock, language, the person's folder, the screen."""

from __future__ import annotations

import contextlib
import locale
import os
import re
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path

from app import i18n
from app.errors.folder import CannotWrite, Locked, NoFolder
from app.errors.start import NoWindow
from app.i18n import _
from app.languages import languages, shipped
from app.services import example, plain_copies
from app.services.everything_given import give_all
from app.services.keeping import Home
from app.services.sharing import Form, Given
from app.store.files import Disk
from app.views import window
from app.views.dressing import Site
from app.views.loopback import Main, Serving, serve
from app.views.shell import main_of

INSTANCE = "kuulluksi.lock"
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Hold what was asked for at the start."""

    folder: Path | None = None
    demo: bool = False
    language: str | None = None
    browser: bool = False
    window: bool = False
    port: int = 0
    token: str | None = None
    open_browser: bool = True


def now() -> datetime:
    """Return the aware UTC time; the one clock of the app."""
    return datetime.now(UTC)


def data_folder(wanted: Wanted) -> Path:
    """Return where this person's things lie."""
    packaged = os.environ.get("FLET_APP_STORAGE_DATA")
    usual = Path(packaged) if packaged else user_data_path("kuulluksi", appauthor=False)
    return (wanted.folder or usual).expanduser().absolute()


def language_of(data: Path, wanted: Wanted) -> str:
    """Return the language asked for, else the one chosen before, else the device's."""
    known = languages()
    chosen = wanted.language or Home(data=data, clock=now).settings().language
    return next((code for code in (chosen, device_language()) if code in known), "fi")


def device_language() -> str:
    """Return the code of the device's language; none when it names only the plain "C"."""
    named = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if sys.platform == "win32":
        named = named or locale.getlocale()[0] or ""  # such as Swedish_Finland
    return locale.normalize(re.split(r"[_.@]", named)[0]).partition("_")[0]


@contextmanager
def alone(data: Path) -> Generator[None]:
    """Keep a second Kuulluksi away from these things; raises Locked or CannotWrite.

    A folder in a place that takes no lock (full, or for reading only) can still be opened;
    it has a lock of its own.
    """
    disk = Disk()
    with ExitStack() as stack:
        try:
            disk.make_folder(data)
            stack.callback(disk.close, disk.lock(data / INSTANCE))
        except BlockingIOError as error:
            raise Locked from error
        except OSError as error:
            if not Home(data=data, clock=now).exists():
                raise CannotWrite from error
        yield


@contextmanager
def at_home(wanted: Wanted) -> Generator[Home]:
    """Give the person's folder, locked again at the end; the demo is made anew and open."""
    data = data_folder(wanted)
    second = Home(data=data, clock=now).settings().second_language
    i18n.use(language_of(data, wanted), second)
    with alone(data):
        own = Home(data=data, clock=now)
        own.settle()
        plain_copies.sweep()
        home = example.beside(own, i18n.screen().code) if wanted.demo else own
        try:
            yield home
        finally:
            home.lock()


def show(wanted: Wanted, say: Say) -> None:
    """Show the app until it is closed: in a window, else as a page of this machine."""
    with at_home(wanted) as home:
        if wanted.language:
            with contextlib.suppress(CannotWrite):  # a folder to look at; nothing is kept there
                home.change_settings(replace(home.settings(), language=wanted.language))
        main = main_of(home)
        if not wanted.browser and _in_window(main, say):
            return
        if wanted.window:
            say(" ".join(i18n.screen().error(NoWindow())))
        show_page(main, wanted, say)


def _in_window(main: Main, say: Say) -> bool:
    def waiting() -> None:
        say(_("Kuulluksi fetches the program of its window. This happens once."))

    return window.window_available(waiting) and window.show_window(main, _assets())


def show_page(main: Main, wanted: Wanted, say: Say) -> None:
    """Show it as a page of this machine until it is closed."""

    def announce(url: str) -> None:
        say(_("Kuulluksi is open as a page that only this device can see:"))
        say(url)
        say(_("To close it, press Ctrl and C here."))
        if wanted.open_browser:
            window.show_in_browser(url)

    language = i18n.screen().language
    site = Site(
        assets_dir=_assets(),
        title=_("Notes"),
        language=language.spoken,
        direction=language.direction,
    )
    serve(main, site, Serving(announce=announce, port=wanted.port, token=wanted.token))


def _assets() -> str:
    return str(shipped("assets"))


def export(wanted: Wanted, to: Path, ask: Callable[[], str]) -> list[Path]:
    """Write all that may be given, in every form and language; return the files.

    *ask* gives the passphrase of one's own folder. Each file leaves a receipt, as when
    it is given on the screen.
    """
    with _to_export(wanted) as home:
        if not home.exists():
            raise NoFolder
        context = home.context or home.unlock(ask())
        spoken = [code for code, language in languages().items() if language.export]
        return [
            _write(to, give_all(context, language=language, form=form))
            for language in spoken
            for form in Form
        ]


@contextmanager
def _to_export(wanted: Wanted) -> Generator[Home]:
    """Give the folder to export; the invented person leaves nothing behind."""
    if not wanted.demo or wanted.folder:
        with at_home(wanted) as home:
            yield home
        return
    with (
        tempfile.TemporaryDirectory() as place,
        at_home(replace(wanted, folder=Path(place))) as home,
    ):
        yield home


def _write(folder: Path, given: Given) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / given.file_name
        path.write_bytes(given.data)
    except OSError as error:
        raise CannotWrite from error
    return path
