"""Find untranslated texts and inaccessible controls: ``lint_ui_strings.py DIR ...``.

I18N rules: every visible text goes through gettext, whole, without f-strings. A11Y
rules: only constructs that were seen to work in the accessibility tree of Flet 1.0.5.
SAFE rules: nothing a person wrote is put where other programs look.
A line ending in ``# noqa: A11Y004`` allows that code there. The kit (``kit/``) is built of
raw controls; a screen may use only what ``LAID_OUT`` names: what lays out and what is read.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TRANSLATING = {"_", "N_", "t", "gettext", "ngettext", "pgettext", "npgettext"}
TEXT_WORDS = frozenset(
    {"label", "text", "value", "title", "subtitle", "tooltip", "hint_text"}
    | {"helper", "error", "content", "semantics_label", "prefix", "suffix", "counter"}
    | {"cancel_text", "confirm_text", "help_text", "message", "field_label_text"}
    | {"field_hint_text", "words", "question", "advice", "problem"}
)
FIRST_IS_TEXT = frozenset(
    {"Text", "Button", "OutlinedButton", "TextButton", "FilledButton", "TextSpan"}
    | {"FilledTonalButton", "Tab", "MenuItemButton", "PageFrame"}
    | {"SingleChoice", "MultiChoice", "heading", "body"}
)
LETTERS = re.compile(r"[^\W\d_]{2,}")
FORBIDDEN = {
    "GestureDetector": ("A11Y004", "not operable by keyboard or screen reader"),
    "Dropdown": ("A11Y005", "no name, no Tab stop; use choice cards"),
    "DropdownM2": ("A11Y005", "reads the key, not the words; use choice cards"),
    "AutoComplete": ("A11Y005", "not checked; use a field and a list of buttons"),
    "SegmentedButton": ("A11Y005", "says nothing of what is chosen; use choice cards"),
    "Slider": ("A11Y006", "no name; use a scale of three to five choice cards"),
    "RangeSlider": ("A11Y006", "no name; use two choices"),
    "SnackBar": ("A11Y011", "disappears; write the words into the status line"),
    **dict.fromkeys(
        [
            "Draggable",
            "DragTarget",
            "Dismissible",
            "ReorderableListView",
            "ReorderableDragHandle",
            "InteractiveViewer",
        ],
        ("A11Y012", "needs a way without dragging"),
    ),
    **dict.fromkeys(
        ("AnimatedSwitcher", "Animation", "ProgressRing", "Lottie", "Rive", "Shimmer", "Video"),
        ("A11Y016", "no motion, nothing that plays by itself"),
    ),
    "Clipboard": ("SAFE001", "every program can read it; let the person copy by hand or save"),
    "set_clipboard": ("SAFE001", "every program can read it"),
}
KIT = "kit"  # the folder of the controls that are built of raw parts, once for all screens
RAW = {"Radio", "Checkbox", "Switch", "TextField", "CupertinoTextField", "RadioGroup"}
# All of Flet that a screen may use: nothing here takes input or the focus.
LAID_OUT = frozenset(
    {"Row", "Column", "ResponsiveRow", "Container", "SafeArea", "Divider"}  # lay out
    | {"Text", "TextStyle", "Icon", "Image", "ProgressBar"}  # are read or looked at
    | {"Semantics", "MergeSemantics"}  # say more of them to a screen reader
    | {"Padding", "Margin", "Border", "BorderSide", "BorderRadius", "Locale"}  # values
    | {"UrlLauncher", "FilePicker", "FilePickerUploadFile"}  # services: the system's own windows
)
# Modules that may use more, each with its reason.
BEYOND = {
    "places.py": frozenset({"OutlinedButton"}),  # the five places: a bar of one shape of its own
}
COLOURS = "theme.py"  # the one module that names colours; all others name their roles
HEX = re.compile(r"#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")
PRESSING = re.compile(
    r"on_(?:click|tap|hover|long_press|focus|blur|pan|scale|secondary|double|horizontal|vertical)"
    r"\w*|autofocus|ink|ink_color|toggle_inputs"
)
Words = dict[str, ast.expr]
Finding = tuple[str, str]  # code and words
Found = Iterator[Finding]
UNWIRED = {"on_tap", "hint_text", "textfield", "focus", "on_double_tap"}


def check(path: Path, *, raw_allowed: bool = False) -> list[str]:
    """Return the findings of one file."""
    source = path.read_text("utf-8")
    lines = source.splitlines()
    tree = ast.parse(source)
    found = [
        (call.lineno, finding)
        for call in _calls(tree)
        for finding in _findings(call, raw_allowed=raw_allowed)
    ]
    if not raw_allowed:
        found += _beyond_the_kit(tree, BEYOND.get(path.name, frozenset()))
    if path.name != COLOURS:
        found += _raw_colours(tree)
    return [
        f"{path}:{line}: {code} {words}"
        for line, (code, words) in sorted(found)
        if code not in lines[line - 1].partition("# noqa:")[2]
    ]


def _beyond_the_kit(tree: ast.AST, allowed: frozenset[str]) -> Iterator[tuple[int, Finding]]:
    """Yield what a screen makes of Flet itself that is not in the list."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "flet":
            yield node.lineno, ("A11Y017", "import flet as ft: so it is seen what is used")
        if not isinstance(node, ast.Call):
            continue
        name = _of_flet(node.func)
        if name[:1].isupper() and name not in LAID_OUT | allowed:
            yield node.lineno, ("A11Y017", f"{name}: only the kit may use it")
        events = [k.arg for k in node.keywords if k.arg and PRESSING.fullmatch(k.arg)]
        if name in LAID_OUT and events:
            yield node.lineno, ("A11Y017", f"{name}({events[0]}=): only the kit takes input")


def _of_flet(function: ast.expr) -> str:
    """Return X of ``ft.X``; empty for anything else."""
    of = function.value if isinstance(function, ast.Attribute) else None
    return _name(function) if getattr(of, "id", "") in {"ft", "flet"} else ""


def _raw_colours(tree: ast.AST) -> Iterator[tuple[int, Finding]]:
    """Yield colours named by themselves: in another look they would be unreadable."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.Attribute) and (colour := _colour(node)):
            yield node.lineno, ("A11Y018", f"{colour}: use a role of the palette")


def _colour(node: ast.Constant | ast.Attribute) -> str:
    """Return the colour a node names; nothing painted is no colour."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) and HEX.fullmatch(node.value) else ""
    named = _name(node.value) in {"Colors", "CupertinoColors"} and node.attr != "TRANSPARENT"
    return node.attr if named else ""


def _calls(tree: ast.AST) -> list[ast.Call]:
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return sorted(found, key=lambda call: call.lineno)


def _findings(call: ast.Call, *, raw_allowed: bool) -> Iterator[tuple[str, str]]:
    name = _name(call.func)
    words = {k.arg: k.value for k in call.keywords if k.arg}
    if name in TRANSLATING:
        yield from _inside_gettext(call)
        return
    yield from _loose_words(name, call, words)
    if name in FORBIDDEN:
        yield FORBIDDEN[name][0], f"{name}: {FORBIDDEN[name][1]}"
    if name in RAW and not raw_allowed:
        yield "A11Y013", f"{name}: use the accessible control built on it"
    if not raw_allowed:
        yield from _container(name, call, words)
    for rule in (_icon_button, _image, _field, _span, _semantics, _looks, _clipboard):
        yield from rule(name, call, words)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return getattr(function, "id", "")


def _literal(node: ast.expr | None) -> str | None:
    """Return the words written in *node*, if there are any."""
    text: str | None = None
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [v.value for v in node.values if isinstance(v, ast.Constant)]
        text = "".join(str(part) for part in parts)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        text = _literal(node.left) or _literal(node.right)
    elif isinstance(node, ast.IfExp):
        text = _literal(node.body) or _literal(node.orelse)
    return text if text and LETTERS.search(text) else None


def _inside_gettext(call: ast.Call) -> Found:
    for argument in call.args:
        if isinstance(argument, ast.JoinedStr):
            yield "I18N002", "an f-string inside gettext is never translated"
        if isinstance(argument, ast.BinOp):
            yield "I18N003", "words joined inside gettext are never translated"


def _loose_words(name: str, call: ast.Call, words: Words) -> Found:
    if name in FIRST_IS_TEXT and call.args and (text := _literal(call.args[0])):
        yield "I18N001", f"untranslated {text!r} in {name}()"
    if not (name[:1].isupper() or name in FIRST_IS_TEXT):
        return
    for key, value in words.items():
        if key in TEXT_WORDS and (text := _literal(value)):
            yield "I18N001", f"untranslated {text!r} in {name}({key}=)"


def _icon_button(name: str, call: ast.Call, words: Words) -> Found:
    if name not in {"IconButton", "FloatingActionButton"}:
        return
    icon = call.args[0] if call.args else words.get("icon")
    named = isinstance(icon, ast.Call) and any(k.arg == "semantics_label" for k in icon.keywords)
    if not named:
        yield "A11Y001", f"{name}: name it with ft.Icon(..., semantics_label=...)"


def _image(name: str, _call: ast.Call, words: Words) -> Found:
    if name != "Image":
        return
    beside = words.get("exclude_from_semantics")  # its words stand beside it
    named = words.get("semantics_label")
    unsaid = isinstance(named, ast.Constant) and not named.value
    silent = isinstance(beside, ast.Constant) and beside.value is True
    if not silent and (named is None or unsaid):
        yield "A11Y002", "Image: words beside it and exclude_from_semantics=True, or a name"


def _container(name: str, _call: ast.Call, words: Words) -> Found:
    if name == "Container" and "on_click" in words and "ink" not in words:
        yield "A11Y003", "Container(on_click): no Tab stop; use a button"


def _field(name: str, _call: ast.Call, words: Words) -> Found:
    if name == "TextField" and "can_reveal_password" in words:
        yield "A11Y007", "can_reveal_password: nameless, no Tab stop; own button"


def _span(name: str, _call: ast.Call, words: Words) -> Found:
    if name == "TextSpan" and "url" in words:
        yield "A11Y009", "TextSpan(url=): no Tab stop; use TextButton(url=)"


def _semantics(name: str, _call: ast.Call, words: Words) -> Found:
    if name == "Semantics" and (lost := UNWIRED & set(words)):
        yield "A11Y010", f"Semantics({min(lost)}=): the client does not read it"


def _clipboard(_called: str, call: ast.Call, _words: Words) -> Found:
    if isinstance(call.func, ast.Attribute) and _name(call.func.value) == "clipboard":
        yield FORBIDDEN["Clipboard"][0], f"clipboard: {FORBIDDEN['Clipboard'][1]}"


def _looks(name: str, _call: ast.Call, words: Words) -> Found:
    if name in {"Text", "TextSpan"} and "size" in words:
        yield "A11Y014", f"{name}(size=): use theme_style, or the text size has no effect"
    if name == "AppBar" and "exclude_header_semantics" not in words:
        yield "A11Y015", "AppBar: its title becomes a second heading"
    if any(key.startswith("animate") or key == "gapless_playback" for key in words):
        yield "A11Y016", f"{name}: no motion"
    if name == "ProgressBar" and "value" not in words:
        yield "A11Y016", "ProgressBar: without a value it only moves"


def main(arguments: list[str] | None = None) -> int:
    """Check folders from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    chosen = parser.parse_args(arguments)
    paths = sorted(p for folder in chosen.folders for p in _python(folder))
    found = [line for path in paths for line in check(path, raw_allowed=path.parent.name == KIT)]
    summary = f"{len(paths)} files, {len(found)} findings"
    sys.stdout.write("\n".join([*found, summary, ""]))
    return 1 if found else 0


def _python(folder: Path) -> list[Path]:
    return [folder] if folder.is_file() else list(folder.rglob("*.py"))


if __name__ == "__main__":
    sys.exit(main())
