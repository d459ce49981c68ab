"""Whatever somebody changes in a study's file by hand, and every bit that flips, is found."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing, suppress
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from coding.corrections.values import Amendment, Change
from coding.errors import StudyError
from coding.store import Store
from coding.values import Happening, Memo
from testimonies.values import Span
from tests.torture.scale import LONG, often
from tests.unit.store_cases import AT, MIRA, TOVE, document, new_store, ruling, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHER = "Another text. “We went.” said Bo."
# Numbers of rows that order nothing: the same values are read whatever these numbers are.
MEAN_NOTHING = {("speakers", "swapped")}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a study with two rows and more in nearly every table."""
    folder = tmp_path_factory.mktemp("tampering")
    with new_store(folder) as store:
        document(OTHER, spans=[(Span(15, 23),)], label="Bo", cue=None).store(store)
        store.decide([ruling(store), ruling(store, coder=TOVE)], at=AT, codebook_version="v1")
        store.decide([ruling(store, code="a.b", comment="why")], at=AT, codebook_version="v1")
        for n in (1, 2):
            store.add_memo(Memo(f"m-{n}", "driver.moral", MIRA.id, AT, f"Ask {n} times."))
        passage, source = store.passages()[0], store.sources()[0].id
        made = [suggestion(passage), suggestion(passage, "driver.other")]
        store.replace_suggestions(made, suggester="cues", at=AT)
        (speaker,) = store.speakers(source)
        for name in ("Oru", "Oru V."):
            amendment = Amendment(source, Change.RENAME_SPEAKER, speaker.id, MIRA.id, name)
            store.correct([amendment], at=AT)
        for about in (passage.id, "p-other"):
            store.record([Happening("seen", about, MIRA.id, {"n": 1})], at=AT)
        assert store.verify() == ()
    return folder / "study.sqlite3"


def tamperings(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield every way to change one row: its table, what is done, and the SQL for it."""
    with closing(sqlite3.connect(path)) as study:
        names = study.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in names:
            columns = study.execute(f'PRAGMA table_info("{table}")').fetchall()
            keys = [name for _, name, _, _, _, rank in columns if rank]
            for row in study.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchall():
                where = " AND ".join(f'"{k}" = {v!r}' for k, v in zip(keys, row, strict=True))
                yield table, "deleted", f'DELETE FROM "{table}" WHERE {where}'
                yield table, "added", added(table, columns, where)
                for _, name, kind, *_ in columns:
                    for value in VALUES[kind]:
                        changed = f'UPDATE "{table}" SET "{name}" = {value.format(name)}'
                        yield table, f"{name} changed", f"{changed} WHERE {where}"
            yield table, "emptied", f'DELETE FROM "{table}"'
            key = keys[-1]
            yield table, "swapped", swapped(table, key)


VALUES = {
    "TEXT": ("'x'", "''", "\"{}\" || 'x'"),
    "INTEGER": ("0", "7", '"{}" + 1'),
    "REAL": ("0.5",),
}


def added(table: str, columns: list[tuple[str, ...]], where: str) -> str:
    new = {"INTEGER": '"{}" + 100', "TEXT": "\"{}\" || 'z'"}
    values = [
        new[kind].format(name) if rank or name in {"id", "code_id", "source_id"} else f'"{name}"'
        for _, name, kind, _, _, rank in columns
    ]
    return f'INSERT INTO "{table}" SELECT {", ".join(values)} FROM "{table}" WHERE {where}'


def swapped(table: str, key: str) -> str:
    low, high = f'(SELECT min("{key}") FROM "{table}")', f'(SELECT max("{key}") FROM "{table}")'
    turned = f'CASE "{key}" WHEN {low} THEN {high} ELSE {low} END'
    return f'UPDATE "{table}" SET "{key}" = -({turned}) WHERE "{key}" IN ({low}, {high})'


def done_to(path: Path, sentence: str) -> bool:
    """Change a file by hand as its owner can, and return whether anything in it is different."""
    with closing(sqlite3.connect(path)) as study:
        rules = study.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        triggers = rules.fetchall()
        for name, _ in triggers:
            study.execute(f"DROP TRIGGER {name}")
        before = list(study.iterdump())
        with suppress(sqlite3.IntegrityError):
            study.execute(sentence)
            table = sentence.split('"')[1]
            for _, key, kind, *_ in study.execute(f'PRAGMA table_info("{table}")').fetchall():
                if kind == "INTEGER":
                    study.execute(f'UPDATE "{table}" SET "{key}" = -"{key}" WHERE "{key}" < 0')
        changed = list(study.iterdump()) != before
        for _, rule in triggers:
            study.execute(rule)
        study.commit()
    return changed


def is_told_of(path: Path) -> bool:
    try:
        with Store.open(path, read_only=True) as store:
            return bool(store.verify())
    except StudyError:
        return True


def test_every_row_that_is_deleted_added_swapped_or_changed_is_found(
    whole: Path, tmp_path: Path
) -> None:
    path, tried, missed = tmp_path / "study.sqlite3", 0, []
    for table, what, sentence in islice(tamperings(whole), 0, None, 1 if LONG else 41):
        shutil.copy(whole, path)
        if not done_to(path, sentence):
            continue
        tried += 1
        if not is_told_of(path) and (table, what) not in MEAN_NOTHING:
            missed.append((table, what, sentence))
    assert missed == []
    assert tried > often(12, 600)


def contents(path: Path) -> list[str] | None:
    """Return all that a file holds, or None where it cannot be read."""
    try:
        with closing(sqlite3.connect(path)) as study:
            study.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            return list(study.iterdump())
    except (sqlite3.Error, ValueError):
        return None


def test_every_bit_that_flips_in_what_was_coded_is_found(whole: Path, tmp_path: Path) -> None:
    path, data, chance = tmp_path / "study.sqlite3", whole.read_bytes(), random.Random(20)  # noqa: S311
    unchanged, flipped, missed = contents(whole), 0, []
    while flipped < often(30, 2000):
        place, bit = chance.randrange(len(data)), chance.randrange(8)
        changed = bytearray(data)
        changed[place] ^= 1 << bit
        path.write_bytes(changed)
        if contents(path) == unchanged:
            continue  # the bit lies where nothing is kept
        flipped += 1
        if not is_told_of(path):
            missed.append((place, bit))
    assert missed == []
