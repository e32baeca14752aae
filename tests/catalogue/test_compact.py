"""The compact form says what the folder says, and is read without what reads folders."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import Problem, Span, load
from eventmodels.catalogue.compact import Compact, from_json, to_json
from eventmodels.checks import examine
from tests.support import BASE, real_site

if TYPE_CHECKING:
    from pathlib import Path

# Each floor that stands on catalogue and flows alone joins these as it is built.
ALONE = """
import sys
sys.modules.update(dict.fromkeys(["pydantic", "yaml", "jinja2", "click"]))
from pathlib import Path
from eventmodels.catalogue.addresses import Addresses
from eventmodels.catalogue.compact import from_json
from eventmodels.replay import Replays
from eventmodels.search.explain import explain
from eventmodels.search.names import all_names
from eventmodels.sequence import EXPORTS, export_text

compact = from_json(Path(sys.argv[1]).read_text("utf-8"))
replays = Replays.of(compact.catalogue, compact.flows.all)
for name, replay in replays.all.items():
    for export in EXPORTS:
        print(export_text(export, replay, Addresses(compact.catalogue)))
assert all(explain(compact.catalogue, compact.flows, name) for name in list(all_names(compact.catalogue))[::50])
"""


def compact_of(folder: Path) -> Compact:
    catalogue, problems = load(folder)
    checked = examine(catalogue)
    return Compact(catalogue, checked.flows, (*problems, *checked.problems))


@pytest.fixture(scope="module")
def real() -> Compact:
    """The real models in compact form, as commands keep them."""
    site = real_site()
    return Compact(site.reference.catalogue, site.reference.flows, ())


def test_what_is_read_is_what_was_written(real: Compact) -> None:
    read = from_json(to_json(real))
    for each in fields(real.catalogue):
        if each.name != "files":
            assert getattr(read.catalogue, each.name) == getattr(real.catalogue, each.name), each.name
    assert read.flows.all == real.flows.all
    assert read.flows.senders == real.flows.senders
    assert read.problems == real.problems
    assert list(read.catalogue.models) == list(real.catalogue.models)


def test_the_same_folder_gives_the_same_bytes(real: Compact, kept_models: Path) -> None:
    """To every process: what commands keep was made by the first that asked for it."""
    text = to_json(real)
    (kept,) = kept_models.rglob("*.compact")
    assert kept.read_text("utf-8").partition("\n")[2] == text
    assert to_json(from_json(text)) == text


def test_what_could_not_be_read_and_why_is_kept() -> None:
    span = Span("protocols/door/messages/events.yml", 3, 4, 5, "  the line")
    problem = Problem("no-value", "it has none", span, "one", "'two'", trail=("A", "B"), step="s", attribute="a")
    broken = compact_of(BASE)
    broken = replace(
        broken, problems=(problem,), catalogue=replace(broken.catalogue, incomplete=frozenset({"states", "families"}))
    )
    read = from_json(to_json(broken))
    assert read.catalogue.incomplete == {"states", "families"}
    assert read.problems == (problem,)
    assert read.problems[0].span.text == "  the line"
    assert (read.problems[0].step, read.problems[0].attribute) == ("s", "a")


def test_models_are_drawn_replayed_and_found_without_what_reads_folders(real: Compact, tmp_path: Path) -> None:
    text = to_json(real)
    (tmp_path / "compact.json").write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ALONE, tmp_path / "compact.json"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert real.catalogue.models["release-phase"].record.title in done.stdout
