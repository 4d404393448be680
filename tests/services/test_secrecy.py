"""What is in memory leaves no core file, and new files are this user's alone."""

import sys

import pytest

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
