"""Where codes of another program's tree stand in a codebook: directions, categories, ids."""

from __future__ import annotations

import colorsys
import re
import unicodedata
from typing import TYPE_CHECKING

from codebook.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from codebook.nodes import Node

# Paul Tol's bright and vibrant schemes, which eyes without one kind of cone can tell apart.
PALETTE = (
    *("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377"),
    *("#ee7733", "#0077bb", "#33bbee", "#ee3377", "#cc3311", "#009988"),
)
EVERYTHING = "code"  # the direction of codes that stand in none

_TURN = 0.618034  # the golden cut: hues far from all before
_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_DEEPEST = 2  # dots in the id of a sub-code


class Placing:
    """Directions, categories and ids, given out as the codes of a tree come by.

    Attributes:
        notes: What could not be kept, one sentence each.
    """

    def __init__(self) -> None:
        """Begin with nothing placed."""
        self.notes: list[str] = []
        self._directions: dict[str, Mapping] = {}
        self._categories: dict[str, tuple[int, str, str]] = {}
        self._ours: dict[str, Mapping] = {}
        self._taken: set[str] = set()

    def our_direction(self, line: int, name: str, said: str) -> str:
        """Take a direction this program wrote and return its id."""
        fields = dict(row.split(": ", 1) for row in said.splitlines() if ": " in row)
        known = fields.get("Direction", "")
        self._add_direction(line, known, name, fields.get("Definition", ""))
        return known

    def direction(self, line: int, name: str, said: str) -> str:
        """Take a heading of another program as a direction and return its id."""
        place = self._free(_slug(name), self._directions)
        self._add_direction(line, place, name, " ".join(said.split()))
        return place

    def our_code(self, code_id: str, line: int, name: str, color: str) -> None:
        """Take a code this program wrote, under the id it has."""
        self._taken.add(code_id)
        self._add_category(code_id, line, name, color)

    def our_category(self, line: int, name: str, said: str) -> None:
        """Take a category this program wrote."""
        fields = dict(row.split(": ", 1) for row in said.splitlines() if ": " in row)
        texts = {"id": fields.get("Category", ""), "name": name, "color": fields.get("Color", "")}
        self._ours[texts["id"]] = _group(line, texts)

    def code(self, line: int, name: str, above: str, color: str, *, codable: bool) -> str:
        """Take a code of another program and return the id it gets.

        Args:
            line: Line of the file it stands in.
            name: What people call it.
            above: Id of the direction or code it stands in; empty at the top.
            color: Its colour, if any.
            codable: Whether passages could be given it there.
        """
        if not above:
            above = EVERYTHING
            if above not in self._directions:
                self._add_direction(line, above, "Codes", "")
        if not codable:
            self.notes.append(f"“{name}” could not be given to passages; here it can.")
        slug = _slug(name)
        if above.count(".") >= _DEEPEST:
            self.notes.append(f"“{name}” stood deeper than a sub-code; its id tells below what.")
            above, _, middle = above.rpartition(".")
            slug = f"{middle}-{slug}"
        place = f"{above}.{slug}"
        place = place if place not in self._taken else self._free(place, self._taken)
        self._taken.add(place)
        self._add_category(place, line, name, color)
        return place

    def nodes(self) -> dict[str, Node]:
        """Return the directions and categories as nodes."""
        others = [c for c in self._categories if c not in self._ours]
        used = {str(_text(each, "color")).lower() for each in self._ours.values()}
        categories: list[Node] = [*self._ours.values()]
        for category in others:
            line, name, color = self._categories[category]
            color = _unused(color, used)
            used.add(color)
            categories.append(_group(line, {"id": category, "name": name, "color": color}))
        directions: list[Node] = [*self._directions.values()]
        return {"directions": Sequence(0, directions), "categories": Sequence(0, categories)}

    def _add_direction(self, line: int, place: str, name: str, definition: str) -> None:
        texts = {"id": place, "name": name, "definition": definition}
        key = place if place not in self._directions else f"{place} {line}"
        self._directions[key] = _group(line, {k: v for k, v in texts.items() if v})

    def _add_category(self, code_id: str, line: int, name: str, color: str) -> None:
        parts = code_id.split(".")
        if len(parts) > _DEEPEST and color:
            same = self._categories.get(parts[1], (0, "", ""))[2] == _full(color)
            if not same and parts[1] not in self._ours:
                self.notes.append(f"The colour of “{name}” was left out: categories have colours.")
        if len(parts) > 1:
            self._categories.setdefault(parts[1], (line, name, _full(color)))

    @staticmethod
    def _free(wanted: str, taken: object) -> str:
        number = 2
        place = wanted
        while place in taken:  # type: ignore[operator]  # a set or a dictionary of names
            place = f"{wanted}-{number}"
            number += 1
        return place


def _slug(name: str) -> str:
    """Return a name as part of an id: lower case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))
    return slug if slug[:1].isalpha() else f"c-{slug}" if slug else "unnamed"


def _full(color: str) -> str:
    """Return a colour with six digits, or nothing where it is none."""
    color = color.strip().lower()
    if not _COLOR.fullmatch(color):
        return ""
    return color if len(color) > 4 else "#" + "".join(2 * digit for digit in color[1:])  # noqa: PLR2004


def _unused(color: str, used: set[str]) -> str:
    """Return a colour, or where it is used or none the next that is free."""
    candidates = [color, *PALETTE] if color else [*PALETTE]
    free = next((each for each in candidates if each not in used), "")
    number = 0
    while not free:
        red, green, blue = colorsys.hls_to_rgb(number * _TURN % 1, 0.45 + number % 3 * 0.1, 0.6)
        made = f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
        free = "" if made in used else made
        number += 1
    return free


def _group(line: int, texts: dict[str, str]) -> Mapping:
    return Mapping(
        line, {key: Scalar(line, text) for key, text in texts.items()}, dict.fromkeys(texts, line)
    )


def _text(group: Mapping, name: str) -> str:
    node = group.entries.get(name)
    return node.text if isinstance(node, Scalar) else ""
