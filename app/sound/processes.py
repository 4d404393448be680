"""Start and end the programs of the device that speak, record and play."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Sequence

Process = subprocess.Popen[bytes]

ANSWER_S = 10.0
_PIPE, _NOWHERE = subprocess.PIPE, subprocess.DEVNULL
# On Windows a program would open a black window of its own.
_FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def answer(command: Sequence[str]) -> str:
    """Return what a program tells of itself; empty when it tells nothing."""
    try:
        done = subprocess.run(  # noqa: S603 - a program of the device
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=ANSWER_S,
            check=False,
            creationflags=_FLAGS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def end(process: Process) -> None:
    """Let a program end now."""
    with contextlib.suppress(OSError):  # it has ended by itself
        process.terminate()


def start(
    command: Sequence[str], *, given: bool = False, heard: bool = False, told: bool = False
) -> Process:
    """Start a program with a pipe for what it is *given*, what is *heard* or *told*."""
    return subprocess.Popen(  # noqa: S603 - a program of the device
        command,
        bufsize=0,
        stdin=_PIPE if given else _NOWHERE,
        stdout=_PIPE if heard else _NOWHERE,
        stderr=_PIPE if told else _NOWHERE,
        creationflags=_FLAGS,
    )
