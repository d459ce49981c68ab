"""What is alike: whole numbers, columns and sets of codes, each with the place of its like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from coding.agreement.arrays import NOT_SEEN, Flags, Places, Whole, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_WORD = 64  # bits of a word
_DIGIT = 16  # bits that are told apart by a look into a table
_BYTE = 8
_ROOM = 62  # bits in which a number and its place are sorted together


def numbers(keys: NDArray[np.integer[Any]], kinds: int) -> tuple[Places, Places]:
    """Return where each different number stands first, in rising order, and each one's place there.

    Args:
        keys: ``(n,)``, from 0.
        kinds: One more than the largest number may be.

    Returns:
        ``(different,)`` places in ``keys``, and ``(n,)`` places among the different ones.
    """
    if _few(kinds, len(keys)):
        first = np.full(kinds, len(keys))
        first[keys[::-1]] = np.arange(len(keys) - 1, -1, -1)  # the last one written stays
        used = np.flatnonzero(first < len(keys))
        rank = np.empty(kinds, dtype=Whole)
        rank[used] = np.arange(len(used))
        return first[used], rank[keys]
    bits = max(len(keys) - 1, 1).bit_length()
    if kinds > 1 << (_ROOM - bits):
        _, first, place = np.unique(keys, return_index=True, return_inverse=True)
        return first, place
    return _sorted(keys.astype(Whole), bits)


def columns(rows: Iterable[NDArray[np.integer[Any]]]) -> tuple[Places, Places]:
    """Return where each different column stands first, and each one's place among the different.

    Args:
        rows: One or more arrays ``(n,)`` of whole numbers.
    """
    (key, kinds), *others = (_from_zero(row) for row in rows)
    for row, wide in others:
        if _few(kinds * wide, len(key)):
            key, kinds = key * wide + row, kinds * wide
            continue
        (first, key), (second, own) = numbers(key, kinds), numbers(row, wide)
        key, kinds = key * len(second) + own, len(first) * len(second)
    return numbers(key, kinds)


def sets(given: Flags, seen: Flags) -> tuple[Words, Places]:
    """Return the different sets of codes, and for each coder and unit the place of its set.

    Args:
        given: ``(codes, coders, units)``, whether the coder gave the code to the unit.
        seen: ``(coders, units)``, whether the coder has seen the unit.

    Returns:
        ``(sets, words)`` unsigned 64-bit words: bit ``k`` of word ``w`` is code ``64 w + k``; and
        ``(coders, units)`` places, -1 where not seen.
    """
    found = _digits(given, seen)
    first, which = columns(found)
    place = np.full(seen.shape, NOT_SEEN, dtype=Whole)
    place[seen] = which
    words = np.zeros((max(-(-len(given) // _WORD), 1), len(first)), dtype=np.uint64)
    for nth, digit in enumerate(found):
        word, shift = divmod(nth * _DIGIT, _WORD)
        words[word] |= digit[first].astype(np.uint64) << np.uint64(shift)
    return words.T, place


def words(bits: Words) -> tuple[Places, Places]:
    """Return where each different row of ``(n, words)`` stands first, and each one's place."""
    shifts = range(0, _WORD, _DIGIT)
    mask = np.uint64((1 << _DIGIT) - 1)
    return columns([word >> np.uint64(shift) & mask for word in bits.T for shift in shifts])


def _few(kinds: int, n: int) -> bool:
    """Return whether so many kinds of ``n`` numbers are found by looking into a table."""
    return kinds <= 4 * n


def _from_zero(row: NDArray[np.integer[Any]]) -> tuple[Places, int]:
    low = int(row.min(initial=0))
    return row.astype(Whole) - low, int(row.max(initial=0)) - low + 1


def _sorted(keys: Places, bits: int) -> tuple[Places, Places]:
    """Return what ``numbers`` does by sorting; several times faster than sorting places by keys."""
    keys <<= bits
    keys |= np.arange(len(keys))
    keys.sort()
    order = keys & ((1 << bits) - 1)
    keys >>= bits
    new = np.ones(len(keys), dtype=np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    keys[order] = np.cumsum(new) - 1
    return order[new], keys


def _digits(given: Flags, seen: Flags) -> list[NDArray[np.uint16]]:
    """Return the codes of each answer as bits, 16 a number: arrays ``(answers seen,)``."""
    found = []
    for start in range(0, max(len(given), 1), _DIGIT):
        low, high = (_byte(given[at : at + _BYTE], seen) for at in (start, start + _BYTE))
        found.append(low | high.astype(np.uint16) << np.uint16(_BYTE))
    return found


def _byte(given: Flags, seen: Flags) -> NDArray[np.uint8]:
    byte = np.zeros(seen.shape, dtype=np.uint8)
    shifted = np.empty_like(byte)
    for bit, flags in enumerate(given):
        byte |= np.left_shift(flags.view(np.uint8), np.uint8(bit), out=shifted)
    return np.asarray(byte[seen])
