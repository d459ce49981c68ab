"""A codebook written in any format and read again is the same codebook, whatever its texts hold."""

from hypothesis import HealthCheck, given, settings

from codebook.checking import check
from codebook.commented import written
from codebook.emitting import emitted
from codebook.formats.as_csv import from_csv, to_csv
from codebook.formats.as_qdc import to_qdc
from codebook.formats.as_xlsx import from_xlsx, to_xlsx
from codebook.formats.from_qdc import from_qdc
from codebook.reading import parse_codebook
from codebook.values import Codebook
from codebook.versions import canonical, from_canonical
from tests.made_codebooks import codebooks

MANY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(codebooks())
def test_what_is_written_as_yaml_means_the_same(book: Codebook) -> None:
    assert check(book) == ()
    assert parse_codebook(emitted(book)) == (book, ())


@MANY
@given(codebooks())
def test_the_canonical_form_is_the_whole_codebook(book: Codebook) -> None:
    assert from_canonical(canonical(book)) == book


@MANY
@given(codebooks())
def test_csv_comes_back_as_it_went(book: Codebook) -> None:
    assert from_csv(to_csv(book)) == (book, ())


@FEW
@given(codebooks())
def test_a_workbook_comes_back_as_it_went(book: Codebook) -> None:
    assert from_xlsx(to_xlsx(book)) == (book, ())


@MANY
@given(codebooks())
def test_qdc_comes_back_as_it_went(book: Codebook) -> None:
    assert from_qdc(to_qdc(book), "no title") == (book, (), ())


@MANY
@given(codebooks(), codebooks())
def test_a_file_changed_to_another_codebook_means_it_and_keeps_its_comments(
    before: Codebook, after: Codebook
) -> None:
    lines = emitted(before).splitlines()
    middle = next(i for i, line in enumerate(lines) if line.startswith("codes:"))
    lines[middle + 1 : middle + 1] = ["  # of the first code"]
    text = "\n".join(["# at the head", *lines, "# at the end", ""])
    changed = written(after, text)
    assert parse_codebook(changed)[0] == after
    kept = [line.strip() for line in changed.splitlines()]
    for comment in ("# at the head", "# of the first code", "# at the end"):
        assert kept.count(comment) == 1


@MANY
@given(codebooks())
def test_a_file_that_means_the_same_is_not_touched(book: Codebook) -> None:
    text = f"# a comment\n{emitted(book)}"
    assert written(book, text) == text
