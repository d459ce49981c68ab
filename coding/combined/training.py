"""Train the learned model and the scale anew: ``python -m coding.combined.training``."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from codebook.reading import bundled, read_codebook
from codebook.tree import opposite, top
from coding.combined.suggester import SCALE, cue_table
from coding.combined.weighing import DECIDED_FROM, Signals, signals, suggested
from coding.cues import CueSuggester
from coding.learned import kinship
from coding.learned.fitting import fit, logistic
from coding.learned.model import save
from coding.learned.passages import parse
from coding.learned.sentences import sentence_starts
from coding.learned.suggester import ROOM, Learned, families

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from coding.learned.kinship import Kinship
    from coding.learned.model import Model
    from coding.learned.passages import Example

FOLDS = 5
SCALE_LOOSENESS = 1.0
SUGGEST_FROM = 0.25  # three codes in four of real documents are then among the first three
CATEGORY_FROM = 0.31  # the same
CUES_ABROAD = 1.8  # times; cues hold with writers the model never read, as its own words do less
OF_DOCUMENTS = "documents"  # begins the names of files with all quotations of whole documents
STRONG_FROM = 0.92  # set where few strong hints were wrong on coded passages of real documents


def shipped_examples() -> tuple[Example, ...]:
    """Return the invented passages that come with the program, in the order of their files."""
    folder = Path(str(ROOM / "passages"))
    return tuple(
        example
        for path in sorted(folder.glob("*.txt"))
        for example in parse(path.name, path.read_text(encoding="utf-8").splitlines())
    )


def codes_of(examples: Sequence[Example]) -> tuple[str, ...]:
    """Return the codes that examples carry, sorted."""
    return tuple(sorted(frozenset[str]().union(*(example.codes for example in examples))))


def trained(examples: Sequence[Example], codes: Sequence[str], kin: Kinship) -> Model:
    """Return a model fitted to examples."""
    texts = [example.text for example in examples]
    return fit(texts, carried(examples, codes), codes, families(), kin)


def carried(examples: Sequence[Example], codes: Sequence[str]) -> NDArray[np.bool_]:
    """Return for each example and code whether it carries it."""
    return np.array([[code in example.codes for code in codes] for example in examples])


def folds(examples: Sequence[Example]) -> NDArray[np.int64]:
    """Return the fold of each example: documents dealt out whole, the largest first."""
    sizes = Counter(example.document for example in examples)
    order = sorted(sizes, key=lambda document: (-sizes[document], document))
    fold = {document: place % FOLDS for place, document in enumerate(order)}
    return np.array([fold[example.document] for example in examples])


def out_of_fold(
    examples: Sequence[Example], codes: Sequence[str], kin: Kinship
) -> list[dict[str, float]]:
    """Return what a model that did not see its fold makes of each example."""
    fold = folds(examples)
    found: list[dict[str, float]] = [{} for _ in examples]
    for left_out in range(FOLDS):
        seen = [example for example, at in zip(examples, fold, strict=True) if at != left_out]
        learned = Learned(trained(seen, codes, kin), families())
        places = np.flatnonzero(fold == left_out).tolist()
        for place, view in zip(
            places, learned.views([examples[n].text for n in places]), strict=True
        ):
            found[place] = view.logits
    return found


def all_signals(
    examples: Sequence[Example], logits: Sequence[dict[str, float]], codes: Sequence[str]
) -> NDArray[np.float64]:
    """Return examples by codes by ``Signals``, by the bundled cues and given log-odds."""
    suggester = CueSuggester(read_codebook(bundled()))
    hints = list(suggester.hints_many(example.text for example in examples))
    odds = np.array([[ours[code] for code in codes] for ours in logits])
    return signals(odds, *cue_table(hints, codes), others(codes))


def others(codes: Sequence[str]) -> list[int]:
    """Return the place of the other direction of each code in the bundled codebook."""
    book = read_codebook(bundled())
    other = {code.id: opposite(book, code) or "" for code in book.codes}
    return [codes.index(other[code]) for code in codes]


def odds_out_of_fold(
    table: NDArray[np.float64], truth: NDArray[np.bool_], fold: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return examples by codes the log-odds by a scale that did not see their fold.

    Args:
        table: Examples by codes by ``Signals``.
        truth: For each example and code whether it carries it.
        fold: The fold of each example.
    """
    found = np.zeros(truth.shape)
    for left_out in range(FOLDS):
        seen = fold != left_out
        weights, bias = _fitted(table[seen], truth[seen])
        found[~seen] = table[~seen] @ weights + bias
    return found


def leanings(examples: Sequence[Example], codes: Sequence[str]) -> dict[str, float]:
    """Return by how much the log-odds of each code are higher in documents than among all examples.

    Many passages were written so that rare codes are many; whole documents show how rare they are.
    """
    given = carried(examples, codes)
    whole = np.array([example.document.startswith(OF_DOCUMENTS) for example in examples])
    here, there = given[whole].mean(0), given.mean(0)
    more = np.log(here / (1 - here)) - np.log(there / (1 - there))
    return dict(zip(codes, more.round(3).tolist(), strict=True))


def scale_row(
    table: NDArray[np.float64],
    truth: NDArray[np.bool_],
    odds: NDArray[np.float64],
    opposites: Sequence[int],
    leaning: Mapping[str, float],
) -> dict[str, Any]:
    """Return the written form of the scale that fits signals to codes.

    Args:
        table: Examples by codes by ``Signals``.
        truth: For each example and code whether it carries it.
        odds: The log-odds out of fold, from which the tally of the tiers is made.
        opposites: The column of the other direction of each code.
        leaning: What is added to the log-odds of each code; it is in ``odds`` already.
    """
    shares = 1 / (1 + np.exp(-odds))
    strong = (table[:, :, 1] > 0) & (shares >= STRONG_FROM)
    weak = suggested(odds, opposites, SUGGEST_FROM, CATEGORY_FROM) & ~strong
    weights, bias = _fitted(table, truth)
    return {
        "weights": [round(float(weight), 4) for weight in weights],
        "bias": round(float(bias), 4),
        "suggest_from": SUGGEST_FROM,
        "category_from": CATEGORY_FROM,
        "strong_from": STRONG_FROM,
        "leanings": dict(leaning),
        "tried": {
            name: [int(truth[chosen].sum()), int(chosen.sum())]
            for name, chosen in (("strong", strong), ("weak", weak))
        },
    }


def likelier_right(
    odds: NDArray[np.float64], truth: NDArray[np.bool_], opposites: Sequence[int]
) -> dict[str, tuple[int, int]]:
    """Return how often the likelier direction of a suggested category was right, and of how many.

    Only examples that carry just one of the two count; decided and undecided ones apart.

    Args:
        odds: Examples by codes, the log-odds out of fold.
        truth: For each example and code whether it carries it.
        opposites: The column of the other direction of each code.
    """
    lead = odds - odds[:, opposites]
    likelier = suggested(odds, opposites, SUGGEST_FROM, CATEGORY_FROM) & (lead >= 0)
    counted = likelier & (truth ^ truth[:, opposites])
    clear = lead >= DECIDED_FROM
    return {
        name: (int(truth[chosen].sum()), int(chosen.sum()))
        for name, chosen in (("decided", counted & clear), ("undecided", counted & ~clear))
    }


def _fitted(
    table: NDArray[np.float64], truth: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], float]:
    """Return weights and bias shared by all codes, cues counting for more than here."""
    weights, bias = logistic(table.reshape(-1, table.shape[2]), truth.reshape(-1), SCALE_LOOSENESS)
    weights[Signals._fields.index("cues")] *= CUES_ABROAD
    return weights, bias


def cues_right(examples: Sequence[Example]) -> tuple[int, int]:
    """Return how often a bundled cue that speaks in a sentence names a code of it, and of how many.

    A sentence carries the codes of its example.
    """
    suggester = CueSuggester(read_codebook(bundled()))
    spoken = [
        top(witness.code_id) in example.codes
        for example in examples
        for sentence in sentences(example.text)
        for witness in suggester.witnesses(sentence)
    ]
    return sum(spoken), len(spoken)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    starts = sentence_starts(text)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def main() -> None:
    """Train on the passages in the package and write the model and the scale beside them."""
    examples = shipped_examples()
    codes = codes_of(examples)
    kin = kinship.load(Path(str(ROOM / "kinship.npz")))
    save(trained(examples, codes, kin), Path(str(ROOM / "model.npz")))
    given = all_signals(examples, out_of_fold(examples, codes, kin), codes)
    truth = carried(examples, codes)
    leaning = leanings(examples, codes)
    odds = odds_out_of_fold(given, truth, folds(examples)) + np.array(list(leaning.values()))
    row = scale_row(given, truth, odds, others(codes), leaning)
    Path(str(SCALE)).write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")
    told = f"{len(examples)} passages, {len(codes)} codes: {row['tried']}; the likelier direction"
    print(f"{told} was right {likelier_right(odds, truth, others(codes))}")  # noqa: T201 - a script
    print("cues speaking in sentences, right and all:", cues_right(examples))  # noqa: T201


if __name__ == "__main__":
    main()
