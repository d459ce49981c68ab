"""Which passages of older versions go on in a newer one, and in which of its quotations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coding.cues.negation import NEGATIONS
from coding.versions.aligning import Words, aligned, words_of
from coding.versions.images import Image, elsewhere, image_of
from testimonies.sentences import sentences
from testimonies.values import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from coding.versions.values import Older
    from testimonies.values import Passage, Quotation

NEAR = 0.8  # the least likeness of words that go on; below it a person has to look
_MOSTLY = 0.5  # of the words of a quotation or sentence, for it to yield or to belong to a passage


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage of an older version, and where it goes on.

    Attributes:
        passage: The passage as it was.
        older: The version it is of.
        image: Where its words stand now.
        host: The id of the quotation found there, or None where it is carried over.
    """

    passage: Passage
    older: Older
    image: Image
    host: str | None


@dataclass
class Placing:
    """The quotations of a newer text while older passages are placed in them.

    Attributes:
        words: The words of the newer text.
        whole: The words of each quotation found, by its id.
        sentences: The words of each of its sentences.
        terms: Ids of those that are terms and hold nothing to code.
        placed: What was placed.
        yielding: Ids of found quotations that make room for carried ones.
    """

    words: Words
    whole: Mapping[str, tuple[range, ...]]
    sentences: Mapping[str, tuple[range, ...]]
    terms: frozenset[str]
    placed: list[Placed] = field(default_factory=list)
    yielding: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Note for each word whose it is, and that none is given away yet."""
        self._owner = {
            place: id_ for id_, ranges in self.whole.items() for r in ranges for place in r
        }
        self._sizes = Counter(self._owner.values())
        self._taken: set[int] = set()
        self._hosts: set[str] = set()

    def host(self, passage: Passage, older: Older, image: Image, forms: tuple[str, ...]) -> bool:
        """Place a passage in the found quotation that has most of its words, if it fits there."""
        among = Counter(self._owner[place] for place in image.shared if place in self._owner)
        best = max(among, key=lambda each: (among[each], each), default=None)
        if best is None or best in self.terms or best in self.yielding:
            return False
        part = image.within(self.whole[best])
        for tried in (self._in_sentences(best, part), part):
            if self._fits(tried, forms):
                self._hosts.add(best)
                self._take(Placed(passage, older, tried, best))
                return True
        return False

    def carry(self, passage: Passage, older: Older, image: Image, forms: tuple[str, ...]) -> bool:
        """Place a passage where none was found, if its words stand there and those met yield."""
        if not self._fits(image, forms):
            return False
        met = Counter(
            self._owner[place] for each in image.windows for place in each if place in self._owner
        )
        if any(id_ in self._hosts or n < _MOSTLY * self._sizes[id_] for id_, n in met.items()):
            return False
        self.yielding.update(met)
        self._take(Placed(passage, older, image, None))
        return True

    def _in_sentences(self, quotation: str, part: Image) -> Image:
        """Return the sentences of a quotation that a part of it makes up at least half of."""
        held = {place for each in part.windows for place in each}
        windows = tuple(
            each
            for each in self.sentences[quotation]
            if len(held.intersection(each)) >= _MOSTLY * len(each)
        )
        shared = frozenset(place for each in windows for place in part.shared.intersection(each))
        return Image(windows, shared, part.size)

    def _fits(self, image: Image, forms: tuple[str, ...]) -> bool:
        now = [self.words.forms[place] for each in image.windows for place in each]
        if image.likeness < NEAR or denials(now) != denials(forms):
            return False
        return not any(place in self._taken for each in image.windows for place in each)

    def _take(self, placed: Placed) -> None:
        self.placed.append(placed)
        self._taken.update(place for each in placed.image.windows for place in each)


def placed(text: str, found: Iterable[Quotation], olders: Iterable[Older]) -> Placing:
    """Return where the passages of older versions go on in a newer text.

    A passage goes to the quotation that holds most of its words, if what lies in there is near
    enough; where no quotation was found but the words stand, one that people had to do with is
    carried over. What is not near its old place is looked for elsewhere. Nothing is near enough
    that denies what the other affirms. No word of the newer text is given to two passages.

    Args:
        text: The newer canonical text.
        found: The quotations found in it.
        olders: What older versions hold, the latest first.
    """
    words, given = words_of(text), tuple(found)
    placing = Placing(
        words,
        {each.id: tuple(words.within(span) for span in each.spans) for each in given},
        {each.id: tuple(_sentences(text, each, words)) for each in given},
        frozenset(each.id for each in given if each.kind is Kind.TERM),
    )
    for older in olders:
        _place(placing, older)
    return placing


def denials(forms: Iterable[str]) -> int:
    """Return how many words deny something."""
    return sum(form in NEGATIONS or form.endswith("n't") for form in forms)


def _sentences(text: str, quotation: Quotation, words: Words) -> Iterator[range]:
    for span in quotation.spans:
        for sentence in sentences(text, span):
            if within := words.within(sentence):
                yield within


def _place(placing: Placing, older: Older) -> None:
    """Place the passages of one version: where they stood, then what moved elsewhere."""
    was = words_of(older.text)
    to = aligned(was.forms, placing.words.forms)
    free = frozenset(range(len(placing.words.forms))).difference(to.values())
    spans = {
        each.id: [words for span in each.spans if (words := was.within(span))]
        for each in older.passages
    }
    forms = {
        id_: tuple(was.forms[place] for words in each for place in words)
        for id_, each in spans.items()
    }
    left = _settled(
        placing, older, older.passages, forms, lambda each: image_of(spans[each.id], to, free)
    )
    _settled(placing, older, left, forms, lambda each: elsewhere(forms[each.id], placing.words))


def _settled(
    placing: Placing,
    older: Older,
    passages: Iterable[Passage],
    forms: Mapping[str, tuple[str, ...]],
    image_for: Callable[[Passage], Image | None],
) -> tuple[Passage, ...]:
    """Place the passages that fit, the likest first, and return the others."""
    asked = tuple(passages)
    images = {each.id: image_for(each) for each in asked}
    ranked = sorted(asked, key=lambda each: -_likeness(images[each.id]))
    placed_ = set(_taken_in(placing, older, ranked, forms, images))
    return tuple(each for each in asked if each.id not in placed_)


def _taken_in(
    placing: Placing,
    older: Older,
    ranked: Iterable[Passage],
    forms: Mapping[str, tuple[str, ...]],
    images: Mapping[str, Image | None],
) -> Iterator[str]:
    over: list[Passage] = []
    for each in ranked:
        image = images[each.id]
        if image is not None and placing.host(each, older, image, forms[each.id]):
            yield each.id
        elif image is not None and older.touched.intersection((each.id, each.quotation_id)):
            over.append(each)
    for each in over:
        image = images[each.id]
        if image is not None and placing.carry(each, older, image, forms[each.id]):
            yield each.id


def _likeness(image: Image | None) -> float:
    return image.likeness if image else 0.0
