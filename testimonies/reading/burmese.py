"""Burmese written in Zawgyi, an encoding that looks like Unicode and is not."""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BURMESE = re.compile(r"[\u1000-\u109f]+(?:\s+[\u1000-\u109f]+)*")
_MOST = 20_000  # characters looked at
_SURE = 0.95


def zawgyi_warning(text: str) -> str | None:
    """Return a sentence for a person where the Burmese in a text is likely Zawgyi, else None.

    Args:
        text: A canonical text.
    """
    stretches = []
    length = 0
    for stretch in _BURMESE.finditer(text):
        stretches.append(stretch.group())
        length += len(stretch.group())
        if length > _MOST:
            break
    if not stretches or _detector()(" ".join(stretches)[:_MOST]) < _SURE:
        return None
    return (
        "Its Burmese is most likely written in Zawgyi, not Unicode, so searching and cues will "
        "miss words. Convert it to Unicode and add that file."
    )


@cache
def _detector() -> Callable[[str], float]:
    """Return what tells the probability that Burmese is written in Zawgyi."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from myanmartools import ZawgyiDetector  # noqa: PLC0415 - only for texts with Burmese

        measure: Callable[[str], float] = ZawgyiDetector().get_zawgyi_probability
    return measure
