"""Keep what is in memory to this process, and new files to this user, as far as one can."""

from __future__ import annotations

import contextlib
import os
import sys

_PR_SET_DUMPABLE = 4  # of Linux


def protect() -> None:
    """Keep what is in memory out of core dumps, and new files to this user alone.

    On Windows and macOS crash reports are the system's own; nothing here stops them.
    """
    os.umask(0o077)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _undumpable()


def _undumpable() -> None:
    """Keep other programs of this user from reading the memory.

    A core limit of 0 does not stop a handler that takes cores through a pipe; this does.
    """
    import ctypes  # noqa: PLC0415 - not needed elsewhere

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
