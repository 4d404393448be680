"""A real process writes nowhere but in the folder, and speaks with nobody."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

SESSION = """
import sys
from pathlib import Path
from app.store.folder import Folder
from tests.store.disks import PASSPHRASE, Time, again, say
place = Path(sys.argv[1])
print("begins", flush=True)
folder, card = Folder.create(place, PASSPHRASE, clock=Time())
for number in range(6):
    say(folder, f"Aamukahvi {number} " * 300, shared=number % 2 == 0)
for compartment in folder._content.compartments.values():
    compartment.compact()
folder.lock()
again(place, card).lock()
"""
WRITING = re.compile(r'open(?:at)?\([^"]*"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)')
ELSEWHERE = ("/dev/null", "/dev/tty")


@pytest.mark.skipif(not shutil.which("strace"), reason="not on this machine: strace")
def test_a_session_opens_no_file_for_writing_elsewhere_and_no_socket(tmp_path):
    trace, place = tmp_path / "trace", tmp_path / "data" / "vault"
    calls = "open,openat,creat,socket,connect,sendto,rename,mkdir,write"
    command = ["strace", "-f", "-s", "300", "-e", f"trace={calls}", "-o", trace]
    command += [sys.executable, "-B", "-c", SESSION, place]
    untouched = {k: v for k, v in os.environ.items() if not k.startswith("COV")}  # no measuring
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=untouched)
    if "Operation not permitted" in done.stderr:
        pytest.skip("tracing is not allowed here")
    assert done.returncode == 0, done.stderr
    _start, lines = trace.read_text("utf-8", "replace").split('"begins', 1)
    written = {m[1] for m in WRITING.finditer(lines)}
    assert written
    outside = {p for p in written if not p.startswith(str(place.parent)) and p not in ELSEWHERE}
    assert outside == set()
    assert not re.search(r"(socket|connect|sendto)\(", lines)
    assert "Aamukahvi" not in lines
