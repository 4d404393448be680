"""Plain copies of picked files that a phone left in the app's own cache: swept at the start."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

_CACHE = "FLET_APP_STORAGE_TEMP"  # as Flet tells a packaged app on a phone
_COPIES = "file_picker"  # the folder in it where the file picker puts its copies


def sweep(environ: Mapping[str, str] = os.environ) -> None:
    """Delete every copy the file picker made; nothing outside its own folder, no link followed."""
    cache = environ.get(_CACHE)
    if cache:
        _empty(Path(cache) / _COPIES)


def _empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        if not stat.S_ISDIR(folder.lstat().st_mode):
            return
        for path in folder.iterdir():
            if stat.S_ISDIR(path.lstat().st_mode):
                _empty(path)
            else:
                _forget(path)
        folder.rmdir()


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
