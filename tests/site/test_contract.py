"""Picture, table and script keep to what docs/architecture.md promises: no order, path or place of a cell is read."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from eventmodels.pages import Site
    from tests.site.sites import Built

ROOT = Path(__file__).parents[2]
WEB = ROOT / "tooling/eventmodels/web"
ROOMS = ("viewer", "picture", "panel", "embed")
SCRIPTS = {path.name: path.read_text("utf-8") for room in ROOMS for path in (WEB / room).glob("*.js")}
PROMISES = (ROOT / "docs/architecture.md").read_text("utf-8").partition("promises the script")[2].partition("\n### ")[0]
PROMISED = set(re.findall(r"`data-([a-z-]+)`", PROMISES))
BY_PLACE = re.compile(
    r"\.cells\b|\.slice\(-|(?:first|last)Child\.textContent|\.children\[|\(\"(?:d|x|y|cx|href)\"\)|:nth-|:first-|\" \+ "
)
"""How a script would read an order, a path, or an address put together for readers."""
UNUSED = {"moved-to"}
"""No step of ours has a former address: `tests/pages/views/test_redirects.py` shows one."""


def asked(script: str) -> set[str]:
    """Return the data attributes that a script reads, named as in a selector, taken out of `dataset`, or by number."""
    names = set(re.findall(r"\.dataset\.(\w+)", script))
    for taken in re.findall(r"\{([^{}]*)\} = \w[\w.]*\.dataset\b", script):
        names |= {re.split(r"[:=]", each)[0].strip() for each in taken.split(",")}
    for taken in re.findall(r"\bnumbers\(\w+, ([^)]*)\)", script):
        names |= set(re.findall(r'"(\w+)"', taken))
    dashed = {re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name) for name in names}
    return dashed | set(re.findall(r"\[data-([a-z-]+)", script))


@pytest.fixture(scope="module")
def pages(published: Built, generated: Site) -> dict[str, str]:
    """The page of each model."""
    address = generated.reference.addresses.model
    flows = generated.reference.flows.all
    return {name: (published.folder / address(name) / "index.html").read_text("utf-8") for name in flows}


def test_scripts_read_what_is_promised_and_all_of_it() -> None:
    assert set().union(*map(asked, SCRIPTS.values())) == PROMISED


def test_all_that_is_promised_is_written(pages: dict[str, str]) -> None:
    html = "".join(pages.values())
    assert {name for name in PROMISED if not re.search(rf"\sdata-{name}[=> ]", html)} == UNUSED


def test_every_step_of_a_picture_has_one_row_and_every_row_its_step(pages: dict[str, str]) -> None:
    without_address = 0
    for name, html in pages.items():
        told = Counter(re.findall(r'<tr class="em-step-row [^>]*?data-step="([^"]*)"', html))
        forms = html.split("<svg ")[1:]
        drawn = [Counter(re.findall(r'<g class="em-step [^>]*?data-step="([^"]*)"', form)) for form in forms]
        assert [each for each in drawn if each] in ([told] * 2, [told] * 3), name
        assert set(told.values()) == {1}, name
        without_address += sum(step.startswith("#") for step in told)
    assert without_address > 0


def test_no_script_reads_an_order_a_path_or_the_place_of_a_cell() -> None:
    assert {name: found for name, text in SCRIPTS.items() if (found := BY_PLACE.findall(text))} == {}


def test_a_planted_fault_is_found() -> None:
    assert BY_PLACE.findall('row.cells[3]; line.getAttribute("d"); $(".em-pill + text"); [...row].slice(-3)')
    assert asked('g.dataset.tabRight; const { step: key, to } = g.dataset; numbers(g, "y"); "[data-at]"') == {
        *("tab-right", "step", "to", "y", "at"),
    }
