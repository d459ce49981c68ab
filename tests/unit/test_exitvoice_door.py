"""Exit codes and the last line a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from exitvoice import door
from exitvoice.cli import main
from exitvoice.errors import ExitvoiceError
from exitvoice.shadowing import PACKAGES, hidden_packages
from testimonies.errors import TestimoniesError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _known_errors(root: type[Exception]) -> Iterator[type[Exception]]:
    yield root
    for kind in root.__subclasses__():
        yield from _known_errors(kind)


def test_every_error_of_every_package_has_an_exit_code() -> None:
    roots = {kind.__mro__[-4] for kind, _ in door.EXIT_CODES if len(kind.__mro__) > 3}
    assert len(roots) == 5
    for root in roots:
        for kind in _known_errors(root):
            assert any(issubclass(kind, listed) for listed, _ in door.EXIT_CODES)


def test_no_row_of_the_table_is_hidden_by_one_above_it() -> None:
    kinds = [kind for kind, _ in door.EXIT_CODES]
    for place, kind in enumerate(kinds):
        assert not any(issubclass(kind, above) for above in kinds[:place])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (TestimoniesError("no such file"), 3),
        (ExitvoiceError("broken"), 4),
        (click.UsageError("wrong words"), 2),
        (click.Abort(), 130),
    ],
)
def test_a_fault_ends_with_its_code_and_no_traceback(
    error: Exception,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _make_main_raise(monkeypatch, error)
    assert door.enter([]) == code
    assert "Traceback" not in capsys.readouterr().err


def test_a_bug_ends_as_one_line_and_keeps_no_words_of_a_testimony(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    _make_main_raise(monkeypatch, ZeroDivisionError("my brother hid in Tarn"))
    assert door.enter([]) == 70
    said = capsys.readouterr().err
    (kept,) = tmp_path.iterdir()
    assert str(kept) in said
    assert "ZeroDivisionError" in kept.read_text(encoding="utf-8")
    assert "brother" not in said + kept.read_text(encoding="utf-8")


def test_all_packages_lie_beside_exitvoice_here() -> None:
    from pathlib import Path  # noqa: PLC0415

    assert hidden_packages(Path(door.__file__).resolve().parent.parent) == ()


def test_a_package_that_lies_elsewhere_is_named(tmp_path: Path) -> None:
    said = hidden_packages(tmp_path)
    assert len(said) == len(PACKAGES)
    assert "rename" in said[0]


def _make_main_raise(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(main, "make_context", broken)
