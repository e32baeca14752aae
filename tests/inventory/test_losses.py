"""Whatever is lost is named, and what leads on is not lost."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from eventmodels.pages import render
from tests.inventory.losses import FORMAT, SUCCESSORS, losses
from tests.inventory.taking import FLOWS, pack, take, unpack
from tests.pages.renamed import renamed
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LEADS_ON = '<meta http-equiv="refresh" content="0; url={}">'
CATALOGUE = {"format": FORMAT, "models": {"visit": {"address": "models/visit/", "files": {"svg": "visit.svg"}}}}
FILES = {
    "index.html": '<h1 id="top">Doors</h1><input id="__search">',
    "door/Opened/index.html": '<h1 id="top">Opened</h1><h2 id="_attributes">Attributes</h2><tr id="Place"><td>Place',
    "door/Opened.md": "# Opened",
    "models/visit.json": '{"steps": [{"id": "shut", "with": {"Place": {"text": "A"}}}]}',
    "models/farewell.json": '{"steps": [{"id": "ring", "timer": 5}]}',
    "models/visit/index.html": '<svg><defs><marker id="tip"/></defs><g id="ring"/></svg><tr id="other.shut~*"><td>1',
    "assets/stylesheets/main.57a0d79d.min.css": "",
    "assets/own.js": "",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a small site."""
    change(tmp_path, {**FILES, "catalogue.json": json.dumps(CATALOGUE)})
    return tmp_path


def change(site: Path, files: dict[str, str | None]) -> None:
    """Write files of a site; those without a text go away."""
    for name, text in files.items():
        if text is None:
            (site / name).unlink()
        else:
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, "utf-8")


def lost(folder: Path, files: dict[str, str | None], successors: Mapping[str, str] = SUCCESSORS) -> list[str]:
    """List what a site loses when some of its files change."""
    before = take(folder).held
    change(folder, files)
    return list(losses(before, take(folder), successors))


def test_the_list_holds_what_one_may_link_to_or_read(folder: Path) -> None:
    assert {path: names for path, names in take(folder).held.items() if names or "assets" in path} == {
        "index.html": {"top"},
        "door/Opened/index.html": {"top", "_attributes", "Place"},
        "models/visit/index.html": {"ring", "other.shut~*"},
        "assets/stylesheets/main.min.css": set(),
        "assets/own.js": set(),
        "catalogue.json": {
            *("format", "models", "models.*", "models.*.address", "models.*.files", "models.*.files.svg"),
        },
        FLOWS: {
            *("steps", "steps[].id", "steps[].timer"),
            *("steps[].with", "steps[].with.*", "steps[].with.*.text"),
        },
    }


def test_a_list_is_read_as_it_was_written_and_written_the_same(folder: Path) -> None:
    held = take(folder).held
    assert unpack(pack(held)) == held
    assert pack(dict(reversed(held.items()))) == pack(held)


def test_the_command_writes_the_list(folder: Path) -> None:
    file = folder / "list"
    held = take(folder).held
    subprocess.run((sys.executable, "-m", "tests.inventory", folder, file), cwd=ROOT, check=True)
    assert unpack(file.read_bytes()) == held


def test_a_site_that_did_not_change_has_lost_nothing(folder: Path) -> None:
    assert lost(folder, {}) == []


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"door/Opened/index.html": None}, ["door/Opened/index.html: is gone, and nothing leads on"]),
        ({"door/Opened.md": None}, ["door/Opened.md: is gone, and nothing leads on"]),
        ({"assets/own.js": None}, ["assets/own.js: is gone, and nothing leads on"]),
        ({"index.html": "<h1>Doors</h1>"}, ["index.html: has no top any more"]),
        ({"door/Opened/index.html": LEADS_ON.format("../Open/")}, ["door/Opened/index.html: leads to nowhere"]),
        ({"door/Opened/index.html": LEADS_ON.format("./")}, ["door/Opened/index.html: leads to nowhere"]),
        (
            {"door/Opened/index.html": LEADS_ON.format("https://doors.test/")},
            ["door/Opened/index.html: leads to nowhere"],
        ),
        (
            {
                "door/Opened/index.html": LEADS_ON.format("../Open/"),
                "door/Open/index.html": '<h1 id="top">Open</h1><h2 id="_attributes">',
            },
            ["door/Opened/index.html: has no Place any more, nor on door/Open/index.html"],
        ),
        (
            {"door/Opened.md": None, "door/Opened/index.html": LEADS_ON.format("../../")},
            [
                "door/Opened/index.html: has no Place any more, nor on index.html",
                "door/Opened/index.html: has no _attributes any more, nor on index.html",
                "door/Opened.md: is gone, and nothing leads on",
            ],
        ),
        ({"models/farewell.json": '{"steps": [{"id": "ring"}]}'}, ["models/*.json: has no steps[].timer any more"]),
        (
            {"catalogue.json": json.dumps({"format": FORMAT, "models": {"visit": {"address": "", "files": {}}}})},
            ["catalogue.json: has no models.*.files.svg any more"],
        ),
    ],
)
def test_a_loss_is_named(files: dict[str, str | None], said: list[str], folder: Path) -> None:
    assert sorted(lost(folder, files)) == sorted(said)


def test_a_new_version_of_the_theme_is_no_loss(folder: Path) -> None:
    before = take(folder).held
    (folder / "assets/stylesheets/main.57a0d79d.min.css").rename(folder / "assets/stylesheets/main.01234567.min.css")
    assert list(losses(before, take(folder))) == []


def test_a_page_that_leads_on_over_another_is_not_lost(folder: Path) -> None:
    files = {
        "door/Opened/index.html": LEADS_ON.format("../Open/"),
        "door/Opened.md": None,
        "door/Open/index.html": LEADS_ON.format("../../gate/Open/"),
        "gate/Open/index.html": '<h1 id="top">Open</h1><h2 id="_attributes"></h2><a id="Place"></a><tr id="Where">',
        "gate/Open.md": "# Open",
    }
    assert lost(folder, files) == []


def with_pictures(format_: int) -> dict[str, str | None]:
    """Change the data: `pictures` in place of `files.svg`."""
    data = {"format": format_, "models": {"visit": {"address": "", "files": {}, "pictures": ""}}}
    return {"catalogue.json": json.dumps(data)}


def test_a_key_may_have_a_successor_in_a_later_format(folder: Path) -> None:
    assert lost(folder, with_pictures(FORMAT + 1), {"models.*.files.svg": "models.*.pictures"}) == []


@pytest.mark.parametrize(
    ("format_", "successor"), [(FORMAT, "models.*.pictures"), (FORMAT + 1, "models.*.drawings"), (FORMAT + 1, "")]
)
def test_a_key_without_one_is_lost(format_: int, successor: str, folder: Path) -> None:
    found = lost(folder, with_pictures(format_), {"models.*.files.svg": successor})
    assert found == ["catalogue.json: has no models.*.files.svg any more"]


def test_what_the_project_renames_is_not_lost(tmp_path: Path) -> None:
    """Old names of a small catalogue, which its ledger and its aliases lead on."""
    site = renamed(tmp_path / "models")
    change(tmp_path / "site", {"models/x.json": "{}", **site.files})
    change(tmp_path / "site", {f"{page.address}index.html": render(page, site.reference) for page in site.pages})
    before = {
        "models/call-at-the-door/index.html": {"shut", "slam", "slam~*"},
        "models/call-at-the-door.svg": set(),
        "embed/call-at-the-door/index.html": set(),
        "door/EventShut/index.html": {"Place", "Where"},
        "door/EventClosed/index.html": {"Where"},
        "participants/flap/index.html": set(),
        "states/wing/index.html": {"ajar"},
    }
    now = take(tmp_path / "site")
    assert set(before) - set(now.leads) == {"models/call-at-the-door.svg", "door/EventClosed/index.html"}
    assert list(losses({path: frozenset(names) for path, names in before.items()}, now)) == []
    assert list(losses({"states/wing/index.html": frozenset({"wide"})}, now)) == [
        "states/wing/index.html: has no wide any more, nor on states/leaf/index.html"
    ]
