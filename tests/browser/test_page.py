"""The page in a real browser: accessible by itself, neutral outside, quiet on the network."""

import pytest

from app.i18n import speaking

pytestmark = pytest.mark.browser


def test_the_page_is_accessible_by_itself_and_asks_nothing_of_the_outside(app):
    """``app`` opens only when the tree has come without any help from the test."""
    assert app.page.get_by_role("heading", level=1).count() == 1
    assert app.page.title() == speaking("fi")._("Notes")
    assert app.page.evaluate("document.documentElement.lang").startswith("fi")
    assert app.outside == []


def test_a_foreign_page_cannot_frame_or_connect(app, chromium):
    """As any page open in the same browser could try."""
    page = chromium.new_page()
    page.goto("about:blank")
    address = app.url.replace("http:", "ws:") + "ws"
    tried = page.evaluate(
        "address => new Promise(done => { const s = new WebSocket(address);"
        "s.onopen = () => done('open'); s.onerror = () => done('refused'); })",
        address,
    )
    page.close()
    assert tried == "refused"
