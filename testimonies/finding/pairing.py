"""Pairing the signs of one paragraph: what opens, what closes it, and what stays open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.finding.signs import Role

if TYPE_CHECKING:
    from testimonies.finding.signs import Sign

_HORIZON = 128  # signs looked at for one closing mark, so that pairing stays linear
_SPEAKER_TAG = re.compile(
    r"[,.?!]\s+(?:(?:he|she|they|(?!I\b)[A-Z][\w’']+(?: [A-Z][\w’']+){0,3}|the \w+) "
    r"(?:said|says|added|adds|told|explained|recalled|continued|asked|wrote|stated)\b|"
    r"(?:said|says|added|adds|explained|recalled|continued|asked) )"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """An opening sign and the place where its quotation ends.

    Attributes:
        opening: Index of the opening sign.
        end: Offset where the words end.
        after: Offset after the closing sign, the same as ``end`` where there is none.
        next: Index of the sign to go on with.
        closed: Whether a sign closes it.
    """

    opening: int
    end: int
    after: int
    next: int
    closed: bool


@dataclass(slots=True)
class _Search:
    """What is open while a closing sign is looked for."""

    stack: list[bool]
    child: int | None = None  # first sign of the same sort opened directly inside
    child_end: int | None = None  # the sign that closes it


class Signs:
    """The signs of one paragraph with what later signs tell of earlier ones."""

    __slots__ = ("_later_close", "_later_close_inside", "_later_double", "items")

    def __init__(self, items: list[Sign]) -> None:
        """Look once from the end for the closing marks that lie ahead."""
        self.items = items
        count = len(items)
        self._later_close = [False] * count
        self._later_close_inside = [False] * count
        self._later_double = [False] * count
        free = inside = double = False
        closes = 0
        for i in range(count - 1, -1, -1):
            self._later_close[i], self._later_close_inside[i] = free, inside
            self._later_double[i] = double
            sign = items[i]
            if sign.double:
                closes = sign.role is not Role.OPEN
                double = double or closes
                inside = inside and not closes
            elif sign.role is Role.LOOSE:
                free = inside = False
                closes = 0
            elif sign.role is Role.OPEN:
                closes = max(0, closes - 1)
                free = inside = closes > 0
            elif sign.role is Role.CLOSE:
                closes += 1
                free = inside = True

    def opens(self, i: int) -> bool:
        """Tell whether sign ``i`` opens a quotation where none is open."""
        sign = self.items[i]
        if sign.role in {Role.OPEN, Role.EITHER}:
            return True
        return sign.role is Role.LOOSE and self._closed_later(i)

    def close_of(self, i: int) -> tuple[int | None, _Search]:
        """Return the sign that closes sign ``i``, or None, and what was seen on the way."""
        search = _Search([self.items[i].double])
        for j in range(i + 1, min(len(self.items), i + _HORIZON)):
            self._step(j, search)
            if not search.stack:
                return j, search
        return None, search

    def first_close(self, *, double: bool) -> int | None:
        """Return the first sign of this sort if it closes what an earlier paragraph opened."""
        search = _Search([double])
        for j in range(min(len(self.items), _HORIZON)):
            sign = self.items[j]
            if sign.double == double and sign.role in {Role.OPEN, Role.LOOSE, Role.EITHER}:
                return None
            self._step(j, search)
            if not search.stack:
                return j
        return None

    def _closed_later(self, i: int) -> bool:
        """Tell whether a single mark that may close comes before the next that opens."""
        if self._later_close[i]:
            return True
        following = self.items[i + 1] if i + 1 < len(self.items) else None
        return following is not None and following.role is Role.WEAK

    def _step(self, j: int, search: _Search) -> None:
        sign = self.items[j]
        if sign.double:
            self._step_double(j, sign.role, search)
        else:
            self._step_single(j, sign.role, search)

    def _step_double(self, j: int, role: Role, search: _Search) -> None:
        stack = search.stack
        closes = role is Role.CLOSE or (role is Role.EITHER and True in stack)
        if not closes:
            self._push(j, search, double=True)
        elif True in stack:
            self._pop(j, search, double=True)

    def _step_single(self, j: int, role: Role, search: _Search) -> None:
        stack = search.stack
        if role is Role.OPEN or (role is Role.LOOSE and self._closed_later(j)):
            self._push(j, search, double=False)
        elif role in {Role.CLOSE, Role.WEAK} and False in stack:
            below = True in stack
            later = self._later_close_inside[j] if below else self._later_close[j]
            if role is Role.WEAK and later:
                return
            if stack[-1] and self._later_double[j]:
                return
            self._pop(j, search, double=False)

    @staticmethod
    def _push(j: int, search: _Search, *, double: bool) -> None:
        if len(search.stack) == 1 and search.stack[0] == double and search.child is None:
            search.child = j
        search.stack.append(double)

    @staticmethod
    def _pop(j: int, search: _Search, *, double: bool) -> None:
        while search.stack.pop() != double:
            pass
        if len(search.stack) == 1 and search.child is not None and search.child_end is None:
            search.child_end = j


def settle_unclosed(shadow: str, signs: Signs, i: int, search: _Search, paragraph_end: int) -> Pair:
    """Return where the quotation that sign ``i`` opens ends when nothing closes it.

    A quotation of the same sort inside it closes both, unless a speaker tag stands before that
    one: then the first ends at the tag. Otherwise it ends with its paragraph, or at a speaker tag
    with which the paragraph ends.
    """
    opening = signs.items[i]
    if search.child is not None:
        child = signs.items[search.child]
        tag = _SPEAKER_TAG.search(shadow, opening.end, child.start)
        if tag is not None:
            return Pair(i, tag.start() + 1, tag.start() + 1, search.child, closed=False)
        if search.child_end is not None:
            closing = signs.items[search.child_end]
            return Pair(i, closing.start, closing.end, search.child_end + 1, closed=True)
    tag = _SPEAKER_TAG.search(shadow, max(opening.end, paragraph_end - 120), paragraph_end)
    end = tag.start() + 1 if tag is not None else paragraph_end
    return Pair(i, end, end, len(signs.items), closed=False)
