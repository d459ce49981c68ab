"""What a report of a study counts, gathered from its store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.assignments import Looking, seen, standing_assignments
from coding.values import Assignment, Coder, CoderKind
from exitvoice.errors import StudyError, UnknownError
from reports.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coding.store import Store
    from coding.values import Suggestion
    from exitvoice.study.folder import Study
    from reports.evidence import Counted


def decided(study: Study, store: Store, *, coders: Sequence[str] = ()) -> Evidence:
    """Return what people decided, as evidence for reports.

    What was decided of quotations that were dropped since stays in the trail and is not counted.

    Args:
        study: The study.
        store: Its store.
        coders: Names of the coders who count; all when empty.

    Raises:
        UnknownError: If the study does not know one of them.
    """
    chosen = _chosen(store.coders(), coders)
    ids = {coder.id for coder in chosen}
    standing = {passage.id for passage in store.passages()}
    decisions = [
        each for each in store.decisions() if each.coder_id in ids and each.passage_id in standing
    ]
    looked = [
        each
        for each in store.events(Looking.SEEN)
        if each.coder_id in ids and each.about in standing
    ]
    looked_at = seen(decisions, looked)
    return _evidence(study, store, chosen, standing_assignments(decisions), looked_at)


def suggested(study: Study, store: Store) -> Evidence:
    """Return what was suggested and nobody decided, as evidence for reports that say so.

    Raises:
        StudyError: If nothing was suggested yet.
    """
    passages = store.passages()
    standing = {passage.id for passage in passages}
    suggestions = [each for each in store.suggestions() if each.passage_id in standing]
    if not suggestions:
        raise StudyError("The study has no suggestions yet. Make them with `exitvoice suggest`.")
    names = sorted({each.suggester for each in suggestions})
    machines = tuple(Coder(name, name, CoderKind.MACHINE) for name in names)
    looked_at = frozenset((p.id, machine.id) for p in passages for machine in machines)
    return _evidence(study, store, machines, _as_assignments(suggestions), looked_at, "suggestions")


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
    counted: Counted = "assignments",
) -> Evidence:
    return Evidence(
        title=study.settings.title,
        codebook=study.codebook(),
        sources=tuple(store.sources()),
        speakers=tuple(store.speakers()),
        quotations=tuple(store.quotations()),
        passages=tuple(store.passages()),
        coders=coders,
        assignments=assignments,
        seen=looked_at,
        counted=counted,
    )
