"""A window where there can be one; never a hang, never a browser inside the terminal."""

import threading
import webbrowser

import pytest

from app.views import window


@pytest.fixture(autouse=True)
def _with_a_screen(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", ":7")


@pytest.fixture
def fetching(monkeypatch):
    """Replace the fetching of Flet's window program, which would use the network."""

    def put(deed):
        monkeypatch.setattr("flet_desktop.ensure_client_cached", deed)

    return put


def nothing():
    pytest.fail("told to wait for what is here")


def fails():
    raise OSError("no network")


def test_a_window_is_available_when_its_program_is_there(fetching):
    fetching(lambda: None)
    assert window.window_available(nothing)


def test_without_a_network_there_is_no_window(fetching):
    fetching(fails)
    assert not window.window_available(nothing)


def test_a_silent_network_does_not_hold_the_start(fetching):
    end = threading.Event()
    fetching(lambda: end.wait(30))
    told = []
    assert not window.window_available(lambda: told.append("wait"), patience_s=0.05)
    assert told == ["wait"]
    end.set()


def test_fetching_says_nothing_in_a_foreign_language(fetching, capsys):
    fetching(lambda: print("Preparing"))
    assert window.window_available(nothing)
    assert capsys.readouterr().out == ""


def test_without_a_screen_there_is_no_window(monkeypatch, fetching):
    fetching(lambda: pytest.fail("asked for the window program"))
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not window.window_available(nothing)


def test_a_window_that_never_opened_is_noticed(monkeypatch):
    monkeypatch.setattr("flet.run", lambda main, **_how: None)
    assert not window.show_window(lambda page: None, "assets")
    monkeypatch.setattr("flet.run", lambda main, **_how: main(None))
    assert window.show_window(lambda page: None, "assets")


class Browser(webbrowser.BackgroundBrowser):
    def __init__(self, opened):
        super().__init__("firefox")
        self.opened = opened

    def open(self, url, new=0, autoraise=True):
        self.opened.append(url)
        return True


def test_a_browser_of_its_own_is_opened(monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.get", lambda: Browser(opened))
    window._open("http://127.0.0.1:1/x")
    assert opened == ["http://127.0.0.1:1/x"]


def test_a_browser_that_runs_in_the_terminal_is_left_alone(monkeypatch):
    lynx = webbrowser.GenericBrowser("lynx")
    monkeypatch.setattr(lynx, "open", lambda url: pytest.fail("took the terminal"))
    monkeypatch.setattr("webbrowser.get", lambda: lynx)
    window._open("http://127.0.0.1:1/x")


def test_no_browser_is_no_problem(monkeypatch):
    def none():
        raise webbrowser.Error

    monkeypatch.setattr("webbrowser.get", none)
    assert window._open("http://127.0.0.1:1/x") is None
