"""The lint finds loose words and inaccessible controls, and the screens have none."""

from pathlib import Path

import pytest

from tests.tools import lint_ui_strings

VIEWS = Path(__file__).parents[2] / "app" / "views"


def lint(tmp_path, line):
    path = tmp_path / "view.py"
    path.write_text(line + "\n", "utf-8")
    return [found.split(": ")[1][:7] for found in lint_ui_strings.check(path)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('ft.Text("Hei kaikki")', "I18N001"),
        ('ft.Text(f"Hei {name}")', "I18N001"),
        ('_(f"Hi {name}")', "I18N002"),
        ('_("Hi " + name)', "I18N003"),
        ('ft.IconButton(ft.Icons.HELP, tooltip=_("Help"))', "A11Y001"),
        ("ft.Image(src=path)", "A11Y002"),
        ("ft.Container(on_click=go)", "A11Y003"),
        ("ft.GestureDetector(on_tap=go)", "A11Y004"),
        ("ft.Dropdown(options=[])", "A11Y005"),
        ("ft.SegmentedButton(segments=[])", "A11Y005"),
        ("ft.Slider(value=1)", "A11Y006"),
        ("ft.TextSpan(url=address)", "A11Y009"),
        ("ft.Semantics(on_tap=go)", "A11Y010"),
        ("ft.SnackBar(content)", "A11Y011"),
        ("ft.Draggable(content=card)", "A11Y012"),
        ("ft.Checkbox(value=True)", "A11Y013"),
        ("ft.Text(words, size=12)", "A11Y014"),
        ("ft.AppBar(title=title)", "A11Y015"),
        ("ft.Container(animate_opacity=300)", "A11Y016"),
        ("ft.Clipboard()", "SAFE001"),
        ("page.set_clipboard(words)", "SAFE001"),
        ("await page.clipboard.set(words)", "SAFE001"),
        ("clipboard.get()", "SAFE001"),
    ],
)
def test_the_lint_finds(tmp_path, line, code):
    assert code in lint(tmp_path, line)


@pytest.mark.parametrize(
    "line",
    [
        'ft.Text(_("Hi {name}").format(name=name))',
        'ft.IconButton(ft.Icon(ft.Icons.HELP, semantics_label=_("Help")))',
        "ft.Image(src=path, exclude_from_semantics=True)",
        "ft.Slider(value=1)  # noqa: A11Y006",
        'ft.Text("- 1 -")',
    ],
)
def test_the_lint_lets_pass(tmp_path, line):
    assert lint(tmp_path, line) == []


def test_only_the_kit_may_use_raw_controls(tmp_path):
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "choices.py").write_text("ft.Checkbox(value=True)\n", "utf-8")
    (tmp_path / "wishes.py").write_text("ft.Checkbox(value=True)\n", "utf-8")
    assert lint_ui_strings.main([str(tmp_path)]) == 1
    (tmp_path / "wishes.py").unlink()
    assert lint_ui_strings.main([str(tmp_path)]) == 0


def test_the_screens_have_no_loose_words_and_no_raw_controls(capsys):
    status = lint_ui_strings.main([str(VIEWS)])
    assert status == 0, capsys.readouterr().out
