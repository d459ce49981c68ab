"""One source as it stands now: what wishes for corrections are measured against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from coding.corrections.folding import Said, corrected, everybody, said
from coding.corrections.locating import Squeezed, squeezed
from coding.corrections.values import Change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.corrections.values import Amendment, Correction
    from testimonies.values import Extraction, Quotation, Source, Speaker, Text

NOBODY = "nobody"
_SHORTEST = 6  # of an id, its prefix with it


@dataclass(frozen=True)
class Ground:
    """One source, what was found in it, and what people said of that, in order.

    Attributes:
        source: The source.
        text: Its canonical text.
        found: What was found in it.
        corrections: What people said of it, what is not yet written down at the end.
    """

    source: Source
    text: Text
    found: Extraction
    corrections: tuple[Correction | Amendment, ...] = ()

    def after(self, more: Iterable[Amendment]) -> Ground:
        """Return the ground as it stands after more amendments; those of other sources are none."""
        own = tuple(each for each in more if each.source_id == self.source.id)
        return Ground(self.source, self.text, self.found, (*self.corrections, *own))

    @cached_property
    def words(self) -> Said:
        """What the corrections say."""
        return said(self.corrections)

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """Every speaker who is not merged into another, by id; some may not be quoted now."""
        quoted = {each.id: each for each in self.standing.speakers}
        return {each.id: quoted.get(each.id, each) for each in everybody(self.found, self.words)}

    @cached_property
    def alone(self) -> dict[str, Speaker]:
        """Every speaker found or named, by id, as if none were merged into another."""
        parted = (each for each in self.corrections if each.change is not Change.MERGE_SPEAKERS)
        return {each.id: each for each in everybody(self.found, said(parted))}

    @cached_property
    def standing(self) -> Extraction:
        """What stands."""
        return corrected(self.found, self.corrections)

    @cached_property
    def quotations(self) -> dict[str, Quotation]:
        """Every quotation by id in text order, dropped ones as if they still stood."""
        kept = [each for each in self.corrections if each.change is not Change.DROP_QUOTATION]
        return {each.id: each for each in corrected(self.found, kept).quotations}

    @cached_property
    def squeezed(self) -> Squeezed:
        """Its text without white space."""
        return squeezed(self.text.text)

    @cached_property
    def names(self) -> dict[str, str]:
        """How each speaker is shown, by id: the name, with the id after it where two share it."""
        shared: dict[str, int] = {}
        for each in self.alone.values():
            shared[plain(each.label)] = shared.get(plain(each.label), 0) + 1
        shorts = short_ids(self.alone)
        return {
            id_: each.label if shared[plain(each.label)] == 1 else f"{each.label} [{shorts[id_]}]"
            for id_, each in self.alone.items()
        }

    def called(self, name: str) -> tuple[str, ...]:
        """Return the ids of the speakers a person may mean, each once, merged ones as one.

        Args:
            name: A name as it is shown, was found, or an id or its beginning.
        """
        wanted = plain(name)
        shown = [id_ for id_, label in self.names.items() if plain(label) == wanted]
        meant = (
            shown
            or [id_ for id_, each in self.alone.items() if plain(each.label) == wanted]
            or [each.id for each in self.found.speakers if plain(each.label) == wanted]
            or [id_ for id_ in self.alone if len(wanted) >= _SHORTEST and id_.startswith(wanted)]
        )
        return tuple(dict.fromkeys(self.words.one(id_) for id_ in meant))


def plain(words: str) -> str:
    """Return words as they are compared: white space run together, case making no difference."""
    return " ".join(words.split()).casefold()


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Return for each id its shortest beginning, of six characters or more, that no other has."""
    ordered = sorted(ids)
    short = {}
    for place, each in enumerate(ordered):
        beside = (*ordered[max(0, place - 1) : place], *ordered[place + 1 : place + 2])
        length = max([_SHORTEST, *(_shared(each, other) + 1 for other in beside)])
        short[each] = each[:length]
    return short


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
