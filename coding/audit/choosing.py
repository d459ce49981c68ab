"""What goes out in a batch: the passages asked for, and the codes to be judged on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.audit.batches import NO_CODE
from coding.audit.disputes import disputes
from coding.corrections.ground import plain
from coding.sampling import sample_without_suggestions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from coding.audit.ground import Ground

FEWEST, SHARE = 10, 10  # passages without a suggestion: a tenth of those with, ten or more


@dataclass(frozen=True, slots=True)
class Choice:
    """What a batch is to hold; what is None or False asks for nothing.

    Attributes:
        sample: So many passages, at random.
        source: Passages of documents whose name holds this.
        code_id: Passages with this code or one below it, suggested or standing.
        disagreements: Passages on which coders differ.
        batch: The passages of this batch again.
        blind: Hide what was suggested and decided: a row for each passage, without a code.
        seed: Of what is drawn at random; the same seed draws the same.
    """

    sample: int | None = None
    source: str | None = None
    code_id: str | None = None
    disagreements: bool = False
    batch: str | None = None
    blind: bool = False
    seed: str = ""


def rows_of(choice: Choice, ground: Ground, reviewer_id: str) -> dict[str, tuple[str, ...]]:
    """Return for each passage of a batch the codes to be judged, in the order of the texts.

    A passage without any has no row to judge, unless it was drawn into the random sample of
    passages without suggestions: it is asked there which code it carries, if any.

    Args:
        choice: What the batch is to hold.
        ground: The study.
        reviewer_id: Who is to judge; what they decided before is asked again.
    """
    own = _own(ground, reviewer_id)
    if choice.batch is not None:
        again = ground.batches[choice.batch]
        now = {ground.moves.now(passage): codes for passage, codes in again.rows.items()}
        return {
            passage: (NO_CODE,) if choice.blind and codes else _again(codes, own.get(passage, ()))
            for passage, codes in now.items()
            if passage in ground.passages
        }
    chosen = _chosen(choice, ground)
    if choice.blind:
        return {passage: (NO_CODE, *sorted(own.get(passage, ()))) for passage in chosen}
    codes = {passage: _codes(ground, passage, own.get(passage, ())) for passage in chosen}
    bare = [passage for passage in chosen if not codes[passage]]
    size = max(FEWEST, (len(chosen) - len(bare)) // SHARE)
    drawn = set(bare) if choice.sample is not None else _drawn(ground, bare, size, choice.seed)
    return {
        passage: codes[passage] or ((NO_CODE,) if passage in drawn else ()) for passage in chosen
    }


def _drawn(ground: Ground, passage_ids: Iterable[str], size: int, seed: str) -> frozenset[str]:
    passages = [ground.passages[each] for each in passage_ids]
    return frozenset(each.id for each in sample_without_suggestions(passages, (), size, seed))


def _chosen(choice: Choice, ground: Ground) -> list[str]:
    differing = {each.passage_id for each in disputes(ground)} if choice.disagreements else set()
    fitting = [
        each.id
        for each in ground.passages.values()
        if (choice.source is None or plain(choice.source) in plain(each.document))
        and (choice.code_id is None or _carries(ground, each.id, choice.code_id))
        and (not choice.disagreements or each.id in differing)
    ]
    if choice.sample is None:
        return fitting
    drawn = _drawn(ground, fitting, choice.sample, choice.seed)
    return [each for each in fitting if each in drawn]


def _carries(ground: Ground, passage_id: str, code_id: str) -> bool:
    there = (*ground.suggested.get(passage_id, ()), *ground.standing.get(passage_id, ()))
    return any(each == code_id or each.startswith(f"{code_id}.") for each in there)


def _codes(ground: Ground, passage_id: str, own: Collection[str]) -> tuple[str, ...]:
    """Return the codes suggested or standing on a passage, in the codebook's order."""
    there = {*ground.suggested.get(passage_id, ()), *ground.standing.get(passage_id, ()), *own}
    order = {code.id: place for place, code in enumerate(ground.codebook.codes)}
    return tuple(sorted(there & set(order), key=lambda each: order[each]))


def _own(ground: Ground, reviewer_id: str) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for coder, passage, code in ground.latest:
        if coder == reviewer_id:
            found.setdefault(passage, set()).add(code)
    return found


def _again(codes: tuple[str, ...], own: Collection[str]) -> tuple[str, ...]:
    return (*codes, *sorted(set(own) - set(codes)))
