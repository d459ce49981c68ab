"""How far coders agree, asked from the shell: of anybody's table and of a study."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from coding.agreement.tables import read_table
from coding.values import Ruling, Verdict
from exitvoice.errors import StudyError
from exitvoice.study.folder import open_study
from exitvoice.verbs.agreeing import Choices, of_study
from reports.agreement.reading import text_of
from reports.agreement.summary import summary
from reports.agreement.written import rendered
from tests.end_to_end.program import run

if TYPE_CHECKING:
    from reports.agreement.evidence import By
    from reports.agreement.told import Told

TABLES = Path(__file__).parents[1] / "golden" / "agreement"


@pytest.fixture
def demo(demo_run: tuple[Path, object]) -> Path:
    """Return the demo study, only to be read."""
    return demo_run[0]


def asked(folder: Path, choices: Choices) -> Told:
    study = open_study(folder)
    with study.store(read_only=True) as store:
        return of_study(study, store, choices)


def test_a_table_of_anybodys_needs_no_study(tmp_path: Path) -> None:
    table = TABLES / "four-observers.csv"
    done = run(
        "agreement", "--table", table, "--single", "--scale", "ratio", "--format", "json",
        cwd=tmp_path,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert told["alpha_nominal"] == pytest.approx(0.743421052631579, abs=1e-15)
    assert told["alpha_ratio"] == pytest.approx(0.7974, abs=5e-5)
    assert told["cohen_kappa"] is None
    assert told["reasons"]["cohen_kappa"] == "only for two coders"
    assert told["bootstrap"]["trusted"]


def test_a_faulty_table_is_refused_with_every_fault_and_its_line(tmp_path: Path) -> None:
    table = tmp_path / "faulty.csv"
    table.write_text("unit,coder,code\n,a,x\nu,a,x\nu,a,x\nu,a,\nu,b,x,y\n", encoding="utf-8")
    done = run("agreement", "--table", table)
    assert done.returncode == 3
    assert done.stdout == ""
    for line in (
        "line 2: the unit is empty",
        "line 4: a on unit “u” says the same as on line 3",
        "line 5: a on unit “u” has both a code and no code; see line 3",
        "line 6: 4 cells where the table has 3 columns",
    ):
        assert line in done.stderr


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "there is no column “unit”"),
        ("unit,coder,code\n", "there are no rows"),
        ("unit,coder,code\nu,a,“x\n", ""),
        ("unit;coder;code;cluster\nu;a;x;d\nu;b;x;e\n", "line 3: unit “u” is in cluster “e”"),
        ('unit,coder,code\nu,a,"x\n', "line 2: this is not CSV"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(text: str, fault: str) -> None:
    read = read_table(text.encode())
    assert (read.coded is None) == bool(fault)
    assert fault in "\n".join(read.faults)


@pytest.mark.parametrize(
    "wrong",
    [
        ("--single",),
        ("--scale", "ratio"),
        ("--table", "t.csv", "--scale", "ratio"),
        ("-o", "a.doc"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    assert run("agreement", *wrong, cwd=tmp_path).returncode == 2


def test_a_table_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    done = run("agreement", "--table", tmp_path / "missing.csv")
    assert done.returncode == 3
    assert "cannot be read" in done.stderr


def test_a_study_shows_first_where_its_coders_differ(demo: Path) -> None:
    told = summary(asked(demo, Choices(draws=50)))
    assert told["coders"] == ["Ines Calder", "Tomas Rehn"]
    assert (told["units_compared"], len(told["disagreements"])) == (200, 20)
    assert told["bootstrap"]["drawn"] == "document"
    assert 0.5 < told["alpha_masi"] < 1
    first = told["disagreements"][0]
    assert first["said"]["Ines Calder"] != first["said"]["Tomas Rehn"]
    assert first["words"]
    assert told["batches"][0]["name"] == "1 to 50"
    text = run("agreement", "--study", demo, "--draws", "0").stdout
    assert text.index("Where coders differ") < text.index("How far coders agree")
    assert max(len(line) for line in text.splitlines()) <= 100


def test_two_who_saw_a_passage_and_gave_no_code_agree_on_nothing(study: Path) -> None:
    rows = json.loads(run("passages", "--study", study, "--format", "json").stdout)
    new = next(str(row["id"]) for row in rows if not row["codes"])
    for coder in ("Ada Brun", "Jo Adler"):
        assert run("code", new, "--none", "--coder", coder, "--study", study).returncode == 0
    told = asked(study, Choices(coders=("Ada Brun", "Jo Adler"), draws=0))
    plain = summary(told)
    assert (plain["units"], plain["units_compared"], plain["units_coded"]) == (1, 1, 0)
    assert plain["alpha_masi"] is None
    assert plain["reasons"]["alpha_masi"] == "no variation"
    assert "undefined (no variation)" in " ".join(text_of(told).split())


def test_what_an_adjudicator_settled_is_nobodys_independent_word(study: Path) -> None:
    before = asked(study, Choices(draws=0))
    opened = open_study(study)
    with opened.store(command="test") as store:
        coder = next(each for each in store.coders() if each.name == before.found.coded.coders[0])
        final = Ruling(
            before.disagreements[0].unit,
            "driver.pragmatic",
            coder.id,
            Verdict.ACCEPT,
            origin="adjudication b-1 sha256:0",
        )
        store.decide([final], at="2031-05-04T09:30:00Z", codebook_version="v")
    after = asked(study, Choices(draws=0))
    assert summary(after) == summary(before)


@pytest.mark.parametrize(
    ("by", "codes"),
    [
        ("direction", {"driver", "obstacle"}),
        ("category", {"moral", "ideological", "informational", "security", "pragmatic"}),
    ],
)
def test_codes_are_rolled_up_as_asked(demo: Path, by: By, codes: set[str]) -> None:
    assert set(asked(demo, Choices(by=by, draws=0)).found.coded.codes) == codes


def test_parts_and_units_are_as_asked(demo: Path) -> None:
    told = asked(demo, Choices(by="source", unit="character", level=2, draws=0))
    assert "halvary-report.txt" in {each.name for each in told.parts}
    assert told.found.coded.weight.sum() > 10_000
    assert "driver.moral.violence-against-civilians" in told.found.coded.codes
    speakers = asked(demo, Choices(by="speaker", unit="sentence", cluster="speaker", draws=0))
    assert speakers.found.coded.clusters > 20


def test_everything_is_written_to_a_workbook_and_a_page(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    done = run("agreement", "--study", demo, "--draws", "20", "-o", out)
    assert done.returncode == 0, done.stderr
    page = out.read_text(encoding="utf-8")
    assert page.index("Where coders differ") < page.index("How far coders agree")
    assert "http" not in page.replace("http-equiv", "")
    told = asked(demo, Choices(draws=20))
    book = load_workbook(io.BytesIO(rendered(told, "xlsx")))
    assert book.sheetnames[:3] == ["About", "Disagreements", "Agreement"]
    rows = list(csv.DictReader(io.StringIO(rendered(told, "csv").decode())))
    assert {row["over_units"] for row in rows} >= {"all compared", "coded by at least one"}


def test_no_output_replaces_a_part_of_the_study(demo: Path) -> None:
    done = run("agreement", "--study", demo, "-o", demo / "codebook" / "a.html")
    assert done.returncode == 4
    assert not (demo / "codebook" / "a.html").exists()


def test_a_study_coded_by_one_has_nothing_to_compare(demo: Path) -> None:
    with pytest.raises(StudyError, match="seen by two coders"):
        asked(demo, Choices(coders=("Ines Calder",)))


def test_a_query_says_which_passages_are_compared(demo: Path) -> None:
    done = run(
        "agreement", "--where", "voice = defector", "--draws", "0", "--format", "json", cwd=demo
    )
    told = json.loads(done.stdout)
    assert told["where"] == "voice = defector"
    assert told["units_compared"] == 134
    done = run("agreement", "--where", "voice = nobody", cwd=demo)
    assert done.returncode != 0
    assert "defector" in done.stderr
    done = run("agreement", "--table", TABLES / "rare-code.csv", "--where", "voice = other")
    assert done.returncode == 2


def test_all_reports_tell_of_agreement_where_two_have_coded(demo: Path, tmp_path: Path) -> None:
    page = (demo / "reports" / "report.html").read_text(encoding="utf-8")
    assert "gave the same codes to" in page
    assert "How far coders agree" in page
    assert run("report", "all", "-o", tmp_path / "a.xlsx", "-s", demo).returncode == 0
    names = load_workbook(tmp_path / "a.xlsx", read_only=True).sheetnames
    assert {"Agreement", "Agreement disagreements"} <= set(names)
    alone = ("report", "all", "--coder", "Ines Calder", "-s", demo)
    done = run(*alone, "-o", tmp_path / "b.xlsx")
    assert "none is told, since no passage was seen by two coders" in done.stdout
    assert "Agreement" not in load_workbook(tmp_path / "b.xlsx", read_only=True).sheetnames
