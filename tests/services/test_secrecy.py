"""What is in memory leaves no core file, and new files are this user's alone."""

import sys
from types import SimpleNamespace

import pytest

from app.services import secrecy
from tests.harness.running import python

SAYS = """
import ctypes, os, resource
from app.services.secrecy import protect
protect()
print(resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0)), end=" ")
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_a_crash_leaves_no_copy_of_the_memory():
    done = python(SAYS)
    assert done.stdout.split("\n")[0] == "(0, 0) 0o77 0", done.stderr


@pytest.mark.parametrize(
    ("platform", "done"),
    [
        ("win32", ["umask"]),
        ("darwin", ["umask", "no core"]),
        ("linux", ["umask", "no core", "undumpable"]),
    ],
)
def test_each_system_is_asked_for_what_it_can_do(platform, done, monkeypatch):
    found = []
    limits = SimpleNamespace(RLIMIT_CORE=4, setrlimit=lambda *_limit: found.append("no core"))
    monkeypatch.setitem(sys.modules, "resource", limits)
    monkeypatch.setattr(secrecy, "sys", SimpleNamespace(platform=platform))
    monkeypatch.setattr(secrecy, "os", SimpleNamespace(umask=lambda _mode: found.append("umask")))
    monkeypatch.setattr(secrecy, "_undumpable", lambda: found.append("undumpable"))
    secrecy.protect()
    assert found == done


@pytest.mark.parametrize("error", [ValueError, OSError])
def test_a_system_that_refuses_does_not_keep_the_app_closed(error, monkeypatch):
    def refuse(*_limit):
        raise error

    limits = SimpleNamespace(RLIMIT_CORE=4, setrlimit=refuse)
    monkeypatch.setitem(sys.modules, "resource", limits)
    monkeypatch.setattr(secrecy, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr(secrecy, "os", SimpleNamespace(umask=lambda _mode: None))
    secrecy.protect()
