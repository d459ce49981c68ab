"""A codebook as it stands in the nodes of a file, right or wrong, with what has a wrong shape."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from codebook.fields import Fields
from codebook.nodes import Scalar
from codebook.values import (
    About,
    Category,
    Code,
    Codebook,
    Cue,
    Direction,
    Level,
    Status,
    WhenNegated,
)
from codebook.versions import FORMAT

if TYPE_CHECKING:
    from codebook.fields import Notes
    from codebook.nodes import Node

ROOT = ("format", "title", "language", "source", "directions", "categories", "word_lists", "codes")
DIRECTION = ("id", "name", "definition")
CATEGORY = ("id", "name", "color")
CODE = (
    *("id", "name", "definition", "include", "exclude", "examples", "counter_examples", "cues"),
    *("level", "status", "in_vivo", "proposed_by", "proposed_in"),
)
CUE = ("pattern", "when_negated", "about", "source", "examples", "counter_examples")

_Choice = TypeVar("_Choice", bound=StrEnum)


def draft(root: Node, notes: Notes) -> Codebook | None:
    """Take a codebook out of the nodes of a file.

    Args:
        root: The root node.
        notes: Where lines and faults of shape are noted.

    Returns:
        The codebook without its version, with empty values where something is missing or has the
        wrong shape; None where the file has a format that cannot be read.
    """
    fields = Fields(root, (), ROOT, notes)
    if not _readable_format(fields, notes):
        return None
    return Codebook(
        title=fields.text("title"),
        version="",
        language=fields.text("language") or "en",
        directions=_directions(fields, notes),
        categories=_categories(fields, notes),
        word_lists=_word_lists(fields),
        codes=tuple(_code(node, i, notes) for i, node in enumerate(fields.items("codes"))),
        source=fields.text("source"),
    )


def _readable_format(fields: Fields, notes: Notes) -> bool:
    """Note a format that is missing or unknown; whether going on makes sense."""
    written = fields.text("format")
    if written == str(FORMAT) or notes.follows_at(("format",)):
        return True
    if written.isdecimal() and int(written) > FORMAT:
        message = f"is {written}, newer than the format {FORMAT} read here; update the program"
        notes.fault(("format",), message)
        return False
    said = f"is “{written}”" if written else "is missing"
    notes.fault(("format",), f"{said}; write “format: {FORMAT}”")
    return True


def _directions(fields: Fields, notes: Notes) -> tuple[Direction, ...]:
    rows = [
        Fields(node, ("directions", i), DIRECTION, notes)
        for i, node in enumerate(fields.items("directions"))
    ]
    return tuple(
        Direction(row.text("id"), row.text("name"), row.text("definition")) for row in rows
    )


def _categories(fields: Fields, notes: Notes) -> tuple[Category, ...]:
    rows = [
        Fields(node, ("categories", i), CATEGORY, notes)
        for i, node in enumerate(fields.items("categories"))
    ]
    return tuple(Category(row.text("id"), row.text("name"), row.text("color")) for row in rows)


def _word_lists(fields: Fields) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names = fields.names("word_lists")
    if not names:
        return ()
    lists = fields.group("word_lists", names)
    return tuple((name, lists.texts(name)) for name in names)


def _code(node: Node, index: int, notes: Notes) -> Code:
    fields = Fields(node, ("codes", index), CODE, notes)
    code_id = fields.text("id")
    parts = [*code_id.split("."), ""]
    return Code(
        id=code_id,
        parent=".".join(parts[:2]) if code_id.count(".") > 1 else None,
        name=fields.text("name"),
        direction=parts[0],
        category=parts[1],
        definition=fields.text("definition"),
        include=fields.texts("include"),
        exclude=fields.texts("exclude"),
        examples=fields.texts("examples"),
        counter_examples=fields.texts("counter_examples"),
        cues=tuple(
            _cue(cue, ("codes", index, "cues", i), notes)
            for i, cue in enumerate(fields.items("cues"))
        ),
        level=_choice(fields, "level", Level, notes),
        status=_choice(fields, "status", Status, notes) or Status.ACTIVE,
        in_vivo=fields.text("in_vivo"),
        proposed_by=fields.text("proposed_by"),
        proposed_in=fields.text("proposed_in"),
    )


def _cue(node: Node, place: tuple[str | int, ...], notes: Notes) -> Cue:
    """Read a cue in its short form, a text, or in its long form, a group."""
    if isinstance(node, Scalar):
        return Cue(node.text)
    fields = Fields(node, place, CUE, notes)
    when_negated = _choice(fields, "when_negated", WhenNegated, notes)
    return Cue(
        fields.text("pattern"),
        when_negated or WhenNegated.DROP,
        _choice(fields, "about", About, notes) or About.EITHER,
        fields.text("source"),
        fields.texts("examples"),
        fields.texts("counter_examples"),
    )


def _choice(fields: Fields, name: str, kind: type[_Choice], notes: Notes) -> _Choice | None:
    """Return one of a few words, or None; another word is noted."""
    written = fields.text(name)
    if not written:
        return None
    if written in list(kind):
        return kind(written)
    choices = ", ".join(kind)
    notes.fault((*fields.place, name), f"is “{written}”; write one of: {choices}")
    return None
