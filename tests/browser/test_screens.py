"""Every page as assistive technology, narrow windows and other languages meet it."""

import pytest

from tests.browser import looks, probe
from tests.browser.lived_in import furnish
from tests.browser.walk_all import walked

pytestmark = pytest.mark.browser

TALL = 2400
EVERYWHERE = {"today", "wish", "in-meeting", "settings"}


@pytest.mark.parametrize("look", looks.FEW, ids=str)
def test_the_pages_have_no_findings(chromium, look):
    """Each look meets its share of all pages, and a few pages are met in every look."""
    place = looks.FEW.index(look)

    def share(routes):
        dealt = set([*routes][place :: len(looks.FEW)]) | EVERYWHERE
        return {name: route for name, route in routes.items() if name in dealt}

    assert walked(chromium, look, share) == []


def test_any_two_choices_meet_in_few_looks():
    met = {pair for look in looks.pairwise() for pair in look.pairs}
    assert met == {pair for look in looks.every() for pair in look.pairs}
    assert len(looks.pairwise()) < 24


def test_the_way_back_in_has_no_findings(start_app, open_tab, tmp_path):
    furnish(tmp_path / "data")
    tab = open_tab(start_app().url, width=412, height=TALL)
    assert list(probe.look(tab.page, probe.Limits(), 412, scale=1)) == []
