"""Find untranslated texts and inaccessible controls: ``lint_ui_strings.py DIR ...``.

I18N rules: every visible text goes through gettext, whole, without f-strings. A11Y
rules: only constructs that were seen to work in the accessibility tree of Flet 1.0.5.
SAFE rules: nothing a person wrote is put where other programs look.
A line ending in ``# noqa: A11Y004`` allows that code there. The modules that
build the accessible controls may use raw radios and fields.
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
    "Draggable": ("A11Y012", "needs a way without dragging"),
    "ReorderableListView": ("A11Y012", "needs a way without dragging"),
    "Dismissible": ("A11Y012", "needs a way without dragging"),
    "Clipboard": ("SAFE001", "every program can read it; let the person copy by hand or save"),
    "set_clipboard": ("SAFE001", "every program can read it"),
}
KIT = "kit"  # the folder of the controls that are built of raw parts, once for all screens
RAW = {"Radio", "Checkbox", "Switch", "TextField", "CupertinoTextField", "RadioGroup"}
UNWIRED = {"on_tap", "hint_text", "textfield", "focus", "on_double_tap"}


def check(path: Path, *, raw_allowed: bool = False) -> list[str]:
    """Return the findings of one file."""
    source = path.read_text("utf-8")
    lines = source.splitlines()
    return [
        f"{path}:{call.lineno}: {code} {words}"
        for call in _calls(ast.parse(source))
        for code, words in _findings(call, raw_allowed=raw_allowed)
        if code not in lines[call.lineno - 1].partition("# noqa:")[2]
    ]


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


Words = dict[str, ast.expr]
Found = Iterator[tuple[str, str]]


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
    if name == "Image" and not {"semantics_label", "exclude_from_semantics"} & set(words):
        yield "A11Y002", "Image: semantics_label, or exclude_from_semantics=True"


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
    if name == "Text" and "size" in words:
        yield "A11Y014", "Text(size=): use theme_style, or the text size has no effect"
    if name == "AppBar" and "exclude_header_semantics" not in words:
        yield "A11Y015", "AppBar: its title becomes a second heading"
    if any(key.startswith("animate") for key in words):
        yield "A11Y016", f"{name}: no motion"


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
