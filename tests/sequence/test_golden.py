"""Layout, picture and exports of two flows, as they were accepted."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import pytest

from eventmodels.sequence import Hrefs, draw_svg, place, table_rows
from eventmodels.sequence.flow_json import to_json
from eventmodels.sequence.ladder import to_text
from eventmodels.sequence.mermaid import to_mermaid
from eventmodels.sequence.plantuml import to_plantuml
from tests.sequence.flows import everyday, everything

if TYPE_CHECKING:
    from eventmodels.catalogue.flow import Flow
    from tests.conftest import Golden

FLOWS = pytest.mark.parametrize("flow", [everyday(), everything()], ids=lambda flow: flow.id)


def records(*each: object) -> str:
    return json.dumps([dataclasses.asdict(one) for one in each], ensure_ascii=False, indent=1) + "\n"  # type: ignore[call-overload]


def page(model: str) -> str:
    return f"../{model}/"


@FLOWS
def test_layout(flow: Flow, golden: Golden) -> None:
    golden(f"{flow.id}.layout.json", records(place(flow)))


@FLOWS
def test_picture(flow: Flow, golden: Golden) -> None:
    golden(f"{flow.id}.svg", draw_svg(place(flow), Hrefs(page)) + "\n")


@FLOWS
def test_plantuml(flow: Flow, golden: Golden) -> None:
    golden(f"{flow.id}.puml", to_plantuml(flow))


@FLOWS
def test_mermaid(flow: Flow, golden: Golden) -> None:
    golden(f"{flow.id}.mmd", to_mermaid(flow))


@FLOWS
def test_text(flow: Flow, golden: Golden) -> None:
    golden(f"{flow.id}.txt", to_text(flow))


@FLOWS
def test_json(flow: Flow, golden: Golden) -> None:
    golden(f"{flow.id}.json", to_json(flow))


@FLOWS
def test_table(flow: Flow, golden: Golden) -> None:
    golden(f"{flow.id}.table.json", records(*table_rows(flow)))
