"""A query read into its tree: ``or`` binds least, then ``and``, ``not``, ``near/N``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn, cast

from reports.query.errors import QueryError, QueryFault
from reports.query.tokens import KEYWORDS, Token, tokens
from reports.query.tree import And, Compare, Name, Near, Not, Or, Place, Query, Words

if TYPE_CHECKING:
    from reports.query.tree import Operator

_NEAR = re.compile(r"near(?:/(\d*))?", re.IGNORECASE)
_DEEPEST = 100  # brackets and nots inside each other; more is a slip, not a question
_LONGEST = 500  # words of a query
_NO_NUMBER = "near needs a number of words or passages, as in near/5."
_NOT_ALIKE = (
    "near/N sets words beside words, or codes beside codes; several of a kind stand in brackets "
    "with `or` between them."
)


def parse(query: str) -> Query:
    """Return the tree of a query.

    Raises:
        QueryError: If it cannot be read, with the place where reading stopped.
    """
    return _Reader(query).whole()


class _Reader:
    """Reads the tokens of one query from left to right."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._tokens = tokens(query)
        self._next = 0
        self._depth = 0

    def whole(self) -> Query:
        if len(self._tokens) > _LONGEST:
            self._stop(self._tokens[_LONGEST], f"A query has at most {_LONGEST} words.")
        tree = self._any()
        if self._token.kind == "close":
            self._stop(self._token, "This bracket was never opened.")
        if self._token.kind != "end":
            self._stop(
                self._token,
                "Write `and`, `or` or `near/N` before this; "
                "a name or value of several words stands in quotation marks.",
            )
        return tree

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._token
        self._next += token.kind != "end"
        return token

    def _stop(self, token: Token, message: str) -> NoReturn:
        raise QueryError(self._query, [QueryFault(token.start, token.end, message)])

    def _any(self) -> Query:
        tree = self._all()
        while self._token.says("or"):
            self._take()
            tree = Or(tree, self._all())
        return tree

    def _all(self) -> Query:
        tree = self._negated()
        while self._token.says("and"):
            self._take()
            tree = And(tree, self._negated())
        return tree

    def _negated(self) -> Query:
        token = self._token
        if not token.says("not"):
            return self._near()
        self._take()
        self._deeper(token)
        tree = Not(self._negated())
        self._depth -= 1
        return tree

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._stop(token, f"More than {_DEEPEST} brackets and nots stand inside each other.")

    def _near(self) -> Query:
        tree = self._atom()
        while self._token.kind == "word" and (sign := _NEAR.fullmatch(self._token.text)):
            token = self._take()
            if not sign[1]:
                self._stop(token, _NO_NUMBER)
            other = self._atom()
            if _sort(tree) is None or _sort(tree) != _sort(other):
                self._stop(token, _NOT_ALIKE)
            tree = Near(tree, other, min(int(sign[1][:9]), 10**8), _place(token))
        return tree

    def _atom(self) -> Query:
        token = self._take()
        if token.kind == "open":
            return self._bracket(token)
        if token.kind == "quoted":
            return self._words(token)
        if token.kind != "word" or token.text.lower() in KEYWORDS or _NEAR.fullmatch(token.text):
            self._stop(token, "A code, a name or words in quotation marks must stand here.")
        if self._token.kind == "operator":
            return self._compare(token)
        if self._token.says("by"):
            self._take()
            coder = self._value("the name of a coder")
            return Name(token.text, _place(token), coder.text, _place(coder))
        return Name(token.text, _place(token))

    def _bracket(self, opened: Token) -> Query:
        self._deeper(opened)
        tree = self._any()
        if self._token.kind == "end":
            self._stop(opened, "This bracket is never closed.")
        if self._token.kind != "close":
            self._stop(self._token, "Write `and`, `or` or a closing bracket before this.")
        self._take()
        self._depth -= 1
        return tree

    def _words(self, token: Token) -> Words:
        if not re.search(r"\w", token.text):
            self._stop(token, "There is no word between these marks.")
        return Words(token.text, _place(token))

    def _compare(self, field: Token) -> Compare:
        operator = cast("Operator", self._take().text)
        value = self._value("a value")
        return Compare(field.text, operator, value.text, _place(field), _place(value))

    def _value(self, what: str) -> Token:
        token = self._take()
        if token.kind not in {"word", "quoted"}:
            self._stop(token, f"{what.capitalize()} must stand here; quote it where it has spaces.")
        return token


def _place(token: Token) -> Place:
    return Place(token.start, token.end)


def _sort(tree: Query) -> type | None:
    """Return whether a tree is words only or codes only; None where it is neither."""
    if isinstance(tree, Or):
        left, right = _sort(tree.left), _sort(tree.right)
        return left if left is right else None
    return type(tree) if isinstance(tree, (Words, Name)) else None
