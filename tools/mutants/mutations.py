"""The small breaks that can be made in a module, one at a time, as replacements in its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

N = TypeVar("N", bound=ast.AST)
_COMPARED: Mapping[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: (r"is\s+not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: (r"not\s+in", "in"),
}
_COUNTED: Mapping[type[ast.operator], tuple[str, str]] = {
    ast.Add: (r"\+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: (r"\*", "+"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "+"),
    ast.BitOr: (r"\|", "&"),
    ast.BitAnd: ("&", "|"),
}
_TURNED = {
    **{"any": "all", "min": "max", "startswith": "endswith", "removeprefix": "removesuffix", "lstrip": "rstrip"},
    **{"find": "rfind", "index": "rindex", "partition": "rpartition", "bisect_left": "bisect_right"},
    **{"match": "search", "fullmatch": "match"},
}
_TURNED |= {new: old for old, new in _TURNED.items()} | {"match": "search"}


class Change(NamedTuple):
    """Put ``text`` in place of the bytes ``[start, end)`` of a source in UTF-8."""

    start: int
    end: int
    text: str


class Mutant(NamedTuple):
    """A change in a module; ``function`` is the qualified name of the function or class that it runs in, '' at the
    module's level."""

    module: str
    function: str
    line: int
    change: Change


class Source:
    """A source in UTF-8, where the places of syntax are byte offsets."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._lines = [0, *(match.end() for match in re.finditer(rb"\n", data))]

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where an expression or a statement stands."""
        assert isinstance(node, ast.expr | ast.stmt)
        start = self._lines[node.lineno - 1] + node.col_offset
        return start, self._lines[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    def replaced(self, node: ast.AST, text: str) -> Change:
        """The change that puts ``text`` in place of ``node``."""
        return Change(*self.span(node), text)

    def wrapped(self, node: ast.AST, before: str, after: str) -> Change:
        """The change that puts something around ``node``."""
        start, end = self.span(node)
        return Change(start, end, before + self.data[start:end].decode() + after)

    def between(self, left: ast.AST, right: ast.AST, token: str, text: str) -> Change:
        """The change of the operator ``token``, a regular expression, that stands between two operands."""
        after = self.span(left)[1]
        match = re.search(token.encode(), self.data[after : self.span(right)[0]])
        assert match
        return Change(after + match.start(), after + match.end(), text)


Operator = Callable[[Source, N], Iterator[Change]]


def _compared(source: Source, node: ast.Compare) -> Iterator[Change]:
    operands = [node.left, *node.comparators]
    for left, operator, right in zip(operands, node.ops, operands[1:], strict=False):
        yield source.between(left, right, *_COMPARED[type(operator)])


def _joined(source: Source, node: ast.BoolOp) -> Iterator[Change]:
    tokens = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in zip(node.values, node.values[1:], strict=False):
        yield source.between(left, right, *tokens)


def _counted(source: Source, node: ast.BinOp) -> Iterator[Change]:
    if type(node.op) in _COUNTED:
        yield source.between(node.left, node.right, *_COUNTED[type(node.op)])


def _constant(source: Source, node: ast.Constant) -> Iterator[Change]:
    value = node.value
    if isinstance(value, bool):
        yield source.replaced(node, repr(not value))
    elif isinstance(value, int):
        yield source.replaced(node, repr(value + 1))
        yield source.replaced(node, repr(value - 1))
    elif isinstance(value, float):
        yield source.replaced(node, repr(value * 2))
    elif isinstance(value, str):
        yield source.replaced(node, repr(_without_one(value)))
    elif isinstance(value, bytes):
        yield source.replaced(node, repr(b"XX" + value))


def _without_one(text: str) -> str:
    """Without the character in its middle: a word is another one, a set lacks a member, a message says less."""
    middle = len(text) // 2
    return text[:middle] + text[middle + 1 :] if len(text) > 1 else f"XX{text}"


def _formatted(source: Source, node: ast.JoinedStr) -> Iterator[Change]:
    yield source.replaced(node, '"XX"')


def _signed(source: Source, node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, ast.Not | ast.USub):
        start, end = source.span(node.operand)
        yield source.replaced(node, source.data[start:end].decode())


def _condition(source: Source, node: ast.If | ast.While | ast.IfExp) -> Iterator[Change]:
    yield from _truth(source, node.test)


def _conditions(source: Source, node: ast.comprehension) -> Iterator[Change]:
    for test in node.ifs:
        yield from _truth(source, test)


def _truth(source: Source, test: ast.expr) -> Iterator[Change]:
    """What has no operator of its own to be turned is turned as a whole."""
    if isinstance(test, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.NamedExpr):
        yield source.wrapped(test, "not (", ")")


def _returned(source: Source, node: ast.Return) -> Iterator[Change]:
    if node.value and not isinstance(node.value, ast.Constant):
        yield source.replaced(node.value, "None")


def _jump(source: Source, node: ast.Break | ast.Continue) -> Iterator[Change]:
    yield source.replaced(node, "continue" if isinstance(node, ast.Break) else "break")


def _removed(source: Source, node: ast.Expr | ast.AugAssign | ast.Raise | ast.Delete) -> Iterator[Change]:
    yield source.replaced(node, "pass")


def _stored(source: Source, node: ast.Assign) -> Iterator[Change]:
    if all(isinstance(target, ast.Attribute | ast.Subscript) for target in node.targets):
        yield source.replaced(node, "pass")


def _bounds(source: Source, node: ast.Slice) -> Iterator[Change]:
    for bound in (node.lower, node.upper):
        if bound and not (isinstance(bound, ast.Constant) and bound.value == 0):
            yield source.replaced(bound, "")


def _called(source: Source, node: ast.Call) -> Iterator[Change]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in _TURNED:
        end = source.span(node.func)[1]
        yield Change(end - len(name), end, _TURNED[name])


# What is asked of each node; a node of several of these kinds is asked by each.
_OPERATORS: tuple[tuple[tuple[type[ast.AST], ...], Operator[ast.AST]], ...] = (
    ((ast.Compare,), _compared),
    ((ast.BoolOp,), _joined),
    ((ast.BinOp,), _counted),
    ((ast.Constant,), _constant),
    ((ast.JoinedStr,), _formatted),
    ((ast.UnaryOp,), _signed),
    ((ast.If, ast.While, ast.IfExp), _condition),
    ((ast.comprehension,), _conditions),
    ((ast.Return,), _returned),
    ((ast.Break, ast.Continue), _jump),
    ((ast.Expr, ast.AugAssign, ast.Raise, ast.Delete), _removed),
    ((ast.Assign,), _stored),
    ((ast.Slice,), _bounds),
    ((ast.Call,), _called),
)  # type: ignore[assignment]  # each takes only the nodes that stand beside it


def mutants(module: str, data: bytes) -> list[Mutant]:
    """All breaks of the module whose source is ``data``, in the order of the source."""
    source = Source(data)
    found = [
        Mutant(module, function, data.count(b"\n", 0, change.start) + 1, change)
        for function, node in _nodes(ast.parse(data), "")
        for kinds, operator in _OPERATORS
        if isinstance(node, kinds)
        for change in operator(source, node)
    ]
    return sorted(found, key=lambda mutant: mutant.change)


def is_number(mutant: Mutant, data: bytes) -> bool:
    """Whether all that the break does to the source ``data`` is to move a whole number by one."""
    start, end, text = mutant.change
    return data[start:end].isdigit() and text.lstrip("-").isdigit()


def _nodes(node: ast.AST, function: str) -> Iterator[tuple[str, ast.AST]]:
    """The nodes below that do something, each with the function it runs in; '' is the module's level."""
    inner = f"{function}.{node.name}".lstrip(".") if isinstance(node, ast.FunctionDef | ast.ClassDef) else function
    for child in _children(node):
        if _is_silent(child):
            continue
        within = function if isinstance(node, ast.FunctionDef) and not isinstance(child, ast.stmt) else inner
        yield within, child
        yield from _nodes(child, within)


def _children(node: ast.AST) -> Iterable[ast.AST]:
    """What stands below ``node``, without annotations, decorators and bases; a formatted string is one thing."""
    match node:
        case ast.FunctionDef():
            return [*filter(None, (*node.args.defaults, *node.args.kw_defaults)), *node.body]
        case ast.ClassDef():
            return node.body
        case ast.AnnAssign():
            return [node.value] if node.value else []
        case ast.JoinedStr():
            return []
        case ast.If(test=ast.Compare(left=ast.Attribute(value=ast.Name(id="sys"), attr="platform"))):
            return node.orelse  # what another system does cannot be tried here
    return ast.iter_child_nodes(node)


def _is_silent(node: ast.AST) -> bool:
    """Docstrings, and what only the type checker reads."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))):
            return True
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp(op=ast.BitOr()) | ast.Subscript()):
            return name[:1].isupper() and not name.isupper()  # a type's other name
    return False
