"""A strict subset of YAML as nodes, with what is refused."""

from __future__ import annotations

import re
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from codebook.nodes import DEEPEST, Mapping, Node, Scalar, Sequence
from codebook.values import Finding

_READ_UNLIKE = re.compile(r"^(?:[ \t]+$|---|[.]{3}|%)", re.MULTILINE)  # by the two parsers


class _Builder:
    """Builds nodes from the events of one document and gathers what is refused."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.empty = False  # whether a text is empty; parsers give it different lines
        self.scalars: list[tuple[int, int]] = []
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []

    def take(self, event: Event) -> None:
        """Add what one event says."""
        if isinstance(event, SequenceEndEvent | MappingEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, NodeEvent):
            node = self._node(event)
            self._place(node)
            if isinstance(node, Sequence | Mapping):
                self._open.append(node)
                self._keys.append(None)

    def _node(self, event: NodeEvent) -> Node:
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent):
            written = f"*{event.anchor}"
            self._refuse(line, written, "is an alias; write the text out")
            return Scalar(line, written)
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._refuse(line, str(tag), "is a type mark; leave it out, all stays text")
        if event.anchor is not None:
            self._refuse(line, f"&{event.anchor}", "is an anchor; leave it out")
        if isinstance(event, SequenceStartEvent):
            return Sequence(line)
        if isinstance(event, MappingStartEvent):
            return Mapping(line)
        if isinstance(event, ScalarEvent):
            self.scalars.append((event.start_mark.index, event.end_mark.index))
        text = event.value if isinstance(event, ScalarEvent) else ""
        self.empty = self.empty or not text
        return Scalar(line, " ".join(text.split()))

    def _place(self, node: Node) -> None:
        """Put a node where it belongs: at the root, into a list, as a key or as a value."""
        if not self._open:
            self.root = node
            return
        inside = self._open[-1]
        if isinstance(inside, Sequence):
            inside.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = self._key(node)
            return
        self._keys[-1] = None
        if not key.text:
            return
        if key.text in inside.entries:
            first = inside.lines[key.text]
            message = f"stands here again, first in line {first}; keep one of them"
            self._refuse(key.line, key.text, message)
        inside.entries.setdefault(key.text, node)
        inside.lines.setdefault(key.text, key.line)

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar) and node.text:
            return node
        self._refuse(node.line, "YAML", "has a name that is empty or no text; write a word")
        return Scalar(node.line, "")

    def _refuse(self, line: int, where: str, message: str) -> None:
        self.findings.append(Finding(line, where, message))


def read_yaml(text: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read one YAML document into nodes, which nobody may change.

    Args:
        text: The document.

    Returns:
        The root node, and what is refused: a syntax error (then alone and without a node), anchors
        and aliases, names written twice, a second document, more than ``DEEPEST`` levels.
    """
    root = compiled_nodes(text)
    return read_carefully(text) if root is None else (root, ())


def compiled_nodes(text: str) -> Node | None:
    """Return the root node by the compiled parser, or None where there is anything to refuse.

    It reads ten times as fast, and says of a fault less than ``read_carefully`` does.
    """
    if _READ_UNLIKE.search(text):
        return None
    builder = _Builder()
    try:
        fault = _build(text, builder, compiled=True)
    except YAMLError:
        return None
    return None if fault or builder.findings or builder.empty else builder.root


def read_carefully(text: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Return what ``read_yaml`` does, by the parser that tells every fault and its line."""
    builder, fault = _read(text)
    return (None, (fault,)) if fault else (builder.root, tuple(builder.findings))


def scalar_places(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the texts of a document stand, as half-open stretches of its characters.

    Args:
        text: A document that ``read_yaml`` reads without findings.
    """
    places = []
    for start, end in _read(text)[0].scalars:
        behind = text.find("\n", start) if text[start : start + 1] in {"|", ">"} else start
        places.append((behind, end))  # a comment may stand behind the sign of a block of text
    return tuple(places)


@lru_cache(maxsize=4)  # whoever changes a file reads it several times
def _read(text: str) -> tuple[_Builder, Finding | None]:
    builder = _Builder()
    try:
        fault = _build(text, builder, compiled=False)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        fault = Finding(line, "YAML", f"cannot be read: {_problem(error)}")
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"holds the control character U+{ord(text[error.position]):04X}; take it out"
        fault = Finding(line, "YAML", message)
    except YAMLError as error:
        fault = Finding(0, "YAML", f"cannot be read: {error}")
    return builder, fault


def _build(text: str, builder: _Builder, *, compiled: bool) -> Finding | None:
    """Feed the events of ``text`` to the builder; return what makes going on useless."""
    depth = documents = 0
    for event in YAML(typ="safe", pure=not compiled).parse(text):
        documents += type(event).__name__ == "DocumentStartEvent"
        depth += isinstance(event, SequenceStartEvent | MappingStartEvent)
        depth -= isinstance(event, SequenceEndEvent | MappingEndEvent)
        line = event.start_mark.line + 1
        if documents > 1:
            return Finding(line, "YAML", "begins a second document; a codebook is one document")
        if depth > DEEPEST:
            return Finding(line, "YAML", f"goes deeper than {DEEPEST} levels; a codebook does not")
        builder.take(event)
    return None


def _problem(error: MarkedYAMLError) -> str:
    """Return what the YAML reader says, on one line."""
    said = "; ".join(part for part in (error.context, error.problem) if part)
    return f"{' '.join(said.split())}; check indentation, colons and quotation marks"
