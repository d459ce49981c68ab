"""Agreement of coders who mark stretches themselves, as plain values and as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coding.agreement.bootstrap import FEW, SHARE, Estimate
from reports.agreement.summary import estimated, plain
from reports.wording import many

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coding.agreement.spans import Spans

COLUMNS = ("of", "measure", "value", "low", "high", "undefined")


def summary_of(spans: Spans, draws: int) -> dict[str, Any]:
    """Return all of it for JSON; what is undefined is None, with the reason in ``reasons``."""
    clusters = len(spans.texts)
    return {
        "mode": "spans",
        "coders": list(spans.coders),
        "texts": list(spans.texts),
        **estimated(spans.overall),
        "codes": {code or "marked": estimated(found) for code, found in spans.by_code.items()},
        "segmentation": [
            {"coders": [each.one, each.other], **plain(each.measures)} for each in spans.cuts
        ],
        "bootstrap": {
            "drawn": "text",
            "clusters": clusters,
            "draws": draws,
            "share": SHARE,
            "trusted": bool(draws) and clusters >= FEW,
            "note": note_of(spans, draws),
        },
    }


def note_of(spans: Spans, draws: int) -> str:
    """Return what a reader has to know of the intervals, one sentence."""
    if not draws:
        return "No intervals were asked for."
    texts = many(len(spans.texts), "text")
    few = f"; with fewer than {FEW} they cannot be trusted" * (len(spans.texts) < FEW)
    return f"95 % intervals of alpha from {draws:,} draws of {texts}{few}."


def rows_of(spans: Spans) -> Iterator[dict[str, object]]:
    """Yield a row for each coefficient of what, with its value or why there is none."""
    yield from _rows("all stretches", spans.overall)
    for code, found in spans.by_code.items():
        yield from _rows(code or "marked", found)
    for each in spans.cuts:
        cut = {name: Estimate(measure) for name, measure in each.measures.items()}
        yield from _rows(f"{each.one} and {each.other}", cut)


def _rows(of: str, found: Mapping[str, Estimate]) -> Iterator[dict[str, object]]:
    for name, each in found.items():
        interval = each.interval
        yield {
            "of": of,
            "measure": name,
            "value": _rounded(each.measure.value),
            "low": _rounded(interval.low) if interval else None,
            "high": _rounded(interval.high) if interval else None,
            "undefined": each.measure.reason,
        }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
