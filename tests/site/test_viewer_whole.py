"""The viewer around a diagram: sizes, the full screen, paper, disk, policies, budgets."""

from __future__ import annotations

import gzip
import re
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.site.axe import axe_complaints
from tests.site.forty import LONG, STEPS, site_of_forty, step_through
from tests.site.sites import served
from tests.site.viewing import MODEL, NAME, OUTCOME, height, press, see, shown, step

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from tests.once import Once
    from tests.site.sites import Built

BUDGET = 45_000


def test_sizes_by_buttons_and_wheel_and_dragging(model: Page) -> None:
    high = height(model)
    model.locator(".em-bar summary", has_text="View").click()
    model.get_by_role("button", name="Larger").click()
    assert height(model) == pytest.approx(high * 1.2, abs=2)
    model.get_by_role("button", name="Smaller").click()
    assert height(model) == pytest.approx(high, abs=2)
    model.set_viewport_size({"width": 390, "height": 844})
    model.get_by_role("button", name="Fit the width").click()
    wide = model.evaluate("(s => s.scrollWidth - s.clientWidth)(document.querySelector('.em-figure .em-scroll'))")
    assert wide <= 1
    step(model, "EventRetrieved-B").hover()
    model.keyboard.down("Control")
    model.mouse.wheel(0, -100)
    model.keyboard.up("Control")
    model.wait_for_function(
        "(s => s.scrollWidth > s.clientWidth + 20)(document.querySelector('.em-figure .em-scroll'))"
    )


def test_the_viewer_fills_the_screen(model: Page) -> None:
    model.get_by_role("button", name="Full screen").click()
    model.wait_for_function("document.fullscreenElement?.localName === 'em-viewer'")
    expect(model.locator(".em-bar")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1400, 390])
def test_on_a_full_screen_the_step_is_seen_and_nothing_covers_the_bar(width: int, model: Page, address: str) -> None:
    model.set_viewport_size({"width": width, "height": 844})
    model.goto(f"{address}{MODEL}#EventRetrieved-B")
    model.get_by_role("button", name="Full screen").click()
    model.wait_for_function("document.fullscreenElement?.localName === 'em-viewer'")
    see(model)
    bar, panel = model.locator(".em-bar").bounding_box(), model.locator(".em-panel").bounding_box()
    assert bar
    assert panel
    apart = bar["y"] + bar["height"] <= panel["y"] or bar["x"] + bar["width"] <= panel["x"]
    assert apart


def test_a_png_is_what_is_shown(model: Page) -> None:
    model.locator(".em-bar summary", has_text="View").click()
    with model.expect_download() as waiting:
        model.get_by_role("button", name="Picture as shown (PNG)").click()
    assert waiting.value.suggested_filename == f"{NAME}.png"
    data = waiting.value.path().read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    assert high == pytest.approx(2 * height(model), abs=4)
    assert len(data) > wide * high / 200, "an empty sheet would be smaller"


IN_PARTS = """() => [...document.querySelectorAll(".em-part-of > svg:last-child")].flatMap((part) => {
  const {y, height} = part.viewBox.baseVal;
  const isWithin = ({dataset: {top, bottom}}) => top >= y - 4 && bottom <= y + height + 1;
  const steps = [...part.querySelectorAll("[data-step]:not(.em-hidden)")];
  return steps.filter(isWithin).map((step) => step.dataset.step);
})"""
"""The steps whose rows lie within a part of the picture, once for each part: none is cut in two."""


def test_paper_shows_everything_in_light(address: str, new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.goto(f"{address}{MODEL}#{OUTCOME}")
    expect(page.locator(".em-panel")).to_be_visible()
    keys = page.locator("svg.em-seq [data-step]").evaluate_all("all => all.map(step => step.dataset.step)")
    assert 0 < len(shown(page)) < len(keys)
    page.emulate_media(media="print")
    page.wait_for_selector(".em-parts")
    expect(page.locator("svg.em-seq")).to_be_hidden()
    assert sorted(page.evaluate(IN_PARTS)) == sorted(keys)
    for gone in (".em-bar", ".em-panel"):
        expect(page.locator(gone)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--em-paper').trim()") == "#f8f7f3"
    page.emulate_media(media="screen")
    expect(page.locator(".em-count")).to_have_text("Step 9 of 10")
    expect(page.locator("svg.em-seq")).to_be_visible()
    expect(page.locator(".em-parts")).to_have_count(0)


def test_a_picture_that_fits_a_page_stays_whole_on_paper(address: str, page: Page) -> None:
    page.goto(f"{address}models/agent-login/")
    page.emulate_media(media="print")
    expect(page.locator(".em-bar")).to_be_hidden()
    expect(page.locator("svg.em-seq")).to_be_visible()
    expect(page.locator(".em-parts")).to_have_count(0)


@pytest.mark.parametrize("where", [MODEL, "tlib/EventRinging/"])
def test_on_paper_no_heading_stands_alone_at_the_end_of_a_page(where: str, address: str, page: Page) -> None:
    page.goto(address + where)
    page.emulate_media(media="print")
    found = page.locator(".em-page :is(h2, h3)").evaluate_all("all => all.map((h) => getComputedStyle(h).breakAfter)")
    assert len(found) > 3
    assert set(found) == {"avoid"}


def test_the_viewer_works_on_disk(on_disk: Built, page: Page) -> None:
    page.goto((on_disk.folder / MODEL / "index.html").as_uri())
    page.locator(".em-figure .em-scroll").focus()
    press(page, "End")
    expect(page.locator(".em-count")).to_have_text("Step 22 of 22")
    assert page.url.endswith("index.html#" + page.evaluate("document.querySelector('tr.em-now').id"))


POLICY = "style-src-elem 'self'; style-src-attr 'none'; script-src-attr 'none'; img-src 'self' data:; object-src 'none'"


def test_a_strict_policy_holds_while_everything_is_used(address: str, page: Page) -> None:
    """The theme's own inline scripts are judged elsewhere."""
    said: list[str] = []

    def guarded(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.on("console", lambda message: said.append(message.text) if "Security Policy" in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route(re.compile(re.escape(address + MODEL)), guarded)
    page.goto(f"{address}{MODEL}#{OUTCOME}")
    press(page, "Home", "ArrowDown", "End")
    page.get_by_role("button", name="Fold phases").click()
    page.locator(".em-bar summary", has_text="View").click()
    page.get_by_role("button", name="Larger").click()
    with page.expect_download():
        page.get_by_role("button", name="Picture as shown (PNG)").click()
    assert said == []


@pytest.fixture(scope="module")
def forty(once: Once) -> Built:
    return once("forty", site_of_forty)


def test_no_task_is_long_while_stepping_through_forty_steps(forty: Built, first_visit: Page) -> None:
    with served(forty.folder) as host:
        tasks = step_through(first_visit, f"{host}/", "tdur")
    assert len(tasks) == STEPS
    assert min(tasks) > 0
    assert max(tasks) < LONG


def test_scripts_and_styles_are_small() -> None:
    """As they are sent: put together, scripts and styles each for themselves."""
    folders = [files("eventmodels") / "web" / name for name in ("viewer", "picture", "panel")]
    own = sorted((part.name, part.read_bytes()) for folder in folders for part in folder.iterdir() if part.is_file())
    assert len(own) > 25
    kinds = [b"".join(text for name, text in own if name.endswith(kind)) for kind in (".js", ".css")]
    assert sum(len(gzip.compress(each)) for each in kinds) < BUDGET


EACH = [("two-step-transfer-blind", "light", 1400), ("conference", "dark", 390)]
NAMES = ("call-establishing-internal-inbound", *(name for name, *_ in EACH))
OPENED = [
    *EACH,
    *(
        pytest.param(*each, marks=pytest.mark.sweep)
        for each in product(NAMES, ("light", "dark"), (1400, 390))
        if each not in EACH
    ),
]
"""Models, schemes and widths of a window: each of the last two once, all of three models in `make sweep`."""


@pytest.mark.parametrize(("name", "scheme", "width"), OPENED)
def test_axe_finds_nothing_while_all_parts_are_open(
    name: str, width: int, scheme: str, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}models/{name}/?follow=call")
    page.locator(".em-figure .em-scroll").focus()
    press(page, "ArrowDown", "ArrowDown", "ArrowDown")
    page.get_by_text("Attribute life").click()
    for part in (".em-panel dl", ".em-grid", "svg.em-seq .em-lit"):
        expect(page.locator(part).first).to_be_visible()
    assert axe_complaints(page) == {}
    page.locator(".em-bar summary", has_text="Filter").click()
    page.get_by_role("group", name="Only messages").get_by_role("button", name="Party A").click()
    expect(page.locator("tr.em-sifted").first).to_be_attached()
    assert axe_complaints(page) == {}


@pytest.mark.parametrize("width", [1000, 768, 390])
def test_menus_open_within_the_window(width: int, model: Page) -> None:
    model.set_viewport_size({"width": width, "height": 844})
    for menu in model.locator(".em-bar .em-menu").all():
        menu.locator("summary").click()
        expect(menu.locator(".em-pop")).to_be_visible()
        model.wait_for_function(
            """() => {
              const box = document.querySelector(".em-menu[open] .em-pop").getBoundingClientRect();
              return box.left >= 0 && box.right <= document.documentElement.clientWidth;
            }"""
        )


BAR = """[...document.querySelectorAll(".em-bar, .em-bar :is(button, summary)")].map((part) => {
  const {left, right, height} = part.getBoundingClientRect();
  return [left, right, height];
})"""


@pytest.mark.parametrize("width", [1400, 390])
def test_nothing_in_the_bar_moves_while_stepping(width: int, model: Page) -> None:
    model.set_viewport_size({"width": width, "height": 900})
    first = model.evaluate(BAR)
    for number in range(1, 23):
        press(model, "j")
        expect(model.locator(".em-count")).to_have_text(f"Step {number} of 22")
        assert model.evaluate(BAR) == first


@pytest.mark.parametrize("path", [f"{MODEL}#consultation.dialing", "models/inbound-email-route/", "tlib/EventRinging/"])
def test_a_phone_shows_pages_as_wide_as_it_is(
    path: str, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    page.goto(address + path)
    assert page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [390, 390]
    if "#" in path:
        page.locator(".em-panel").get_by_role("button", name="Next step").tap()
        expect(page.locator(".em-panel-nav b")).to_have_text("Step 11 of 22")
