from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from coding.agreement.coded import coded_from
from coding.assignments import sightings
from coding.audit.batches import Batch, BatchKind
from coding.trail import chained_events
from coding.values import Coder
from exitvoice.verbs.batching import batches

if TYPE_CHECKING:
    from coding.store import Store
    from coding.values import Happening

CODERS = (Coder("c-a", "Ana"), Coder("c-b", "Bo"))
UNITS = [f"p{number}" for number in range(7)]
AT = "2031-05-04T09:30:00Z"


def told(*happenings: Happening, size: int = 2) -> dict[str, list[str]]:
    looked = [each for coder in CODERS for each in sightings(reversed(UNITS), coder.id)]
    events = chained_events([*looked, *happenings], after=None, at=AT)
    store: Any = SimpleNamespace(coders=lambda: CODERS, decisions=tuple, events=lambda: events)
    coded = coded_from([(unit, coder.name, "") for unit in UNITS for coder in CODERS])
    found = batches(cast("Store", store), coded, size)
    return {name: [UNITS[n] for n in inside.nonzero()[0]] for name, inside in found}


def test_passages_are_cut_in_the_order_a_second_coder_saw_them() -> None:
    assert told(size=3) == {
        "1 to 3": ["p4", "p5", "p6"],
        "4 to 6": ["p1", "p2", "p3"],
        "7 to 7": ["p0"],
    }


def test_one_batch_is_no_curve() -> None:
    assert told(size=7) == {}


def test_a_passage_belongs_to_the_first_workbook_it_went_out_in() -> None:
    first = Batch("b-1", BatchKind.AUDIT, "c-a", 0, "v", blind=False, rows={"p0": (), "p1": ()})
    second = Batch("b-2", BatchKind.AUDIT, "c-b", 0, "v", blind=False, rows={"p0": (), "p1": ()})
    later = Batch("b-3", BatchKind.AUDIT, "c-b", 0, "v", blind=False, rows={"p1": (), "p2": ()})
    settled = Batch("b-4", BatchKind.ADJUDICATION, "c-b", 0, "v", blind=False, rows={"p3": ()})
    found = told(*(each.issued() for each in (first, second, later, settled)), size=9)
    assert found == {
        "1 to 4": ["p3", "p4", "p5", "p6"],
        "audit 1, 2031-05-04": ["p0", "p1"],
        "audit 2, 2031-05-04": ["p2"],
    }
