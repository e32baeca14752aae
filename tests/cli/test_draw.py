"""What `draw` prints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import Flows, load
from eventmodels.catalogue.addresses import Addresses
from eventmodels.replay import Replays
from eventmodels.sequence import EXPORTS, Export, export_text
from tests.support import BASE, refusal, run
from tests.terminals import typed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_a_drawing_is_the_export_of_the_site(export: Export) -> None:
    catalogue, _ = load(BASE)
    replay = Replays.of(catalogue, Flows.of(catalogue).all).all["visit"]
    expected = export_text(export, replay, Addresses(catalogue))
    assert run("draw", "visit", "--format", export.name, "--models", str(BASE)) == (0, expected)


def test_each_form_is_what_it_is_called() -> None:
    shown = {
        f: run("draw", "visit", "--format", f, "--models", str(BASE))[1] for f in ("svg", "puml", "mermaid", "json")
    }
    assert shown["svg"].startswith("<svg ")
    assert shown["puml"].startswith("@startuml\n")
    assert "\nsequenceDiagram\n" in shown["mermaid"]
    assert json.loads(shown["json"])["id"] == "visit"
    assert run("draw", "visit", "--models", str(BASE))[1].startswith("Visit\n")


def test_an_unknown_model() -> None:
    near = refusal("draw", "MODEL", "no model is called 'vist'; did you mean 'visit'?")
    assert run("draw", "vist", "--models", str(BASE)) == near
    assert run("draw", "../x", "--models", str(BASE)) == refusal("draw", "MODEL", "no model is called '../x'")


def test_a_model_that_is_wrong_itself_is_not_drawn(broken: Path) -> None:
    """Only what is wrong with it is told, not the mistakes of other files."""
    path = broken / "interactions" / "house" / "entering.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: phase", "kind: phas"), encoding="utf-8")
    reason = (
        "models/interactions/house/entering.yml:2:7: error [wrong-value] 'phas' under 'kind'; "
        "expected one of model, phase; did you mean 'phase'?\n"
        "  2 | kind: phas\n"
        "    |       ^^^^\n"
    )
    assert run("draw", "entering") == run("draw", "visit") == (1, reason)
    assert run("draw", "farewell")[0] == 0


def test_a_picture_that_is_wider_than_the_terminal_says_so() -> None:
    plain = run("draw", "visit", "--models", str(BASE))[1]
    wide = max(map(len, plain.splitlines()))
    said = f"The picture is {wide} columns wide, of which 40 fit: pipe it into `less -S`."
    shown = typed("draw", "visit", columns=40, models=BASE)
    assert " ".join(shown.removeprefix(plain).split()) == said
    assert typed("draw", "visit", columns=wide, models=BASE) == plain
