"""Start the real app as a process on a data folder, and stop it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]
START_S = 60.0
STOP_S = 15.0
_ADDRESS = re.compile(r"^http://\S+$", re.MULTILINE)
COMMAND = [sys.executable, "-m", "app"]


@dataclass(slots=True)
class Running:
    """Hold one started app: its address, its data folder, its process."""

    process: subprocess.Popen[str]
    url: str
    folder: Path
    problems: IO[str]

    def stop(self, how: int = signal.SIGINT) -> int:
        """End the app as Ctrl-C does, and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(STOP_S)

    def close(self) -> None:
        """Let go of the app's output."""
        assert self.process.stdout
        self.process.stdout.close()
        self.problems.close()

    def told(self) -> str:
        """Return what stands on the terminal's error output."""
        self.problems.seek(0)
        return self.problems.read()


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment without a screen, whose app does talk about its faults."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return {**kept, "KUULLUKSI_LOG": "1", **(extra or {})}


def arguments(folder: Path, *, language: str | None = None, demo: bool = False) -> list[str]:
    """Return the arguments that start the page on a folder, without opening a browser."""
    spoken = ["--language", language] if language else []
    place = ["--folder", str(folder), "--browser", "--no-browser-open"]
    return [*place, *spoken, *(["--demo"] if demo else [])]


def start(
    folder: Path,
    *,
    language: str | None = None,
    demo: bool = False,
    extra: Mapping[str, str] | None = None,
    command: Sequence[str] = COMMAND,
    more: Sequence[str] = (),
) -> Running:
    """Start the app on a folder; return once its page can be opened."""
    problems = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - lives with Running
    process = subprocess.Popen(
        [*command, *arguments(folder, language=language, demo=demo), *more],
        cwd=ROOT,
        env=environment(extra),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=problems,
        text=True,
    )
    return Running(process, _address(process, problems), folder, problems)


def _address(process: subprocess.Popen[str], problems: IO[str]) -> str:
    assert process.stdout
    late = threading.Timer(START_S, process.kill)
    late.start()
    said = ""
    for line in process.stdout:
        said += line
        if found := _ADDRESS.search(said):
            late.cancel()
            return found.group()
    late.cancel()
    process.wait(STOP_S)
    problems.seek(0)
    raise AssertionError(f"the app did not start:\n{said}{problems.read()}")


def run(
    *more: str, extra: Mapping[str, str] | None = None, asked: str = ""
) -> tuple[int, str, str]:
    """Run the command to its end; return exit code, output and error output."""
    done = subprocess.run(
        [*COMMAND, *more],
        cwd=ROOT,
        env={**environment(), "KUULLUKSI_LOG": "", **(extra or {})},
        input=asked,
        capture_output=True,
        text=True,
        timeout=START_S,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def python(program: str) -> subprocess.CompletedProcess[str]:
    """Run a small program beside the app, as quiet as the app is for a person."""
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**environment(), "KUULLUKSI_LOG": ""},
        capture_output=True,
        text=True,
        timeout=START_S,
        check=False,
    )
