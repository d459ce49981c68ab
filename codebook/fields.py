"""Taking named fields from the nodes of a file, and noting what has the wrong shape."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from codebook.faults import Fault
from codebook.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from codebook.faults import Place
    from codebook.nodes import Node

_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SHAPES = {Scalar: "a text", Sequence: "a list", Mapping: "a group of fields"}


class Notes:
    """What is noted while a file is taken apart.

    Attributes:
        faults: What has the wrong shape.
        lines: The line of every place met.
    """

    def __init__(self) -> None:
        """Begin with nothing noted."""
        self.faults: list[Fault] = []
        self.lines: dict[Place, int] = {}
        self._known: set[Place] = set()

    def fault(self, place: Place, message: str) -> None:
        """Note a fault; whatever else is found at this place or in it follows from it."""
        self.faults.append(Fault(place, message))
        self._known.add(place)

    def misspelt(self, place: Place, name: str, names: tuple[str, ...]) -> None:
        """Note a field that there is not, with the field it may be meant for."""
        close = get_close_matches(name, names, n=1)
        hint = f"did you mean “{close[0]}”?" if close else f"there are: {', '.join(names)}"
        self.fault((*place, name), f"there is no field “{name}” here; {hint}")
        self._known.update((*place, meant) for meant in close)

    def follows(self, fault: Fault) -> bool:
        """Whether a fault only follows from one that is noted."""
        return self.follows_at(fault.place)

    def follows_at(self, place: Place) -> bool:
        """Whether a fault is noted at a place or around it."""
        return any(place[:n] in self._known for n in range(len(place) + 1))


class Fields:
    """The fields of one group; taking one that has the wrong shape notes it and gives nothing."""

    def __init__(self, node: Node, place: Place, names: tuple[str, ...], notes: Notes) -> None:
        """Note the lines of the fields, and the fields that there are not."""
        self.place = place
        self._notes = notes
        notes.lines.setdefault(place, node.line)
        self._entries: dict[str, Node] = {}
        if not isinstance(node, Mapping):
            shape = _SHAPES[type(node)]
            notes.fault(place, f"is {shape}; write the fields {', '.join(names)}")
            return
        self._entries = node.entries
        for name, line in node.lines.items():
            notes.lines[*place, name] = line
            if name not in names:
                notes.misspelt(place, name, names)

    def text(self, name: str) -> str:
        """Return a text, or an empty one where there is none."""
        node = self._entries.get(name)
        return "" if node is None else self._scalar(node, (*self.place, name))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where there is none."""
        place = (*self.place, name)
        return tuple(self._scalar(node, (*place, i)) for i, node in enumerate(self.items(name)))

    def items(self, name: str) -> tuple[Node, ...]:
        """Return the entries of a list, none where there is no list."""
        node = self._entries.get(name)
        if node is None:
            return ()
        place = (*self.place, name)
        if not isinstance(node, Sequence):
            empty = isinstance(node, Scalar) and not node.text
            shape = "empty" if empty else _SHAPES[type(node)]
            self._notes.fault(place, f"is {shape}; write a list, one entry a line after “- ”")
            return ()
        for i, item in enumerate(node.items):
            self._notes.lines[*place, i] = item.line
        return tuple(node.items)

    def names(self, name: str) -> tuple[str, ...]:
        """Return the names in a group of lists, none where there is no group."""
        node = self._entries.get(name)
        if node is None:
            return ()
        if not isinstance(node, Mapping):
            message = f"is {_SHAPES[type(node)]}; write lists by name, as “harm: [hurt*, hit]”"
            self._notes.fault((*self.place, name), message)
            return ()
        return tuple(node.entries)

    def group(self, name: str, names: tuple[str, ...]) -> Fields:
        """Return the fields of a group inside this one."""
        return Fields(self._entries[name], (*self.place, name), names, self._notes)

    def _scalar(self, node: Node, place: Place) -> str:
        if isinstance(node, Scalar):
            if odd := _UNWRITABLE.search(node.text):
                message = f"holds the control character U+{ord(odd[0]):04X}; take it out"
                self._notes.fault(place, message)
            return node.text
        self._notes.fault(place, f"is {_SHAPES[type(node)]}; write a text")
        return ""
