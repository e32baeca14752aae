"""The book of findings, and what a flow's context knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue import expand
from eventmodels.catalogue.problems import Severity
from eventmodels.replay import automata_by_kind
from eventmodels.replay.context import Context
from eventmodels.replay.world import Trail, World
from tests.replay.small import CLOSED, HEAD, OPENED

if TYPE_CHECKING:
    from tests.support import House


def context(house: House) -> Context:
    catalogue = house({"interactions/house/new.yml": f"{HEAD}  - {OPENED}\n  - {CLOSED}\n"})
    return Context(catalogue, automata_by_kind(catalogue), expand(catalogue, catalogue.models["new"]))


def test_a_finding_is_kept_once_for_every_step_and_message(house: House) -> None:
    book = context(house)
    opened, closed = book.flow.messages()
    for world in (World(trail=Trail(opened, None)), World()):
        book.report("odd", "This is odd", closed, world, "that")
    book.report("odd", "This is odd", opened)
    book.report("odd", "This is odd", book.flow.span, severity=Severity.INFORMATION)
    assert [(f.step, f.span, f.trail, f.expected) for f in book.findings.values()] == [
        (closed.id, closed.span, (opened,), "that"),
        (opened.id, opened.span, (), ""),
        ("", book.flow.span, (), ""),
    ]


def test_which_machines_hold_for_a_participant(house: House) -> None:
    book = context(house)
    assert book.kind("H") == "handset"
    assert [automaton.id for automaton in book.machines("H")] == ["leaf"]
    assert [automaton.id for automaton in book.machines_in("door", "H")] == ["leaf"]
    assert book.machines_in("lift", "H") == book.machines("nobody") == ()
    assert book.kind("nobody") == ""


def test_only_identifiers_tell_instances_apart(house: House) -> None:
    book = context(house)
    (leaf,) = book.machines("H")
    opened, _ = map(book.effect, book.flow.messages())
    assert opened is not None
    assert book.keys(leaf) == ("VisitID",)
    assert book.identify(leaf, opened.values) == ("call",)
    assert book.identify(leaf, {}) == ("",)
