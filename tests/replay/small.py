"""Models of a few steps in the small catalogue, replayed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from eventmodels.catalogue import expand
from eventmodels.replay import automata_by_kind, replay

if TYPE_CHECKING:
    from eventmodels.replay import Replay
    from tests.support import House

__all__ = ["CLOSED", "HEAD", "LAMP", "OPENED", "found", "replayed", "told"]

PROTOCOL = (Path(__file__).parents[1] / "cases/base/protocols/door/protocol.yml").read_text(encoding="utf-8")
HEAD = """\
title: New
kind: model
evidence: published
participants:
  P: {is: panel, registers: [H]}
  C: controller
  H: handset
  K: handset
  L: handset
  M: handset
  N: handset
  O: handset
identifiers: {call: VisitID, other: VisitID, ticket: Ticket, stub: Ticket}
steps:
"""
OPENED = "{from: C, to: H, send: EventOpened, with: {VisitID: call}}"
CLOSED = "{from: C, to: H, send: EventClosed, with: {VisitID: call}}"
LAMP = """\
title: Lamp
protocol: door
instance: [Place]
of: [handset]
initial: dark
states: {dark: {title: Dark}, lit: {title: Lit}}
transitions:
  - {from: [dark, lit], event: EventOpened, to: lit}
  - {from: lit, event: EventClosed, to: dark}
"""
"""A machine of the handset itself, whatever the visit."""


def replayed(
    house: House,
    steps: str,
    *,
    starts: str = "",
    machines: dict[str, str] | None = None,
    rules: str = "",
    roles: str = "",
    **phases: str,
) -> Replay:
    """Replay a model with these steps, in YAML; interruptions may follow them. `machines` may replace those there.

    `rules` are added to the protocol, and `roles` to its roles.
    """
    head = HEAD.replace("identifiers", f"starts: {starts}\nidentifiers") if starts else HEAD
    files = {f"interactions/house/{name}.yml": text for name, text in phases.items()}
    if rules or roles:
        files["protocols/door/protocol.yml"] = PROTOCOL.replace("\nroles:\n", f"\nroles:\n{roles}") + rules
    files |= {f"states/{name}.yml": text for name, text in (machines or {}).items()}
    catalogue = house({"interactions/house/new.yml": head + steps, **files})
    return replay(catalogue, automata_by_kind(catalogue), expand(catalogue, catalogue.models["new"]))


def found(house: House, steps: str, *, rules: str = "", roles: str = "", **machines: str) -> list[tuple[str, str]]:
    """Return (code, step) of everything that is found, what is left over at the end apart."""
    replay = replayed(house, steps, rules=rules, roles=roles, machines=machines)
    return [(f.code, f.step) for f in replay.findings if f.code != "party-left-over"]


def told(replay: Replay, code: str) -> list[str]:
    """Return what was found under a code."""
    return [finding.message for finding in replay.findings if finding.code == code]
