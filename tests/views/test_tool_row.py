"""The tools of a page: one row, the same order, Hide last and always in its place."""

import flet as ft
import pytest

from app.views.kit.buttons import Action
from app.views.kit.tools import tools_in_a_row
from tests.harness.someone import at


@pytest.mark.parametrize("route", ["/today", "/wishes", "/more", "/settings"])
@pytest.mark.parametrize("size", [(390, 844), (1280, 800), (640, 256)])
async def test_the_last_tool_of_every_page_is_hide(home, route, size):
    async with at(home, route, width=size[0], height=size[1]) as app:
        row = app.one(ft.Container, key="tools").content
        assert [b.key for b in app.walk(row) if isinstance(b, ft.OutlinedButton)][-1] == "hide"
        assert row.controls[-1].key == "hide"


async def test_help_opens_and_closes_and_does_not_follow_to_another_page(home):
    async with at(home, "/today") as app:
        await app.press("help")
        assert app.one(key="help-words")
        await app.press("help")
        assert not app.all(key="help-words")
        await app.press("help", "place-more")
        assert not app.all(key="help-words")


def action(label):
    return Action(label=label, press=str, key=label, icon=ft.Icons.ABC)


BACK, TOOLS = "Takaisin", [action("Ohje"), action("Lue ääneen"), action("Piilota")]


def row(width, scale, *, start=True):
    back = action(BACK) if start else None
    return tools_in_a_row(back, TOOLS, instead=BACK, width=width, scale=scale)


def test_tools_get_their_icons_above_the_words_where_a_row_is_narrow():
    beside = row(1000, 1.0).controls[-1].content
    above = row(382, 2.0).controls[-1].content
    assert (type(beside), type(above)) == (ft.Row, ft.Column)


@pytest.mark.parametrize("width", [312, 382, 632])
def test_words_of_the_tools_grow_with_the_page_as_far_as_they_fit(width):
    size = row(width, 2.0).controls[-1].content.controls[-1].style.size
    assert 16 <= size <= 16 * 1.35


def test_no_word_of_the_tools_stands_under_another_on_a_phone():
    cells = row(382, 2.0).controls
    assert sum(cell.expand for cell in cells) <= 382
    for cell in cells:
        words = cell.content.controls[-1]
        assert len(words.value) * words.style.size * 0.55 <= cell.expand


def test_a_page_without_back_keeps_its_room():
    with_back, without = row(382, 1.0), row(382, 1.0, start=False)
    assert len(with_back.controls) == len(without.controls)
    assert with_back.controls[0].expand == without.controls[0].expand
