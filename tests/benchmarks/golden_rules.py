"""Texts with the sentences they should be cut into: ours, and those a peer carries."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from testimonies.sentences import sentences
from testimonies.values import Span

OURS = Path(__file__).parents[1] / "golden" / "sentences.txt"
_CUT = " | "
_NAME = "english_golden_rules.py"


@dataclass(frozen=True)
class Rule:
    """A text and where its sentences end.

    Attributes:
        about: What makes it hard; of a peer's rules only the number.
        text: The text.
        sentences: What it should be cut into, without the white space around.
    """

    about: str
    text: str
    sentences: tuple[str, ...]


def our_rules() -> list[Rule]:
    """Return the cases of the golden file."""
    lines = OURS.read_text(encoding="utf-8").splitlines()
    asked = [line for line in lines if line.strip() and not line.startswith("#")]
    return [
        _rule(about.removeprefix("- "), text.replace("\\n", "\n"))
        for about, text in zip(asked[::2], asked[1::2], strict=True)
    ]


def _rule(about: str, marked: str) -> Rule:
    text = re.sub(r"\s*\| ", lambda gap: gap.group().replace("| ", ""), marked)
    return Rule(about, text, tuple(piece.strip() for piece in marked.split(_CUT)))


def peer_rules() -> list[Rule]:
    """Return the rules that an installed pysbd carries, read and not run; none without it."""
    try:
        held = files("pysbd") or []
    except PackageNotFoundError:
        return []
    paths = [path for path in held if path.name == _NAME]
    if not paths:
        return []
    tree = ast.parse(Path(str(paths[0].locate())).read_text(encoding="utf-8"))
    rules = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List)
    )
    return [
        Rule(str(number), text, tuple(piece.strip() for piece in pieces))
        for number, (text, pieces) in enumerate(rules, 1)
    ]


def cut(text: str) -> tuple[str, ...]:
    """Return the sentences of a text as our splitter cuts them."""
    return tuple(text[one.start : one.end] for one in sentences(text, Span(0, len(text))))
