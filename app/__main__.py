"""The ``kuulluksi`` command and ``python -m app``: arguments in, an exit code out.

0: ended well, also by Ctrl-C; 1: a problem, told in a sentence; 2: arguments not understood;
130: an export was broken off.
"""

from __future__ import annotations

import argparse
import contextlib
import getpass
import logging
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from app import i18n
from app.bootstrap import Wanted, export, show, show_page
from app.errors.base import AppError
from app.i18n import _
from app.languages import languages
from app.services.secrecy import protect
from app.views import gallery
from app.views.safety import code_of

TALKATIVE = "KUULLUKSI_LOG"  # set to 1: events and traces on the terminal, for developers


def main(arguments: list[str] | None = None) -> None:
    """Start Kuulluksi as the arguments say, and end the process."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Do what the arguments ask for; return the exit code."""
    chosen = _parser().parse_args(arguments)
    protect()
    _be_quiet()
    _end_well_when_told()
    try:
        _DOES[chosen.verb](chosen)
    except AppError as error:
        print(*i18n.screen().error(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _show(chosen: argparse.Namespace) -> None:
    with contextlib.suppress(KeyboardInterrupt):  # the usual way to close the page
        if chosen.gallery:  # for developers: no folder is opened
            show_page(gallery.main, _wanted(chosen), _say)
        else:
            show(_wanted(chosen), _say)


def _export(chosen: argparse.Namespace) -> None:
    for path in export(_wanted(chosen), chosen.to, _ask):
        _say(str(path))


_DOES: dict[str, Callable[[argparse.Namespace], None]] = {"show": _show, "export": _export}


def _say(words: str) -> None:
    print(words, flush=True)


def _ask() -> str:
    try:
        return getpass.getpass(_("Your passphrase:") + " ")
    except EOFError:
        raise KeyboardInterrupt from None  # nobody is there to answer


def _wanted(chosen: argparse.Namespace) -> Wanted:
    names = Wanted.__dataclass_fields__
    return Wanted(**{name: value for name, value in vars(chosen).items() if name in names})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kuulluksi", description="Your wishes, meetings and agreements, on this device alone."
    )
    parser.set_defaults(verb="show")
    _common(parser, unset=False)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--browser", action="store_true", help="show it as a page in the browser")
    where.add_argument("--window", action="store_true", help="show it in a window of its own")
    parser.add_argument("--port", type=int, default=0, help="port of the page; random unless given")
    parser.add_argument("--token", help=argparse.SUPPRESS)  # path of the page, for tests
    parser.add_argument(
        "--no-browser-open", dest="open_browser", action="store_false", help="only print the page"
    )
    parser.add_argument(
        "--gallery",
        action="store_true",
        help="show every control in every state; for developers, no folder is opened",
    )
    verbs = parser.add_subparsers(title="also", metavar="export")
    files = verbs.add_parser("export", help="write all that may be given as files")
    files.set_defaults(verb="export")
    _common(files, unset=True)
    files.add_argument("--to", type=Path, required=True, metavar="DIR", help="folder of the files")
    return parser


def _common(parser: argparse.ArgumentParser, *, unset: bool) -> None:
    """Add what both verbs take; *unset* keeps a value given before the verb."""
    none: Any = argparse.SUPPRESS if unset else None
    parser.add_argument(
        "--folder", type=Path, default=none, metavar="DIR", help="where your things lie"
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        default=none if unset else False,
        help="an invented person's folder",
    )
    parser.add_argument(
        "--language", choices=[*languages()], default=none, help="language of the screens"
    )


def _be_quiet() -> None:
    """Let no log, warning or trace reach the terminal: they could hold a person's words."""
    if os.environ.get(TALKATIVE) == "1":
        return
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sys.excepthook = _tell_code


def _tell_code(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    words = _("Something did not work. Your words are safe. Code: {code}")
    print(words.format(code=code_of(error)), file=sys.stderr)


def _end_well_when_told() -> None:
    """Close the folder also when the terminal is closed or the device shuts down."""
    if threading.current_thread() is not threading.main_thread():
        return  # a packaged app on a phone; the system tells Flet there
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, _as_ctrl_c)


def _as_ctrl_c(_number: int, _frame: FrameType | None) -> None:
    signal.raise_signal(signal.SIGINT)


if __name__ == "__main__":
    main()
