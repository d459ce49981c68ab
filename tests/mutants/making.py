"""Every small fault that can be put into a module: a comparison turned, a number one too high, …

Words for people (strings with a space in them) are left alone, and so are annotations
and decorators.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import CodeType

TURNED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one fault.

    Attributes:
        module: Its dotted name.
        path: Its file.
        number: Which of the module's places is faulty.
        line: Where that is.
        fault: What stands there, and what instead.
    """

    module: str
    path: Path
    number: int
    line: int
    fault: str

    def compiled(self) -> CodeType:
        """Return the module's code with the fault."""
        tree = _tree(self.path)
        there = _places(tree)[self.number]
        _Put(there, _instead(there)).visit(tree)
        return compile(ast.fix_missing_locations(tree), str(self.path), "exec")


def mutants(path: Path, module: str) -> Iterator[Mutant]:
    """Yield the module with each fault, from its first line to its last."""
    for number, each in enumerate(_places(_tree(path))):
        fault = f"{ast.unparse(each)[:70]}  →  {ast.unparse(_instead(each) or each)[:70]}"
        yield Mutant(module, path, number, each.lineno, fault.replace("\n", " "))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


class _Put(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST | None) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST | None:
        if node is self._old:
            return ast.copy_location(self._new, node) if self._new else None
        self.generic_visit(node)
        return node


def _places(tree: ast.AST) -> list[ast.expr | ast.stmt]:
    """Return the nodes that can be faulty, in the order of the text."""
    found: list[ast.expr | ast.stmt] = []
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.expr | ast.stmt) and _instead(child) is not None:
            found.append(child)
        if not _says_nothing(child):
            found += [place for place in _places(child) if place not in _annotations(child)]
    return found


def _says_nothing(node: ast.AST) -> bool:
    """Return whether nothing in a node is done when the program runs."""
    checking = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    return checking or isinstance(node, ast.JoinedStr | ast.Import | ast.ImportFrom)


def _annotations(node: ast.AST) -> list[ast.AST]:
    ways = [getattr(node, name, None) for name in ("annotation", "returns")]
    ways += getattr(node, "decorator_list", [])
    return [each for way in ways if way is not None for each in ast.walk(way)]


def _instead(node: ast.AST) -> ast.expr | ast.stmt | None:  # noqa: C901 - a line for each kind
    """Return what may stand in place of a node by mistake, if anything."""
    new: ast.expr | ast.stmt | None = None
    match node:
        case ast.Compare(ops=[op]) if type(op) in TURNED:
            new = ast.Compare(node.left, [TURNED[type(op)]()], node.comparators)  # type: ignore[list-item]
        case ast.BoolOp(op=op, values=values):
            new = ast.BoolOp(TURNED[type(op)](), values)  # type: ignore[arg-type]
        case ast.BinOp(op=op) if type(op) in TURNED:
            new = ast.BinOp(node.left, TURNED[type(op)](), node.right)  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            new = operand
        case ast.IfExp(test, body, orelse):
            new = ast.IfExp(test, orelse, body)
        case ast.Constant(value=bool() as value):
            new = ast.Constant(not value)
        case ast.Constant(value=int() as value):
            new = ast.Constant(value + 1)
        case ast.Constant(value=str() as value) if " " not in value:
            new = ast.Constant(f"{value}x")
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            new = ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.Raise():
            new = ast.Pass()
        case ast.Continue():
            new = ast.Break()
    return new
