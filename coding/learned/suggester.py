"""The suggester that has learned from coded passages, and shows the words that moved it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from codebook.values import Status
from coding.learned import kinship, model
from coding.learned.features import Families, is_content, tells_something
from coding.learned.reading import Reader
from coding.learned.sentences import sentence_starts
from coding.values import Hint, Tier
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from codebook.values import Codebook
    from coding.learned.model import Model
    from coding.learned.reading import Occurrences

ROOM = files("coding.learned")
SUGGEST_FROM = -1.5  # log-odds; chosen out of fold on the passages the model comes with
MOST_WORDS = 4
_LEAST_SHARE = 0.25  # of what the word that moved most did


@dataclass(frozen=True, slots=True)
class View:
    """What the model makes of one text.

    Attributes:
        text: The text.
        logits: For each code of the model the log-odds.
        seen: The texts it was read with, as the model reads them.
        shares: The shares of the features found in them.
        number: Which of them it is.
    """

    text: str
    logits: dict[str, float]
    seen: Occurrences
    shares: NDArray[np.float32]
    number: int


class Learned:
    """A model with the families it reads by.

    Attributes:
        model: The model.
    """

    def __init__(self, fitted: Model, families: Families) -> None:
        """Make a reader for the model."""
        self.model = fitted
        self._reader = Reader(fitted.vocabulary, families, fitted.kinship)

    def view(self, text: str) -> View:
        """Return what the model makes of one text."""
        return self.views([text])[0]

    def views(self, texts: Sequence[str]) -> list[View]:
        """Return what the model makes of texts: the mean of each whole and its best sentence.

        A long passage can carry a code in one sentence of many; a short one needs all its words.
        """
        seen = self._reader.read(texts)
        begins = np.array(_sentences(seen, texts), np.int64)
        found, parts, shares = self.model.logits(seen, begins)
        some = np.flatnonzero(np.diff(seen.begins))
        if len(some):
            first = np.searchsorted(begins, seen.begins[some])
            found[some] = (found[some] + np.maximum.reduceat(parts, first, axis=0)) / 2
        return [
            View(text, dict(zip(self.model.codes, odds, strict=True)), seen, shares, number)
            for number, (text, odds) in enumerate(zip(texts, found.tolist(), strict=True))
        ]

    def words(self, view: View, code_id: str, rather_than: str | None = None) -> tuple[Span, ...]:
        """Return the words of a text that moved the model most towards a code, in text order.

        Neighbours come as one span; words that tell nothing to a reader (my, was, of) are left out.

        Args:
            view: What the model makes of the text.
            code_id: The code.
            rather_than: Another code; the words are those that moved it less.
        """
        seen, first = view.seen, int(view.seen.begins[view.number])
        moved = self._moved(view, code_id)
        if rather_than:
            moved = moved - self._moved(view, rather_than)
        order = (first + np.argsort(-moved, kind="stable")).tolist()
        told = _telling(order, seen, tells_something) or _telling(order, seen, is_content)
        if not told or moved[told[0] - first] <= 0:
            return ()
        least = _LEAST_SHARE * moved[told[0] - first]
        kept = sorted(i for i in told if moved[i - first] >= least)
        runs = [[i] for i in kept[:1]]
        for i in kept[1:]:
            if i == runs[-1][-1] + 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        return tuple(Span(seen.starts[run[0]], seen.ends[run[-1]]) for run in runs)

    def _moved(self, view: View, code_id: str) -> NDArray[np.float32]:
        """Return how far each word of a text moved the model towards a code."""
        code = self.model.codes.index(code_id)
        return self.model.moved_by(view.seen, view.shares, view.number, code)


def _telling(order: list[int], seen: Occurrences, tells: Callable[[str], bool]) -> list[int]:
    """Return the first few words of an order that tell something."""
    return list(islice((i for i in order if tells(seen.words[i])), MOST_WORDS))


def _sentences(seen: Occurrences, texts: Sequence[str]) -> list[int]:
    """Return the number of the first word of each sentence that has words."""
    found = []
    for text, begin, end in zip(texts, *(seen.begins[a:].tolist() for a in (0, 1)), strict=False):
        starts = sentence_starts(text)
        places = {bisect_left(seen.starts, start, begin, end) for start in starts}
        found += sorted(places - {end})
    return found


class LearnedSuggester:
    """Suggests upper codes by a learned model; it follows the ``Suggester`` protocol.

    Attributes:
        name_and_version: What made the hints.
    """

    name_and_version = "learned/1"

    def __init__(self, codebook: Codebook) -> None:
        """Take the model that comes with the program; it speaks for the codes it knows.

        Args:
            codebook: A codebook; codes of it that the model does not know get no hints.
        """
        self._learned = shipped()
        self._names = names_known(codebook, self._learned.model.codes)

    def hints(self, text: str) -> tuple[Hint, ...]:
        """Return hints for a text, best first; their evidence counts its code points."""
        view = self._learned.view(text)
        logits = view.logits
        ranked = sorted(self._names, key=lambda code_id: -logits[code_id])
        found = []
        for code_id in ranked:
            if logits[code_id] < SUGGEST_FROM:
                break
            evidence = self._learned.words(view, code_id)
            if evidence:
                score = 1 / (1 + float(np.exp(-logits[code_id])))
                said = because(text, evidence, self._names[code_id])
                found.append(Hint(code_id, evidence, said, Tier.WEAK, round(score, 4)))
        return tuple(found)

    def hints_many(self, texts: Iterable[str]) -> Iterator[tuple[Hint, ...]]:
        """Yield the hints of each text, in the order of the texts."""
        return map(self.hints, texts)


def because(text: str, evidence: Iterable[Span], name: str) -> str:
    """Return one sentence that says which words moved the model, each once."""
    words = {text[span.start : span.end].lower(): span for span in reversed([*evidence])}
    spans = sorted(words.values())
    said = ", ".join(f"“{text[span.start : span.end]}”" for span in spans)
    return f"Passages coded {name} often hold words like {said}."


def names_known(codebook: Codebook, known: Collection[str]) -> dict[str, str]:
    """Return the names of the active codes among those known, by id, in the codebook's order."""
    return {
        code.id: code.name
        for code in codebook.codes
        if code.id in known and code.status is Status.ACTIVE
    }


@cache
def shipped() -> Learned:
    """Return the model that comes with the program."""
    with as_file(ROOM / "kinship.npz") as kin, as_file(ROOM / "model.npz") as weights:
        return load(weights, kin)


def load(weights: Path, kin: Path) -> Learned:
    """Return a model read from its files."""
    return Learned(model.load(weights, kinship.load(kin)), families())


def families() -> Families:
    """Return the families of words that come with the program."""
    return Families((ROOM / "families.txt").read_text(encoding="utf-8").splitlines())
