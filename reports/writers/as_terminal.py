"""A table on the terminal, its head first, no wider than the terminal allows."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from reports.cells import clean, worded
from reports.columns import column
from reports.cooccurrence import strongest_first
from reports.crosstab import spread
from reports.quotes import page_worded
from reports.wording import many

if TYPE_CHECKING:
    import pandas as pd

    from reports.columns import Kind
    from reports.tables import Head, Table

WIDTH = 100
_NAME = 34  # characters a name may take at least before it is broken
_NAMES = 24  # where a row has two
_LONGEST_NAME = 46  # where there is room
_MOST_PAIRS = 40
_SHOWN = {
    "frequency": (
        "name",
        "passages",
        "passages_share",
        "quotations",
        "speakers",
        "documents",
    ),
    "coverage": ("coder", "passages", "not_seen", "no_code", "with_codes", "codes"),
    "combinations": ("set_names", "set_size", "n_exactly", "exactly_share"),
    "portrait": ("document", "passage", "name", "begins", "ends"),
}
_PAIRS = (
    "name_a",
    "name_b",
    "n1",
    "n2",
    "n12",
    "lift",
    "lift_low",
    "lift_high",
    "q",
    "lopsided",
)
_HIDDEN = ("direction", "category", "code", "depth", "test", "statistic", "cramers_v", "why_not")
_FOLLOWED = (
    "name_before",
    "name_after",
    "n_before",
    "n_after",
    "n_followed",
    "p_after",
    "lift",
    "q",
)
_TOLD = ("quotes", "framework")  # tables of words, which are read and not compared


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """What of a table fits a terminal, and a line that says what was left out."""

    frame: pd.DataFrame
    rest: str = ""


def print_table(table: Table, console: Console) -> None:
    """Print a table with its head to a console."""
    _print_head(table.head, console)
    width = min(console.width, WIDTH)
    if table.name in _TOLD:
        _tell(table, console, width)
        return
    view = _view(table)
    names = _name_width(view.frame, width)
    for frame in _bands(view.frame, width, names):
        console.print(_grid(frame, names), width=width)
    if view.rest:
        console.print(Text(view.rest, style="dim"))


def terminal_text(table: Table, width: int = WIDTH) -> str:
    """Return the table as plain text, no line wider than ``width`` characters."""
    page = StringIO()
    print_table(table, Console(file=page, width=width, color_system=None, force_terminal=False))
    lines = page.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _print_head(head: Head, console: Console) -> None:
    console.print(Text(clean(head.title), style="bold"))
    if head.warning:
        console.print(Text(head.warning, style="bold red"))
    fields = Grid.grid(padding=(0, 2, 0, 0))
    for name, value in head.fields():
        if value != head.warning:
            fields.add_row(Text(name, style="dim"), Text(clean(value)))
    console.print(fields, width=min(console.width, WIDTH))
    for note in head.notes:
        console.print(Text(clean(note), style="dim"))


def _tell(table: Table, console: Console, width: int) -> None:
    """Print a table of words: under each code or speaker what was said."""
    book = table.name == "quotes"
    above = ""
    for row in table.frame.to_dict("records"):
        code = f"{row['direction']}: {row['name']}" if book else str(row["name"])
        who = f"{row['speaker']} ({row['voice']})"
        heading = code if book else f"{who}, {row['document']}"
        if heading != above:
            console.print(Text(f"\n{clean(heading)}", style="bold"), width=width)
            above = heading
        page = str(row.get("page") or "")
        cited = [who, row.get("document"), page and page_worded(page)]
        where = ", ".join(filter(None, cited))
        below = f"{where}; {row.get('coder')}; {row.get('passage')}" if book else code
        console.print(Padding(Text(clean(str(row["words"]))), (0, 0, 0, 2)), width=width)
        console.print(Padding(Text(clean(below), style="dim"), (0, 0, 0, 4)), width=width)


def _view(table: Table) -> _View:
    frame = table.frame
    if "n12" in frame:
        return _pairs(table)
    if "n_followed" in frame:
        steps = frame[frame["n_followed"] > 0].sort_values(
            ["n_followed", "lift"], ascending=False, kind="stable", ignore_index=True
        )
        return _View(steps.head(_MOST_PAIRS)[list(_FOLLOWED)])
    if "value" in frame:
        frame = spread(table).frame
    if "depth" in frame:
        indent = frame["depth"].map(lambda depth: "  " * int(depth))
        frame = frame.assign(name=indent + frame["name"])
    if table.name in _SHOWN:
        return _View(frame[list(_SHOWN[table.name])])
    return _View(frame.drop(columns=[name for name in _HIDDEN if name in frame]))


def _pairs(table: Table) -> _View:
    pairs = strongest_first(table)
    met = pairs[pairs["n12"] > 0]
    apart = len(table.frame) - len(met)
    weaker = max(len(met) - _MOST_PAIRS, 0)
    left = [f"{many(weaker, 'weaker pair')}"] * bool(weaker)
    left += [f"{many(apart, 'pair')} that never meet"] * bool(apart)
    rest = f"Not shown: {' and '.join(left)}; csv, json and xlsx hold all." if left else ""
    return _View(met.head(_MOST_PAIRS)[[name for name in _PAIRS if name in met]], rest)


def _name_width(frame: pd.DataFrame, width: int) -> int:
    """Return how many characters a name may take before it is broken."""
    texts = [str(name) for name in frame.columns if column(frame, str(name)).kind == "text"]
    if len(texts) > 1:
        return _NAMES
    numbers = [_number_width(frame, str(name)) + 2 for name in frame.columns if name not in texts]
    return min(max(width - sum(numbers) - 2, _NAME), _LONGEST_NAME)


def _bands(frame: pd.DataFrame, width: int, names: int) -> list[pd.DataFrame]:
    """Return the frame cut into bands of columns that fit the width, the names in each."""
    fixed = [name for name in frame.columns if column(frame, str(name)).kind == "text"]
    loose = [name for name in frame.columns if name not in fixed]
    room = width - sum(min(_widest(frame, name), names) + 2 for name in fixed)
    bands: list[list[str]] = [[]]
    used = 0
    for name in loose:
        wide = min(_number_width(frame, str(name)), room - 2) + 2
        if used + wide > room and bands[-1]:
            bands.append([])
            used = 0
        bands[-1].append(name)
        used += wide
    return [frame[[*fixed, *band]] for band in bands]


def _widest(frame: pd.DataFrame, name: str) -> int:
    kind = column(frame, name).kind
    return max((len(worded(cell, kind)) for cell in frame[name].tolist()), default=0)


def _number_width(frame: pd.DataFrame, name: str) -> int:
    """Return how wide a column of numbers is when its heading is broken between words."""
    words = column(frame, name).heading.split()
    return max([_widest(frame, name), *(len(word) for word in words)])


def _grid(frame: pd.DataFrame, names: int) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    kinds: list[Kind] = [column(frame, str(name)).kind for name in frame.columns]
    for name, kind in zip(frame.columns, kinds, strict=True):
        text = kind == "text"
        grid.add_column(
            Text(clean(column(frame, str(name)).heading)),
            justify="left" if text else "right",
            max_width=names if text else None,
            overflow="fold",
        )
    for row in frame.itertuples(index=False, name=None):
        grid.add_row(*(_cell(worded(cell, kind)) for cell, kind in zip(row, kinds, strict=True)))
    return grid


def _cell(text: str) -> Text | Padding:
    """Return a cell; where it is indented, so are the lines it goes on in."""
    bare = text.lstrip(" ")
    return Padding(Text(bare), (0, 0, 0, len(text) - len(bare))) if bare != text else Text(bare)
