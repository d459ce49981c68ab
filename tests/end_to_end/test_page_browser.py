"""The report opened in a browser: nothing asked for, nothing complained of, nobody shut out."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from exitvoice.study.folder import open_study
from exitvoice.verbs.gathering import decided, method_of
from reports.cooccurrence import cooccurrence
from reports.crosstab import frequency_by
from reports.frequency import frequency
from reports.whole import alone
from reports.writers.page.document import page_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("interactive", [False, True])
def test_a_report_in_a_browser_is_quiet_and_open_to_all(
    demo_run: tuple[Path, object], tmp_path: Path, browser: Browser, *, interactive: bool
) -> None:
    study = open_study(demo_run[0])
    with study.store(read_only=True) as store:
        evidence = decided(study, store)
    tables = (frequency(evidence), frequency_by(evidence, "rank"), cooccurrence(evidence))
    shown = [alone(table, evidence) for table in tables]
    path = tmp_path / "report.html"
    path.write_text(
        page_html(evidence, shown, method_of(study), interactive=interactive), encoding="utf-8"
    )
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    if interactive:
        page.wait_for_selector(".plot svg", timeout=60_000)
        page.wait_for_timeout(1000)
        page.locator(".plot svg .mark-rect path").first.hover()
        page.wait_for_selector("#vg-tooltip-element.visible")
        assert "Obstacles" in page.inner_text("#vg-tooltip-element")
    found = Axe().run(page)
    assert said == []
    assert asked == [path.as_uri()]
    assert found.violations_count == 0, found.generate_report()
    page.close()
