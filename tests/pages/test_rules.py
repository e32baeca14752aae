"""What only a whole site can break: addresses that follow from no single name are kept, led on, and nobody's twice."""

from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue.addresses import relative
from eventmodels.catalogue.ledger import write_ledger
from eventmodels.catalogue.problems import report_text
from eventmodels.pages import Site, build
from eventmodels.pages.views.redirects import nameless
from eventmodels.sequence import EXPORTS
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

LEADS_ON = '<meta http-equiv="refresh" content="0; url={}">'


@pytest.fixture
def unnamed(site: Site) -> tuple[str, ...]:
    """The addresses that follow from no name in the ledger."""
    return nameless(site.reference, site.pages)


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """The small catalogue, with two models that have a page beside each other."""
    folder = tmp_path / "models"
    copytree(BASE, folder)
    return folder


def with_ledger(models: Path, text: str) -> Site:
    (models / "published.yml").write_text(text, "utf-8")
    return build(models, "models")


def test_every_page_is_in_the_ledger_by_its_name_or_by_its_address(site: Site, unnamed: tuple[str, ...]) -> None:
    ledger = write_ledger(site.reference.catalogue, site.reference.flows, unnamed)
    for page in site.pages:
        words = [word for word in page.address.split("/") if word]
        assert f"  - {page.address}\n" in ledger or words[-1] in ledger, page.address
    assert {"explorer/", "go/", "coverage/", "sources/", "models/", "door/messages/opening/"} <= set(unnamed)
    assert {"door/EventOpened/", "door/attributes/Mood/", "participants/panel/", "models/visit/"} & set(
        unnamed
    ) == set()
    assert "sources/#book.Doors" in unnamed


def test_what_was_published_is_there_as_long_as_nothing_changes(
    site: Site, unnamed: tuple[str, ...], models: Path
) -> None:
    assert with_ledger(models, write_ledger(site.reference.catalogue, site.reference.flows, unnamed)).problems == ()


def test_a_page_that_is_gone_is_a_mistake_until_its_successor_is_named(models: Path) -> None:
    gone = with_ledger(models, "pages:\n  - families/hause/\n")
    assert report_text(gone.problems).splitlines()[0] == (
        "models/published.yml:2:5: error [address-gone] the page families/hause/ was published and is gone; "
        "expected it, or its successor under 'moved'; did you mean 'families/house/'?"
    )
    found = with_ledger(models, "pages: [families/hause/]\nmoved: {pages: {families/hause/: families/house/}}\n")
    assert found.problems == ()
    assert LEADS_ON.format("../house/") in found.files["families/hause/index.html"]


def test_a_successor_has_to_be_there_and_its_predecessor_not(models: Path) -> None:
    lost = with_ledger(models, "moved: {pages: {families/hause/: families/huose/}}\n")
    assert [problem.code for problem in lost.problems] == ["address-gone"]
    still = with_ledger(models, "moved: {pages: {coverage/: explorer/}}\n")
    assert [problem.code for problem in still.problems] == ["name-clash"]


def test_a_model_that_is_renamed_takes_its_frames_comparisons_and_files_along(site: Site, models: Path) -> None:
    visit = next(models.rglob("visit.yml"))
    visit.write_text(visit.read_text("utf-8") + "aliases: [call-at-the-door]\n", "utf-8")
    pair = next(page.address for page in site.pages if page.kind.name == "compare")
    one, other = pair.split("/")[1:3]
    old = [pair.replace("visit", "call-at-the-door"), f"compare/{other}/{one}/".replace("visit", "call-at-the-door")]
    site = with_ledger(models, f"pages: [{', '.join(old)}]\n")
    assert site.problems == ()
    for address in (*old, f"compare/{other}/{one}/"):
        way = relative(pair, address)
        assert LEADS_ON.format(way) in site.files[f"{address}index.html"]
    assert LEADS_ON.format("../visit/") in site.files["embed/call-at-the-door/index.html"]
    for ending in (export.ending for export in EXPORTS):  # what stands in other pages as a picture cannot lead on
        assert site.files[f"models/call-at-the-door.{ending}"] == site.files[f"models/visit.{ending}"]


def test_two_pages_never_share_an_address(tmp_path: Path) -> None:
    root = copytree(BASE, tmp_path / "models")
    opening = root / "protocols" / "door" / "messages" / "opening.yml"
    text = opening.read_text("utf-8") + "  attributes: {kind: event, summary: Has the name of a list.}\n"
    opening.write_text(text, "utf-8")
    problems = build(root).problems
    assert [str(p) for p in problems] == [
        "attributes and Door protocol attributes would have the address door/attributes/; expected another name"
    ]
