"""One self-contained page of a study's results: no request leaves it, and no script is needed."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from reports.method import method_sentences
from reports.pictures.interactive import vega_spec
from reports.writers.page import sections
from reports.writers.page.parts import listed, told
from reports.writers.page.passages import colors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.evidence import Evidence
    from reports.method import Method
    from reports.whole import Shown

_SNIPPET = """
const specs = JSON.parse(document.getElementById("specs").textContent);
for (const [name, spec] of Object.entries(specs)) {
  const place = document.getElementById("plot-" + name);
  vegaEmbed(place, spec, {
    mode: "vega", actions: false, ast: true, defaultStyle: false, renderer: "svg",
    tooltip: {disableDefaultStyle: true},
  }).then(() => { place.previousElementSibling.hidden = true; });
}
"""


@dataclass(frozen=True, slots=True)
class _Script:
    """What an interactive page runs: the data it draws, and the program."""

    data: str
    program: str


def page_html(
    evidence: Evidence, shown: Sequence[Shown], method: Method, *, interactive: bool = False
) -> str:
    """Return the report as one HTML page, the same for the same evidence.

    Args:
        evidence: What is counted and shown.
        shown: Its tables and pictures.
        method: How the study was done.
        interactive: Whether pictures answer the pointer; a program is bundled into the page then,
            and the page's policy lets only that one run.
    """
    parts = (
        sections.method(method_sentences(evidence, method)),
        *sections.results(shown, interactive=interactive),
        sections.codebook(evidence.codebook),
        sections.passages(evidence),
    )
    style = files("reports.writers.page").joinpath("style.css").read_text(encoding="utf-8")
    style += colors(evidence.codebook)
    specs = {
        name: vega_spec(picture)
        for each in shown
        for name, picture, _ in each.pictures
        if interactive
    }
    return _page(evidence, parts, style, _script(specs) if interactive else None)


def _page(
    evidence: Evidence, parts: tuple[sections.Section, ...], style: str, script: _Script | None
) -> str:
    contents = listed(f'<a href="#{part.id}">{told(part.title)}</a>' for part in parts)
    body = "".join(
        f'<section id="{part.id}"><h2>{told(part.title)}</h2>{part.body}</section>'
        for part in parts
    )
    run = (
        f'<script type="application/json" id="specs">{script.data}</script>'
        f"<script>{script.program}</script>"
        if script
        else ""
    )
    tip = '<div id="vg-tooltip-element" role="tooltip"></div>' if script else ""  # Vega fills it
    only = f"<p>Only passages where <strong>{told(evidence.where)}</strong>.</p>"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{told(evidence.title)}: report</title><style>{style}</style></head><body>"
        '<a class="skip" href="#content">To the content</a>'
        f"<header><h1>{told(evidence.title)}</h1>{only if evidence.where else ''}</header>"
        f'<nav aria-label="Contents">{contents}</nav><main id="content">{body}{tip}</main>'
        f"{run}</body></html>\n"
    )


def _policy(style: str, script: _Script | None) -> str:
    """Return the page's security policy: it may load nothing and run only what is its own."""
    rules = ["default-src 'none'", f"style-src {_hash(style)}", "base-uri 'none'"]
    if script:
        rules.append(f"script-src {_hash(script.program)}")
    return "; ".join([*rules, "form-action 'none'"])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def _script(specs: Mapping[str, object]) -> _Script:
    import vl_convert  # noqa: PLC0415 - only an interactive page needs the bundle

    bundle = vl_convert.javascript_bundle(_SNIPPET)
    data = json.dumps(specs, ensure_ascii=True).replace("<", "\\u003c")
    return _Script(data, bundle.replace("</script", "<\\/script"))
