from pathlib import Path

import pytest

from codebook.errors import CodebookError, CodebookFaultsError, UnreadableCodebookError
from codebook.reading import bundled, check_codebook_file, parse_codebook, read_codebook
from codebook.values import Codebook, Cue, Level, Status, WhenNegated

STRIKES = Path(__file__).parents[1] / "golden" / "codebooks" / "strikes.yaml"


def read(text: str) -> Codebook:
    codebook, findings = parse_codebook(text)
    assert findings == ()
    assert codebook is not None
    return codebook


def test_a_codebook_on_another_subject_is_read_whole() -> None:
    codebook = read_codebook(STRIKES)
    assert [direction.id for direction in codebook.directions] == ["walk-out", "stay-in"]
    assert [category.color for category in codebook.categories] == ["#4477aa", "#ee6677"]
    assert dict(codebook.word_lists) == {"cutting": ("cut*", "dock*", "withh*")}
    unpaid = codebook.code("walk-out.wages.unpaid-hours")
    assert unpaid is not None
    assert (unpaid.parent, unpaid.direction, unpaid.category) == (
        "walk-out.wages",
        "walk-out",
        "wages",
    )
    pride = codebook.code("stay-in.dignity")
    assert pride is not None
    assert (pride.level, pride.status, pride.parent) == (Level.STRUCTURAL, Status.ACTIVE, None)


def test_a_cue_may_be_short_or_say_what_a_negation_does() -> None:
    wages = read_codebook(STRIKES).code("walk-out.wages")
    assert wages is not None
    assert wages.cues == (
        Cue("{cutting} ... wage*|pay", WhenNegated.DROP),
        Cue("bonus*", WhenNegated.FLIP),
    )


def test_all_scalars_stay_text() -> None:
    text = STRIKES.read_text(encoding="utf-8").replace("name: Wages\n", "name: no\n")
    text = text.replace("Why dockers strike", "1984")
    codebook = read(text)
    assert codebook.title == "1984"
    assert codebook.categories[0].name == "no"


def test_comments_layout_and_line_ends_do_not_change_the_version() -> None:
    text = STRIKES.read_text(encoding="utf-8")
    plain = read(text)
    other = text.replace("title: Why dockers strike", "title:   >-\n  Why dockers\n  strike # no")
    assert read(other.replace(" # no", "")).version == plain.version
    assert read("# a remark\n" + text).version == plain.version
    assert read(text.replace("\n", "\r\n")).version == plain.version


def test_what_a_cue_leaves_unsaid_does_not_change_the_version() -> None:
    text = STRIKES.read_text(encoding="utf-8")
    cue = '- "{cutting} ... wage*|pay"'
    assert text.count(cue) == 1
    said = "- {pattern: '{cutting} ... wage*|pay', about: either, examples: []}"
    assert read(text.replace(cue, said)).version == read(text).version
    about = said.replace("either", "self")
    assert read(text.replace(cue, about)).version != read(text).version


def test_a_change_of_meaning_changes_the_version() -> None:
    text = STRIKES.read_text(encoding="utf-8")
    versions = {
        read(text).version,
        read(text.replace("Fear for wages", "Fear of losing wages")).version,
        read(text.replace("when_negated: keep", "when_negated: drop")).version,
        read(text.replace("cut*, dock*", "cut*")).version,
    }
    assert len(versions) == 4
    assert all(len(version) == 64 for version in versions)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "marked.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + STRIKES.read_bytes())
    assert read_codebook(path) == read_codebook(STRIKES)


def test_a_good_codebook_has_no_findings() -> None:
    assert check_codebook_file(STRIKES) == ()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCodebookError, match=r"no codebook at .*none\.yaml"):
        read_codebook(tmp_path / "none.yaml")


def test_a_folder_is_not_a_codebook(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCodebookError, match="is a folder"):
        check_codebook_file(tmp_path)


def test_the_error_of_a_faulty_codebook_lists_every_fault() -> None:
    _, findings = parse_codebook("format: 1\n")
    error = CodebookFaultsError(findings)
    assert isinstance(error, CodebookError)
    assert "4 faults" in str(error)
    assert str(error).count("\n") == 4


def test_the_bundled_codebook_has_no_faults() -> None:
    assert check_codebook_file(bundled()) == ()


def test_every_bundled_code_has_cues_and_examples() -> None:
    codes = read_codebook(bundled()).codes
    assert [code.id for code in codes if not code.cues or not code.examples] == []
