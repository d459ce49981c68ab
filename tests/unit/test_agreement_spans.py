from __future__ import annotations

import pytest

from coding.agreement.spans import OVERLAPPING, read_spans

HEAD = "text,coder,start,end,code,length\n"
PUBLISHED = HEAD + "".join(
    f"t,{coder},{start},{end},{code},20\n"
    for coder, start, end, code in (
        ("Alex", 2, 5, 1), ("Alex", 9, 11, 1), ("Alex", 12, 20, 2),
        ("Paul", 2, 5, 1), ("Paul", 7, 15, 2),
        ("Susan", 2, 5, 1), ("Susan", 10, 15, 2),
    )
)  # fmt: skip


def test_a_table_of_the_published_stretches_gives_what_was_published() -> None:
    found, faults = read_spans(PUBLISHED.encode())
    assert found is not None, faults
    values = {name: each.measure.value for name, each in found.overall.items()}
    assert values["alpha_u"] == pytest.approx(0.474, abs=5e-4)
    assert values["alpha_u_binary"] == pytest.approx(0.433, abs=5e-4)
    assert values["alpha_cu"] == pytest.approx(0.779, abs=5e-4)
    assert found.by_code["1"]["alpha_ku"].measure.value == pytest.approx(0.769, abs=5e-4)
    assert found.by_code["2"]["alpha_ku"].measure.value == pytest.approx(0.787, abs=5e-4)
    assert len(found.cuts) == 3


def test_equal_cuts_are_alike_and_a_coder_who_marked_nothing_has_seen_the_text() -> None:
    rows = HEAD + "t,a,3,9,x,20\nt,b,3,9,x,20\nt,c,,,,20\n"
    found, _ = read_spans(rows.encode())
    assert found is not None
    (ab, ac, _) = found.cuts
    assert {name: each.value for name, each in ab.measures.items()} == {
        "boundary_similarity": 1, "pk": 0, "window_diff": 0,
    }  # fmt: skip
    assert ac.measures["boundary_similarity"].value == 0
    assert found.coders == ("a", "b", "c")


def test_overlapping_codes_are_compared_each_by_itself() -> None:
    rows = HEAD + "t,a,3,9,x,20\nt,a,5,12,y,20\nt,b,3,9,x,20\nt,b,5,12,y,20\n"
    found, _ = read_spans(rows.encode())
    assert found is not None
    assert found.overall["alpha_u"].measure.reason == OVERLAPPING
    assert found.by_code["x"]["alpha_u"].measure.value == 1


def test_every_fault_of_a_table_of_stretches_is_said_with_its_line() -> None:
    rows = "text;coder;start;end;length\n;a;1;2;9\nt;a;5;3;9\nt;a;x;;9\nt;b;1;2;z\nt;b;1\n"
    found, faults = read_spans(rows.encode())
    assert found is None
    assert [fault.partition(":")[0] for fault in faults] == [f"line {n}" for n in range(2, 7)]
    found, faults = read_spans(b"text,coder,start,end,length\nt,a,1,9,5\n")
    assert faults == ("line 2: the length 5 does not fit: elsewhere the text reaches 9",)


def test_the_family_has_intervals_where_texts_are_drawn() -> None:
    rows = PUBLISHED + "u,Alex,2,5,1,20\nu,Paul,2,6,1,20\nu,Susan,9,12,2,20\n"
    found, _ = read_spans(rows.encode(), draws=50)
    assert found is not None
    for each in (*found.overall.values(), found.by_code["1"]["alpha_u"]):
        assert each.interval is not None
        assert each.interval.clusters == 2
        assert each.interval.low is not None
        assert each.measure.value is not None
        assert each.interval.low < each.measure.value
    alone, _ = read_spans(rows.encode())
    assert alone is not None
    assert alone.overall["alpha_u"].interval is None
