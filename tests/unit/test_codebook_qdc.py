"""Codebooks between this and other programs: .qdc of REFI-QDA."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from codebook.formats.as_qdc import to_qdc
from codebook.formats.from_qdc import from_qdc
from codebook.reading import bundled, read_codebook
from codebook.values import Codebook, Status
from codebook.versions import with_version

XSD = Path(__file__).parents[1] / "refi" / "Codebook.xsd"

# What Taguette writes: flat codes, an origin, and sets that are empty, which the schema forbids.
TAGUETTE = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.4.1"><Codes>\
<Code guid="0D3A0B9E-6F4E-4A0E-8B8E-1B0C0F0E0D0A" name="late pay" isCodable="true">\
<Description>The envelope came late</Description></Code>\
<Code guid="0D3A0B9E-6F4E-4A0E-8B8E-1B0C0F0E0D0B" name="pride" isCodable="true"/>\
</Codes><Sets/></CodeBook>"""

# What programs with trees write: braces round GUIDs, a prefix, headings, colours, sets.
TREE = """\
<?xml version="1.0" encoding="utf-8"?>
<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0" origin="Some program 12">
 <q:Codes>
  <q:Code guid="{0d3a0b9e-6f4e-4a0e-8b8e-1b0c0f0e0d01}" name="Walking out" isCodable="false">
   <q:Code guid="{0d3a0b9e-6f4e-4a0e-8b8e-1b0c0f0e0d02}" name="Löhne &amp; pay"
    isCodable="true" color="#4AF">
    <q:Description>All that is said
      of pay.</q:Description>
    <q:Code guid="{0d3a0b9e-6f4e-4a0e-8b8e-1b0c0f0e0d03}" name="Late" isCodable="1" color="#ff0000">
     <q:Code guid="{0d3a0b9e-6f4e-4a0e-8b8e-1b0c0f0e0d04}" name="In May" isCodable="true"/>
    </q:Code>
    <q:Code guid="{0d3a0b9e-6f4e-4a0e-8b8e-1b0c0f0e0d05}" name="late" isCodable="true"/>
   </q:Code>
   <q:Code guid="{0d3a0b9e-6f4e-4a0e-8b8e-1b0c0f0e0d06}" name="ဂုဏ်"
    isCodable="true" color="#44AAFF"/>
  </q:Code>
  <q:Code guid="{0d3a0b9e-6f4e-4a0e-8b8e-1b0c0f0e0d07}" name="2 do" isCodable="true"/>
 </q:Codes>
 <q:Sets><q:Set guid="{0d3a0b9e-6f4e-4a0e-8b8e-1b0c0f0e0d08}" name="Chapter 3">\
<q:MemberCode guid="{0d3a0b9e-6f4e-4a0e-8b8e-1b0c0f0e0d02}"/></q:Set></q:Sets>
</q:CodeBook>"""


def valid(data: bytes) -> bool:
    return etree.XMLSchema(etree.parse(XSD)).validate(etree.fromstring(data))


def book_of(text: str) -> tuple[Codebook, tuple[str, ...]]:
    book, findings, notes = from_qdc(text.encode(), "Imported")
    assert book is not None, findings
    return book, notes


@pytest.mark.parametrize("name", ["defection", "strikes"])
def test_a_bundled_codebook_is_valid_and_comes_back_equal(name: str) -> None:
    book = read_codebook(bundled(name))
    data = to_qdc(book)
    assert valid(data)
    assert from_qdc(data, "Imported") == (book, (), ())
    assert to_qdc(book) == data


def test_codes_in_an_order_of_their_own_come_back_in_it() -> None:
    book = read_codebook(bundled("strikes"))
    book = with_version(replace(book, codes=tuple(sorted(book.codes, key=lambda code: code.id))))
    assert from_qdc(to_qdc(book), "")[0] == book


def test_another_program_reads_all_codes_and_writes_what_comes_back_equal(tmp_path: Path) -> None:
    refi = pytest.importorskip("pyrefiqda", reason="pyrefiqda is not installed")
    book = read_codebook(bundled())
    path = tmp_path / "book.qdc"
    path.write_bytes(to_qdc(book))
    loaded = refi.RefiCodebook.load(path)
    tops = [top for side in loaded.codes.code for top in side.code]
    names = [each.name for top in tops for each in (top, *top.code)]
    assert names == [code.name for code in book.codes]
    assert [side.is_codable for side in loaded.codes.code] == [False, False]
    refi.RefiCodebook.save(loaded, tmp_path / "again.qdc")
    assert from_qdc((tmp_path / "again.qdc").read_bytes(), "")[0] == book


def test_a_file_of_taguette_becomes_candidates_under_one_direction() -> None:
    book, notes = book_of(TAGUETTE)
    assert notes == ()
    assert [(code.id, code.name, code.definition) for code in book.codes] == [
        ("code.late-pay", "late pay", "The envelope came late"),
        ("code.pride", "pride", ""),
    ]
    assert {code.status for code in book.codes} == {Status.CANDIDATE}
    assert book.title == "Imported"
    assert valid(to_qdc(book))


def test_a_tree_of_another_program_keeps_its_headings_names_and_colours() -> None:
    book, _ = book_of(TREE)
    assert [code.id for code in book.codes] == [
        "walking-out.lohne-pay",
        "walking-out.lohne-pay.late",
        "walking-out.lohne-pay.late-in-may",
        "walking-out.lohne-pay.late-2",
        "walking-out.unnamed",
        "code.c-2-do",
    ]
    assert [side.name for side in book.directions] == ["Walking out", "Codes"]
    assert book.codes[0].definition == "All that is said of pay."
    colors = [category.color for category in book.categories]
    assert colors[0] == "#44aaff"
    assert len(set(colors)) == len(colors)


def test_what_a_codebook_cannot_hold_is_said() -> None:
    _, notes = book_of(TREE)
    assert notes == (
        "The colour of “Late” was left out: categories have colours.",
        "“In May” stood deeper than a sub-code; its id tells below what.",
        "The set “Chapter 3” was left out: a codebook has no sets.",
    )


def test_a_code_added_in_another_program_stands_where_it_was_put() -> None:
    text = to_qdc(read_codebook(bundled("strikes"))).decode()
    new = '<Code guid="0d3a0b9e-6f4e-4a0e-8b8e-1b0c0f0e0d01" name="Sick pay" isCodable="true"/>'
    place = text.index("Id: walk-out.wages</Description>") + len("Id: walk-out.wages</Description>")
    book, notes = book_of(text[:place] + new + text[place:])
    code = book.code("walk-out.wages.sick-pay")
    assert code is not None
    assert (code.parent, code.status, notes) == ("walk-out.wages", Status.CANDIDATE, ())


def test_a_line_written_into_a_description_becomes_a_rule() -> None:
    text = to_qdc(read_codebook(bundled("strikes"))).decode()
    text = text.replace("Id: walk-out.safety<", "See the memo of May.\nId: walk-out.safety<")
    code = book_of(text)[0].code("walk-out.safety")
    assert code is not None
    assert code.include[-1] == "See the memo of May."


def test_many_codes_get_a_colour_each() -> None:
    codes = "".join(
        f'<Code guid="00000000-0000-4000-8000-{n:012d}" name="code {n}" isCodable="true"/>'
        for n in range(80)
    )
    book, _ = book_of(
        f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{codes}</Codes></CodeBook>'
    )
    assert len({category.color for category in book.categories}) == 80


def test_a_whole_project_is_told_from_a_codebook() -> None:
    _, (finding,), _ = from_qdc(b"PK\x03\x04...", "")
    assert "export the codebook alone" in finding.message
