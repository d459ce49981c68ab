"""A table as Markdown or LaTeX for a paper: what a person reads, with its head below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.cells import clean, worded
from reports.columns import column
from reports.framework import crossed
from reports.readable import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reports.tables import Table

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
        "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        "–": "--", "…": r"\dots{}", "“": "``", "”": "''", "‘": "`", "’": "'",
    }
)  # fmt: skip
_MARKDOWN = str.maketrans(
    {"|": r"\|", "\\": r"\\", "*": r"\*", "_": r"\_", "<": "&lt;", "`": r"\`"}
)


def markdown_text(table: Table) -> str:
    """Return the table in Markdown, a pipe table under its title and over what was counted."""
    heads, aligned, rows = _cells(table, lambda text: clean(text).translate(_MARKDOWN))
    rule = [":--" if left else "--:" for left in aligned]
    lines = ["| " + " | ".join(row) + " |" for row in (heads, rule, *rows)]
    about = "\n".join(f"- {line}" for line in _about(table))
    title = clean(table.head.title).translate(_MARKDOWN)
    return f"### {title}\n\n" + "\n".join(lines) + f"\n\n{about}\n"


def latex_text(table: Table) -> str:
    r"""Return the table in LaTeX; needs ``\usepackage{booktabs}``."""
    heads, aligned, rows = _cells(table, _latex)
    columns = "".join("l" if left else "r" for left in aligned)
    lines = [" & ".join(row) + r" \\" for row in rows]
    about = " ".join(f"{_latex(line)}." for line in _about(table))
    return "\n".join(
        [
            r"\begin{table}",
            rf"\caption{{{_latex(table.head.title)}}}",
            rf"\begin{{tabular}}{{{columns}}}",
            r"\toprule",
            " & ".join(heads) + r" \\",
            r"\midrule",
            *lines,
            r"\bottomrule",
            r"\end{tabular}",
            rf"\par\footnotesize {about}",
            r"\end{table}",
            "",
        ]
    )


def _cells(
    table: Table, written: Callable[[str], str]
) -> tuple[list[str], list[bool], Sequence[list[str]]]:
    """Return the headings, whether each column is text, and the rows, all as they are written."""
    frame = readable(crossed(table) if table.name == "framework" else table)
    columns = [column(frame, str(name)) for name in frame.columns]
    rows = [
        [written(worded(cell, each.kind)) for cell, each in zip(row, columns, strict=True)]
        for row in frame.itertuples(index=False, name=None)
    ]
    return [written(each.heading) for each in columns], [e.kind == "text" for e in columns], rows


def _about(table: Table) -> list[str]:
    return [f"{name}: {clean(value)}" for name, value in table.head.fields()]


def _latex(text: str) -> str:
    return clean(text).translate(_LATEX)
