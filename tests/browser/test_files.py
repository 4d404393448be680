"""Files go in and out through a real browser, and none of them lies on the disk in plain."""

import hashlib
import os
import sys
import time
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from app.bootstrap import now
from app.services.keeping import Home
from tests.browser import lived_in
from tests.browser.lived_in import go
from tests.browser.newcomer import PHRASE, fi
from tests.browser.tab import Tab
from tests.browser.with_a_file_page import SLOW

pytestmark = pytest.mark.browser
COMMAND = [sys.executable, "-m", "tests.browser.with_a_file_page"]
MARKER = b"vuokkolinnunlaulu kivikkokettu "
MB = 1_000_000


def content(size):
    """Return words no program holds by chance, then noise."""
    return MARKER * 1000 + os.urandom(size - 1000 * len(MARKER))


@pytest.fixture
def places(tmp_path):
    named = {"HOME": "home", "TMPDIR": "temp", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "share"}
    for folder in named.values():
        (tmp_path / folder).mkdir()
    return {name: str(tmp_path / folder) for name, folder in named.items()}


@pytest.fixture
def folder(tmp_path):
    home = Home(data=tmp_path / "data", clock=now)
    home.create(PHRASE)
    home.change_settings(replace(home.settings(), language="fi"))
    home.lock()
    return home.data


@pytest.fixture
def opened(start_app, open_tab, places, folder):
    """Open the page for files in the folder of one's own."""

    def begin(**extra):
        running = start_app(folder, command=COMMAND, extra={**places, **extra})
        tab = lived_in.opened(open_tab(running.url))
        go(tab, "/files")
        return tab

    return begin


def bring(tab: Tab, path):
    with tab.page.expect_file_chooser() as choosing:
        tab.find("button", "Test bring").dispatch_event("click")
    choosing.value.set_files(path)


def soon(true, within_s=5.0):
    """Return whether something becomes true in a while: the lock waits for the last step."""
    end = time.monotonic() + within_s
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def in_plain(root, but=()):
    files = [path for path in root.rglob("*") if path.is_file() and path not in but]
    return [path for path in files if MARKER in path.read_bytes()]


@pytest.mark.parametrize("size", [4 * MB, 50 * MB])
def test_a_file_comes_in_and_goes_out_again_byte_by_byte(opened, tmp_path, size):
    tab, data = opened(), content(size)
    path = tmp_path / "outside.bin"
    path.write_bytes(data)
    started = time.monotonic()
    bring(tab, path)
    digest = hashlib.sha256(data).hexdigest()
    expect(tab.host).to_contain_text(f"{size} {digest}", timeout=60_000)
    print(f"in {size // MB} MB: {time.monotonic() - started:.2f} s")
    assert in_plain(tmp_path, but=[path]) == []
    assert len(list((tmp_path / "data").glob("in-*.tmp"))) == 1

    started = time.monotonic()
    with tab.page.expect_download() as coming:
        tab.press("Test give")
    out = coming.value
    assert out.suggested_filename == "kopio ä.bin"
    assert hashlib.sha256(out.path().read_bytes()).hexdigest() == digest
    print(f"out {size // MB} MB: {time.monotonic() - started:.2f} s")
    assert soon(lambda: "went True" in tab.spoken())
    tab.sees("Files")  # the page is where it was, and the folder is still open
    assert tab.outside == []

    tab.press("Test forget")
    assert soon(lambda: "forgotten" in tab.spoken())
    assert soon(lambda: not list((tmp_path / "data").glob("in-*.tmp")))
    assert in_plain(tmp_path, but=[path]) == []


def test_a_stopped_download_is_told_and_the_browser_calls_it_broken(opened, tmp_path):
    tab, data = opened(**{SLOW: "0.2"}), content(20 * MB)
    path = tmp_path / "outside.bin"
    path.write_bytes(data)
    bring(tab, path)
    expect(tab.host).to_contain_text(hashlib.sha256(data).hexdigest(), timeout=60_000)
    with tab.page.expect_download() as coming:
        tab.press("Test give")
    tab.press(fi("Stop this"))
    expect(tab.host).to_contain_text(fi("It was stopped. Nothing was changed."))
    assert coming.value.failure()
    tab.sees("Files")


def test_a_download_the_person_breaks_off_is_told(opened, tmp_path):
    tab, data = opened(**{SLOW: "0.2"}), content(20 * MB)
    path = tmp_path / "outside.bin"
    path.write_bytes(data)
    bring(tab, path)
    expect(tab.host).to_contain_text(hashlib.sha256(data).hexdigest(), timeout=60_000)
    with tab.page.expect_download() as coming:
        tab.press("Test give")
    coming.value.cancel()
    expect(tab.host).to_contain_text(fi("The file was not saved."), timeout=20_000)


def test_hiding_while_a_file_goes_out_ends_it_and_covers(opened, tmp_path):
    tab, data = opened(**{SLOW: "0.2"}), content(20 * MB)
    path = tmp_path / "outside.bin"
    path.write_bytes(data)
    bring(tab, path)
    expect(tab.host).to_contain_text(hashlib.sha256(data).hexdigest(), timeout=60_000)
    with tab.page.expect_download() as coming:
        tab.press("Test give")
    tab.press(fi("Hide"))
    tab.field(fi("Your passphrase"))
    tab.not_sees("Files")
    assert coming.value.failure()
    assert soon(lambda: not list((tmp_path / "data").glob("in-*.tmp")))
