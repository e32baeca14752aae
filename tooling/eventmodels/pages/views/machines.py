"""Pages of state machines, each with its drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.conditions import change_words
from eventmodels.pages.page import Heading, Later, Page, PageKind
from eventmodels.pages.views.graphs import draw_machine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.machines import Machine, Transition
    from eventmodels.pages.reference import Reference

__all__ = ["machine_pages"]

MACHINE = PageKind("machine", "State")


@dataclass(frozen=True, slots=True)
class TransitionRow:
    """A change of state."""

    before: tuple[NamedAddress, ...]
    without: tuple[NamedAddress, ...]
    event: NamedAddress
    condition: str
    after: NamedAddress | None
    """None: the state stays the same."""
    record: Transition
    evidence: str


@dataclass(frozen=True, slots=True)
class MachineView:
    """Everything a state page shows."""

    id: str
    record: Machine
    picture: Later[str]
    """SVG, escaped by its writer; drawn when the page is rendered."""
    instance: tuple[NamedAddress, ...]
    of: tuple[NamedAddress, ...]
    rows: tuple[TransitionRow, ...]
    ignores: tuple[NamedAddress, ...]
    accepts: tuple[tuple[NamedAddress, tuple[NamedAddress, ...], str], ...]
    """(request, states, evidence)."""
    exclusive: tuple[NamedAddress, ...]


def machine_pages(reference: Reference) -> Iterator[Page]:
    """Yield a page for every state machine."""
    addresses = reference.addresses
    for name, machine in reference.catalogue.machines.items():
        view = MachineView(
            id=name,
            record=machine,
            picture=Later(draw_machine, addresses, name, machine),
            instance=tuple(NamedAddress(addresses.attribute(machine.protocol, a), a) for a in machine.instance),
            of=tuple(addresses.named_participant(p) for p in machine.of if p in reference.catalogue.participants),
            rows=tuple(_transition(addresses, name, machine, t) for t in machine.transitions),
            ignores=tuple(NamedAddress(addresses.message(machine.protocol, e), e) for e in machine.ignores),
            accepts=tuple(_accepted(addresses, name, machine)),
            exclusive=tuple(_state(addresses, name, machine, key) for key in machine.exclusive),
        )
        yield Page(
            address=addresses.machine(name),
            title=f"{machine.title} states",
            kind=MACHINE,
            data=view,
            summary=machine.summary or "",
            headings=(
                Heading("diagram", "Diagram"),
                Heading("states", "States"),
                Heading("transitions", "Transitions"),
                *((Heading("requests", "Requests"),) if machine.accepts else ()),
            ),
            section=("States",),
            source=f"states/{name}.yml",
        )


def _transition(addresses: Addresses, name: str, machine: Machine, transition: Transition) -> TransitionRow:
    return TransitionRow(
        before=tuple(_state(addresses, name, machine, key) for key in transition.from_),
        without=tuple(_state(addresses, name, machine, key) for key in transition.except_),
        event=NamedAddress(addresses.message(machine.protocol, transition.event), transition.event),
        condition=change_words(transition),
        after=None if transition.stays else _state(addresses, name, machine, transition.to),
        record=transition,
        # A row that says nothing is known as well as the machine; a reader of one row sees only that row.
        evidence=str(transition.evidence or machine.evidence or ""),
    )


def _state(addresses: Addresses, name: str, machine: Machine, key: str) -> NamedAddress:
    # `*` names no state: there is no row to lead to.
    known = key in machine.states
    return (
        NamedAddress(addresses.machine(name, key), machine.states[key].title)
        if known
        else NamedAddress("", "any state")
    )


def _accepted(
    addresses: Addresses, name: str, machine: Machine
) -> Iterator[tuple[NamedAddress, tuple[NamedAddress, ...], str]]:
    for row in machine.accepts:
        states = tuple(_state(addresses, name, machine, key) for key in row.in_)
        request = NamedAddress(addresses.message(machine.protocol, row.request), row.request)
        yield request, states, str(row.evidence or machine.evidence or "")
