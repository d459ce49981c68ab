"""A code renamed, moved, merged, split, retired, added: what the codebook says afterwards."""

from dataclasses import replace

import pytest

from codebook.changing import Act, add, merge, move, new_code, rename, retire, split
from codebook.commented import written
from codebook.comparing import Difference, differences, same_codes
from codebook.errors import ChangeRefusedError, CodebookFaultsError
from codebook.reading import bundled, parse_codebook, read_codebook
from codebook.values import About, Code, Codebook, Status
from codebook.versions import with_version

STRIKES = bundled("strikes")
BOOK = read_codebook(STRIKES)


def the(book: Codebook, code_id: str) -> Code:
    code = book.code(code_id)
    assert code is not None
    return code


def test_a_renamed_code_keeps_its_cues_and_texts_that_name_it_name_it_still() -> None:
    change = rename(BOOK, "walk-out.wages.unpaid-hours", last="lost-hours", name="Lost hours")
    code = the(change.codebook, "walk-out.wages.lost-hours")
    assert code.name == "Lost hours"
    assert code.cues == the(BOOK, "walk-out.wages.unpaid-hours").cues
    assert change.now == (("walk-out.wages.unpaid-hours", "walk-out.wages.lost-hours"),)


def test_codes_below_a_moved_category_code_follow_it() -> None:
    freed = merge(BOOK, ["walk-out.dignity"], "walk-out.safety").codebook
    change = rename(freed, "walk-out.wages", last="dignity")
    ids = [code.id for code in change.codebook.codes]
    assert "walk-out.dignity.unpaid-hours" in ids
    assert the(change.codebook, "walk-out.dignity.unpaid-hours").category == "dignity"
    assert ("walk-out.wages.unpaid-hours", "walk-out.dignity.unpaid-hours") in change.now


def test_every_mention_of_a_renamed_code_is_changed() -> None:
    moved = move(BOOK, "walk-out.wages.unpaid-hours", "walk-out.dignity")
    book = moved.codebook
    ids = [code.id for code in book.codes]
    assert ids.index("walk-out.dignity.unpaid-hours") == ids.index("walk-out.dignity") + 1
    texts = [text for code in book.codes for text in (*code.exclude, *code.counter_examples)]
    assert not any("walk-out.wages.unpaid-hours" in text for text in texts)


def test_merged_codes_bring_rules_examples_and_cues_together_once() -> None:
    change = merge(BOOK, ["walk-out.dignity", "walk-out.union"], "walk-out.dignity")
    code = the(change.codebook, "walk-out.dignity")
    assert change.codebook.code("walk-out.union") is None
    assert set(the(BOOK, "walk-out.union").examples) < set(code.examples)
    assert set(the(BOOK, "walk-out.union").cues) < set(code.cues)
    assert any(text.startswith("Standing together: ") for text in code.include)
    assert change.now == (("walk-out.union", "walk-out.dignity"),)


def test_the_border_between_merged_codes_falls_away() -> None:
    change = merge(BOOK, ["walk-out.wages.unpaid-hours"], "walk-out.wages")
    code = the(change.codebook, "walk-out.wages")
    assert not any("(walk-out.wages)" in text for text in code.counter_examples)
    assert not any("goes to walk-out.wages." in text for text in code.exclude)
    assert "A week without pay and we lose the flat. (stay-in.wages)" in code.counter_examples


def test_a_split_code_is_retired_and_its_parts_begin_with_all_it_said() -> None:
    into = {"walk-out.wages.nights": "Nights", "walk-out.wages.sundays": "Sundays"}
    change = split(BOOK, "walk-out.wages.unpaid-hours", into)
    whole = the(BOOK, "walk-out.wages.unpaid-hours")
    assert the(change.codebook, whole.id).status is Status.RETIRED
    for code_id, name in into.items():
        part = the(change.codebook, code_id)
        assert (part.name, part.cues, part.examples) == (name, whole.cues, whole.examples)
    assert change.parts == tuple(into)


def test_a_code_that_is_a_part_of_its_own_split_stays_active() -> None:
    into = {"walk-out.wages.unpaid-hours": "Hours", "walk-out.wages.sundays": "Sundays"}
    change = split(BOOK, "walk-out.wages.unpaid-hours", into)
    code = the(change.codebook, "walk-out.wages.unpaid-hours")
    assert (code.status, code.name) == (Status.ACTIVE, "Hours")


def test_retiring_a_code_retires_those_below_it() -> None:
    codes = retire(BOOK, "walk-out.wages").codebook.codes
    retired = [code.id for code in codes if code.status is Status.RETIRED]
    assert retired == ["walk-out.wages", "walk-out.wages.unpaid-hours"]


def test_an_added_code_stands_after_those_of_its_parent() -> None:
    new = replace(new_code("walk-out.wages.late", "Late"), status=Status.CANDIDATE)
    change = add(BOOK, new)
    ids = [code.id for code in change.codebook.codes]
    assert ids[:4] == [
        "walk-out.wages", "walk-out.wages.unpaid-hours", "walk-out.wages.late", "walk-out.safety",
    ]  # fmt: skip
    assert change.act is Act.ADD


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda: rename(BOOK, "walk-out.wages", name="Wages as a grievance"), "is called so"),
        (lambda: move(BOOK, "walk-out.wages", "walk-out.wages.unpaid-hours"), "below itself"),
        (lambda: move(BOOK, "walk-out.wages", "walk-out"), "stands there already"),
        (lambda: merge(BOOK, ["walk-out.wages"], "walk-out.wages"), "at least one other"),
        (
            lambda: merge(BOOK, ["walk-out.wages"], "walk-out.wages.unpaid-hours"),
            "stands below walk-out.wages; move it first",
        ),
        (lambda: split(BOOK, "walk-out.safety", {"walk-out.safety.a": "A"}), "two codes or more"),
        (lambda: split(BOOK, "walk-out.wages", {"a": "A", "b": "B"}), "Codes stand below"),
        (lambda: retire(BOOK, "walk-out.nothing"), "There is no code walk-out.nothing"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(change: "object", why: str) -> None:
    assert callable(change)
    with pytest.raises(ChangeRefusedError, match=why):
        change()


def test_a_change_that_would_leave_faults_lists_all_of_them() -> None:
    with pytest.raises(CodebookFaultsError) as caught:
        rename(BOOK, "walk-out.wages", last="Pay Day")
    assert "write direction.category" in str(caught.value)


def test_differences_are_told_field_by_field_and_a_rename_as_one() -> None:
    after = rename(BOOK, "walk-out.union", name="Solidarity").codebook
    assert differences(BOOK, after) == (
        Difference("walk-out.union", "name", "Standing together", "Solidarity"),
    )
    after = rename(BOOK, "walk-out.wages.unpaid-hours", last="hours").codebook
    told = Difference(
        "walk-out.wages.hours", "id", "walk-out.wages.unpaid-hours", "walk-out.wages.hours"
    )
    assert differences(BOOK, after) == (told,)
    assert same_codes(BOOK, after) == {"walk-out.wages.unpaid-hours": "walk-out.wages.hours"}


def test_differences_of_lists_are_told_entry_by_entry() -> None:
    text = STRIKES.read_text(encoding="utf-8")
    after, _ = parse_codebook(text.replace("[cut*, dock*, withh*, fined]", "[cut*, dock*, fined]"))
    assert after is not None
    assert differences(BOOK, after) == (Difference("word list cutting", "words", "withh*", ""),)


def test_what_is_said_of_a_cue_is_told_apart_from_the_cue() -> None:
    code = the(BOOK, "walk-out.wages")
    first, second, *rest = code.cues
    told = replace(first, source="talks at the quay", examples=("They cut our pay.",))
    cues = (told, replace(second, about=About.SELF), *rest)
    codes = tuple(replace(each, cues=cues) if each is code else each for each in BOOK.codes)
    after = with_version(replace(BOOK, codes=codes))
    place = f"walk-out.wages: cue “{first.pattern}”"
    assert differences(BOOK, after) == (
        Difference("walk-out.wages", "cues", "[flip] bonus*", ""),
        Difference("walk-out.wages", "cues", "", "[flip, self] bonus*"),
        Difference(place, "source", "", "talks at the quay"),
        Difference(place, "examples", "", "They cut our pay."),
    )


COMMENTED = """\
# of the file
format: 1
title: Dockers # of the title
directions:
  - id: out
    name: Out
categories: # of the categories
  - id: pay
    name: Pay
    color: "#4477aa"
codes: # of the codes
  # above pay
  - id: out.pay # of its id
    name: Pay
    # above its definition
    definition: >- # of the fold
      Pay is a grievance;
      # this is no comment
      and it stays.
    examples: [They cut it., 'Nobody "lives" on it # here']
  # above hours
  - id: out.pay.hours
    name: Hours
    definition: Hours were not paid.   # why
    examples:
      # inside examples
      - Sundays.
      - Nights.
  # above nights
  - id: out.pay.nights
    name: Nights
    definition: Nights.
    examples: [One., Two.]
# the end
"""


def commented() -> Codebook:
    book, found = parse_codebook(COMMENTED)
    assert book is not None, found
    return book


def test_a_rename_changes_the_lines_that_name_the_code_and_no_other() -> None:
    change = rename(commented(), "out.pay.hours", last="time")
    text = written(change.codebook, COMMENTED, {"out.pay.time": "out.pay.hours"})
    assert text == COMMENTED.replace("- id: out.pay.hours", "- id: out.pay.time")


def test_a_comment_in_what_changed_stays_on_a_line_of_its_own() -> None:
    change = rename(commented(), "out.pay", name="Wages: all")
    text = written(change.codebook, COMMENTED)
    assert text == COMMENTED.replace(
        "    name: Pay\n    # above", '    name: "Wages: all"\n    # above'
    )
    change = merge(commented(), ["out.pay.nights"], "out.pay.hours")
    text = written(change.codebook, COMMENTED)
    for comment in ("# above nights", "# inside examples", "# why", "# the end", "# of its id"):
        assert text.count(comment) == 1
    assert parse_codebook(text)[0] == change.codebook


def test_a_file_in_another_layout_is_laid_out_anew_with_its_comments() -> None:
    flow = (
        "# kept\n{format: 1, title: T, directions: [{id: out, name: Out}],\n"
        ' categories: [{id: pay, name: Pay, color: "#4477aa"}], # kept too\n'
        " codes: [{id: out.pay, name: Pay, definition: Pay., examples: [One., Two.]}]}\n"
    )
    book, _ = parse_codebook(flow)
    assert book is not None
    change = rename(book, "out.pay", name="Wages")
    text = written(change.codebook, flow)
    assert parse_codebook(text)[0] == change.codebook
    assert text.startswith("# kept\n# kept too\n")


@pytest.mark.parametrize("name", ["defection", "strikes"])
def test_a_bundled_codebook_written_again_is_the_same_file(name: str) -> None:
    path = bundled(name)
    text = path.read_text(encoding="utf-8")
    assert written(read_codebook(path), text) == text
