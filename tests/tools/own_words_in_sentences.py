"""Find where a person's own words are put into a sentence without being isolated.

Own words are the text fields of records. They are followed
through names, functions and their arguments, by name and without running anything: it may
follow a word of another kind with the same name, but loses none on the ways the app uses.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

APART = {"isolate", "in_own_direction"}  # the words keep their own direction
ISOLATING = "_ISOLATED"  # the pattern that does it
THE_APPS_OWN = {"desk", "self"}  # desk.words are the words of the screen, not a person's
SAME_WORDS = {
    "str", "list", "tuple", "set", "sorted", "reversed", "next", "iter", "fromkeys", "strip",
    "lstrip", "rstrip", "replace", "split", "splitlines", "lower", "upper", "casefold",
    "capitalize", "join", "format", "and_list", "normalize", "get", "values", "items",
}  # fmt: skip
NOT_WORDS = {  # states, ids and hashes
    "person_id", "paper_id", "of_kind", "media_type", "blob", "thumbnail", "sha256", "channel",
    "could_say", "listened", "answered", "kind", "whose_words", "previous", "to_person", "form",
    "screen_language", "content_hash", "file_hash", "content", "life_area", "how_now",
    "importance", "photo", "voice", "started_how", "came_how", "found", "sight",
}  # fmt: skip
Function = ast.FunctionDef | ast.AsyncFunctionDef


def own_fields(records: Path) -> set[str]:
    """Return the names of the fields of records that hold a person's words.

    A text field is one unless it is named among the others: a new one is watched at once.
    """
    lines = (line for path in records.glob("*.py") for line in ast.walk(_tree(path)))
    texts = {ast.unparse(n.target) for n in lines if isinstance(n, ast.AnnAssign) and _is_text(n)}
    return texts - NOT_WORDS


def _is_text(line: ast.AnnAssign) -> bool:
    default = line.value
    return (
        ast.unparse(line.annotation) in {"str", "str | None"}
        and isinstance(default, ast.Constant)
        and default.value in {"", None}
    )


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@dataclass
class Woven:
    """Follow own words through the modules of an app."""

    fields: set[str]
    telling: set[str] = field(default_factory=set)  # functions that return own words
    taking: set[tuple[str, str]] = field(default_factory=set)  # function and argument
    known: dict[str, Function] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)  # functions that are no methods
    module: str = ""  # the one that is looked at

    def found(self, modules: dict[str, str]) -> list[str]:
        """Return where own words stand in a sentence as they are, *module:function*."""
        trees = {name: ast.parse(source) for name, source in modules.items()}
        for self.module, tree in trees.items():
            self.known |= {self._home(f.name): f for f in _functions(tree)}
            self.plain |= {f.name for f in tree.body if isinstance(f, Function)}
        before = (-1, -1)
        while before != (now := (len(self.telling), len(self.taking))):
            before = now
            for self.module, tree in trees.items():
                self._learn(tree)
        places: set[str] = set()
        for self.module, tree in trees.items():
            places |= {f"{self.module}:{name}" for name in self._places(tree)}
        return sorted(places)

    def _home(self, name: str) -> str:
        """Return the name of a function; a private one belongs to its module."""
        return f"{self.module}:{name}" if name.startswith("_") else name

    def _learn(self, tree: ast.Module) -> None:
        for function in _functions(tree):
            held = self._held(function)
            for node in ast.walk(function):
                if (
                    isinstance(node, ast.Return)
                    and node.value
                    and self._tells(function, node.value, held)
                ):
                    self.telling.add(self._home(function.name))
                if isinstance(node, ast.Call):
                    self._hand_on(node, held)

    def _tells(self, function: Function, value: ast.expr, held: set[str]) -> bool:
        return _may_be_words(function.returns) and self.own(value, held)

    def _hand_on(self, call: ast.Call, held: set[str]) -> None:
        """Note which arguments of the app's functions are own words."""
        home = self._home(_name(call.func))
        taker = self.known.get(home)
        if taker is None:
            return
        places = [a.arg for a in (*taker.args.posonlyargs, *taker.args.args)]
        words = {a.arg for a in _arguments(taker) if _may_be_words(a.annotation)}
        given = [*zip(places, call.args, strict=False), *((k.arg, k.value) for k in call.keywords)]
        self.taking |= {(home, str(a)) for a, v in given if a in words and self.own(v, held)}

    def _held(self, function: Function) -> set[str]:
        """Return the names that hold own words inside a function."""
        home = self._home(function.name)
        held = {arg for name, arg in self.taking if name == home}
        for _again in range(2):  # a name may be used above the line that fills it
            for target, value in _fillings(function):
                if self.own(value, held):
                    held |= {n.id for n in ast.walk(target) if isinstance(n, ast.Name)}
        return held

    def own(self, node: ast.expr, held: set[str]) -> bool:
        """Return whether an expression gives own words that are not isolated."""
        match node:
            case ast.Name():
                return node.id in held
            case ast.Attribute():
                return node.attr in self.fields and _name(node.value) not in THE_APPS_OWN
            case ast.Call():
                return self._told(node, held)
            case ast.Constant() | ast.Compare() | ast.Lambda():
                return False
            case _:
                return any(self.own(one, held) for one in _parts(node))

    def _told(self, call: ast.Call, held: set[str]) -> bool:
        name = _name(call.func)
        if name in APART:
            return False
        if name == "getattr":
            return not isinstance(call.args[1], ast.Constant)
        if name not in SAME_WORDS:
            method = isinstance(call.func, ast.Attribute)
            return self._home(name) in self.telling and (method or name in self.plain)
        given = [*call.args, *(k.value for k in call.keywords)]
        whole = [call.func.value] if isinstance(call.func, ast.Attribute) else []
        return any(self.own(one, held) for one in (*given, *whole))

    def _places(self, tree: ast.Module) -> Iterator[str]:
        for function in _functions(tree):
            held = self._held(function)
            put_in = (one for node in ast.walk(function) for one in _put_in(node))
            if any(self.own(one, held) for one in put_in):
                yield function.name


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return the expressions that give what a larger one gives."""
    match node:
        case ast.IfExp():
            return [node.body, node.orelse]
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
            return [node.elt]
    return [n for n in ast.iter_child_nodes(node) if isinstance(n, ast.expr)]


def _put_in(node: ast.AST) -> Iterable[ast.expr]:
    """Return what a sentence is filled with."""
    if isinstance(node, ast.Call) and _fills(node):
        return [*node.args, *(k.value for k in node.keywords)]
    if isinstance(node, ast.JoinedStr):
        told = [n.value for n in node.values if isinstance(n, ast.FormattedValue)]
        rest = "".join(str(n.value) for n in node.values if isinstance(n, ast.Constant))
        sentence = any(map(str.isspace, rest)) and (len(told) > 1 or any(map(str.isalpha, rest)))
        return told if sentence else []  # without a space it is a path or a key
    return []


def _fills(call: ast.Call) -> bool:
    pattern = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    told = _name(call.func) in {"format", "and_list"} and _name(pattern) != ISOLATING
    return told or _joins(call)


def _joins(call: ast.Call) -> bool:
    """Return whether words become one line, such as *Own worker · Home care*."""
    mark = call.func.value if isinstance(call.func, ast.Attribute) else None
    between = mark.value if isinstance(mark, ast.Constant) else ""
    return _name(call.func) == "join" and bool(str(between).strip())


def _arguments(function: Function) -> list[ast.arg]:
    return [a for a in ast.walk(function.args) if isinstance(a, ast.arg)]


def _may_be_words(annotation: ast.expr | None) -> bool:
    """Return whether something of this type can be words."""
    return annotation is None or "str" in ast.unparse(annotation)


def _fillings(function: Function) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Return what is put into names: by an assignment, a loop or a comprehension."""
    for node in ast.walk(function):
        match node:
            case ast.Assign():
                yield from ((target, node.value) for target in node.targets)
            case ast.NamedExpr() | ast.AugAssign():
                yield node.target, node.value
            case ast.For() | ast.comprehension():
                yield node.target, node.iter


def _functions(tree: ast.AST) -> list[Function]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
    return ""
