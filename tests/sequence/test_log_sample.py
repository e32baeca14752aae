"""A model as a log shows it: nothing stands there that no log would print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue import Flows
from eventmodels.sequence.log_sample import also_logged, logged, to_log

if TYPE_CHECKING:
    from tests.support import House

MODEL = """\
title: New
kind: model
evidence: published
participants: {P: panel, C: controller, H: handset}
identifiers: {call: VisitID}
steps:
  - from: C
    to: H
    send: EventOpened
    with:
      VisitID: {optional: call}
      FormerVisitID: {present: true}
      Place: {dialled: H}
      Visitor: {optional: {present: true}}
      Sequence: {absent: true}
      Remark: present
"""
EXCERPT = "message EventOpened\n\tVisitID\tcall\n\tPlace\t'H'\n\tRemark\t'present'"


def test_an_attribute_of_which_no_value_is_told_is_named_below_and_is_no_line(house: House) -> None:
    catalogue = house({"interactions/house/new.yml": MODEL})
    flow = Flows.of(catalogue).all["new"]
    (step,) = flow.messages()
    assert logged(step, catalogue) == EXCERPT
    assert also_logged(step, catalogue) == "FormerVisitID, Visitor (optional)"
    assert to_log(flow, catalogue) == f"# 1: C to H\n{EXCERPT}\n# also: FormerVisitID, Visitor (optional)\n"
