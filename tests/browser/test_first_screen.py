"""The first screen as assistive technology meets it: names, targets, contrast, focus."""

import pytest

from tests.browser import probe

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("app", [(412, 2400), (320, 2400)], indirect=True)
def test_the_first_screen_has_no_findings(app):
    width = app.page.viewport_size["width"]
    assert list(probe.look(app.page, probe.Limits(), width, scale=1)) == []


@pytest.mark.parametrize("app", [(412, 2400)], indirect=True)
def test_every_stop_of_tab_is_seen(app):
    assert list(probe.walk(app.page, probe.Limits(), scale=1)) == []
