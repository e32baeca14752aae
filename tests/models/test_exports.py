"""What each model's exports are worth: the programs they are written for take them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tests.support import REAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from eventmodels.catalogue import Flow
    from eventmodels.pages import Site
    from tests.oracles import Drawn

MODELS = sorted(path.stem for path in (REAL / "interactions").rglob("*.yml"))
WIDEST_LADDER = 225
KEYS = ["id", "title", "family", "evidence", "participants", "steps", "interruptions", "groups"]
STEP_KEYS = {
    "request": {"id", "kind", "number", "from", "to", "protocol", "message", "with", "group", "phase", "note"},
    "event": {"id", "kind", "number", "from", "to", "protocol", "message", "with", "group", "phase", "note"},
    "action": {"id", "kind", "number", "from", "to", "text", "group", "phase", "note"},
    "state": {"id", "kind", "text", "of", "group", "phase", "note"},
    "note": {"id", "kind", "text", "over", "group", "phase", "note"},
}
"""What a step of each kind always has."""


def test_plantuml_draws_every_message(site: Site, drawn: Drawn, subtests: pytest.Subtests) -> None:
    for model in MODELS:
        with subtests.test(model):
            said = "\n".join(ET.fromstring(drawn.picture(model)).itertext())  # noqa: S314 - PlantUML wrote it
            assert "Syntax Error" not in said
            messages = site.reference.flows.all[model].messages()
            assert [arrow.message for arrow in messages if arrow.message not in said] == []


def test_mermaid_takes_it(exports: Path, refused: dict[str, str], subtests: pytest.Subtests) -> None:
    for model in MODELS:
        with subtests.test(model):
            assert (exports / f"{model}.mmd").exists()
            assert refused.get(model) is None


def test_the_ladder_fits_a_ticket_and_says_every_message(site: Site, exports: Path, subtests: pytest.Subtests) -> None:
    for model in MODELS:
        with subtests.test(model):
            text = (exports / f"{model}.txt").read_text("utf-8")
            assert [line for line in text.splitlines() if len(line) > WIDEST_LADDER] == []
            messages = site.reference.flows.all[model].messages()
            assert [arrow.message for arrow in messages if arrow.message not in text] == []


def test_the_data_is_whole_and_agrees_with_itself(site: Site, exports: Path, subtests: pytest.Subtests) -> None:
    for model in MODELS:
        with subtests.test(model):
            data = json.loads((exports / f"{model}.json").read_text("utf-8"))
            agrees(data, site.reference.flows.all[model])


def agrees(data: dict[str, Any], flow: Flow) -> None:
    """Hold what programs read of a model to the model, and to itself."""
    assert list(data) == KEYS
    assert (data["id"], data["title"], data["evidence"]) == (flow.id, flow.title, flow.evidence)

    steps = list(every_step(data))
    assert [step for step in steps if not STEP_KEYS[step["kind"]] <= set(step)] == []
    assert [s["message"] for s in steps if "message" in s] == [arrow.message for arrow in flow.messages()]
    participants = {participant["id"] for participant in data["participants"]}
    assert {step[end] for step in steps for end in ("from", "to") if step.get(end)} <= participants
    groups = {group["id"] for group in data["groups"]}
    assert {step["group"] for step in steps if step["group"]} <= groups
    assert {group["parent"] for group in data["groups"] if group["parent"]} <= groups
    ids = {step["id"] for step in steps}
    assert {interruption["after"] for interruption in data["interruptions"]} <= ids


@pytest.mark.parametrize("ending", ["svg", "puml", "mmd", "txt", "json"])
def test_exports_say_what_is_not_published(ending: str, site: Site, exports: Path) -> None:
    weak = [flow for flow in site.reference.flows.all.values() if flow.evidence != "published"]
    assert weak
    assert [f.id for f in weak if str(f.evidence) not in (exports / f"{f.id}.{ending}").read_text("utf-8")] == []


def every_step(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the steps of the normal course, then those of each outcome that a source shows."""
    yield from data["steps"]
    for interruption in data["interruptions"]:
        yield from interruption["steps"] or ()
