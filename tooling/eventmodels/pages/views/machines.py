"""Pages of state machines, each with its drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.catalogue.conditions import change_words
from eventmodels.pages.page import Heading, Page
from eventmodels.pages.views.graphs import draw_machine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.records.machines import Machine, Transition

__all__ = ["machine_pages"]


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
    picture: str
    instance: tuple[NamedAddress, ...]
    of: tuple[NamedAddress, ...]
    rows: tuple[TransitionRow, ...]
    ignores: tuple[NamedAddress, ...]
    accepts: tuple[tuple[NamedAddress, tuple[NamedAddress, ...], str], ...]
    """(request, states, evidence)."""
    exclusive: tuple[NamedAddress, ...]


def machine_pages(catalogue: Catalogue, links: Addresses) -> Iterator[Page]:
    """Yield a page for every state machine."""
    for name, machine in catalogue.machines.items():
        view = MachineView(
            id=name,
            record=machine,
            picture=draw_machine(name, machine, links),
            instance=tuple(NamedAddress(links.attribute(machine.protocol, a), a) for a in machine.instance),
            of=tuple(_participant(catalogue, links, p) for p in machine.of if p in catalogue.participants),
            rows=tuple(_transition(links, name, machine, t) for t in machine.transitions),
            ignores=tuple(NamedAddress(links.message(machine.protocol, e), e) for e in machine.ignores),
            accepts=tuple(_accepted(links, name, machine)),
            exclusive=tuple(_state(links, name, machine, key) for key in machine.exclusive),
        )
        yield Page(
            address=links.machine(name),
            title=f"{machine.title} states",
            template="machine.html",
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


def _participant(catalogue: Catalogue, links: Addresses, name: str) -> NamedAddress:
    return NamedAddress(links.participant(name), catalogue.participants[name].title)


def _transition(links: Addresses, name: str, machine: Machine, transition: Transition) -> TransitionRow:
    return TransitionRow(
        before=tuple(_state(links, name, machine, key) for key in transition.from_),
        without=tuple(_state(links, name, machine, key) for key in transition.except_),
        event=NamedAddress(links.message(machine.protocol, transition.event), transition.event),
        condition=change_words(transition),
        after=None if transition.stays else _state(links, name, machine, transition.to),
        record=transition,
        evidence=str(transition.evidence or machine.evidence or ""),
    )


def _state(links: Addresses, name: str, machine: Machine, key: str) -> NamedAddress:
    known = key in machine.states
    return NamedAddress(links.machine(name, key), machine.states[key].title) if known else NamedAddress("", "any state")


def _accepted(
    links: Addresses, name: str, machine: Machine
) -> Iterator[tuple[NamedAddress, tuple[NamedAddress, ...], str]]:
    for row in machine.accepts:
        states = tuple(_state(links, name, machine, key) for key in row.in_)
        request = NamedAddress(links.message(machine.protocol, row.request), row.request)
        yield request, states, str(row.evidence or machine.evidence or "")
