"""Find in the source what each page says as its help, also through names and functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DESCRIBING = {"Page", "Shown", "Flow"}  # the plain things that describe a page
HANDED_ON = {"shown.help", "flow.help", "guided.help"}  # counted where they are described


@dataclass(frozen=True, slots=True)
class Said:
    """Hold one help text: the message, or "" where it could not be found, and where."""

    message: str
    where: str


def help_texts(views: Path) -> Iterator[Said]:
    """Yield the help of each page that the modules below *views* describe."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(views.rglob("*.py"))}
    functions = {
        node.name: (node, tree)
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    for path, tree in trees.items():
        for call in _calls(tree, DESCRIBING):
            for given in (k.value for k in call.keywords if k.arg == "help"):
                where = f"{path.name}:{call.lineno}"
                for message in _messages(given, tree, functions):
                    yield Said(message, where)


def _calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
            yield node


def _messages(given: ast.expr, tree: ast.Module, functions: dict) -> Iterator[str]:
    """Yield what an expression can say; "" for what cannot be followed."""
    match given:
        case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(words))]):
            yield words
        case ast.IfExp(body=one, orelse=other):
            yield from _messages(one, tree, functions)
            yield from _messages(other, tree, functions)
        case ast.Call(func=ast.Name(id=name)) if name in functions:
            node, home = functions[name]
            for back in (n for n in ast.walk(node) if isinstance(n, ast.Return) and n.value):
                yield from _messages(back.value, home, functions)
        case ast.Name(id=name):
            yield from _named(name, given, tree, functions)
        case _ if ast.unparse(given) not in HANDED_ON:
            yield ""


def _named(name: str, used: ast.expr, tree: ast.Module, functions: dict) -> Iterator[str]:
    """Yield what a name stands for: set in the same function, or handed to it."""
    around = next(
        f for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and used in set(ast.walk(f))
    )
    parameters = [one.arg for one in around.args.args]
    if name in parameters:
        at = parameters.index(name)
        for call in _calls(tree, {around.name}):
            handed = {k.arg: k.value for k in call.keywords}
            value = call.args[at] if len(call.args) > at else handed.get(name)
            yield from _messages(value, tree, functions) if value else [""]
        return
    sets = [n for n in ast.walk(around) if isinstance(n, ast.Assign)]
    values = [n.value for n in sets if getattr(n.targets[0], "id", "") == name]
    for value in values:
        yield from _messages(value, tree, functions)
    if not values:
        yield ""
