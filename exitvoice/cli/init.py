"""`exitvoice init`: a new study."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Make a new study.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--title", default=None, help="What people call the study. [default: DIR's name]")
@click.option("--coder", default="", metavar="NAME", help="Who decides unless told otherwise.")
@click.option(
    "--codebook",
    default=None,
    metavar="FILE",
    help="A codebook to copy into it, in .yaml, .xlsx, .csv or .qdc, or `strikes`, an exercise. "
    "[default: drivers of and obstacles to defection]",
)
def init(folder: Path, title: str | None, coder: str, codebook: str | None) -> None:
    """Make a new study in DIR, a folder that must not hold anything yet."""
    from codebook.formats.registry import read_any
    from codebook.reading import bundled
    from exitvoice.clock import now
    from exitvoice.study.folder import make_study
    from exitvoice.study.places import risk_once
    from exitvoice.study.settings import Settings
    from exitvoice.verbs.codebooks import named

    chosen = named(codebook) if codebook else bundled()
    book = read_any(chosen)
    settings = Settings(title=title or folder.resolve().name, coder=coder)
    make_study(folder, settings, codebook=chosen, at=now())
    click.echo(
        f"{folder} is a new study with the codebook {book.title!r} ({len(book.codes)} codes)."
    )
    if told := risk_once(folder):
        click.echo(f"exitvoice: {told}", err=True)
    click.echo(f"Next: cd {folder}, then `exitvoice add FILE...`")
