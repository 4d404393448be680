from __future__ import annotations

import pytest

from tests.store.campaign.campaigns import made
from tests.store.campaign.quick import quickly


@pytest.fixture(autouse=True)
def _quickly():
    with quickly():
        made()  # once, before a test puts a bug back
        yield
