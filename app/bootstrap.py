"""The one place where parts meet: paths, clock, language, the person's folder, the screen."""

from __future__ import annotations

import contextlib
import locale
import os
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path

from app import i18n
from app.errors import CannotWrite, Locked, NoFolder, NoWindow
from app.i18n import _
from app.services import example
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
    known = i18n.languages()
    chosen = wanted.language or Home(data=data, clock=now).settings().language
    device = (locale.getlocale()[0] or "").partition("_")[0]
    return next((code for code in (chosen, device) if code in known), "fi")


@contextmanager
def alone(data: Path) -> Generator[None]:
    """Keep a second Kuulluksi away from these things; raises Locked or CannotWrite."""
    disk = Disk()
    try:
        disk.make_folder(data)
        handle = disk.lock(data / INSTANCE)
    except BlockingIOError as error:
        raise Locked from error
    except OSError as error:
        raise CannotWrite from error
    try:
        yield
    finally:
        disk.close(handle)


@contextmanager
def at_home(wanted: Wanted) -> Generator[Home]:
    """Give the person's folder, locked again at the end; the demo is made anew and open."""
    data = data_folder(wanted)
    i18n.use(language_of(data, wanted))
    with alone(data):
        own = Home(data=data, clock=now)
        home = example.beside(own, i18n.screen().code) if wanted.demo else own
        try:
            yield home
        finally:
            home.lock()


def show(wanted: Wanted, say: Say) -> None:
    """Show the app until it is closed: in a window, else as a page of this machine."""
    with at_home(wanted) as home:
        if wanted.language:
            home.change_settings(replace(home.settings(), language=wanted.language))
        main = main_of(home)
        if not wanted.browser and _in_window(main):
            return
        if wanted.window:
            say(" ".join(i18n.screen().error(NoWindow())))
        _in_browser(main, wanted, say)


def _in_window(main: Main) -> bool:
    return window.window_available() and window.show_window(main, _assets())


def _in_browser(main: Main, wanted: Wanted, say: Say) -> None:
    def announce(url: str) -> None:
        say(_("Kuulluksi is open as a page that only this device can see:"))
        say(url)
        say(_("To close it, press Ctrl and C here."))
        if wanted.open_browser:
            window.show_in_browser(url)

    language = i18n.screen().language
    site = Site(assets_dir=_assets(), title=_("Notes"), language=language.flutter)
    serve(main, site, Serving(announce=announce, port=wanted.port, token=wanted.token))


def _assets() -> str:
    return str(i18n.shipped("assets"))


def export(wanted: Wanted, to: Path, ask: Callable[[], str]) -> list[Path]:
    """Write all that may be given, in every form and language; return the files.

    *ask* gives the passphrase of one's own folder. Each file leaves a receipt, as when
    it is given on the screen.
    """
    with _to_export(wanted) as home:
        if not home.exists():
            raise NoFolder
        context = home.context or home.unlock(ask())
        languages = [code for code, language in i18n.languages().items() if language.export]
        return [
            _write(to, give_all(context, language=language, form=form))
            for language in languages
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


def protect() -> None:
    """Keep what is in memory out of core dumps, and new files to this user alone."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
