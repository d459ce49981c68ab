"""A study's exitvoice.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exitvoice.errors import NewerStudyError, SettingsError
from exitvoice.study.settings import Settings, read_settings, to_toml

if TYPE_CHECKING:
    from pathlib import Path


def _write(folder: Path, text: str) -> Path:
    path = folder / "exitvoice.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "settings",
    [
        Settings(title="Leaving the Coastal Guard"),
        Settings(
            title='Quotes " and \\ and\nlines', coder="Ana Žižek", most_sentences=1, mask_names=True
        ),
        Settings(title="တပ်မတော်\x7f", languages=("my", "en"), codebook="codebook/other.yaml"),
    ],
)
def test_settings_come_back_as_they_were_written(tmp_path: Path, settings: Settings) -> None:
    assert read_settings(_write(tmp_path, to_toml(settings))) == settings


def test_every_fault_of_the_settings_is_named_at_once(tmp_path: Path) -> None:
    lines = 'format = "one"\ncolour = "red"\nmost_sentences = 0\nlanguages = []\ncoder = 7\n'
    path = _write(tmp_path, f"{lines}mask_names = 1\n")
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    message = str(caught.value)
    for place in (
        "format:",
        "colour:",
        "most_sentences:",
        "languages:",
        "coder:",
        "title:",
        "mask_names:",
    ):
        assert place in message


def test_a_file_that_is_not_toml_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="line 1"):
        read_settings(_write(tmp_path, "title = unquoted\n"))


def test_a_study_made_by_a_newer_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NewerStudyError, match="format 9; this one reads up to 1"):
        read_settings(_write(tmp_path, 'format = 9\ntitle = "x"\nsomething_new = 1\n'))
