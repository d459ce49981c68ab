"""A study's exitvoice.toml: what it may say, read with every fault at once, and written."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exitvoice.errors import NewerStudyError, SettingsError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1

_TEMPLATE = """\
# A study of exitvoice. Edit freely; `exitvoice` names every fault it finds.
format = {format}
title = {title}
languages = {languages}
codebook = {codebook}
# Who decides when `--coder` is not given; empty means it must be given.
coder = {coder}
# A passage is a quotation cut at sentence ends into pieces of at most so many sentences.
most_sentences = {most_sentences}
# Whether reports cover the names of those who are quoted: true or false.
mask_names = {mask_names}
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a study says of itself.

    Attributes:
        title: What people call the study.
        languages: BCP 47 tags of its documents' languages; the first is the usual one.
        codebook: Path of the codebook in use, relative to the study.
        coder: Name of the coder who decides unless told otherwise; may be empty.
        most_sentences: The largest number of sentences in one passage.
        mask_names: Whether reports cover the names of those who are quoted.
    """

    title: str
    languages: tuple[str, ...] = ("en",)
    codebook: str = "codebook/codebook.yaml"
    coder: str = ""
    most_sentences: int = 4
    mask_names: bool = False


def to_toml(settings: Settings) -> str:
    """Return the settings as the text of an exitvoice.toml."""
    return _TEMPLATE.format(
        format=FORMAT,
        title=_quoted(settings.title),
        languages=f"[{', '.join(map(_quoted, settings.languages))}]",
        codebook=_quoted(settings.codebook),
        coder=_quoted(settings.coder),
        most_sentences=settings.most_sentences,
        mask_names=str(settings.mask_names).lower(),
    )


def read_settings(path: Path) -> Settings:
    """Return what the exitvoice.toml at ``path`` says.

    Raises:
        SettingsError: With every fault of the file.
        NewerStudyError: If a newer exitvoice made the study.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(path, [f"it is not TOML in UTF-8: {error}"]) from error
    found = table.pop("format", None)
    if type(found) is int and found > FORMAT:
        raise NewerStudyError(path.parent, found=found, known=FORMAT)
    faults = [*_format_faults(found), *_faults(table)]
    if faults:
        raise SettingsError(path, faults)
    if "languages" in table:
        table["languages"] = tuple(table["languages"])
    return Settings(**table)


def _quoted(text: str) -> str:
    # JSON's escapes are TOML's, but for DEL, which TOML wants escaped too.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _format_faults(found: object) -> list[str]:
    if type(found) is int and found >= 1:
        return []
    return [f"format: must be the number {FORMAT}, not {found!r}"]


def _faults(table: dict[str, object]) -> list[str]:
    wanted = {
        "title": str,
        "languages": list,
        "codebook": str,
        "coder": str,
        "most_sentences": int,
        "mask_names": bool,
    }
    faults = [
        f"{key}: there is no such setting; the settings are {', '.join(wanted)}"
        for key in table
        if key not in wanted
    ]
    faults += [
        f"{key}: must be {_kind_name(kind)}, not {table[key]!r}"
        for key, kind in wanted.items()
        if key in table and type(table[key]) is not kind
    ]
    if "title" not in table:
        faults.append("title: is missing; give the study a name")
    faults += _value_faults(table)
    return faults


def _value_faults(table: dict[str, object]) -> list[str]:
    faults = []
    most = table.get("most_sentences", 1)
    if type(most) is int and most < 1:
        faults.append(f"most_sentences: must be 1 or more, not {most}")
    languages = table.get("languages", ["en"])
    if isinstance(languages, list) and not (
        languages and all(isinstance(language, str) and language for language in languages)
    ):
        faults.append('languages: must name at least one language, as in ["en"]')
    return faults


def _kind_name(kind: type) -> str:
    names = {
        str: "a text in quotation marks",
        list: "a list",
        int: "a whole number",
        bool: "true or false",
    }
    return names[kind]
