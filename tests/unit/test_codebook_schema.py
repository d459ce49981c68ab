"""The JSON schema by which editors complete and check a codebook."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from codebook import drafting
from codebook.reading import BUNDLED, bundled, schema
from codebook.values import About, Level, Status, WhenNegated

SCHEMA: dict[str, Any] = json.loads(schema().read_text(encoding="utf-8"))
FAULTY = Path(__file__).parents[1] / "golden" / "codebooks" / "faulty"
# What an editor can see as well as we do, by its shape alone.
SEEN = (
    "bad-color", "bad-cue-fields", "bad-ids", "bad-level-and-status", "bad-when-negated",
    "examples-missing-and-repeated", "five-faults", "format-in-words", "missing-head",
    "misspelt-fields", "newer-format", "wrong-shapes",
)  # fmt: skip


def read(path: Path) -> object:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def test_it_is_a_schema_and_knows_every_field_there_is() -> None:
    Draft7Validator.check_schema(SCHEMA)
    parts = SCHEMA["properties"]
    code = SCHEMA["definitions"]["code"]["properties"]
    assert set(parts) == set(drafting.ROOT)
    assert set(parts["directions"]["items"]["properties"]) == set(drafting.DIRECTION)
    assert set(parts["categories"]["items"]["properties"]) == set(drafting.CATEGORY)
    assert set(code) == set(drafting.CODE)
    assert set(code["cues"]["items"]["anyOf"][1]["properties"]) == set(drafting.CUE)


def test_it_knows_the_words_a_field_may_hold() -> None:
    code = SCHEMA["definitions"]["code"]["properties"]
    assert code["level"]["enum"] == list(Level)
    assert code["status"]["enum"] == list(Status)
    cue = code["cues"]["items"]["anyOf"][1]["properties"]
    assert cue["when_negated"]["enum"] == list(WhenNegated)
    assert cue["about"]["enum"] == list(About)


def test_it_tells_people_what_every_field_holds() -> None:
    fields = SCHEMA["definitions"]["code"]["properties"]
    assert [name for name, field in fields.items() if not field.get("description")] == []


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_a_bundled_codebook_follows_it_and_names_it(name: str) -> None:
    path = bundled(name)
    assert list(Draft7Validator(SCHEMA).iter_errors(read(path))) == []
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={schema().name}"


@pytest.mark.parametrize("case", SEEN)
def test_an_editor_sees_faults_of_shape(case: str) -> None:
    assert not Draft7Validator(SCHEMA).is_valid(read(FAULTY / f"{case}.yaml"))
