"""Every sentence the program can say, found where it is said."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from acutrack.domain.measure_files import all_measures, texts
from tests.architecture.source import Module, called, calls, modules, nodes

#: Which arguments are words for a translator; before them may stand a context.
SAYERS = {"say": slice(0, 1), "say_count": slice(0, 2), "say_in": slice(1, 2)}

#: Names of body regions stand in the shipped body map, where they are collected from.
READ_FROM_A_FILE = {"acutrack.domain.body_region"}


@dataclass(frozen=True)
class Saying:
    """A sentence as it stands in the code.

    Attributes:
        where: Module and line.
        call: What was called.
        texts: The literal texts: one, or one and many.
        places: The named places in them.
        given: The values handed in; None where they cannot be read from the code.
        kept: Whether it is kept in a table at module level, to be filled later.
        context: What tells it apart from the same text elsewhere.
    """

    where: str
    call: ast.Call
    texts: tuple[str, ...]
    places: frozenset[str]
    given: frozenset[str] | None
    kept: bool
    context: str = ""

    @property
    def module(self) -> str:
        """The module it is said in."""
        return self.where.rpartition(":")[0]

    @property
    def room(self) -> str:
        """The package it is said in, such as "gui"."""
        return self.where.split(".")[1]


@cache
def sayings_of(module: Module) -> tuple[Saying, ...]:
    """The sentences of one module."""
    inside = _calls_in_functions(module.tree)
    return tuple(
        _saying(module, call, inside.get(call))
        for call in calls(module.tree)
        if isinstance(call.func, ast.Name) and call.func.id in SAYERS
    )


def all_sayings() -> list[Saying]:
    """The sentences of the whole program, and those of the measures."""
    return [
        *(saying for module in modules() for saying in sayings_of(module)),
        *sayings_in_measures(),
    ]


@cache
def sayings_in_measures() -> tuple[Saying, ...]:
    """What the files of the measures say in this project's own words."""
    return tuple(
        Saying(
            f"resources.measures.{measure.key}:0",
            ast.Call(ast.Name("say"), [], []),
            (message.text,),
            frozenset(name for _, name, _, _ in string.Formatter().parse(message.text) if name),
            None,
            kept=True,
        )
        for measure in all_measures()
        for message in texts(measure)
        # An instrument's words are no translator's business, nor is where they come from.
        if not message.context
    )


def not_literal(module: Module) -> Iterator[str]:
    """Sentences no translator could collect: joined, formatted or handed on."""
    if module.name in READ_FROM_A_FILE:
        return
    for saying in sayings_of(module):
        words = SAYERS[called(saying.call)]
        wanted = words.stop - words.start
        named = bool(words.start) == bool(saying.context)
        if (
            len(saying.texts) != wanted
            or not all(text.strip() for text in saying.texts)
            or not named
        ):
            yield f"{saying.where} {ast.unparse(saying.call)[:80]}"


def unmatched_places(module: Module) -> Iterator[str]:
    """Sentences with a place and no value for it, or a value and no place."""
    kept: set[str] = set()
    for saying in sayings_of(module):
        if saying.given is None:
            yield f"{saying.where} gives values that cannot be read from the code"
        elif saying.kept and not saying.given:
            kept |= saying.places
        elif saying.given != saying.places:
            yield f"{saying.where} has {set(saying.places)}, is given {set(saying.given)}"
    filled = {
        word.arg or "**"
        for call in calls(module.tree)
        if called(call) == "filled"
        for word in call.keywords
    }
    if kept != filled:
        yield f"{module.name} keeps {kept or 'nothing'} to be filled and fills {filled}"


def not_named_places(module: Module) -> Iterator[str]:
    """Places without a name, or with a format of their own: the catalogue formats."""
    for saying in sayings_of(module):
        for text in saying.texts:
            for _, name, form, conversion in string.Formatter().parse(text):
                if name is not None and (not name.isidentifier() or form or conversion):
                    yield f"{saying.where} {{{name}}}"


def joined(module: Module) -> Iterator[str]:
    """Words put together with others: their order is another one in another language."""
    for node in nodes(module.tree):
        if isinstance(node, ast.JoinedStr):
            parts = node.values
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            parts = [node.left, node.right]
        else:
            continue
        said = [part for part in parts if _is_said(part)]
        written = [part for part in parts if re.search(r"[^\W\d]|[.:;,?()]", _constant(part))]
        if said and (written or len(said) > 1):
            yield f"{module.name}:{node.lineno} {ast.unparse(node)[:80]}"


SAYING_RULES = (not_literal, unmatched_places, not_named_places, joined)


def _saying(module: Module, call: ast.Call, function: ast.AST | None) -> Saying:
    counts = called(call) == "say_count"
    words = SAYERS[called(call)]
    texts = _literals(call.args[words])
    context = "".join(_literals(call.args[: words.start]))
    found = frozenset(
        name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name
    )
    given = _given(call, function)
    if counts and given is not None:
        # A count need not be told ("a day"), and is always there to be.
        given = given | {"count"} if "count" in found else given
    where = f"{module.name}:{call.lineno}"
    return Saying(where, call, texts, found, given, kept=function is None, context=context)


def _is_said(part: ast.expr) -> bool:
    value = part.value if isinstance(part, ast.FormattedValue) else part
    return isinstance(value, ast.Call) and called(value) in {"words", "_words"}


def _constant(part: ast.expr) -> str:
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""


def _literals(nodes: list[ast.expr]) -> tuple[str, ...]:
    return tuple(
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _given(call: ast.Call, function: ast.AST | None) -> frozenset[str] | None:
    names: set[str] = set()
    for word in call.keywords:
        if word.arg is not None:
            names.add(word.arg)
            continue
        keys = _keys_of(word.value, function)
        if keys is None:
            return None
        names |= keys
    return frozenset(names)


def _keys_of(value: ast.expr, function: ast.AST | None) -> set[str] | None:
    """The keys of ``**values`` where the dict is written out in the same function."""
    if not isinstance(value, ast.Name) or function is None:
        return None
    for node in ast.walk(function):
        if (
            isinstance(node, ast.Assign | ast.AnnAssign)
            and isinstance(node.value, ast.Dict)
            and value.id in {ast.unparse(t) for t in _targets(node)}
        ):
            keys = node.value.keys
            return {str(key.value) for key in keys if isinstance(key, ast.Constant)}
    return None


def _targets(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def _calls_in_functions(tree: ast.Module) -> dict[ast.Call, ast.AST]:
    """The function around each call; calls at module or class level are not in it."""
    functions = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    return {
        call: function
        for function in nodes(tree)
        if isinstance(function, functions)
        for call in calls(function)
    }
