"""The command starts, says what is wrong in a sentence, and ends without a trace."""

import re
import signal
import socket
import stat

import httpx
import pytest

from app.errors.folder import Locked
from app.i18n import speaking
from tests.harness import running


@pytest.fixture
def started(tmp_path):
    """The app, started on a folder of its own as a page."""
    app = running.start(tmp_path / "data", language="en")
    yield app
    app.stop()
    app.close()


def answer(url, **headers):
    """Ask for a page as another program would; return the status."""
    return httpx.get(url, headers=headers).status_code


def test_it_prints_an_address_that_only_this_device_can_open(started):
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{20,}/", started.url)
    assert answer(started.url) == 200


def test_it_refuses_a_foreign_host_origin_and_path(started):
    port = started.url.split(":")[2].partition("/")[0]
    assert answer(started.url, Host=f"localhost:{port}") == 403
    assert answer(started.url, Host="evil.example") == 403
    assert answer(started.url, Origin="http://evil.example") == 403
    assert answer(f"http://127.0.0.1:{port}/") == 404
    with socket.socket() as neighbour:
        assert neighbour.connect_ex(("127.0.0.2", int(port))) != 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_cleanly_when_told_to(started, how):
    assert started.stop(how) == 0
    assert started.told() == ""


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_second_start_says_that_it_is_open_already(started, language):
    status, _out, told = running.run(*running.arguments(started.folder), "--language", language)
    assert status == 1
    assert told == " ".join(speaking(language).error(Locked())) + "\n"


def test_the_same_folder_opens_again_after_the_end(started):
    started.stop()
    again = running.start(started.folder)
    assert again.stop() == 0
    again.close()


def test_the_demo_has_a_place_of_its_own(tmp_path):
    demo = running.start(tmp_path, demo=True)
    assert demo.stop() == 0
    assert (tmp_path / "example" / "vault").is_dir()
    assert not (tmp_path / "vault").exists()
    demo.close()


def test_what_it_makes_is_for_this_user_alone(started):
    for path in (started.folder, *started.folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_port_in_use_is_told_in_a_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, _out, told = running.run(
            *running.arguments(tmp_path / "data", language="en"), "--port", str(port)
        )
    assert status == 1
    assert told.startswith(f"Another program already uses port {port}.")
    assert "Traceback" not in told


def test_a_place_that_is_no_folder_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("mine", "utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        status, _out, told = running.run(*running.arguments(place, language="en"))
        assert status == 1
        assert told.startswith("Kuulluksi cannot write to this place.")
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_without_a_screen_a_wanted_window_becomes_a_page(tmp_path):
    """The server is told to end at once by a port that nothing can have."""
    status, out, told = running.run(
        "--folder", str(tmp_path), "--window", "--language", "en", "--port", "70000"
    )
    assert status == 1
    assert out.startswith("Kuulluksi cannot open a window of its own here.")
    assert "70000" in told


def test_the_demo_is_written_in_every_form_and_language_without_a_screen(tmp_path):
    status, out, told = running.run(
        "export", "--demo", "--to", str(tmp_path / "files"), extra={"XDG_DATA_HOME": str(tmp_path)}
    )
    assert (status, told) == (0, "")
    names = sorted(path.name for path in (tmp_path / "files").iterdir())
    assert {name.rpartition(".")[2] for name in names} == {"pdf", "html"}
    assert len(names) == 6
    assert len(out.splitlines()) == 6
    assert [path.name for path in tmp_path.iterdir()] == ["files"]


def test_ones_own_folder_is_exported_only_with_its_passphrase(tmp_path):
    status, _out, told = running.run(
        "export",
        "--folder",
        str(tmp_path / "data"),
        "--to",
        str(tmp_path / "files"),
        "--language",
        "en",
    )
    assert status == 1
    assert told.startswith("There is no folder here yet.")
    assert not (tmp_path / "files").exists()


def test_a_fault_nobody_foresaw_shows_a_code_and_no_words(tmp_path):
    program = (
        "import sys; import app.__main__ as m\n"
        "def fail(*_): raise ValueError('Aino Äijälä')\n"
        "m._DOES['show'] = fail\n"
        "m.main(['--language', 'en'])\n"
    )
    done = running.python(program)
    assert done.returncode == 1
    assert "Aino" not in done.stdout + done.stderr
    assert re.search(r"[0-9A-F]{8}", done.stderr)
    assert "Traceback" not in done.stderr
