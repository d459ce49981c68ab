"""Lines of text that tell of cues, as the nodes a codebook is drafted from."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from codebook.cue_lines import LABELS
from codebook.nodes import Mapping, Scalar, Sequence
from codebook.values import About

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codebook.nodes import Node


def cue_nodes(number: int, lines: Iterable[str]) -> list[Node]:
    """Return the nodes of the cues that stand in some lines.

    Args:
        number: Number of the line or row of the file they stand in.
        lines: What ``cue_lines`` returns of one cue after another.
    """
    groups: list[list[str]] = []
    for line in lines:
        if groups and line.partition(":")[0].casefold() in LABELS:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_node(number, *group) for group in groups]


def _node(number: int, first: str, *labelled: str) -> Node:
    marks, closed, pattern = first.removeprefix("[").partition("]")
    marked = bool(closed) and first.startswith("[")
    if not marked and not labelled:
        return Scalar(number, first)
    said = " ".join(pattern.split()) if marked else first
    parts: dict[str, Node] = {"pattern": Scalar(number, said)}
    for mark in marks.split(",") if marked else ():
        parts.setdefault(_marked(mark.strip(), parts), Scalar(number, mark.strip()))
    for line in labelled:
        label, _, text = line.partition(":")
        name, node = LABELS[label.casefold()], Scalar(number, text.strip())
        if name == "source":
            parts.setdefault(name, node)
            continue
        held = parts.setdefault(name, Sequence(number))
        if isinstance(held, Sequence):
            held.items.append(node)
    return Mapping(number, parts, dict.fromkeys(parts, number))


def _marked(mark: str, parts: dict[str, Node]) -> str:
    """Return the field a word in brackets is for, the one it comes nearest to."""
    if get_close_matches(mark, list(About), n=1) and "about" not in parts:
        return "about"
    return "when_negated" if "when_negated" not in parts else "about"
