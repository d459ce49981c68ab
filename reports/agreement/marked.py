"""Agreement of coders who mark stretches themselves, as plain values and as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coding.agreement.measures import Measure
    from coding.agreement.spans import Spans

COLUMNS = ("of", "measure", "value", "undefined")


def summary_of(spans: Spans) -> dict[str, Any]:
    """Return all of it for JSON; what is undefined is None, with the reason in ``reasons``."""
    return {
        "mode": "spans",
        "coders": list(spans.coders),
        "texts": list(spans.texts),
        **_plain(spans.overall),
        "codes": {code or "marked": _plain(found) for code, found in spans.by_code.items()},
        "segmentation": [
            {"coders": [each.one, each.other], **_plain(each.measures)} for each in spans.cuts
        ],
    }


def rows_of(spans: Spans) -> Iterator[dict[str, object]]:
    """Yield a row for each coefficient of what, with its value or why there is none."""
    yield from _rows("all stretches", spans.overall)
    for code, found in spans.by_code.items():
        yield from _rows(code or "marked", found)
    for each in spans.cuts:
        yield from _rows(f"{each.one} and {each.other}", each.measures)


def _rows(of: str, found: Mapping[str, Measure]) -> Iterator[dict[str, object]]:
    for name, each in found.items():
        value = None if each.value is None else round(each.value, 6)
        yield {"of": of, "measure": name, "value": value, "undefined": each.reason}


def _plain(found: Mapping[str, Measure]) -> dict[str, Any]:
    values = {name: each.value for name, each in found.items()}
    reasons = {name: each.reason for name, each in found.items() if each.value is None}
    return {**values, "reasons": reasons}
