"""A codebook, a code or a field of it as the YAML people read and edit."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import fields
from typing import TYPE_CHECKING

from codebook.values import About, Cue, Status, WhenNegated
from codebook.versions import FORMAT

if TYPE_CHECKING:
    from codebook.values import Code, Codebook

WIDTH = 100
ORDER = (
    *("id", "name", "level", "status", "in_vivo", "proposed_by", "proposed_in"),
    *("definition", "include", "exclude", "examples", "counter_examples", "cues"),
)
HEAD = ("title", "language", "source", "directions", "categories", "word_lists")

_NO_TEXT = re.compile(r"(true|false|yes|no|on|off|null|y|n)|[\d.]\S*", re.IGNORECASE)


def emitted(codebook: Codebook) -> str:
    """Return the text of a codebook's file; read again, it means the same codebook."""
    lines = [f"format: {FORMAT}"]
    for name in HEAD:
        lines += head_lines(codebook, name)
    lines.append("codes:" if codebook.codes else "codes: []")
    for code in codebook.codes:
        lines += code_lines(code)
    return "\n".join([*lines, ""])


def head_lines(codebook: Codebook, name: str) -> list[str]:
    """Return the lines of one field at the head, one of ``HEAD``; none where it is empty."""
    value = getattr(codebook, name)
    if not value:
        return []
    if name == "word_lists":
        return ["word_lists:", *(line for each in value for line in _word_list(*each))]
    if isinstance(value, str):
        return _text(name, value, "")
    lines = [f"{name}:"]
    for entry in value:
        rows = [
            _text(key, getattr(entry, key), "    ")
            for key in (field.name for field in fields(entry))
        ]
        lines += dashed([line for row in rows if row for line in row], 4)
    return lines


def code_lines(code: Code, margin: int = 4) -> list[str]:
    """Return the lines of a code as an entry of the list of codes.

    Args:
        code: The code.
        margin: How many spaces stand before its fields.
    """
    lines = [line for name in ORDER for line in field_lines(code, name, margin)]
    return dashed(lines, margin)


def field_lines(code: Code, name: str, margin: int) -> list[str]:
    """Return the lines of one field of a code, one of ``ORDER``; none where it says nothing."""
    value, before = getattr(code, name), " " * margin
    if value in {None, "", ()} or (name == "status" and value is Status.ACTIVE):
        return []
    if isinstance(value, str):
        return _text(name, value, before)
    return [f"{before}{name}:", *(line for entry in value for line in _entry(entry, before + "  "))]


def dashed(lines: list[str], margin: int) -> list[str]:
    """Return the lines of an entry with the dash that begins it two places before its fields."""
    first = lines[0]
    return [f"{first[: margin - 2]}- {first[margin:]}", *lines[1:]]


def _text(name: str, text: str, before: str) -> list[str]:
    if not text:
        return []
    short = f"{before}{name}: {_scalar(text)}"
    if len(short) <= WIDTH and name != "color":
        return [short]
    if name == "color":
        return [f"{before}color: {json.dumps(text, ensure_ascii=False)}"]
    return [f"{before}{name}: >-", *_wrapped(text, before + "  ", before + "  ")]


def _entry(entry: str | Cue, before: str) -> list[str]:
    if isinstance(entry, Cue):
        return _cue(entry, before)
    short = f"{before}- {_scalar(entry)}"
    if len(short) <= WIDTH:
        return [short]
    if _plain(entry):
        return _wrapped(entry, before + "- ", before + "  ")
    return [f"{before}- >-", *_wrapped(entry, before + "  ", before + "  ")]


def _cue(cue: Cue, before: str) -> list[str]:
    """Return a cue in the shortest form that holds what is said of it."""
    pattern = _quoted(cue.pattern)
    rest = [("about", cue.about if cue.about is not About.EITHER else ""), ("source", cue.source)]
    lists = [(name, getattr(cue, name)) for name in ("examples", "counter_examples")]
    negated = cue.when_negated if cue.when_negated is not WhenNegated.DROP else ""
    if not any(value for _, value in (*rest, *lists)):
        said = f"{{pattern: {pattern}, when_negated: {negated}}}" if negated else pattern
        return [f"{before}- {said}"]
    inside = before + "  "
    lines = [f"{inside}pattern: {pattern}"]
    for name, text in (("when_negated", negated), *rest):
        lines += _text(name, text, inside)
    for name, texts in lists:
        entries = [line for text in texts for line in _entry(text, inside + "  ")]
        lines += [f"{inside}{name}:", *entries] if entries else []
    return dashed(lines, len(inside))


def _word_list(name: str, words: tuple[str, ...]) -> list[str]:
    shown = ", ".join(word if word.isalpha() and _plain(word) else _quoted(word) for word in words)
    return _wrapped(f"{_scalar(name)}: [{shown}]", "  ", "    ")


def _scalar(text: str) -> str:
    return text if _plain(text) else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _plain(text: str) -> bool:
    """Whether a text needs no quotation marks and is no number or truth value to any reader."""
    begins = text[:1].isalnum() and not _NO_TEXT.fullmatch(text)
    return begins and ": " not in text and " #" not in text and not text.endswith(":")


def _wrapped(text: str, first: str, later: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
