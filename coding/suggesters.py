"""What a suggester is, and the suggesters that are installed, by name."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from coding.errors import UnknownSuggesterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from codebook.values import Codebook
    from coding.values import Hint

GROUP = "exitvoice.suggesters"
DEFAULT = "combined"
BUILT_IN = (DEFAULT, "cues", "learned")


class Suggester(Protocol):
    """Reads a piece of text and says which codes it may carry, and why."""

    @property
    def name_and_version(self) -> str:
        """What made the hints, as ``"cues/1"``; a new version where hints may come out new."""
        ...

    def hints(self, text: str) -> tuple[Hint, ...]:
        """Return hints for one text, best first; their evidence counts its code points."""
        ...

    def hints_many(self, texts: Iterable[str]) -> Iterator[tuple[Hint, ...]]:
        """Yield the hints of each text, in the order of the texts."""
        ...


def suggester_names() -> tuple[str, ...]:
    """Return the names of the suggesters there are, the built-in ones first."""
    others = {point.name for point in entry_points(group=GROUP)} - {*BUILT_IN}
    return (*BUILT_IN, *sorted(others))


def load_suggester(name: str, codebook: Codebook) -> Suggester:
    """Return the suggester of this name, made for a codebook.

    Other packages offer theirs under the entry point group ``exitvoice.suggesters``: a callable
    that takes a codebook and returns a ``Suggester``.

    Raises:
        UnknownSuggesterError: If there is no suggester of this name.
    """
    if name in BUILT_IN:
        return _built_in(name)(codebook)
    for point in entry_points(group=GROUP):
        if point.name == name:
            make: Callable[[Codebook], Suggester] = point.load()
            return make(codebook)
    raise UnknownSuggesterError(name, suggester_names())


def _built_in(name: str) -> Callable[[Codebook], Suggester]:
    """Return what makes a built-in suggester; what it needs takes seconds to import."""
    if name == "cues":
        from coding.cues import CueSuggester  # noqa: PLC0415

        return CueSuggester
    if name == "learned":
        from coding.learned import LearnedSuggester  # noqa: PLC0415

        return LearnedSuggester
    from coding.combined import CombinedSuggester  # noqa: PLC0415

    return CombinedSuggester
