"""What no newer version of a document holds any more, and what a person says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.values import Happening
from coding.versions.aligning import likeness, words_of
from coding.versions.moves import homeless
from coding.versions.recording import moved
from coding.versions.values import How, Move, VersionEvent
from exitvoice.errors import ConflictError, UnknownError
from exitvoice.verbs.deciding import keep_event
from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coding.corrections.values import Correction
    from coding.store import Store
    from coding.values import Coder, Decision
    from testimonies.values import Passage


@dataclass(frozen=True, slots=True)
class Known:
    """A passage of any version with its source and its words."""

    passage: Passage
    source_id: str
    words: str


def held_rows(store: Store) -> list[dict[str, object]]:
    """Return a row for each passage that is held, then for each correction, document by document.

    A passage's row has what was decided of it, as ``"accept driver.moral (Mira)"``; ``near`` is the
    passage of the document as it is now that has most of its words, if any has half of them.
    """
    return [*_passage_rows(store), *_correction_rows(store)]


def settle(store: Store, old: str, new: str, coder: Coder, *, at: str) -> tuple[Known, Known]:
    """Record that a passage of an older version goes on as another, and return both.

    Args:
        store: The study's store.
        old: Id of the passage of the older version, or how it begins.
        new: Id of a passage that stands now, or how it begins.
        coder: Who says so.
        at: The present moment.

    Raises:
        UnknownPassageError: If there is none of these ids.
        UnknownError: If the one is of no older version, or the other stands nowhere now.
        ConflictError: If somebody decided differently of the same code on both.
    """
    was, now = _of_older(store, old), known(store, store.passage(new))
    if now.passage.id not in {each.id for each in store.passages()}:
        raise UnknownError(f"{now.passage.id} does not stand in the study as it is now.")
    _refuse_contradiction(store, was.passage, now.passage)
    alike = round(_likeness(was.words, now.words), 4)
    move = Move(was.passage.id, now.passage.id, How.PERSON, alike)
    keep_event(store, moved(move, now.source_id, coder.id), coder, at=at)
    return was, now


def leave(store: Store, old: str, coder: Coder, *, comment: str, at: str) -> Known:
    """Record that a held passage is left behind: it stays in the trail and is listed no more.

    Raises:
        UnknownPassageError: If there is none of this id.
        UnknownError: If it is not held.
    """
    was = _of_older(store, old)
    if was.passage.id not in {each.id for each in store.homeless()}:
        raise UnknownError(f"{was.passage.id} is not held; `exitvoice held` lists what is.")
    said = Happening(VersionEvent.LEFT, was.passage.id, coder.id, {"comment": comment})
    keep_event(store, said, coder, at=at)
    return was


def known(store: Store, passage: Passage) -> Known:
    """Return a passage of any version with its source and its words."""
    return next(_known(store, [passage]))


def _known(store: Store, passages: Iterable[Passage]) -> Iterator[Known]:
    asked = {each.id: each for each in passages}
    for source in store.versions():
        text = ""
        for each in store.there(source.id):
            if each.id in asked:
                text = text or store.text(source.id).text
                yield Known(each, source.id, excerpt(text, each.spans).text)


def _of_older(store: Store, prefix: str) -> Known:
    was = known(store, store.passage(prefix, as_written=True))
    if was.source_id not in store.moves().replaced:
        raise UnknownError(f"{was.passage.id} is of no older version, so it is not held.")
    return was


def _refuse_contradiction(store: Store, old: Passage, new: Passage) -> None:
    ours = _last(store.decisions(passage_id=store.moves().now(old.id)))
    theirs = _last(store.decisions(passage_id=new.id))
    names = {each.id: each.name for each in store.coders()}
    differ = [key for key in ours if key in theirs and ours[key] != theirs[key]]
    if differ and store.moves().now(old.id) != new.id:
        told = "; ".join(
            f"{names[coder]} says “{ours[coder, code]}” there and “{theirs[coder, code]}” here of "
            f"{code}"
            for coder, code in differ
        )
        raise ConflictError(
            f"{old.id} was not moved to {new.id}, since what was decided of them differs: {told}. "
            "Let them decide again on one of the two first."
        )


def _last(decisions: Iterable[Decision]) -> dict[tuple[str, str], str]:
    return {(each.coder_id, each.code_id): each.verdict.value for each in decisions}


def _passage_rows(store: Store) -> Iterator[dict[str, object]]:
    held = list(_known(store, store.homeless()))
    if not held:
        return
    names = {each.id: each.name for each in store.coders()}
    paths = {each.id: each.path for each in store.versions()}
    moves = store.moves()
    current = _by_source(store)
    for each in held:
        now = moves.now(each.source_id)
        decided = _last(store.decisions(passage_id=each.passage.id))
        yield {
            "held": each.passage.id,
            "what": "passage",
            "source": paths[now],
            "version": paths[each.source_id],
            "text": each.words,
            "decided": [
                f"{verdict} {code} ({names[coder]})" for (coder, code), verdict in decided.items()
            ],
            "near": _nearest(each.words, current.get(now, [])),
        }


def _by_source(store: Store) -> dict[str, list[Known]]:
    return {source.id: list(_known(store, store.passages(source.id))) for source in store.sources()}


def _nearest(words: str, among: Iterable[Known]) -> str | None:
    alike = [(_likeness(words, each.words), each.passage.id) for each in among]
    best = max(alike, default=(0.0, ""))
    return best[1] if best[0] >= 0.5 else None  # noqa: PLR2004 - half of the words


def _likeness(one: str, other: str) -> float:
    """Return how alike the words of two passages are, whatever their order, 0 to 1."""
    ours, theirs = list(words_of(one).forms), list(words_of(other).forms)
    shared = sum(min(ours.count(word), theirs.count(word)) for word in set(ours))
    return likeness(shared, len(ours), len(theirs))


def _correction_rows(store: Store) -> Iterator[dict[str, object]]:
    moves = store.moves()
    written = store.corrections(as_written=True)
    paths = {each.id: each.path for each in store.versions()}
    names = {each.id: each.name for each in store.coders()}
    for source in store.sources():
        line = moves.line(source.id, paths)
        own = [each for each in written if each.source_id in line]
        for each in homeless(own, source.id, moves):
            yield {
                "held": f"correction {each.seq}",
                "what": each.change.value,
                "source": source.path,
                "version": paths[each.source_id],
                "text": _words(store, each),
                "decided": [f"{each.value or each.change.value} ({names[each.coder_id]})"],
                "near": None,
            }


def _words(store: Store, each: Correction) -> str:
    """Return what a correction is about: a speaker's name or a quotation's words."""
    found = store.found(each.source_id)
    labels: Mapping[str, str] = {speaker.id: speaker.label for speaker in found.speakers}
    if each.about in labels:
        return labels[each.about]
    spans = {quotation.id: quotation.spans for quotation in found.quotations}
    at = each.spans or spans.get(each.about, ())
    return excerpt(store.text(each.source_id).text, at).text if at else each.about
