"""Small office documents for tests, as XML and RTF: one description, three formats."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SORTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_O = " ".join(
    f'xmlns:{prefix}="{_ODF}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("manifest", "manifest"),
    )
)


_O += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
_WHO = 'w:author="A" w:date="2021-02-03T04:05:06Z"'


@dataclass(frozen=True)
class Piece:
    """Words and how they are set: plain, bold, hidden, inserted, deleted, note, comment, box."""

    text: str
    how: str = "plain"


@dataclass(frozen=True)
class Para:
    """A paragraph and how it is set: body, quote, indented, heading, title, item."""

    pieces: tuple[Piece, ...]
    setting: str = "body"


@dataclass(frozen=True)
class Table:
    """Rows of cells, a paragraph each."""

    rows: tuple[tuple[Para, ...], ...]


def para(text: str, setting: str = "body") -> Para:
    return Para((Piece(text),), setting)


def zipped(members: dict[str, bytes | str]) -> bytes:
    """Return an archive of these members, in this order."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return held.getvalue()


# Word


def docx(items: Sequence[Para | Table]) -> bytes:
    notes: list[str] = []
    body = "".join(_word_item(item, notes) for item in items)
    comment = f'<w:comment w:id="1" {_WHO}><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment>'
    return word_package(body, footnotes="".join(notes), comments=comment)


def word_package(body: str, footnotes: str = "", **more: str) -> bytes:
    """Return a Word document around the XML of its body and of its footnotes."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"{extra}><w:name w:val="{name}"/></w:style>'
        for key, name, extra in (
            ("Standard", "Normal", ' w:default="1"'),
            ("Zitat", "Quote", ""),
            ("berschrift1", "heading 1", ""),
            ("Titel", "Title", ""),
        )
    )
    parts = {"styles": styles, "footnotes": footnotes, **more}
    related = "".join(
        f'<Relationship Id="r{i}" Type="{_SORTS}/{sort}" Target="{sort}.xml"/>'
        for i, sort in enumerate(parts)
    )
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="m" '
        f'Type="{_SORTS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}'
        "</Relationships>",
    }
    for sort, inner in parts.items():
        members[f"word/{sort}.xml"] = f"<w:{sort} {_W}>{inner}</w:{sort}>"
    return zipped(members)


def _content_types(parts: Iterable[str]) -> str:
    sort = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{sort}.{kind}+xml"/>'
        for part, kind in [("document", "document.main"), *((part, part) for part in parts)]
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _word_item(item: Para | Table, notes: list[str]) -> str:
    if isinstance(item, Para):
        return _word_para(item, notes)
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_word_para(cell, notes)}</w:tc>" for cell in row) + "</w:tr>"
        for row in item.rows
    )
    return f"<w:tbl>{rows}</w:tbl>"


_WORD_SETTINGS = {
    "body": "",
    "quote": '<w:pStyle w:val="Zitat"/>',
    "indented": '<w:ind w:left="720" w:right="720"/>',
    "heading": '<w:pStyle w:val="berschrift1"/>',
    "title": '<w:pStyle w:val="Titel"/>',
    "item": '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="720"/>',
}


def _word_para(item: Para, notes: list[str]) -> str:
    pieces = "".join(_word_piece(piece, notes) for piece in item.pieces)
    return f"<w:p><w:pPr>{_WORD_SETTINGS[item.setting]}</w:pPr>{pieces}</w:p>"


def _word_piece(piece: Piece, notes: list[str]) -> str:
    text = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in piece.text.split("\n")
    )
    if piece.how == "note":
        notes.append(
            f'<w:footnote w:id="{len(notes) + 1}"><w:p><w:r><w:footnoteRef/></w:r>'
            f"<w:r>{text}</w:r></w:p></w:footnote>"
        )
        return f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'
    box = f"<w:txbxContent><w:p><w:r>{text}</w:r></w:p></w:txbxContent>"
    return {
        "plain": f"<w:r>{text}</w:r>",
        "bold": f"<w:r><w:rPr><w:b/></w:rPr>{text}</w:r>",
        "hidden": f"<w:r><w:rPr><w:vanish/></w:rPr>{text}</w:r>",
        "inserted": f'<w:ins w:id="1" {_WHO}><w:r>{text}</w:r></w:ins>',
        "deleted": f'<w:del w:id="2" {_WHO}><w:r>{text.replace("w:t", "w:delText")}</w:r></w:del>',
        "comment": '<w:r><w:commentReference w:id="1"/></w:r>',
        "box": f"<w:r><w:pict>{box}</w:pict></w:r>",
    }[piece.how]


# OpenDocument

_CHANGE = (
    "<office:change-info><dc:creator>A</dc:creator><dc:date>2021-02-03T04:05:06</dc:date>"
    "</office:change-info>"
)


# What office programs give the style of quotations when nobody has changed it.
SET_IN = (
    '<style:paragraph-properties fo:margin-left="1cm" fo:margin-right="1cm" '
    'fo:margin-bottom="0.5cm"/>'
)


def odt(items: Sequence[Para | Table], quotations: str = "") -> bytes:
    """Return an OpenDocument text; ``quotations`` is how its style of quotations is set."""
    deleted: list[str] = []
    body = "".join(_open_item(item, deleted) for item in items)
    regions = "".join(
        f'<text:changed-region text:id="c{i}"><text:deletion>{_CHANGE}<text:p>{text}</text:p>'
        "</text:deletion></text:changed-region>"
        for i, text in enumerate(deleted)
    )
    changes = f"<text:tracked-changes>{regions}</text:tracked-changes>" if regions else ""
    return open_package(changes + body, quotations)


def open_package(body: str, quotations: str = "") -> bytes:
    """Return an OpenDocument text around the XML of its body."""
    automatic = (
        '<style:style style:name="P1" style:family="paragraph" '
        'style:parent-style-name="Quotations"/>'
        '<style:style style:name="P2" style:family="paragraph"><style:paragraph-properties '
        'fo:margin-left="1.27cm" fo:margin-right="1.27cm"/></style:style>'
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T2" style:family="text"><style:text-properties '
        'text:display="none"/></style:style>'
    )
    named = (
        '<style:style style:name="Quotations" style:family="paragraph">'
        f"{quotations}</style:style>"
        '<style:style style:name="Title" style:family="paragraph"/>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_O}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_O}><office:styles>{named}"
            "</office:styles></office:document-styles>",
            "META-INF/manifest.xml": f"<manifest:manifest {_O}>{_manifest()}</manifest:manifest>",
        }
    )


def _manifest() -> str:
    entries = (
        ("/", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "text/xml"),
        ("styles.xml", "text/xml"),
    )
    return "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{sort}"/>'
        for path, sort in entries
    )


def _open_item(item: Para | Table, deleted: list[str]) -> str:
    if isinstance(item, Para):
        return _open_para(item, deleted)
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell>{_open_para(cell, deleted)}</table:table-cell>" for cell in row
        )
        + "</table:table-row>"
        for row in item.rows
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(item.rows[0])}"/>'
    return f"<table:table>{columns}{rows}</table:table>"


_OPEN_SETTINGS = {"body": "Standard", "quote": "P1", "indented": "P2", "title": "Title"}


def _open_para(item: Para, deleted: list[str]) -> str:
    pieces = "".join(_open_piece(piece, deleted) for piece in item.pieces)
    if item.setting == "heading":
        return f'<text:h text:outline-level="1">{pieces}</text:h>'
    style = _OPEN_SETTINGS.get(item.setting, "Standard")
    paragraph = f'<text:p text:style-name="{style}">{pieces}</text:p>'
    if item.setting == "item":
        return f"<text:list><text:list-item>{paragraph}</text:list-item></text:list>"
    return paragraph


def _open_piece(piece: Piece, deleted: list[str]) -> str:
    text = escape(piece.text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    if piece.how == "deleted":
        deleted.append(text)
        return f'<text:change text:change-id="c{len(deleted) - 1}"/>'
    return {
        "plain": text,
        "bold": f'<text:span text:style-name="T1">{text}</text:span>',
        "hidden": f'<text:span text:style-name="T2">{text}</text:span>',
        "inserted": f'<text:change-start text:change-id="i"/>{text}<text:change-end/>',
        "note": '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>",
        "comment": f"<office:annotation><text:p>{text}</text:p></office:annotation>",
        "box": f"<draw:frame><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>",
    }[piece.how]


# RTF


def rtf(items: Sequence[Para | Table]) -> bytes:
    return rtf_file("".join(_rtf_item(item) for item in items))


def rtf_file(body: str) -> bytes:
    """Return an RTF document around its body."""
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Serif;}}"
        r"{\stylesheet{\s0 Normal;}{\s15 Quote;}{\s1 heading 1;}{\s2 Title;}}"
    )
    return f"{head}{body}}}".encode("ascii")


def _rtf_item(item: Para | Table) -> str:
    if isinstance(item, Para):
        return _rtf_para(item) + "\\par\n"
    return "".join(
        r"\trowd"
        + "".join(rf"\cellx{3000 * (i + 1)}" for i in range(len(row)))
        + "".join(_rtf_para(cell, r"\intbl") + r"\cell" for cell in row)
        + "\\row\n"
        for row in item.rows
    )


_RTF_SETTINGS = {
    "body": "",
    "quote": r"\s15",
    "indented": r"\li720\ri720",
    "heading": r"\s1",
    "title": r"\s2",
    "item": r"\ls1\li720",
}


def _rtf_para(item: Para, more: str = "") -> str:
    pieces = "".join(_rtf_piece(piece) for piece in item.pieces)
    return rf"\pard\plain{_RTF_SETTINGS[item.setting]}{more} {pieces}"


def _rtf_piece(piece: Piece) -> str:
    text = "".join(_rtf_letter(letter) for letter in piece.text)
    return {
        "plain": text,
        "bold": rf"{{\b {text}}}",
        "hidden": rf"{{\v {text}}}",
        "inserted": rf"{{\revised {text}}}",
        "deleted": rf"{{\deleted {text}}}",
        "note": rf"{{\super\chftn}}{{\footnote\pard\plain {{\super\chftn}}{text}}}",
        "comment": rf"{{\*\annotation {text}}}",
        "box": rf"{{\shp{{\*\shpinst{{\shptxt \pard {text}\par}}}}}}",
    }[piece.how]


def _rtf_letter(letter: str) -> str:
    known = {"\n": r"\line ", "\t": r"\tab ", "“": r"\ldblquote ", "’": r"\'92", "\\": r"\\"}
    if letter in known:
        return known[letter]
    if letter.isascii():
        return letter
    units = letter.encode("utf-16-le")
    return "".join(
        rf"\u{int.from_bytes(units[i : i + 2], 'little', signed=True)}?"
        for i in range(0, len(units), 2)
    )
