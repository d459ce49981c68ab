"""What a report of a study counts, gathered from its store."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from coding.assignments import looks, seen, standing_assignments
from coding.audit.disputes import is_final
from coding.recoding import CodebookEvent, changed_after, code_changes, settled
from coding.values import Assignment, Coder, CoderKind
from exitvoice.errors import StudyError, UnknownError
from exitvoice.study.keeping import version as kept_version
from reports.evidence import Evidence
from reports.masking import masked
from reports.method import Method
from reports.narrowing import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from codebook.values import Codebook
    from coding.store import Store
    from coding.values import Suggestion
    from exitvoice.study.folder import Study
    from reports.evidence import Counted


def decided(  # noqa: PLR0913  (what may be counted)
    study: Study,
    store: Store,
    *,
    coders: Sequence[str] = (),
    where: str = "",
    independent: bool = False,
    as_of: str | None = None,
    as_printed: bool = False,
) -> Evidence:
    """Return what people decided, as evidence for reports.

    What was decided of quotations that were dropped since stays in the trail and is not counted.

    Args:
        study: The study.
        store: Its store.
        coders: Names of the coders who count; all when empty.
        where: A query; only the passages of which it is true are counted, all when empty.
        independent: Whether only what coders said by themselves counts, and no adjudication.
        as_of: The version of the codebook to count by, or its beginning; what was decided under
            later ones is left out. The codebook in use when None.
        as_printed: Whether names stay, also where the study wants them masked: for work on it.

    Raises:
        UnknownError: If the study does not know one of them, or the version.
        QueryError: If the query cannot be read or names what the study does not hold.
    """
    book = study.codebook() if as_of is None else kept_version(store, as_of)
    chosen = _chosen(store.coders(), coders)
    ids = {coder.id for coder in chosen}
    standing = {passage.id for passage in store.passages()}
    changes = store.events(CodebookEvent.CHANGED)
    then = None if as_of is None else book.version
    words = [
        each
        for each in store.decisions()
        if each.coder_id in ids
        and each.passage_id in standing
        and not (independent and is_final(each))
    ]
    decisions = settled(words, code_changes(changes), as_of=then)
    end = None if then is None else changed_after(changes, then)
    looked = [
        each
        for each in looks(store.events())
        if not (independent and is_final(each)) and (end is None or each.seq < end)
    ]
    looked_at = frozenset(
        (passage, coder)
        for passage, coder in seen(decisions, looked)
        if coder in ids and passage in standing
    )
    given = standing_assignments(decisions)
    made = _asked(_evidence(study, store, chosen, given, looked_at, book), where)
    return made if as_printed else _spared(study, made)


def suggested(study: Study, store: Store, *, where: str = "") -> Evidence:
    """Return what was suggested and nobody decided, as evidence for reports that say so.

    Raises:
        StudyError: If nothing was suggested yet.
        QueryError: If the query cannot be read or names what the study does not hold.
    """
    passages = store.passages()
    standing = {passage.id for passage in passages}
    suggestions = [each for each in store.suggestions() if each.passage_id in standing]
    if not suggestions:
        raise StudyError("The study has no suggestions yet. Make them with `exitvoice suggest`.")
    names = sorted({each.suggester for each in suggestions})
    machines = tuple(Coder(name, name, CoderKind.MACHINE) for name in names)
    looked_at = frozenset((p.id, machine.id) for p in passages for machine in machines)
    given = _as_assignments(suggestions)
    book = study.codebook()
    made = _evidence(study, store, machines, given, looked_at, book, "suggestions")
    return _spared(study, _asked(made, where))


def _asked(evidence: Evidence, where: str) -> Evidence:
    return narrowed(evidence, where) if where.strip() else evidence


def _spared(study: Study, evidence: Evidence) -> Evidence:
    return masked(evidence) if study.settings.mask_names else evidence


def method_of(study: Study, agreement: str = "") -> Method:
    """Return how a study was done, as far as its settings tell.

    Args:
        study: The study.
        agreement: How far its coders agree, in a sentence.
    """
    settings = study.settings
    software = f"exitvoice {version('exitvoice')}"
    return Method(software, settings.most_sentences, settings.languages, agreement)


def _as_assignments(suggestions: Iterable[Suggestion]) -> frozenset[Assignment]:
    return frozenset(Assignment(s.passage_id, s.code_id, s.suggester) for s in suggestions)


def _chosen(known: Sequence[Coder], names: Sequence[str]) -> tuple[Coder, ...]:
    by_name = {coder.name: coder for coder in known}
    if unknown := [name for name in names if name not in by_name]:
        raise UnknownError(
            f"The study knows no coder {', '.join(unknown)}; "
            f"it knows {', '.join(by_name) or 'nobody yet'}."
        )
    return tuple(by_name[name] for name in names) or tuple(known)


def _evidence(  # noqa: PLR0913, PLR0917  (the parts of the evidence)
    study: Study,
    store: Store,
    coders: tuple[Coder, ...],
    assignments: frozenset[Assignment],
    looked_at: frozenset[tuple[str, str]],
    codebook: Codebook,
    counted: Counted = "assignments",
) -> Evidence:
    return Evidence(
        title=study.settings.title,
        codebook=codebook,
        sources=tuple(store.sources()),
        speakers=tuple(store.speakers()),
        quotations=tuple(store.quotations()),
        passages=tuple(store.passages()),
        coders=coders,
        assignments=assignments,
        seen=looked_at,
        counted=counted,
        texts=tuple(store.text(source.id) for source in store.sources()),
        marks={source.id: store.marks(source.id) for source in store.sources()},
    )
