"""The house stays small and quiet: sizes, prints, logs, wide excepts, foreign addresses."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
MODULE_LINES, SCREEN_LINES = 200, 300
FUNCTION_LINES, COMPONENT_LINES = 30, 40
MAY_PRINT = {"app/__main__.py"}
MAY_LOG = {"app/__main__.py", "app/views/safety.py"}
MAY_CATCH_ALL = {"app/views/safety.py"}
# in pieces, so that this file does not name them itself
REGISTRIES = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "debian" + ".org"]
ELSEWHERE = ["../" + "shared", "/wo" + "rk/", "/ro" + "ot/"]
TESTS_IN_DOCS = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
IN_DOCS = re.compile(r"`((?:app|tests|docs|locales|assets)/[\w./@-]+)`")
BINARY = {".ttf", ".png", ".svg", ".ico", ".jpg", ".bin", ".kvault", ".key"}


def modules():
    return sorted(APP.rglob("*.py"))


def named(path):
    return path.relative_to(ROOT).as_posix()


def too_long(path, source):
    """Return what is too long in a module; nested functions count for themselves."""
    screen = "/views/" in f"/{path}"
    lines, most = source.count("\n"), SCREEN_LINES if screen else MODULE_LINES
    found = [f"{path}: {lines} lines > {most}"] if lines > most else []
    limit = COMPONENT_LINES if screen else FUNCTION_LINES
    return found + [
        f"{path}:{function.lineno} {function.name}: {own(function)} lines > {limit}"
        for function in functions(ast.parse(source))
        if own(function) > limit
    ]


def functions(tree):
    nodes = ast.walk(tree)
    return [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def own(function):
    """Return the lines of a function that are not of the functions inside it."""
    inside = [node for node in functions(function) if node is not function]
    nested = {n for node in inside for n in range(node.lineno, (node.end_lineno or 0) + 1)}
    return (function.end_lineno or 0) - function.lineno + 1 - len(nested)


def loud(source):
    """Return whether a module prints, logs, or catches everything."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print":
            found.add("print")
        if isinstance(node, ast.Import) and any(a.name == "logging" for a in node.names):
            found.add("log")
        if isinstance(node, ast.ImportFrom) and node.module == "logging":
            found.add("log")
        if isinstance(node, ast.ExceptHandler) and getattr(node.type, "id", "Exception") in {
            "Exception",
            "BaseException",
        }:
            found.add("catch all" if node.type is None or isinstance(node.type, ast.Name) else "")
    return found - {""}


def tracked():
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = [n for n in done.stdout.split("\0") if n] if done.returncode == 0 else []
    paths = [ROOT / n for n in names] or [*APP.rglob("*"), *(ROOT / "tests").rglob("*")]
    return [p for p in paths if p.is_file() and p.suffix not in BINARY]


def pointing_out(words):
    return [place for place in [*REGISTRIES, *ELSEWHERE] if place in words]


def test_modules_and_functions_stay_small():
    found = [f for path in modules() for f in too_long(named(path), path.read_text("utf-8"))]
    assert not found, "\n".join(found)


def test_nothing_is_printed_logged_or_caught_where_it_should_not_be():
    allowed = {"print": MAY_PRINT, "log": MAY_LOG, "catch all": MAY_CATCH_ALL}
    found = [
        f"{named(path)}: {what}"
        for path in modules()
        for what in loud(path.read_text("utf-8"))
        if named(path) not in allowed[what]
    ]
    assert not found, "\n".join(found)


def test_no_file_points_to_a_registry_or_out_of_the_tree():
    found = []
    for path in tracked():
        words = path.read_bytes().decode("utf-8", "ignore")
        found += [f"{named(path)}: {place}" for place in pointing_out(words)]
    assert not found, "\n".join(found)


def test_every_path_the_docs_name_is_there():
    docs = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), ROOT / "locales/README.md"]
    found = [
        f"{named(path)}: {name}"
        for path in docs
        for name in IN_DOCS.findall(path.read_text("utf-8"))
        if not (ROOT / name).exists()
    ]
    assert not found, "\n".join(found)


def test_every_test_the_docs_name_is_there():
    text = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
    found = TESTS_IN_DOCS.findall(text)
    assert len(found) > 40
    lost = [f"{path}::{name}" for path, name in found if not is_there(path, name)]
    assert not lost, "\n".join(lost)


def is_there(path, name):
    """Return whether a file of tests has a test of this name."""
    file = ROOT / path
    return file.is_file() and f"def {name}(" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("app/rules/due.py", "x = 1\n" * 201),
        ("app/views/today.py", "x = 1\n" * 301),
        ("app/rules/due.py", "def f():\n" + "    x = 1\n" * 30),
        ("app/views/today.py", "def f():\n" + "    x = 1\n" * 40),
        ("app/views/today.py", "def f():\n    def g():\n" + "        x = 1\n" * 40),
    ],
)
def test_the_size_gate_bites(path, source):
    assert len(too_long(path, source)) == 1


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("print(words)", "print"),
        ("import logging", "log"),
        ("from logging import getLogger", "log"),
        ("try:\n    x\nexcept Exception:\n    pass", "catch all"),
        ("try:\n    x\nexcept:\n    pass", "catch all"),
    ],
)
def test_the_gate_for_quiet_bites(source, what):
    assert loud(source) == {what}


def test_catching_one_problem_is_fine():
    assert loud("try:\n    x\nexcept (OSError, ValueError):\n    pass") == set()


@pytest.mark.parametrize("place", [*REGISTRIES, *ELSEWHERE])
def test_the_gate_for_addresses_bites(place):
    assert pointing_out(f"see {place} for more") == [place]
