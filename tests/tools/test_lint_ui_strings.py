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
        ("ft.AnimatedSwitcher(content=card)", "A11Y016"),
        ("ft.ProgressRing()", "A11Y016"),
        ("ft.ProgressBar()", "A11Y016"),
        ('ft.Image(src=path, semantics_label="")', "A11Y002"),
        ("ft.Image(src=path, exclude_from_semantics=False)", "A11Y002"),
        ("ft.ReorderableListView(controls=cards)", "A11Y012"),
        ("ft.DragTarget(content=card)", "A11Y012"),
        ("ft.InteractiveViewer(content=card)", "A11Y012"),
        ("ft.TextSpan(words, size=12)", "A11Y014"),
        ("ft.OutlinedButton(content=words)", "A11Y017"),
        ("ft.TextField(label=words)", "A11Y017"),
        ("ft.Checkbox(value=True)", "A11Y017"),
        ("ft.ListTile(title=words)", "A11Y017"),
        ("ft.DatePicker()", "A11Y017"),
        ("ft.SomethingOfANewerFlet()", "A11Y017"),
        ("ft.Container(on_click=go, ink=True)", "A11Y017"),
        ("ft.Container(on_hover=go)", "A11Y017"),
        ("ft.Container(on_long_press=go)", "A11Y017"),
        ("from flet import Text", "A11Y017"),
        ("ft.Container(bgcolor=ft.Colors.AMBER)", "A11Y018"),
        ('ft.Container(bgcolor="#FFE0B2")', "A11Y018"),
        ('GREY = "#80808080"', "A11Y018"),
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
        'ft.IconButton(ft.Icon(ft.Icons.HELP, semantics_label=_("Help")))  # noqa: A11Y017',
        "ft.Image(src=path, exclude_from_semantics=True)",
        "ft.Slider(value=1)  # noqa: A11Y006, A11Y017",
        'ft.Text("- 1 -")',
        "ft.Image(src=path, semantics_label=words)",
        "ft.ProgressBar(value=part)",
        "ft.Container(bgcolor=Paint.CARD, border_radius=8)",
        "ft.Container(bgcolor=ft.Colors.TRANSPARENT)",
        "button(Action(label=words, press=go, key='go'))",
        "colour: ft.Colors = Paint.INK",
        "import flet as ft",
        'heading("#12")',
    ],
)
def test_the_lint_lets_pass(tmp_path, line):
    assert lint(tmp_path, line) == []


def test_a_module_that_lays_out_pages_may_use_what_is_named_for_it(tmp_path):
    (tmp_path / "places.py").write_text("ft.OutlinedButton(key=key)\n", "utf-8")
    assert lint_ui_strings.main([str(tmp_path)]) == 0
    (tmp_path / "places.py").write_text("ft.TextButton(key=key)\n", "utf-8")
    assert lint_ui_strings.main([str(tmp_path)]) == 1


@pytest.mark.parametrize("name", sorted(lint_ui_strings.BEYOND))
def test_what_is_allowed_beyond_the_kit_is_used(name):
    source = (VIEWS / name).read_text("utf-8")
    assert all(f"ft.{control}(" in source for control in lint_ui_strings.BEYOND[name])


def test_only_the_theme_names_colours(tmp_path):
    for name, status in (("theme.py", 0), ("words.py", 1)):
        (tmp_path / "kit").mkdir(exist_ok=True)
        path = tmp_path / "kit" / name
        path.write_text('paper = "#FAF6EE"\nCARD = ft.Colors.SURFACE\n', "utf-8")
        assert lint_ui_strings.main([str(path)]) == status


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
