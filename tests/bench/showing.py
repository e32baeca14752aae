"""What readers wait for: sizes on the way, and a browser on a slow machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.bench.figure import Figure, gzipped, middle, within
from tests.browser import launching, slow_down
from tests.site.forty import steps_of_forty
from tests.site.sites import EXPLORER, page_of_plantuml, served, theme_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

__all__ = ["sending", "showing"]

ASSETS = "assets/eventmodels"
MODEL = "models/two-step-transfer-blind/"
SLOWDOWN = 4
TYPED = """([name, value]) => {
    const field = document.querySelector('.em-explore').elements[name];
    const times = [];
    for (const text of ['', value, '', value, '', value]) {
        field.value = text;
        const began = performance.now();
        field.dispatchEvent(new Event('input', {bubbles: true}));
        document.querySelector('.em-matrix').getBoundingClientRect();
        times.push(performance.now() - began);
    }
    return times;
}"""
ASKED = """async ([typed]) => {
    const box = document.querySelector('.em-search-box');
    const began = performance.now();
    box.focus();
    await em.loadIndex();
    const ready = performance.now() - began;
    const times = [];
    for (const words of typed) {
        for (let size = 1; size <= words.length; size += 1) {
            box.value = words.slice(0, size);
            const pressed = performance.now();
            box.dispatchEvent(new Event('input'));
            await new Promise((done) => setTimeout(done));
            document.querySelector('.em-hits').getBoundingClientRect();
            times.push(performance.now() - pressed);
        }
    }
    return [ready, times];
}"""
TYPED_WORDS = ("EventRel", "warm transfer", "EventHeld EventReleased")
QUIET = 500
"""Milliseconds without a long task after which a page has come to rest."""
MEANING = "loaded, viewer there, no long task"
WAITED = """
window.busyUntil = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.busyUntil = Math.max(window.busyUntil, task.startTime + task.duration);
}).observe({type: "longtask", buffered: true});
new MutationObserver(() => {
  if (!window.viewerThere && document.querySelector(".em-bar")) window.viewerThere = performance.now();
}).observe(document, {childList: true, subtree: true});
"""
RESTED = """(quiet) => {
  const loaded = performance.getEntriesByType("navigation")[0].loadEventEnd;
  const there = document.querySelector("em-viewer") ? window.viewerThere : loaded;
  const ready = Math.max(loaded, there, window.busyUntil);
  return loaded && there && performance.now() > ready + quiet ? ready : 0;
}"""


def sending(site: Path) -> Iterator[Figure]:
    """Measure what goes over the wire, compressed."""
    assets = site / ASSETS
    everywhere = [assets / "everywhere.js", assets / "everywhere.css"]
    what = "viewer, cards, search box, diagrams and pages, scripts and styles, gzip, kB"
    yield within(what, gzipped(*everywhere), 40, digits=1)
    found = [assets / name for name in ("search-data.js", "courses-data.js")]
    yield within("search index, with what models send, gzip, kB", gzipped(*found), 400)
    for page, path in (("first page", "index.html"), ("list of models", "models/index.html")):
        yield within(f"{page}, without scripts and styles, gzip, kB", gzipped(site / path), 60)
    explorer = [*(assets / name for name in EXPLORER), site / "explorer/index.html"]
    yield within("explorer, page and data and all, gzip, kB", gzipped(*explorer), 150)


def showing(site: Path, folder: Path, pages: Iterable[str]) -> Iterator[Figure]:
    """Measure pages in a browser, some of them on a slowed processor; `pages` are those of models and messages."""
    with served(site) as host, sync_playwright() as player:
        browser = player.chromium.launch(**launching())
        yield within("explorer, from a letter typed to the rows laid out, ms", exploring(browser, host), 50)
        searched = searching(browser, host)
        yield within(f"search, processor {SLOWDOWN}x slower, from focus to ready, ms", searched[0], 2000)
        yield within(f"search, processor {SLOWDOWN}x slower, from a key to the results laid out, ms", searched[1], 50)
        for how, before in (("opened first of all", ""), ("opened from the start page", f"{host}/")):
            times = [interactive(browser, f"{host}/{MODEL}", before) for _ in range(5)]
            what = f"a model's page, {how}, processor {SLOWDOWN}x slower, s until interactive ({MEANING})"
            yield within(what, middle(times), 1, digits=2)
        ours = SLOWDOWN * middle(worked(browser, f"{host}/{MODEL}") for _ in range(5))
        picture = (site / MODEL).with_suffix(".puml").read_text("utf-8")
        yield beside_plantuml(browser, host, page_of_plantuml(folder / "plantuml", MODEL, picture, pages).folder)
    with served(theme_alone(folder / "theme", 1).folder) as host, sync_playwright() as player:
        browser = player.chromium.launch(**launching())
        theme = SLOWDOWN * middle(worked(browser, f"{host}/a/") for _ in range(5))
    what = f"its main thread's own processor time, times {SLOWDOWN}, s; an empty page of the theme"
    yield within(what, ours, 1, digits=2, also=f"; {theme:.2f}")
    (folder / "forty").mkdir()
    longest = steps_of_forty(folder / "forty")
    yield within("the longest task of a step through 40, ms (0: none over 50)", max(longest), 50)


def beside_plantuml(browser: Browser, host: str, other: Path) -> Figure:
    """Compare with a page of the theme that has the same diagram as PlantUML draws it, among as many pages."""
    with served(other) as there:
        pairs = [tuple(interactive(browser, f"{each}/{MODEL}", "") for each in (host, there)) for _ in range(7)]
    ours, theirs = map(middle, zip(*pairs, strict=True))
    what = f"a model's page, opened first of all, processor {SLOWDOWN}x slower, to one with PlantUML's picture in it"
    return within(what, ours / theirs, 1.1, digits=2, also=f"; {ours:.2f} s to {theirs:.2f} s")


def searching(browser: Browser, host: str) -> tuple[float, float]:
    """Return milliseconds from the focus in the box to an index that is ready, and from a key to its results."""
    page = browser.new_page()
    page.goto(f"{host}/about/", wait_until="load")
    slow_down(page, SLOWDOWN)
    ready, times = page.evaluate(ASKED, [TYPED_WORDS])
    page.close()
    return ready, middle(times)


def exploring(browser: Browser, host: str) -> float:
    """Return how long the matrix takes to follow what is typed, in ms."""
    page = browser.new_page()
    page.goto(f"{host}/explorer/")
    page.locator(".em-matrix table").first.wait_for()
    times: list[float] = page.evaluate(TYPED, ["a", "thisdn"])
    page.close()
    return middle(times)


def interactive(browser: Browser, address: str, before: str) -> float:
    """Return when a page has come to rest, in seconds from asking: first of all, or after the page `before`."""
    context = browser.new_context()
    page = context.new_page()
    if before:
        page.goto(before, wait_until="networkidle")
    slow_down(page, SLOWDOWN)
    page.add_init_script(WAITED)
    page.goto(address)
    ready: float = page.wait_for_function(RESTED, arg=QUIET).json_value()
    context.close()
    return ready / 1000


def worked(browser: Browser, address: str) -> float:
    """Return how long the main thread works on a page until it rests, in seconds; other programs do not count."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    page.wait_for_timeout(QUIET)
    told = {each["name"]: float(each["value"]) for each in session.send("Performance.getMetrics")["metrics"]}
    context.close()
    return told["TaskDuration"]
