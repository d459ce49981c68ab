"""Changes of a study's codebook: the file, the trail and what is to be looked at again."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from codebook.changing import Act
from codebook.checking import FEWEST_EXAMPLES
from codebook.commented import written
from codebook.values import Status
from codebook.versions import with_version
from coding.recoding import CodebookEvent, code_changes, to_review
from exitvoice.errors import StudyError, UnknownError
from exitvoice.study.keeping import happenings
from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from codebook.changing import Change
    from codebook.values import Code, Codebook
    from coding.store import Store
    from coding.values import Coder
    from exitvoice.study.folder import Study


def change_codebook(  # noqa: PLR0913  (what is changed, by whom and why)
    study: Study, store: Store, before: Codebook, change: Change, coder: Coder, *, comment: str,
    at: str,
) -> None:  # fmt: skip
    """Write a change into the codebook's file and into the trail; comments in the file stay.

    The file is written beside its place first and put there once the trail has it. If that last
    step fails, the trail notes when the study is opened next that the older version stands.

    Args:
        study: The study.
        store: Its store, open for writing.
        before: The codebook as it is.
        change: What changes.
        coder: Who changes it.
        comment: Why, in their words.
        at: The present moment.

    Raises:
        StudyError: If the file cannot be written; the codebook stands as it was.
    """
    path = study.codebook_path.resolve()
    was = {} if change.act == "merge" else {new: old for old, new in change.now}
    text = written(change.codebook, path.read_text(encoding="utf-8-sig"), was)
    draft = _written_beside(path, text)
    try:
        with store.together(f"codebook {change.act}", at=at) as act:
            act.add_coder(coder)
            who = {"coder_id": coder.id, "comment": comment}
            act.record(happenings(act, before, change, text, **who))
        draft.replace(path)
    except OSError as error:
        raise StudyError(
            f"{path} cannot be replaced: {error.strerror}. The codebook stands as it was; the "
            "trail will say so when the study is next written to."
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def _written_beside(path: Path, text: str) -> Path:
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise StudyError(f"{path} cannot be written: {error.strerror}.") from error
    return draft


def review_rows(store: Store) -> Iterator[dict[str, object]]:
    """Yield a row for each code that was split since somebody gave it to a passage."""
    changes = code_changes(store.events(CodebookEvent.CHANGED))
    names = {each.id: each.name for each in store.coders()}
    waiting = to_review(store.decisions(), changes)
    passages = {each.id: each for each in store.passages()}
    source_of = {each.id: each.source_id for each in store.quotations()}
    for each in waiting:
        if each.passage_id in passages:
            passage = passages[each.passage_id]
            text = store.text(source_of[passage.quotation_id]).text
            yield {
                "passage": each.passage_id,
                "coder": names[each.coder_id],
                "code": each.code_id,
                "choose": list(each.parts),
                "text": excerpt(text, passage.spans).text,
            }


def change_rows(store: Store) -> Iterator[dict[str, object]]:
    """Yield a row for each change of the codebook, first to last."""
    names = {each.id: each.name for each in store.coders()}
    for event in store.events(CodebookEvent.CHANGED):
        said = event.said
        yield {
            "seq": event.seq,
            "at": event.at,
            "coder": names.get(event.coder_id, ""),
            "act": said["act"],
            "code": event.about,
            "now": [f"{old} → {new}" for old, new in said["now"].items()] or said["parts"],
            "before": said["before"],
            "after": said["after"],
            "comment": said["comment"],
        }


def parts_of(codebook: Codebook, code_id: str, parts: tuple[str, ...]) -> dict[str, str]:
    """Return the names of the parts of a split by their ids.

    Args:
        codebook: The codebook.
        code_id: The code that is split.
        parts: ``"last-part=Name"`` or ``"last-part"`` each; a whole id will do too.
    """
    above = code_id.rpartition(".")[0]
    named = {}
    for part in parts:
        last, _, name = part.partition("=")
        whole = last if last.startswith(f"{above}.") else f"{above}.{last}"
        known = codebook.code(whole)
        usual = known.name if known else last.rpartition(".")[2].replace("-", " ").capitalize()
        named[whole] = name.strip() or usual
    return named


def proposed(store: Store, code: Code, passage: str, *, candidate: bool) -> Code:
    """Return a new code with where it was proposed and whether it is a candidate.

    Args:
        store: The study's store.
        code: The code.
        passage: The passage it is proposed at, or its beginning; may be empty.
        candidate: Whether it is one although nothing is missing.

    Raises:
        UnknownPassageError: If there is no such passage.
        UnknownError: If the words it is named by do not stand in the passage.
    """
    unfinished = not code.definition or len(set(code.examples)) < FEWEST_EXAMPLES
    if candidate or unfinished or passage:
        code = replace(code, status=Status.CANDIDATE)
    if not passage:
        return code
    found = store.passage(passage)
    (quotation,) = (each for each in store.quotations() if each.id == found.quotation_id)
    text = excerpt(store.text(quotation.source_id).text, found.spans).text
    if code.in_vivo and code.in_vivo.casefold() not in " ".join(text.split()).casefold():
        raise UnknownError(
            f"The words “{code.in_vivo}” do not stand in {found.id}; nothing was changed."
        )
    return replace(code, proposed_in=found.id)


def signed(change: Change, coder: Coder) -> Change:
    """Return the change with who proposed the code it adds, where that is a candidate."""
    code = change.codebook.code(change.about)
    if change.act is not Act.ADD or code is None or code.status is not Status.CANDIDATE:
        return change
    by = replace(code, proposed_by=coder.name)
    codes = tuple(by if each.id == by.id else each for each in change.codebook.codes)
    return replace(change, codebook=with_version(replace(change.codebook, codes=codes)))
