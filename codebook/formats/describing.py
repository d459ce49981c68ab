"""All that is said of a code as one text, for programs whose codes have nothing but a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codebook.cue_lines import cue_lines
from codebook.formats.rows import LISTS, list_node
from codebook.nodes import Mapping, Scalar
from codebook.values import Status

if TYPE_CHECKING:
    from codebook.nodes import Node
    from codebook.values import Code

_TEXTS = {
    "Definition": "definition",
    "Level": "level",
    "Status": "status",
    "In vivo": "in_vivo",
    "Proposed by": "proposed_by",
    "Proposed in": "proposed_in",
    "Id": "id",
}
_LISTS = {
    "Include": "include",
    "Exclude": "exclude",
    "Examples": "examples",
    "Counter-examples": "counter_examples",
    "Cues": "cues",
}
_MARK = "Id: "


def described(code: Code) -> str:
    """Return what is said of a code, each field under its name and the id last."""
    lines = [f"Definition: {code.definition}"] if code.definition else []
    for label, name in _LISTS.items():
        entries = getattr(code, name)
        if name == "cues":
            entries = [line for cue in entries for line in cue_lines(cue)]
        if entries:
            lines += [f"{label}:", *(f"- {text}" for text in entries)]
    for label, name in list(_TEXTS.items())[1:-1]:
        value = getattr(code, name)
        if value and value is not Status.ACTIVE:
            lines.append(f"{label}: {value}")
    return "\n".join([*lines, f"{_MARK}{code.id}"])


def is_ours(text: str) -> bool:
    """Whether a description was written by ``described``, its spacing aside."""
    lines = text.strip().splitlines()
    return bool(lines) and lines[-1].strip().startswith(_MARK)


def fields_of(line: int, text: str) -> Mapping:
    """Return the fields of a description that ``described`` wrote.

    Args:
        line: Line of the file it stands in.
        text: The description.
    """
    fields: dict[str, Node] = {}
    listed: dict[str, list[str]] = {}
    open_list = ""
    for written in text.splitlines():
        said = " ".join(written.split())
        label, _, rest = said.partition(":")
        if said.startswith("- ") and open_list:
            listed[open_list].append(said[2:])
        elif not rest and label in _LISTS:
            open_list = _LISTS[label]
            listed.setdefault(open_list, [])
        elif label in _TEXTS:
            fields[_TEXTS[label]] = Scalar(line, rest.strip())
        elif said:  # somebody wrote below it in another program
            listed.setdefault("include", []).append(said)
    fields |= {
        name: list_node(line, name, "\n".join(listed[name])) for name in LISTS if name in listed
    }
    return Mapping(line, fields, dict.fromkeys(fields, line))
