"""What a reader hears as the name of a field or a card is short, in every language."""

from dataclasses import replace

import flet as ft
import pytest

from app.services import demo
from tests.harness.every_route import every_route
from tests.harness.someone import an_open_home, at

MOST = 80  # letters; the name is the label with its advice or help
ASKING = (ft.TextField, ft.Radio, ft.Checkbox)


def inside(control):
    """Return a control and all that lies in it."""
    found = [control]
    for name in ("content", "controls"):
        held = getattr(control, name, None)
        for one in held if isinstance(held, list) else [held]:
            if isinstance(one, ft.Control):
                found += inside(one)
    return found


def names(app):
    """Return the names of all fields and cards on the screen."""
    for merged in app.all(ft.MergeSemantics):
        held = inside(merged)
        if any(isinstance(one, ASKING) for one in held):
            words = [one for one in held if isinstance(one, ft.Text) and one.value]
            yield "\n".join(text.semantics_label or text.value for text in words)


@pytest.mark.parametrize("language", ["fi", "fi@selko", "sv", "en"])
async def test_no_field_and_no_card_has_a_long_name(tmp_path, language):
    home = an_open_home(tmp_path)
    demo.fill(home.context, "fi")
    home.change_settings(replace(home.settings(), language=language))
    heard, long = set(), set()
    for route in every_route(home.context):
        async with at(home, route) as app:
            heard |= set(names(app))
            long |= {(route, name) for name in names(app) if len(name) > MOST}
    assert long == set()
    assert len(heard) > 50
