"""Codebooks in files: the one usually meant, its faults as lines, one taken into a study."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from codebook.changing import Act, Change
from codebook.comparing import same_codes
from codebook.errors import ChangeRefusedError
from coding.assignments import standing_assignments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codebook.values import Codebook, Finding
    from coding.store import Store


def usual(start: Path) -> Path:
    """Return the codebook of the study that ``start`` is or lies in, or the bundled one."""
    from codebook.reading import bundled
    from exitvoice.errors import NoStudyError
    from exitvoice.study.folder import open_study

    try:
        return open_study(start).codebook_path
    except NoStudyError:
        return bundled()


def named(name: str) -> Path:
    """Return where a codebook lies: a bundled one by its name, any other by its path."""
    from codebook.reading import BUNDLED, bundled

    return bundled(name) if name in BUNDLED and not Path(name).exists() else Path(name)


def finding_lines(path: Path, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a line for each fault of a file."""
    for finding in findings:
        place = f"{path}:{finding.line}" if finding.line else str(path)
        yield f"{place}: {finding.where}: {finding.message}"


def example_findings(path: Path, codebook: Codebook) -> tuple[Finding, ...]:
    """Return the examples of cues in which they are silent, and counter-examples they speak in.

    Each has its line where the file is YAML; else its code and cue are named.

    Raises:
        UnsupportedLanguageError: If cues have examples and are not in English.
    """
    if not any(c.examples or c.counter_examples for code in codebook.codes for c in code.cues):
        return ()
    from codebook.faults import findings
    from codebook.formats.registry import YAML
    from codebook.layout import Layout
    from codebook.reading import read_bytes
    from coding.cues.trying import example_faults

    faults = tuple(example_faults(codebook))
    in_yaml = bool(faults) and path.suffix.lower() in YAML
    lines = Layout(read_bytes(path).decode("utf-8-sig")).places if in_yaml else {}
    return findings(faults, codebook, lines)


def taking(store: Store, before: Codebook, after: Codebook) -> Change:
    """Return the change that puts one codebook in place of another in a study.

    Raises:
        ChangeRefusedError: If it would change nothing, or lacks codes that passages were given.
    """
    if before.version == after.version:
        raise ChangeRefusedError("It means the same as the study's codebook; nothing was changed.")
    now = same_codes(before, after)
    given = {each.code_id for each in standing_assignments(store.settled())}
    kept = {code.id for code in after.codes} | now.keys()
    if lost := [code.id for code in before.codes if code.id in given - kept]:
        raise ChangeRefusedError(
            f"It lacks codes that passages were given: {', '.join(lost)}. Put them in, or rename, "
            "merge or retire them here first; nothing was changed."
        )
    return Change(Act.EDIT, "", after, tuple(now.items()))


def with_cues_of(before: Codebook, after: Codebook) -> Codebook:
    """Return a codebook with the cues and word lists of another for the codes both have."""
    from codebook.versions import with_version

    cues = {code.id: code.cues for code in before.codes}
    codes = (replace(code, cues=code.cues or cues.get(code.id, ())) for code in after.codes)
    lists = after.word_lists or before.word_lists
    return with_version(replace(after, codes=tuple(codes), word_lists=lists))
