"""A real office program, driven without a window: it opens, edits and saves files."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PROGRAM = shutil.which("soffice")
writer_needed = pytest.mark.skipif(
    shutil.which("lowriter") is None, reason="no LibreOffice Writer here: lowriter is not installed"
)
needed = pytest.mark.skipif(PROGRAM is None, reason="no LibreOffice here: soffice is not installed")

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Work"
 script:language="StarBasic">{code}</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Work"/>
</library:library>
"""
_SUB = """Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
{steps}
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL("{target}", how())
  book.close(True)
End Sub
"""


def convert(path: Path, kind: str, folder: Path) -> Path:
    """Open a file, save it as another kind, and return where that lies."""
    folder.mkdir(exist_ok=True)
    _run(folder, "--convert-to", kind, "--outdir", str(folder), str(path))
    return folder / f"{path.stem}.{kind.partition(':')[0]}"


def convert_all(paths: Iterable[Path], kind: str, folder: Path) -> Path:
    """Open files, save each as another kind, and return the folder where those lie."""
    folder.mkdir(exist_ok=True)
    _run(folder, "--convert-to", kind, "--outdir", str(folder), *map(str, paths))
    return folder


def edit(path: Path, cells: Iterable[tuple[str, str, str]], folder: Path) -> Path:
    """Open a workbook, type into cells, save it, and return where that lies.

    Args:
        path: The workbook.
        cells: Sheet, cell and what is typed there.
        folder: Where to save it.
    """
    folder.mkdir(exist_ok=True)
    target = folder / path.name
    steps = "\n".join(
        f'  book.Sheets.getByName("{sheet}").getCellRangeByName("{cell}").String = "{words}"'
        for sheet, cell, words in cells
    )
    code = _SUB.format(source=path.as_uri(), target=target.as_uri(), steps=steps)
    home = folder / "profile" / "user" / "basic" / "Standard"
    if not home.is_dir():
        _run(folder, "--convert-to", "pdf", "--outdir", str(folder), str(path))  # makes a profile
    home.mkdir(parents=True, exist_ok=True)
    (home / "Work.xba").write_text(_MODULE.format(code=escape(code)), encoding="utf-8")
    (home / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    _run(folder, "macro:///Standard.Work.Main")
    return target


def _run(folder: Path, *arguments: str) -> None:
    assert PROGRAM is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [PROGRAM, "--headless", "--norestore", profile, *arguments],
        check=True,
        capture_output=True,
        timeout=300,
    )
