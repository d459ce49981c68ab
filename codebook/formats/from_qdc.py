"""Reading .qdc, the codebook exchange format of REFI-QDA, as this and other programs write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from codebook.formats.describing import fields_of, is_ours
from codebook.formats.placing import Placing
from codebook.nodes import Mapping, Scalar, Sequence
from codebook.reading import codebook_of
from codebook.values import Finding
from codebook.versions import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from codebook.nodes import Node
    from codebook.values import Codebook


def from_qdc(
    data: bytes, title: str
) -> tuple[Codebook | None, tuple[Finding, ...], tuple[str, ...]]:
    """Make a codebook of .qdc, whichever namespace or prefix it uses.

    A code that has a description but not all a code needs becomes a candidate.

    Args:
        data: The file.
        title: What to call the codebook where the file does not say.

    Returns:
        The codebook or None, every finding with its line, and what could not be kept, one sentence
        each.
    """
    root, fault = _root(data)
    if root is None or fault:
        return None, (fault,) if fault else (), ()
    reader = _Reader(title)
    for codes in _named(root, "Codes"):
        for code in _named(codes, "Code"):
            reader.take(code, "", 0)
    sets = [each for group in _named(root, "Sets") for each in _named(group, "Set")]
    for each in sets:
        reader.take_set(each)
    book, found = codebook_of(reader.root(), ())
    return book, found, tuple(reader.placing.notes)


def _root(data: bytes) -> tuple[_Element | None, Finding | None]:
    if data[:2] == b"PK":
        message = "is a whole project; export the codebook alone, as .qdc"
        return None, Finding(0, "file", message)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        return None, Finding(line, "file", f"cannot be read as XML: {error.msg}")
    if b"<!DOCTYPE" in data:
        return None, Finding(1, "file", "declares a document type; a codebook has none")
    if _local(root) != "CodeBook":
        message = f"begins with “{_local(root)}”, not with CodeBook; it is no codebook of REFI-QDA"
        return None, Finding(_line(root), "file", message)
    return root, None


class _Reader:
    """Takes codes and sets one by one and puts the nodes of a codebook together."""

    def __init__(self, title: str) -> None:
        self.placing = Placing()
        self._head: dict[str, Node] = {"title": Scalar(0, title)}
        self._words: dict[str, Node] = {}
        self._order: list[str] = []
        self._codes: list[Mapping] = []

    def take(self, code: _Element, above: str, depth: int) -> None:
        """Take a code and those in it.

        Args:
            code: The element.
            above: Id of the direction or code it stands in; empty at the top.
            depth: How many codes it stands in.
        """
        line, name, said = _line(code), _name(code), _said(code)
        inside = list(_named(code, "Code"))
        codable = code.get("isCodable", "true").strip() in {"true", "1"}
        if said.startswith("Direction: "):
            place = self.placing.our_direction(line, name, said)
        elif is_ours(said):
            fields = fields_of(line, said)
            place = self._one(fields, line, name)
            self.placing.our_code(place, line, name, code.get("color", ""))
        elif not depth and not codable and inside:
            place = self.placing.direction(line, name, said)
        else:
            place = self.placing.code(line, name, above, code.get("color", ""), codable=codable)
            self._one(_foreign(line, said, place), line, name)
        for below in inside:
            self.take(below, place, depth + 1)

    def _one(self, fields: Mapping, line: int, name: str) -> str:
        fields.entries["name"] = Scalar(line, name)
        fields.lines["name"] = line
        self._codes.append(fields)
        code_id = fields.entries["id"]
        return code_id.text if isinstance(code_id, Scalar) else ""

    def take_set(self, element: _Element) -> None:
        """Take a set: our head or category, or one that cannot be kept."""
        line, name, said = _line(element), _name(element), _said(element)
        if said.startswith("Codebook: "):
            self._head["title"] = Scalar(line, name)
            self._take_head(line, said)
        elif said.startswith("Category: "):
            self.placing.our_category(line, name, said)
        else:
            self.placing.notes.append(f"The set “{name}” was left out: a codebook has no sets.")

    def _take_head(self, line: int, said: str) -> None:
        for written in said.splitlines():
            label, _, rest = " ".join(written.split()).partition(": ")
            texts = [each.strip() for each in rest.split(",")]
            if label == "Language":
                self._head["language"] = Scalar(line, rest)
            elif label == "Source":
                self._head["source"] = Scalar(line, rest)
            elif label == "Order":
                self._order = texts
            elif label.startswith("Words of "):
                words = Sequence(line, [Scalar(line, word) for word in texts])
                self._words[label.removeprefix("Words of ")] = words

    def root(self) -> Mapping:
        """Return all that was taken as the root of a codebook."""
        ranks = {code_id: i for i, code_id in enumerate(self._order)}
        codes: list[Node] = [
            *sorted(self._codes, key=lambda each: ranks.get(_id(each), len(ranks)))
        ]
        entries = {"format": Scalar(0, str(FORMAT)), **self._head, **self.placing.nodes()}
        if self._words:
            entries["word_lists"] = Mapping(0, self._words, dict.fromkeys(self._words, 0))
        entries["codes"] = Sequence(0, codes)
        return Mapping(0, entries, dict.fromkeys(entries, 0))


def _id(code: Mapping) -> str:
    node = code.entries.get("id")
    return node.text if isinstance(node, Scalar) else ""


def _foreign(line: int, said: str, code_id: str) -> Mapping:
    fields: dict[str, Node] = {"id": Scalar(line, code_id), "status": Scalar(line, "candidate")}
    if said:
        fields["definition"] = Scalar(line, " ".join(said.split()))
    return Mapping(line, fields, dict.fromkeys(fields, line))


def _named(element: _Element, name: str) -> Iterator[_Element]:
    return (each for each in element if _local(each) == name)


def _line(element: _Element) -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _name(element: _Element) -> str:
    return " ".join(element.get("name", "").split())


def _said(element: _Element) -> str:
    texts = (
        "".join(str(text) for text in each.itertext()) for each in _named(element, "Description")
    )
    return "\n".join(texts).strip()
