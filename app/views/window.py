"""Find out where the app can be shown: in a window of its own, or in a browser.

Flet's window program is fetched once from its makers, at the first start that can have a
window; the app itself sends and fetches nothing.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import threading
import webbrowser
from collections.abc import Callable
from typing import Any

import flet as ft
from flet.utils import is_embedded

Main = Callable[[ft.Page], Any]
_SOON_S = 2.0  # a program that is here already is found well within this
_PATIENCE_S = 120.0  # a slow line may need minutes, a silent one must not hang the start


def screen_here() -> bool:
    """Return whether there is a screen to open a window on."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def window_available(waiting: Callable[[], None], patience_s: float = _PATIENCE_S) -> bool:
    """Return whether Flet's window program is here or can be fetched now.

    *waiting* is called when that takes longer than a moment.
    """
    if is_embedded():
        return True  # a packaged app is its own window
    if not screen_here():
        return False  # ft.run would silently serve on a fixed port instead
    fetched: list[bool] = []
    fetching = threading.Thread(target=lambda: fetched.append(_fetched()), daemon=True)
    with contextlib.redirect_stdout(io.StringIO()):  # its progress speaks English only
        fetching.start()
        fetching.join(min(_SOON_S, patience_s))
    if fetching.is_alive():
        waiting()
        with contextlib.redirect_stdout(io.StringIO()):
            fetching.join(patience_s)
    return fetched == [True]


def _fetched() -> bool:
    try:
        from flet_desktop import ensure_client_cached  # noqa: PLC0415 - not on every platform

        ensure_client_cached()
    except (ImportError, OSError, EOFError, ValueError):
        return False
    return True


def show_window(main: Main, assets_dir: str) -> bool:
    """Show the app in a window until it is closed; return whether one ever opened."""
    opened = threading.Event()

    def noted(page: ft.Page) -> Any:
        opened.set()
        return main(page)

    ft.run(noted, assets_dir=assets_dir, view=ft.AppView.FLET_APP)
    return opened.is_set()


def show_in_browser(url: str) -> None:
    """Open the address in the person's browser, if there is one; never wait for it."""
    if screen_here():
        threading.Thread(target=_open, args=(url,), daemon=True).start()


def _open(url: str) -> None:
    with contextlib.suppress(webbrowser.Error, OSError):
        browser = webbrowser.get()
        # A plain GenericBrowser runs in the terminal (w3m, lynx) and would take it over.
        if type(browser) is not webbrowser.GenericBrowser:
            browser.open(url)
