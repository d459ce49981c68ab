"""Train the learned model and the scale anew: ``python -m coding.combined.training``."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from codebook.reading import bundled, read_codebook
from codebook.tree import opposite
from coding.combined.suggester import SCALE, cue_table
from coding.combined.weighing import signals
from coding.cues import CueSuggester
from coding.learned import kinship
from coding.learned.fitting import fit, logistic
from coding.learned.model import save
from coding.learned.passages import parse
from coding.learned.suggester import ROOM, Learned, families

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from coding.learned.kinship import Kinship
    from coding.learned.model import Model
    from coding.learned.passages import Example

FOLDS = 5
SCALE_LOOSENESS = 1.0
SUGGEST_FROM = 0.32  # best or nearly so on sets of coded passages of real documents
STRONG_FROM = 0.8  # set where few strong hints were wrong on coded passages of real documents


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
    """Return the fold of each example, by the hash of its document: the same on every machine."""
    hashes = (sha256(example.document.encode()).digest() for example in examples)
    return np.array([digest[0] % FOLDS for digest in hashes])


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
    book = read_codebook(bundled())
    other = {code.id: opposite(book, code) or "" for code in book.codes}
    hints = list(CueSuggester(book).hints_many(example.text for example in examples))
    odds = np.array([[ours[code] for code in codes] for ours in logits])
    return signals(odds, *cue_table(hints, codes), [codes.index(other[code]) for code in codes])


def scale_row(
    table: NDArray[np.float64], truth: NDArray[np.bool_], fold: NDArray[np.int64]
) -> dict[str, Any]:
    """Return the written form of the scale that fits signals to codes.

    The shares the tally is made of come out of fold.
    """
    shares = np.zeros(truth.shape)
    for left_out in range(FOLDS):
        seen = fold != left_out
        weights, bias = _fitted(table[seen], truth[seen])
        shares[~seen] = 1 / (1 + np.exp(-(table[~seen] @ weights + bias)))
    with_cue = table[:, :, 1] > 0
    strong = with_cue & (shares >= STRONG_FROM)
    weak = (shares >= SUGGEST_FROM) & ~strong
    weights, bias = _fitted(table, truth)
    return {
        "weights": [round(float(weight), 4) for weight in weights],
        "bias": round(float(bias), 4),
        "suggest_from": SUGGEST_FROM,
        "strong_from": STRONG_FROM,
        "tried": {
            name: [int(truth[chosen].sum()), int(chosen.sum())]
            for name, chosen in (("strong", strong), ("weak", weak))
        },
    }


def _fitted(
    table: NDArray[np.float64], truth: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], float]:
    """Return weights and bias shared by all codes."""
    return logistic(table.reshape(-1, table.shape[2]), truth.reshape(-1), SCALE_LOOSENESS)


def main() -> None:
    """Train on the passages in the package and write the model and the scale beside them."""
    examples = shipped_examples()
    codes = codes_of(examples)
    kin = kinship.load(Path(str(ROOM / "kinship.npz")))
    save(trained(examples, codes, kin), Path(str(ROOM / "model.npz")))
    given = all_signals(examples, out_of_fold(examples, codes, kin), codes)
    row = scale_row(given, carried(examples, codes), folds(examples))
    Path(str(SCALE)).write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")
    print(f"{len(examples)} passages, {len(codes)} codes: {row['tried']}")  # noqa: T201 - a script


if __name__ == "__main__":
    main()
