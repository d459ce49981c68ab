"""What a study keeps of its codebook: every version used, and how one came of another."""

from pathlib import Path

import pytest

from codebook.changing import rename
from codebook.reading import bundled
from coding.recoding import CodebookEvent, code_changes
from coding.values import Coder, Ruling, Verdict
from exitvoice.errors import StudyError, UnknownError
from exitvoice.study.folder import Study, make_study
from exitvoice.study.keeping import version, versions
from exitvoice.study.settings import Settings
from exitvoice.verbs.adding import ReadingChoices, add, sketches_of
from exitvoice.verbs.recoding import change_codebook, change_rows

NOW = "2026-05-01T10:00:00+00:00"
IMRA = Coder("c-imra", "Imra")
HOURS, TIME = "walk-out.wages.unpaid-hours", "walk-out.wages.lost-time"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Return a study of dock strikes with one decision."""
    made = make_study(tmp_path / "s", Settings("Strikes"), codebook=bundled("strikes"), at=NOW)
    document = tmp_path / "quay.txt"
    document.write_text("“We loaded until midnight,” said Imra Tal, a docker.\n", encoding="utf-8")
    with made.store() as store:
        list(add(made, store, document, ReadingChoices(), sketches=sketches_of(store), at=NOW))
        store.add_coder(IMRA, at=NOW)
        (passage,) = store.passages()
        ruling = Ruling(passage.id, HOURS, IMRA.id, Verdict.ACCEPT)
        store.decide([ruling], at=NOW, codebook_version=made.codebook().version)
    return made


def codes(study: Study) -> list[str]:
    with study.store() as store:
        return [each.code_id for each in store.settled()]


def events(study: Study) -> list[str]:
    with study.store(read_only=True) as store:
        kinds = {each.value for each in CodebookEvent}
        return [
            each.kind.removeprefix("codebook ") for each in store.events() if each.kind in kinds
        ]


def test_a_version_is_kept_once_when_it_is_first_worked_with(study: Study) -> None:
    assert events(study) == ["kept", "read"]
    with study.store() as store:
        assert [each for each, _ in versions(store)] == [study.codebook().version]
    assert events(study) == ["kept", "read"]


def test_a_kept_version_is_the_whole_codebook(study: Study) -> None:
    with study.store(read_only=True) as store:
        assert version(store, study.codebook().version[:8]) == study.codebook()
        with pytest.raises(UnknownError, match="names no single version"):
            version(store, "zz")


def test_a_comment_makes_no_version(study: Study) -> None:
    path = study.codebook_path
    path.write_text(path.read_text(encoding="utf-8") + "# seen in May\n", encoding="utf-8")
    assert codes(study) == [HOURS]
    assert events(study) == ["kept", "read", "read"]


def test_a_change_by_hand_is_noted_with_the_codes_that_are_the_same(study: Study) -> None:
    path = study.codebook_path
    path.write_text(path.read_text(encoding="utf-8").replace(HOURS, TIME), encoding="utf-8")
    assert codes(study) == [TIME]
    with study.store(read_only=True) as store:
        (change,) = code_changes(store.events())
    assert (change.act, dict(change.now)) == ("edit", {HOURS: TIME})


@pytest.mark.parametrize("text", ["codes: [", ""])
def test_a_faulty_codebook_keeps_nobody_from_the_rest_of_the_study(study: Study, text: str) -> None:
    study.codebook_path.write_text(text, encoding="utf-8")
    assert codes(study) == [HOURS]
    study.codebook_path.unlink()
    assert codes(study) == [HOURS]


def test_a_file_that_cannot_be_replaced_leaves_codebook_and_decisions_as_they_were(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = study.codebook()
    change = rename(book, HOURS, last="lost-time")

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with study.store() as store, monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(StudyError, match="The codebook stands as it was"):
            change_codebook(study, store, book, change, IMRA, comment="", at=NOW)
    assert study.codebook() == book
    assert [path.name for path in study.codebook_path.parent.iterdir() if path.name[0] == "."] == []
    assert codes(study) == [HOURS]
    with study.store(read_only=True) as store:
        assert [row["act"] for row in change_rows(store)] == ["rename", "edit"]
        assert store.verify() == ()
