"""Agreement on a terminal: the passages where coders differ, to be read, then the numbers."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from coding.agreement.assessing import ALL_UNITS, UNITS_CODED
from coding.agreement.measures import PAIR
from coding.agreement.whole import REFERENCE_LINES
from reports.agreement.told import NO_CODE
from reports.cells import clean
from reports.wording import listed, many

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coding.agreement.assessing import Scope
    from coding.agreement.bootstrap import Estimate, Interval
    from coding.agreement.measures import Measure
    from coding.agreement.parts import Part
    from reports.agreement.told import Disagreement, Told

WIDTH = 100
_MOST_READ = 10
_MOST_DIFFERENCES = 15
_SQUARE = "alpha_nominal"
_NAME = 24  # characters a name has at least
_INTERVAL = 13  # characters of an interval below its coefficient


def print_told(told: Told, console: Console) -> None:
    """Print an agreement: a head, where coders differ, the coefficients, pairs and parts."""
    _head(told, console)
    _disagreements(told, console)
    _coefficients(told, console)
    _codes(told, console)
    _pairs(told, console)
    _differences(told, console)
    if told.parts:
        _parts(f"By {told.parted}", told.parts, console)
    if told.batches:
        _parts("Batch by batch, in the order of the work", told.batches, console)
    _lines(console)


def text_of(told: Told) -> str:
    """Return the same as plain text, no line wider than ``WIDTH`` characters."""
    page = StringIO()
    print_told(told, Console(file=page, width=WIDTH, color_system=None, force_terminal=False))
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _head(told: Told, console: Console) -> None:
    coded = told.found.coded
    console.print(Text(clean(f"Agreement: {told.title}"), style="bold"))
    seen = [
        f"{coder} ({coded.weight[here].sum():,.0f})"
        for coder, here in zip(coded.coders, coded.seen, strict=True)
    ]
    compared, both = coded.weight[coded.compared].sum(), coded.compared & coded.coded
    facts = {
        "Unit": told.unit,
        **({"Only where": clean(told.where)} if told.where else {}),
        "Coders": f"{clean(listed(seen))}; in brackets, the {told.unit}s each has seen",
        "Compared": f"{many(int(compared), told.unit)} that two coders or more have seen; "
        f"{coded.weight[both].sum():,.0f} of them with a code by at least one",
        "Codebook": clean(told.codebook),
    }
    fields = Grid.grid(padding=(0, 2, 0, 0))
    for name, value in facts.items():
        fields.add_row(Text(name, style="dim"), Text(value))
    console.print(fields, width=min(console.width, WIDTH))
    for note in told.notes:
        console.print(Text(clean(note), style="dim"))


def _disagreements(told: Told, console: Console) -> None:
    total = len(told.disagreements)
    noun = "passage" if told.unit in {"sentence", "character"} else told.unit
    _heading(f"Where coders differ: {many(total, noun)}", console)
    for each in told.disagreements[:_MOST_READ]:
        _disagreement(told, each, console)
    if total > _MOST_READ:
        more = f"And {total - _MOST_READ:,} more: -o FILE.xlsx or -o FILE.html holds all of them."
        console.print(Text(more, style="dim"))


def _disagreement(told: Told, each: Disagreement, console: Console) -> None:
    where = ", ".join(filter(None, (each.speaker, each.source)))
    console.print(Text(clean(f"{each.unit}  {where}".rstrip()), style="bold"))
    if each.words:
        console.print(Padding(Text(clean(each.words)), (0, 0, 0, 2)))
    for said in each.said:
        codes = "; ".join(told.named(code) for code in said.codes) or NO_CODE
        why = f" – {said.why}" if said.why else ""
        console.print(Padding(Text(clean(f"{said.coder}: {codes}{why}")), (0, 0, 0, 4)))


def _coefficients(told: Told, console: Console) -> None:
    found = told.found
    whole = "Single categories" if found.single else "Whole sets of codes"
    scopes = [
        (f"{whole}, all compared", found.overall[ALL_UNITS]),
        (f"{whole}, coded by at least one", found.overall[UNITS_CODED]),
    ]
    if found.pooled:
        scopes.append(("All codes, each a decision, all compared", found.pooled[ALL_UNITS]))
        scopes.append(("The same, coded by at least one", found.pooled[UNITS_CODED]))
    two = len(found.coded.coders) == PAIR
    sets = () if found.single else ("alpha_masi",)
    names = ("percent", "alpha_nominal", *sets, "ac1", "cohen_kappa" if two else "fleiss_kappa")
    _heading("How far coders agree", console)
    grid = _grid(("", "Compared", *(_HEADINGS[name] for name in names)))
    for label, scope in scopes:
        grid.add_row(label, f"{scope.compared:,.0f}", *_cells(scope, names))
    for name, each in found.on_scale.items():
        grid.add_row(name.replace("_", " "), "", "", _estimated(each))
    console.print(grid, width=min(console.width, WIDTH))
    console.print(Text(told.of_intervals, style="dim"))


def _codes(told: Told, console: Console) -> None:
    used = [each for each in told.found.codes if each.every or each.some]
    _heading("Code by code, over all compared", console)
    units = ("u-alpha",) if told.unit_alphas else ()
    last = () if units else ("ac1",)
    names = ("percent", "positive_agreement", "alpha_nominal", *last)
    grid = _grid(("Code", "Every", "Some", "None", *(_HEADINGS[name] for name in names), *units))
    for each in used:
        alpha_u = [_estimated(told.unit_alphas[each.code])] if units else []
        scope = each.scopes[ALL_UNITS]
        counts = (f"{count:,.0f}" for count in (each.every, each.some, each.none))
        cells = (*counts, *_cells(scope, names), *alpha_u)
        grid.add_row(Text(clean(told.named(each.code))), *cells)
    console.print(grid, width=min(console.width, WIDTH))
    if rest := len(told.found.codes) - len(used):
        left = f"Nobody gave {many(rest, 'further code')} to what was compared: "
        console.print(Text(f"{left}undefined (no variation).", style="dim"))


def _pairs(told: Told, console: Console) -> None:
    names = ("percent", "alpha_nominal", "alpha_masi", "cohen_kappa")
    shown = [name for name in names if told.found.pairs and name in told.found.pairs[0].measures]
    _heading("Each two coders", console)
    grid = _grid(("", "Compared", "Differ", *(_HEADINGS[name] for name in shown)))
    for each in told.found.pairs:
        cells = [_cell(each.measures, name) for name in shown]
        label = clean(f"{each.one} and {each.other}")
        grid.add_row(label, f"{each.units:,}", f"{each.differ:,}", *cells)
    console.print(grid, width=min(console.width, WIDTH))
    if len(told.found.coded.coders) > PAIR:
        _matrix(told, console)


def _matrix(told: Told, console: Console) -> None:
    """Print alpha of each two coders as a square, coders numbered in its head."""
    coders = told.found.coded.coders
    values = {}
    for each in told.found.pairs:
        values[each.one, each.other] = values[each.other, each.one] = each.measures[_SQUARE]
    grid = _grid(("alpha", *(str(number) for number, _ in enumerate(coders, 1))))
    for number, one in enumerate(coders, 1):
        cells = [str(values[one, other]) if one != other else "–" for other in coders]
        grid.add_row(Text(clean(f"{number} {one}")), *cells)
    console.print(grid, width=min(console.width, WIDTH))


def _differences(told: Told, console: Console) -> None:
    all_of_them = told.found.confusions
    if not all_of_them:
        return
    _heading("Who differs from whom on what", console)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in ("One", "said", "Other", "said"):
        grid.add_column(heading, overflow="fold")
    grid.add_column("Units", justify="right")
    for each in all_of_them[:_MOST_DIFFERENCES]:
        words = (each.one, told.named(each.first), each.other, told.named(each.second))
        grid.add_row(*(Text(clean(word)) for word in words), f"{each.units:,}")
    console.print(grid, width=min(console.width, WIDTH))
    if len(all_of_them) > _MOST_DIFFERENCES:
        console.print(
            Text(f"And {len(all_of_them) - _MOST_DIFFERENCES:,} rarer ones.", style="dim")
        )


def _parts(title: str, parts: Sequence[Part], console: Console) -> None:
    _heading(title, console)
    grid = _grid(("", "Compared", "Percent", "alpha MASI", "alpha, all codes"))
    for part in parts:
        grid.add_row(
            Text(clean(part.name)),
            f"{part.sets.compared:,.0f}",
            _cell(part.sets.measures, "percent"),
            str(part.alpha_masi),
            str(part.pooled.measures["alpha_nominal"]),
        )
    console.print(grid, width=min(console.width, WIDTH))


def _lines(console: Console) -> None:
    cited = "; ".join(f"{value:.3f}, {what}" for value, what in REFERENCE_LINES)
    lines = f"Reference lines, not verdicts: {cited}."
    console.print(Padding(Text(lines, style="dim"), (1, 0, 0, 0)), width=min(console.width, WIDTH))


_HEADINGS = {
    "percent": "Percent",
    "positive_agreement": "Positive",
    "alpha_nominal": "alpha",
    "alpha_masi": "alpha MASI",
    "ac1": "AC1",
    "fleiss_kappa": "Fleiss",
    "cohen_kappa": "Cohen",
}


def _heading(words: str, console: Console) -> None:
    console.print()
    console.print(Text(words, style="bold underline"))


def _grid(headings: Iterable[str]) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for place, heading in enumerate(headings):
        if place:
            alpha = heading.startswith("alpha")
            grid.add_column(heading, justify="right", min_width=_INTERVAL if alpha else None)
        else:
            grid.add_column(heading, min_width=_NAME, overflow="fold")
    return grid


def _cells(scope: Scope, names: Iterable[str]) -> list[str]:
    """Return coefficients with, below alpha, its interval."""
    return [
        _cell(scope.measures, name)
        + _ends(scope.intervals.get(name) if name.startswith("alpha") else None)
        for name in names
    ]


def _estimated(each: Estimate) -> str:
    return f"{each.measure}{_ends(each.interval)}"


def _ends(interval: Interval | None) -> str:
    """Return the ends of an interval on a line of their own."""
    if interval is None or interval.low is None:
        return ""
    return f"\n{interval.low:.2f} to {interval.high:.2f}"


def _cell(measures: Mapping[str, Measure], name: str) -> str:
    if name not in measures:
        return ""
    each = measures[name]
    if name == "percent" and each.value is not None:
        return f"{100 * each.value:.1f} %"
    return str(each)
