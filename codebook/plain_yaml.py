"""YAML in the plain form most codebooks are written in, read in one go; anything else is left."""

from __future__ import annotations

import re
from typing import NamedTuple

from codebook.nodes import DEEPEST, Mapping, Node, Scalar, Sequence

_FIELD = re.compile(r"([A-Za-z_][\w.-]*):(?: +(\S.*))?")
_TEXT = re.compile(r"(?!.*(?:: | #|:$))\w.*")
_MORE = re.compile(r"(?!- |.*(?:: | #|:$))[^#].*")
_MARKED = r'"(?:[^"\\]|\\["\\])*"|\'[^\']*\''
_QUOTED = re.compile(_MARKED)
_ITEM = re.compile(rf"(?:{_MARKED}|\w[\w*]*)")
_ITEMS = re.compile(rf"\[ *{_ITEM.pattern}(?: *, *{_ITEM.pattern})* *\]")
_NAMED = re.compile(rf"([A-Za-z_]\w*): +({_ITEM.pattern})")
_GROUP = re.compile(rf"\{{ *{_NAMED.pattern}(?: *, *{_NAMED.pattern})* *\}}")
_NO_COMMENT = -1


class _OddError(Exception):
    """Something is written that is not of the plain form."""


class _Row(NamedTuple):
    """A line that is neither empty nor a comment.

    Attributes:
        line: Its number, from 1.
        indent: How many spaces it begins with.
        text: What stands on it.
        loose: Whether empty lines or comments stand right before it.
        comment: The deepest indent of these comments.
    """

    line: int
    indent: int
    text: str
    loose: bool
    comment: int


def plain_nodes(text: str) -> Node | None:
    """Return the root of a document of fields and lists in block style, or None for any other.

    Texts may be plain, folded (``>-``) or in quotation marks on one line; in flow style there may
    be lists and groups of words and of texts in quotation marks.
    """
    if not text.replace("\n", "").isprintable():
        return None
    reader = _Reader(text)
    try:
        root = reader.block(0, 1)
    except _OddError:
        return None
    return root if reader.row.indent < 0 else None


def _rows(text: str) -> list[_Row]:
    """Return the rows of a document and one more, at indent -1, that ends it."""
    rows: list[_Row] = []
    loose, comment = False, _NO_COMMENT
    for number, line in enumerate([*text.split("\n"), None], start=1):
        said = "" if line is None else line.strip()
        indent = _NO_COMMENT if line is None else len(line) - len(line.lstrip())
        if line is not None and (not said or said.startswith("#")):
            loose = True
            comment = max(comment, indent) if said else comment
            continue
        rows.append(_Row(number, indent, said, loose, comment))
        loose, comment = False, _NO_COMMENT
    return rows


class _Reader:
    """Reads rows from the first to the last."""

    def __init__(self, text: str) -> None:
        self._rows = _rows(text)
        self._at = 0
        self.row = self._rows[0]

    def block(self, indent: int, depth: int) -> Node:
        """Return the list or the fields that stand at an indent."""
        if depth >= DEEPEST or self.row.indent != indent:  # flow style may add a level
            raise _OddError
        if self.row.text.startswith("- "):
            return self._sequence(indent, depth)
        return self._mapping(indent, depth)

    def _next(self) -> None:
        self._at += 1
        self.row = self._rows[self._at]

    def _sequence(self, indent: int, depth: int) -> Sequence:
        found = Sequence(self.row.line)
        while self.row.indent == indent and self.row.text.startswith("- "):
            inside = self.row.text[2:].lstrip()
            if _FIELD.fullmatch(inside):
                deeper = indent + len(self.row.text) - len(inside)
                self.row = self.row._replace(indent=deeper, text=inside)
                found.items.append(self.block(deeper, depth + 1))
            else:
                found.items.append(self._value(inside, indent))
        return found

    def _mapping(self, indent: int, depth: int) -> Mapping:
        found = Mapping(self.row.line)
        while self.row.indent == indent and not self.row.text.startswith("- "):
            field = _FIELD.fullmatch(self.row.text)
            if not field or field[1] in found.entries:
                raise _OddError
            found.lines[field[1]] = self.row.line
            if field[2]:
                found.entries[field[1]] = self._value(field[2], indent)
                continue
            self._next()
            listed = self.row.indent == indent and self.row.text.startswith("- ")
            below = indent if listed else max(self.row.indent, indent + 1)
            found.entries[field[1]] = self.block(below, depth + 1)
        return found

    def _value(self, written: str, indent: int) -> Node:
        """Return the text or the list of words that begins on this row."""
        line = self.row.line
        self._next()
        if written.startswith("["):
            return self._items(line, written, indent)
        if _GROUP.fullmatch(written):
            return _group(line, written)
        if _QUOTED.fullmatch(written):
            said = _said(written)
        elif written == ">-":
            if self.row.indent <= indent:
                raise _OddError
            said = " ".join(self._deeper(indent, aligned=True))
        elif _TEXT.fullmatch(written):
            more = self._deeper(indent)
            if not all(map(_MORE.fullmatch, more)):
                raise _OddError
            said = " ".join((written, *more))
        else:
            raise _OddError
        if self.row.comment > indent:  # in folded text it would be no comment
            raise _OddError
        return Scalar(line, " ".join(said.split()))

    def _items(self, line: int, written: str, indent: int) -> Sequence:
        """Return a list in square brackets; its rows stand deeper than its name."""
        parts = [(line, written)]
        while not parts[-1][1].endswith("]") and self.row.indent > indent and not self.row.loose:
            parts.append((self.row.line, self.row.text))
            self._next()
        whole = " ".join(part for _, part in parts)
        found = [(number, item) for number, part in parts for item in _ITEM.findall(part)]
        if not _ITEMS.fullmatch(whole) or _ITEM.findall(whole) != [item for _, item in found]:
            raise _OddError
        return Sequence(line, [Scalar(number, _said(item)) for number, item in found])

    def _deeper(self, indent: int, *, aligned: bool = False) -> list[str]:
        """Return the rows that stand deeper than an indent, all at one where they are aligned."""
        said = []
        first = self.row.indent
        while self.row.indent > indent:
            if self.row.loose or (aligned and self.row.indent != first):
                raise _OddError
            said.append(self.row.text)
            self._next()
        return said


def _group(line: int, written: str) -> Mapping:
    """Return named words in braces on one line."""
    found = Mapping(line)
    for name, item in _NAMED.findall(written):
        if name in found.entries:
            raise _OddError
        found.entries[name] = Scalar(line, _said(item))
        found.lines[name] = line
    return found


def _said(written: str) -> str:
    """Return a text without the quotation marks it may stand in, its white space run together."""
    if written[0] in "\"'":
        inside = written[1:-1]
        written = re.sub(r"\\(.)", r"\1", inside) if written[0] == '"' else inside
    return " ".join(written.split())
