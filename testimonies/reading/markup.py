"""Parsing XML that others made: no network, no entities, no document types, no depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))
_MOST_TAGS = 2_000_000


def parse_xml(data: bytes, name: str) -> _Element:
    """Return the root of an XML file from inside a document.

    Args:
        data: Its bytes.
        name: What to call it in messages.

    Raises:
        UnreadableSourceError: If it is no well-formed XML, nests too deep, holds too many tags, or
            defines a document type or entities.
    """
    from lxml import etree  # noqa: PLC0415 - heavy; only for the formats that need it

    if any(sign in data for sign in _DOCUMENT_TYPES):
        raise _with_document_type(name)
    if data.count(b"<") > _MOST_TAGS:
        raise UnreadableSourceError(
            f"{name} holds more than {_MOST_TAGS:,} tags, as no honest document does. "
            f"It was not opened."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        why = str(fault).split("\n", 1)[0].split(" (<string>", 1)[0]
        raise UnreadableSourceError(
            f"{name} is damaged: it is not well-formed XML ({why}). Open the document, save it "
            f"again, and add that file."
        ) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise _with_document_type(name)
    return root


def _with_document_type(name: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"{name} defines a document type, which office programs never write and which can hide "
        f"an attack. It was not opened; save the document anew and add that file."
    )
