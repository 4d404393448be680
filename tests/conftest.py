"""What every test shares: the language of the screen, and the order of the tests."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import settings

from app import i18n
from app.views.kit import edges
from tests.harness import needs, quick
from tests.harness.pseudo_screen import spoken

settings.register_profile("house", deadline=None)  # two cores may be shared
settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def _quick_process():
    """Let all tests of a process share what costs time and proves nothing."""
    with quick.one_compiler(), quick.quick_keys(), quick.frozen():
        yield


@pytest.fixture
def as_with_a_person():
    """Let a test that measures time meet the app as it is."""
    with quick.as_with_a_person():
        yield


@pytest.fixture(autouse=True)
def _screen_in_finnish():
    """Let no test inherit the language another one chose, nor its direction."""
    i18n.use("fi")
    edges.read_from(right=False)
    yield
    i18n.use("fi")
    edges.read_from(right=False)


@pytest.fixture
def pseudo_screen(tmp_path, monkeypatch):
    """Let the screen speak the test language: words without brackets bypass gettext."""
    with spoken(tmp_path / "pseudo", monkeypatch.setattr):
        yield


@pytest.hookimpl(trylast=True)  # after pytest-randomly has shuffled
def pytest_collection_modifyitems(items):
    """Put browser tests last: Playwright leaves an event loop in the main thread."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_runtest_setup(item):
    """Skip what this machine cannot run, saying why; where it is required, fail."""
    for need in needs.NEEDS:
        if item.get_closest_marker(need.marker) and (missing := need.missing(shutil.which)):
            (pytest.fail if need.required() else pytest.skip)(missing)
