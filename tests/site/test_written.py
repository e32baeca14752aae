"""What pages that people write can ask for, as a build reads it."""

from __future__ import annotations

import re
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from tests.site.sites import ROOT, Built, build_here

if TYPE_CHECKING:
    from pathlib import Path

BASE = ROOT / "tests" / "cases" / "base"
SETTINGS = """\
site_name: Doors
plugins: [eventmodels: {changelog: CHANGELOG.md}, autorefs]
markdown_extensions: [abbr, pymdownx.superfences]
"""
ASKED = """\
# A page

[EventOpened][] has a [place][attributes.Place]; the [tour][models.visit] shows a [door][states.leaf.open].
One visit is not two.

![[visit]]

![[visit.log]]

![[visit.live]]

![[@figures]]

![[@changes]]

```
![[visit]]
[EventOpened][]
```
"""
CHANGELOG = """\
# Changelog

## Unreleased

- Rooms.
- Doors, and `a.b`: of wood. And of glass.
- Windows (v. 2): they can be
  opened.

## 1.0

- A house.
"""
TOLD = [
    (
        "first.RequestOpen-C",
        "1 RequestOpen",
        "Panel turns to Controller: the request asks for a door to be opened. It shows Place H.",
    ),
    (
        "first.EventOpened-H",
        "2 EventOpened",
        "Controller tells H: a door has opened. With this, call goes from Closed to Open.",
    ),
    ("#4", "3", "Porter looks out (towards Panel)."),
    (
        "shut",
        "4 RequestClose",
        "Panel turns to Controller: the request asks for a door to be closed. It shows Place H.",
    ),
    (
        "EventClosed-H",
        "5 EventClosed",
        "Controller tells H: a door has closed. With this, call goes from Open to Closed. It answers step 4.",
    ),
]


def written(folder: Path, pages: dict[str, str], terms: str = "", search: str = "") -> Built:
    """Build a site of the small catalogue with a changelog, some more terms and phrases, and some pages."""
    copytree(BASE, folder / "models")
    if search:
        (folder / "models" / "search.yml").write_text(search, "utf-8")
    with (folder / "models" / "glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write(terms)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    for name, text in pages.items():
        (folder / "docs" / name).write_text(text, "utf-8")
    (folder / "CHANGELOG.md").write_text(CHANGELOG, "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return build_here(folder / "host", folder)


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    site = written(tmp_path_factory.mktemp("written"), {"page.md": ASKED})
    assert site.code == 0, site.said
    return (site.folder / "page" / "index.html").read_text("utf-8")


def test_names_become_links(html: str) -> None:
    found = re.findall(r'<a class="autorefs[^"]*" href="([^"#]*)#?([^"]*)"[^>]*>([^<]*)</a>', html)
    assert found == [
        ("../door/EventOpened/", "", "EventOpened"),
        ("../door/attributes/Place/", "", "place"),
        ("../models/visit/", "", "tour"),
        ("../states/leaf/", "open", "door"),
    ]


def test_a_picture_is_drawn_with_its_links(html: str) -> None:
    figure = re.search(r"<figure class=\"em-figure\">.*?</figure>", html, re.DOTALL)
    assert figure is not None
    assert figure[0].count('class="em-step em-stroke') == 6  # an interruption has one of them
    assert figure[0].count('<a href="../models/visit/#') >= 5
    assert '<figcaption><a href="../models/visit/">Visit</a>' in figure[0]


def test_a_log_is_generated(html: str) -> None:
    log = re.search(r"<pre><code># 1.*?</code></pre>", html, re.DOTALL)
    assert log is not None
    assert log[0].splitlines()[:9] == [
        "<pre><code># 1: P to C",
        "message RequestOpen",
        "\tPlace\t'H'",
        "# 2: C to H",
        "message EventOpened",
        "\tVisitID\tcall",
        "\tPlace\t'H'",
        "\tMood\t0 [MoodCalm]",
        "# 4: P to C",
    ]


def test_a_model_that_plays_has_both_pictures_and_a_sentence_for_each_step(html: str) -> None:
    player = re.search(r"<em-player.*?</em-player>", html, re.DOTALL)
    assert player is not None
    assert re.findall(r'<svg[^>]* width="(\d+)"[^>]* data-form="(\w+)"', player[0]) == [
        ("356", "narrow"),
        ("600", "half"),
    ]
    assert re.findall(r'<li data-step="([^"]+)"><b>([^<]+)</b> ([^<]+)</li>', player[0]) == TOLD
    assert '<strong><a href="../models/visit/">Visit</a></strong>' in player[0]
    assert '<script src="../assets/eventmodels/player.js" defer></script>' in html


def test_figures_are_counted(html: str) -> None:
    figures = re.findall(r'<li><a href="([^"]+)"><b>(\d+)</b> (\w+)</a>', html)
    assert figures == [
        ("../messages/", "7", "messages"),
        ("../attributes/", "12", "attributes"),
        ("../models/", "3", "models"),
        ("../states/", "2", "states"),
        ("../participants/", "7", "participants"),
    ]


def test_what_changed_last_is_listed(html: str) -> None:
    assert "<ul>\n<li>Doors, and <code>a.b</code></li>\n<li>Windows (v. 2)</li>\n</ul>" in html


def test_code_is_left_alone(html: str) -> None:
    assert re.search(r"<code>!\[\[visit\]\]\n\[EventOpened\]\[\]\n</code>", re.sub(r"</?(?:span|a)\b[^>]*>", "", html))


def test_a_word_of_the_glossary_is_explained(html: str) -> None:
    assert html.count('<abbr title="Somebody comes and goes again.">visit</abbr>') == 1


def test_a_term_of_the_glossary_leads_to_the_page_about_it(tmp_path: Path) -> None:
    term = "  tour: {summary: One visit after the other., see: [models.visit], page: page}\n"
    site = written(tmp_path, {"page.md": ASKED}, term)
    assert site.code == 0, site.said
    glossary = (site.folder / "glossary" / "index.html").read_text("utf-8")
    shown = glossary.partition('<dt id="tour">')[2].partition("</dd>")[0]
    assert re.findall(r'<a href="(\.[^"]+)">([^<]+)</a>', shown) == [
        ("../models/visit/", "Visit"),
        ("../page/", "the page about tour"),
    ]


def test_a_term_whose_page_is_not_there_stops_a_strict_build(tmp_path: Path) -> None:
    site = written(tmp_path, {"page.md": ASKED}, "  tour: {summary: One visit after the other., page: pages}\n")
    assert site.code == 1
    warnings = [line for line in site.said.splitlines() if line.startswith("WARNING")]
    assert warnings == ["WARNING -  eventmodels: glossary.yml: 'tour' is told on the page 'pages/', which is not there"]


def test_what_is_said_of_a_page_that_is_not_there_stops_a_strict_build(tmp_path: Path) -> None:
    said = "said: {page/: {en: [tour]}, page/#rooms: {en: [where to]}, tours/page: {en: [another]}}\n"
    site = written(tmp_path, {"page.md": ASKED}, search=said)
    assert site.code == 1
    warnings = [line for line in site.said.splitlines() if line.startswith("WARNING")]
    assert warnings == [
        "WARNING -  eventmodels: search.yml: something is said of the page 'tours/page/', which is not there"
    ]


NOTHING = {
    "![[vist]]": "eventmodels: {}: nothing here is called 'vist', so it cannot be shown",
    "![[visit.logs]]": "eventmodels: {}: nothing here is called 'visit.logs', so it cannot be shown",
    "![[@figure]]": "eventmodels: {}: nothing here is called '@figure', so it cannot be shown",
    "[EventOpend][]": "mkdocs_autorefs: {}: Could not find cross-reference target 'EventOpend'",
    "[EventError][]": "mkdocs_autorefs: {}: Could not find cross-reference target 'EventError'",
}
"""What names nothing -> what is said of it on its page."""


def test_what_names_nothing_stops_a_strict_build(tmp_path: Path, subtests: pytest.Subtests) -> None:
    pages = {f"page-{number}.md": asked for number, asked in enumerate(NOTHING)}
    site = written(tmp_path, {name: f"# A page\n\n{asked}\n" for name, asked in pages.items()})
    assert site.code == 1
    warnings = [line for line in site.said.splitlines() if line.startswith("WARNING")]
    assert len(warnings) == len(NOTHING)
    for name, asked in pages.items():
        with subtests.test(asked):
            assert f"WARNING -  {NOTHING[asked].format(name)}" in warnings
