"""A changed codebook written into the text of its file, so that comments and layout stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codebook.emitting import HEAD, ORDER, code_lines, dashed, emitted, field_lines, head_lines
from codebook.layout import Layout, comments, indent
from codebook.reading import parse_codebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codebook.faults import Place
    from codebook.layout import Piece
    from codebook.values import Code, Codebook

_FIELD = 3  # parts in the place of a code's field


def written(codebook: Codebook, text: str, was: Mapping[str, str] | None = None) -> str:
    """Return the text of a codebook's file, changed so that it means ``codebook``.

    What did not change stays as it is written, comments and layout with it; a comment inside what
    did change, or on a code that is gone, stays on a line of its own where it stood. A file whose
    codes are not written one below the other is laid out anew, its comments at the top.

    Args:
        codebook: What the text is to mean, with its version.
        text: The text as it is, that of a codebook without faults.
        was: Former ids by the ids they have now, for codes that go by another.
    """
    changed = _Change(codebook, Layout(text), was or {}).text()
    if changed is not None and parse_codebook(changed)[0] == codebook:
        return changed
    return "\n".join([*comments(text).values(), emitted(codebook)])


class _Change:
    """One codebook on its way into the layout of another."""

    def __init__(self, codebook: Codebook, layout: Layout, was: Mapping[str, str]) -> None:
        self._new = codebook
        self._layout = layout
        self._was = was

    def text(self) -> str | None:
        """Return the changed text, or None where the file is not laid out so that it can be."""
        book, pieces = self._layout.book, self._layout.roots()
        if book is None or pieces is None:
            return None
        out = self._layout.lines[: pieces[0].above - 1]
        for (name, *_), piece in zip(self._layout.root_places(), pieces, strict=True):
            if name == "codes":
                codes = self._codes(piece, book)
                if codes is None:
                    return None
                out += [*self._new_heads(book), *codes]
            else:
                out += self._head(str(name), piece, book)
        return "\n".join([*out, ""])

    def _head(self, name: str, piece: Piece, book: Codebook) -> list[str]:
        if name not in HEAD or getattr(self._new, name) == getattr(book, name):
            return self._layout.whole(piece)
        kept = [*self._layout.above(piece), *self._layout.inside(piece)]
        return [*kept, *head_lines(self._new, name)]

    def _new_heads(self, book: Codebook) -> list[str]:
        """Return the fields of the head that the file does not have yet."""
        new = [n for n in HEAD if getattr(self._new, n) and (n,) not in self._layout.places]
        new = [n for n in new if getattr(self._new, n) != getattr(book, n)]
        return [line for name in new for line in head_lines(self._new, name)]

    def _codes(self, piece: Piece, book: Codebook) -> list[str] | None:
        """Return the lines of all codes, or None where they do not stand one below the other."""
        places: list[Place] = [("codes", i) for i in range(len(book.codes))]
        lines = self._layout.lines
        starts = [self._layout.places[place] for place in places]
        cut = self._layout.pieces(places, piece.end)
        if cut is None or not all(lines[n - 1].lstrip().startswith("- ") for n in starts):
            return None
        old = {code.id: i for i, code in enumerate(book.codes)}
        margin = indent(self._layout.bare[starts[0] - 1])
        after = self._orphans(cut, book)
        out = lines[piece.above - 1 : cut[0].above - 1] + after.pop("", [])
        for code in self._new.codes:
            former = self._was.get(code.id, code.id)
            i = old.get(former, -1)
            out += code_lines(code, margin) if i < 0 else self._code(i, cut[i], book.codes[i], code)
            out += after.pop(former, [])
        return out

    def _orphans(self, cut: list[Piece], book: Codebook) -> dict[str, list[str]]:
        """Return the comments of codes that are gone, by the id of the last one kept before."""
        kept = {self._was.get(code.id, code.id) for code in self._new.codes}
        last, found = "", dict[str, list[str]]()
        for code, piece in zip(book.codes, cut, strict=True):
            if code.id in kept:
                last = code.id
            else:
                lines = [*self._layout.above(piece), *self._layout.inside(piece)]
                found.setdefault(last, []).extend(lines)
        return found

    def _code(self, index: int, piece: Piece, old: Code, new: Code) -> list[str]:
        """Return the lines of a code that is in the file; fields that did not change stay."""
        if old == new:
            return self._layout.whole(piece)
        fields = self._fields(index, piece, old, new)
        margin = indent(self._layout.bare[piece.start - 1])
        above = self._layout.above(piece)
        if fields is None:
            return [*above, *self._layout.inside(piece), *code_lines(new, margin)]
        for place, name in enumerate(ORDER):
            if name not in fields and (lines := field_lines(new, name, margin)):
                earlier = [each for each in fields if ORDER.index(each) < place]
                fields = _after(fields, earlier[-1] if earlier else "", name, lines)
        return [*above, *_with_dash([line for each in fields.values() for line in each], margin)]

    def _fields(
        self, index: int, piece: Piece, old: Code, new: Code
    ) -> dict[str, list[str]] | None:
        """Return the lines of each field there was, or None where two share a line."""
        layout = self._layout
        places = [p for p in layout.places if len(p) == _FIELD and p[:2] == ("codes", index)]
        places.sort(key=layout.places.__getitem__)
        cut = layout.pieces(places, piece.end)
        if cut is None:
            return None
        fields = {}
        for (_, _, name), each in zip(places, cut, strict=True):
            first = layout.above(each) if each.above > piece.start else []
            if getattr(old, str(name)) == getattr(new, str(name)):
                lines = layout.bare[each.start - 1 : each.end - 1]
            else:
                margin = indent(layout.bare[each.start - 1])
                lines = [*layout.inside(each), *field_lines(new, str(name), margin)]
            fields[str(name)] = [*first, *lines]
        return fields


def _after(
    fields: Mapping[str, list[str]], earlier: str, name: str, lines: list[str]
) -> dict[str, list[str]]:
    """Return the fields with one more after another, or at the front."""
    out = {} if earlier else {name: lines}
    for each, held in fields.items():
        out[each] = held
        if each == earlier:
            out[name] = lines
    return out


def _with_dash(lines: list[str], margin: int) -> list[str]:
    """Return the lines of an entry with its dash at the first field, comments set above it."""
    first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
    return [*(line[2:] for line in lines[:first]), *dashed(lines[first:], margin)]
