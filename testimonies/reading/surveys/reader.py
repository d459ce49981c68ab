"""Surveys, csv and xlsx: each answer a paragraph, each respondent a speaker with attributes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.composing import Composition
from testimonies.reading.readtext import ReadText
from testimonies.reading.surveys.columns import chosen_columns, personal_columns
from testimonies.reading.surveys.tables import read_table
from testimonies.values import MarkKind, SourceKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.reading.surveys.columns import Columns
    from testimonies.reading.surveys.tables import Row


@dataclass(frozen=True, slots=True)
class Answer:
    """What one respondent wrote in one row.

    Attributes:
        respondent: The id as it stands in the text.
        row: Number of the row in the file, from 1.
        label: Where the id stands in the text.
        span: Where the answer stands in the text.
        attributes: The other columns that hold something, as sorted ``(name, value)`` pairs.
    """

    respondent: str
    row: int
    label: Span
    span: Span
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SurveyReading:
    """What a reader makes of a survey.

    Attributes:
        read: The text, in which each answer stands after its respondent's id, with a LABEL mark on
            the id and a BLOCK_QUOTATION mark on the answer, whose value is the id.
        answers: The answers in the order of the file.
        text_column: Name of the column that holds the answers.
        id_column: Name of the column that says whose they are; nothing where rows are numbered.
    """

    read: ReadText
    answers: tuple[Answer, ...]
    text_column: str
    id_column: str

    def attributes(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Return the attributes of each respondent; of several answers the first that has one."""
        merged: dict[str, dict[str, str]] = {}
        for answer in self.answers:
            own = merged.setdefault(answer.respondent, {})
            for name, value in answer.attributes:
                own.setdefault(name, value)
        return {who: tuple(sorted(own.items())) for who, own in merged.items()}


def read_survey(
    data: bytes,
    name: str,
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    encoding: str | None = None,
) -> SurveyReading:
    """Return the answers of a survey as one text, with the attributes of those who gave them.

    Args:
        data: The bytes of a csv file or an Excel workbook.
        name: Its name, for messages.
        text_column: Name of the column that holds the answers; guessed where there is one column
            of long texts.
        id_column: Name of the column that says whose they are; guessed by its name, else rows are
            numbered.
        encoding: What to use where a csv file is neither marked nor UTF-8, or None.

    Raises:
        UnreadableSourceError: If the file cannot be read, a column is not there, or more than one
            could be meant; the message names the columns.
    """
    table = read_table(data, name, encoding)
    columns = chosen_columns(table.sheets, name, text_column, id_column)
    whole = Composition()
    answers = tuple(_write(whole, columns, number, row) for number, row in _answered(columns))
    if not answers:
        raise UnreadableSourceError(
            f"{name} has no answer in its column {columns.sheet.head[columns.text]!r}."
        )
    whole.put("\n")
    told = (*table.warnings, *_warnings(columns, len(answers), name))
    return SurveyReading(
        read=ReadText(whole.text, told, whole.marks, kind=SourceKind.SURVEY),
        answers=answers,
        text_column=columns.sheet.head[columns.text],
        id_column="" if columns.id is None else columns.sheet.head[columns.id],
    )


def read_answers(
    data: bytes,
    name: str,
    encoding: str | None = None,
    *,
    text_column: str | None = None,
    id_column: str | None = None,
) -> ReadText:
    """Return the text of a survey with its respondents; see :func:`read_survey`.

    Args:
        data: The bytes of a csv file or an Excel workbook.
        name: Its name, for messages.
        encoding: What to use where a csv file is neither marked nor UTF-8, or None.
        text_column: Name of the column that holds the answers, or None.
        id_column: Name of the column that says whose they are, or None.

    Raises:
        UnreadableSourceError: As :func:`read_survey` does.
    """
    reading = read_survey(
        data, name, text_column=text_column, id_column=id_column, encoding=encoding
    )
    return replace(reading.read, respondents=tuple(reading.attributes().items()))


def _answered(columns: Columns) -> Iterator[tuple[int, Row]]:
    return ((number, row) for number, row in columns.sheet.rows if row[columns.text])


def _write(whole: Composition, columns: Columns, number: int, row: Row) -> Answer:
    """Write one answer as a paragraph after the id of its respondent."""
    named = "" if columns.id is None else " ".join(row[columns.id].split())
    respondent = named or f"Row {number}"
    whole.begin()
    start = whole.length
    whole.put(respondent)
    whole.mark(MarkKind.LABEL, start)
    label = Span(start, whole.length)
    whole.put(": ")
    start = whole.length
    whole.put(row[columns.text].replace("\r\n", "\n").replace("\r", "\n"))
    whole.mark(MarkKind.BLOCK_QUOTATION, start, respondent)
    others = (
        (title, " ".join(value.split()))
        for i, (title, value) in enumerate(zip(columns.sheet.head, row, strict=True))
        if value and i not in {columns.text, columns.id}
    )
    return Answer(respondent, number, label, Span(start, whole.length), tuple(sorted(others)))


def _warnings(columns: Columns, answers: int, name: str) -> Iterator[str]:
    """Yield what a person should know of the rows and columns."""
    sheet = columns.sheet
    empty = len(sheet.rows) - answers
    if empty or sheet.skipped:
        yield (f"Rows of {name} left out: {empty:,} without an answer, {sheet.skipped:,} empty.")
    if columns.id is None:
        yield (
            f"No column of {name} plainly says whose an answer is, so respondents are called by "
            f"the number of their row. Name the column with --id-column if there is one."
        )
    elif any(not row[columns.id] for _, row in _answered(columns)):
        yield f"Some answers of {name} have no id; their respondents are called by their row."
    others = (i for i in range(len(sheet.head)) if i not in {columns.text, columns.id})
    personal = personal_columns(sheet, others)
    if personal:
        yield (
            f"Columns that may say who a person is are kept as attributes: {', '.join(personal)}. "
            f"Delete them from {name} before adding it if nobody needs them."
        )
