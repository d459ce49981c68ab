"""A codebook as the rows of one sheet, and rows as the nodes a codebook is drafted from."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from codebook.cue_lines import cue_lines
from codebook.formats.cue_nodes import cue_nodes
from codebook.nodes import Mapping, Scalar, Sequence
from codebook.values import Finding
from codebook.versions import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codebook.faults import Place
    from codebook.nodes import Node
    from codebook.values import Code, Codebook

COLUMNS = (
    *("kind", "id", "name", "definition", "include", "exclude", "examples", "counter_examples"),
    *("cues", "level", "status", "in_vivo", "proposed_by", "proposed_in", "color", "language"),
    "words",
)
LISTS = ("include", "exclude", "examples", "counter_examples", "cues", "words")
KINDS = {
    "codebook": ("name", "definition", "language"),
    "direction": ("id", "name", "definition"),
    "category": ("id", "name", "color"),
    "word list": ("id", "words"),
    "code": (*COLUMNS[1:14],),
}

_ENTRIES = {"direction": "directions", "category": "categories", "code": "codes"}
_HEAD = {"name": "title", "definition": "source", "language": "language"}

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row as it was read: its number, and the text of each column that holds any."""

    number: int
    cells: Row


def rows_of(codebook: Codebook) -> Iterator[Row]:
    """Yield the codebook as rows: itself, its directions, categories, word lists and codes.

    A list stands in one cell, an entry a line.
    """
    yield _row(
        "codebook",
        name=codebook.title,
        definition=codebook.source,
        language=codebook.language,
    )
    for side in codebook.directions:
        yield _row("direction", id=side.id, name=side.name, definition=side.definition)
    for category in codebook.categories:
        yield _row("category", id=category.id, name=category.name, color=category.color)
    for name, words in codebook.word_lists:
        yield _row("word list", id=name, words="\n".join(words))
    for code in codebook.codes:
        yield _code(code)


def _code(code: Code) -> Row:
    texts = {name: "\n".join(getattr(code, name)) for name in LISTS[:4]}
    return _row(
        "code",
        id=code.id,
        name=code.name,
        definition=code.definition,
        **texts,
        cues="\n".join(line for cue in code.cues for line in cue_lines(cue)),
        level=code.level.value if code.level else "",
        status=code.status.value,
        in_vivo=code.in_vivo,
        proposed_by=code.proposed_by,
        proposed_in=code.proposed_in,
    )


def list_node(number: int, name: str, text: str) -> Sequence:
    """Return the node of a list that stands in one text, an entry a line."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if name == "cues":
        return Sequence(number, cue_nodes(number, lines))
    return Sequence(number, [Scalar(number, line) for line in lines])


def nodes_of(rows: Iterable[Numbered]) -> tuple[Mapping, tuple[Finding, ...]]:
    """Return rows as the root of a codebook, and what in them belongs nowhere."""
    root = Mapping(0)
    found: list[Finding] = []
    _put(root, "format", Scalar(0, str(FORMAT)))
    for name in ("directions", "categories"):
        _put(root, name, Sequence(0))
    for row in rows:
        kind = " ".join(row.cells.get("kind", "").casefold().split())
        if kind not in KINDS:
            found.append(Finding(row.number, "kind", _no_kind(kind)))
            continue
        for name in row.cells.keys() - {"kind", *KINDS[kind]}:
            message = f"a row of the kind “{kind}” holds nothing here; empty the cell"
            found.append(Finding(row.number, name, message))
        _take(root, kind, row, found)
    if "codes" not in root.entries:
        _put(root, "codes", Sequence(0))
    return root, tuple(sorted(found))


def _take(root: Mapping, kind: str, row: Numbered, found: list[Finding]) -> None:
    cells = {name: text for name, text in row.cells.items() if name in KINDS[kind]}
    if kind == "codebook":
        for name, text in cells.items():
            if _HEAD[name] in root.entries:
                found.append(Finding(row.number, name, "is said twice; keep one codebook row"))
            _put(root, _HEAD[name], Scalar(row.number, " ".join(text.split())))
    elif kind == "word list":
        lists = root.entries.setdefault("word_lists", Mapping(row.number))
        root.lines.setdefault("word_lists", row.number)
        if isinstance(lists, Mapping):
            name = " ".join(cells.get("id", "").split())
            if name in lists.entries:
                found.append(Finding(row.number, "id", f"“{name}” stands here again; keep one"))
            _put(lists, name, list_node(row.number, "words", cells.get("words", "")))
    else:
        entries = root.entries.setdefault(_ENTRIES[kind], Sequence(row.number))
        root.lines.setdefault(_ENTRIES[kind], row.number)
        if isinstance(entries, Sequence):
            entries.items.append(_entry(row.number, cells))


def _entry(number: int, cells: Row) -> Mapping:
    entry = Mapping(number)
    for name, text in cells.items():
        listed = name in LISTS
        node = list_node(number, name, text) if listed else Scalar(number, " ".join(text.split()))
        _put(entry, name, node)
    return entry


def _put(inside: Mapping, name: str, node: Node) -> None:
    inside.entries.setdefault(name, node)
    inside.lines.setdefault(name, node.line)


def column_of(place: Place) -> str:
    """Return the column a place of the codebook stands in; ``id`` where it is a whole row."""
    names = [part for part in place if isinstance(part, str)]
    if place and place[0] == "word_lists":
        return "words" if len(place) > 2 else "id"  # noqa: PLR2004 - list, name, word
    if len(place) == 1 and isinstance(place[0], str):
        back = {head: column for column, head in _HEAD.items()}
        return back.get(place[0], "kind")
    return names[1] if len(names) > 1 else "id"


def _no_kind(kind: str) -> str:
    close = get_close_matches(kind, KINDS, n=1)
    hint = f"did you mean “{close[0]}”?" if close else f"write one of: {', '.join(KINDS)}"
    return f"{f'is “{kind}”' if kind else 'is empty'}; {hint}"


def _row(kind: str, **cells: str) -> Row:
    return {"kind": kind, **{name: text for name, text in cells.items() if text}}
