from __future__ import annotations

import pytest

from reports.dates import dated, number, ordered


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021", (2021,)),
        ("2021-06", (2021, 6)),
        ("2021-06-04", (2021, 6, 4)),
        ("2021-06-04T10:00Z", (2021, 6, 4)),
        ("4.6.2021", (2021, 6, 4)),
        ("June 2021", (2021, 6)),
        ("Sept. 2021", None),
        ("Sep. 2021", (2021, 9)),
        ("4th of June 2021", (2021, 6, 4)),
        ("June 4, 2021", (2021, 6, 4)),
        ("early 2021", (2021,)),
        ("the spring of 2021", (2021,)),
        ("may", None),
        ("in the eighth year", None),
        ("04/06/2021", None),
        ("", None),
    ],
)
def test_a_date_is_what_the_whole_text_says_and_nothing_is_guessed(
    text: str, date: tuple[int, ...] | None
) -> None:
    assert dated(text) == date


def test_numbers_and_dates_line_up_as_people_would_line_them_up() -> None:
    assert ordered(["100", "9", "20"]) == ("9", "20", "100")
    months = ["October 2022", "June", "April 2021", "May", "later", "2021"]
    assert ordered(months) == ("2021", "April 2021", "October 2022", "May", "June", "later")


def test_a_number_is_read_with_point_or_comma() -> None:
    assert (number("3,5"), number("-2"), number("two")) == (3.5, -2.0, None)
