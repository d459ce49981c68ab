"""A query cut into its words, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reports.query.errors import QueryError, QueryFault

TokenKind = Literal["word", "quoted", "operator", "open", "close", "end"]
KEYWORDS = ("and", "or", "not", "by")

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<open>\() | (?P<close>\))
  | (?P<operator><=|>=|!=|=|<|>|~)
  | "(?P<double>[^"]*)" | “(?P<curly>[^”]*)” | '(?P<single>[^']*)'
  | (?P<word>[^\s()<>=!~"'“”]+)
    )""",
    re.VERBOSE,
)
_QUOTES = ("double", "curly", "single")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a query.

    Attributes:
        kind: What sort of word it is; ``end`` comes once, last.
        text: The word, without the marks of a quoted one.
        start: Where it begins, in characters of the query.
        end: Where it ends.
    """

    kind: TokenKind
    text: str
    start: int
    end: int

    def says(self, keyword: str) -> bool:
        """Return whether the token is this keyword, in any case."""
        return self.kind == "word" and self.text.lower() == keyword


def tokens(query: str) -> tuple[Token, ...]:
    """Return the words of a query, and an end.

    Raises:
        QueryError: If a quotation mark is not closed or a sign has no meaning here.
    """
    found: list[Token] = []
    place, end = 0, len(query.rstrip())
    while place < end:
        match = _TOKEN.match(query, place)
        if match is None:
            raise QueryError(query, [_unread(query, place, end)])
        found.append(_token(match))
        place = match.end()
    return (*found, Token("end", "", end, end))


def _token(match: re.Match[str]) -> Token:
    name = str(match.lastgroup)
    text = match.group(name)
    quoted = name in _QUOTES
    start, end = match.start(name) - quoted, match.end(name) + quoted
    kinds: dict[str, TokenKind] = {
        "open": "open", "close": "close", "operator": "operator", "word": "word",
    }  # fmt: skip
    return Token(kinds.get(name, "quoted"), text, start, end)


def _unread(query: str, place: int, end: int) -> QueryFault:
    place += len(query[place:]) - len(query[place:].lstrip())
    if query[place] in "\"'“":
        return QueryFault(place, end, f"This {query[place]} is never closed.")
    return QueryFault(place, place + 1, f"{query[place]} has no meaning here; quote it as words.")
