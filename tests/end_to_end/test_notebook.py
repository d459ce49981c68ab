"""What the notebook shows works, and a study in Python is the study on disk."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from exitvoice import cooccurrence, crosstab, frequency, open_study

if TYPE_CHECKING:
    import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


def test_the_notebook_runs_from_its_first_cell_to_its_last(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study.rename(study.with_name("exitvoice-demo"))
    monkeypatch.chdir(study.parent)
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec("".join(cell["source"]), names)  # noqa: S102 - the notebook is ours
    pairs = names["pairs"]
    assert isinstance(pairs, pd.DataFrame)
    assert len(pairs) > 0


def test_frames_say_what_the_study_holds(demo_run: tuple[Path, object]) -> None:
    study = open_study(demo_run[0])
    passages, assignments = study.passages(), study.assignments()
    assert passages["passage"].is_unique
    assert set(passages["state"]) == {"not-seen", "no-code", "coded"}
    coded = passages[passages["codes"] > 0]
    assert set(assignments["passage"]) == set(coded["passage"])
    assert assignments[["passage", "code", "coder"]].duplicated().sum() == 0
    top = frequency(study).set_index("code")["passages"]
    moral = assignments[assignments["code"].str.startswith("driver.moral")]
    assert top["driver.moral"] == moral["passage"].nunique()
    assert cooccurrence(study)["n"].iloc[0] == passages["seen"].sum()
    assert {"captain", "not stated"} <= set(crosstab(study, by="rank")["value"])


def test_a_part_of_a_study_is_chosen_by_queries_and_coders(demo_run: tuple[Path, object]) -> None:
    whole = open_study(demo_run[0])
    part = whole.only("driver.moral").only("voice = defector or voice = family")
    assert part.where == "(driver.moral) and (voice = defector or voice = family)"
    assert set(part.passages()["voice"]) == {"defector", "family"}
    alone = part.only(coders=("Ines Calder",)).assignments()
    assert set(alone["coder"]) == {"Ines Calder"}


def test_importing_exitvoice_loads_nothing_heavy() -> None:
    code = (
        "import sys, exitvoice\n"
        "heavy = [n for n in ('pandas', 'numpy', 'click', 'reports') if n in sys.modules]\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
