"""Links from outside stay good: everything in the ledger of published addresses is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.ledger import model_anchors
from eventmodels.catalogue.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.filing import Ledger
    from eventmodels.catalogue.flow import Flow

__all__ = ["addresses_kept"]

Path = tuple[str | int, ...]


def addresses_kept(catalogue: Catalogue, flows: Mapping[str, Flow]) -> Iterator[Problem]:
    """Demand that no published name or anchor is gone and no published step points to something else."""
    ledger = catalogue.ledger
    if ledger is None or catalogue.incomplete:
        return
    for protocol, messages in ledger.messages.items():
        entry = catalogue.protocols.get(protocol)
        known = {n: m.attributes for n, m in entry.messages.items()} if entry else {}
        yield from _anchored(ledger, ("messages", protocol), "the message {}", messages, known)
    for protocol, names in ledger.attributes.items():
        entry = catalogue.protocols.get(protocol)
        yield from _kept(ledger, ("attributes", protocol), "the attribute {}", names, entry.attributes if entry else ())
    for protocol, enumerations in ledger.enumerations.items():
        entry = catalogue.protocols.get(protocol)
        values = {n: e.values for n, e in entry.enumerations.items()} if entry else {}
        yield from _anchored(ledger, ("enumerations", protocol), "the enumeration {}", enumerations, values)
    yield from _kept(ledger, ("participants",), "the participant {}", ledger.participants, catalogue.participants)
    states = {name: machine.states for name, machine in catalogue.machines.items()}
    yield from _anchored(ledger, ("states",), "the state machine {}", ledger.states, states)
    yield from _models(catalogue, ledger, flows)


def _kept(
    ledger: Ledger, path: Path, what: str, published: Collection[str], known: Collection[str]
) -> Iterator[Problem]:
    for position, name in enumerate(published):
        if name not in known:
            yield _gone(what.format(name), ledger, (*path, position), name, known)


def _anchored(
    ledger: Ledger,
    path: Path,
    what: str,
    published: Mapping[str, Collection[str]],
    known: Mapping[str, Collection[str]],
) -> Iterator[Problem]:
    """Demand pages, and the anchors on those that are there."""
    for name, anchors in published.items():
        if name not in known:
            yield _gone(what.format(name), ledger, (*path, name), name, known)
        else:
            yield from _kept(ledger, (*path, name), f"the anchor {{}} of {name}", anchors, known[name])


def _models(catalogue: Catalogue, ledger: Ledger, flows: Mapping[str, Flow]) -> Iterator[Problem]:
    aliases = {alias: name for name, entry in catalogue.models.items() for alias in entry.record.aliases}
    for name, anchors in ledger.models.items():
        flow = flows.get(aliases.get(name, name))
        if flow is None:
            if name not in catalogue.models:  # one that cannot be expanded has a problem of its own
                yield _gone(f"the model {name}", ledger, ("models", name), name, catalogue.models)
            continue
        now = model_anchors(flow)
        for anchor, target in anchors.items():
            where: Path = ("models", name, anchor)
            if anchor not in now:
                yield _gone(f"the step {anchor} of {name}", ledger, where, anchor, now)
            elif now[anchor] != target:
                message = f"the published step {anchor} of {name} now is {now[anchor]!r}"
                yield Problem("address-moved", message, ledger.at(*where), f"{target!r}, as it was published")


def _gone(what: str, ledger: Ledger, path: Path, name: str, known: Collection[str]) -> Problem:
    return Problem(
        "address-gone", f"{what} was published and is gone", ledger.at(*path), "it, or an alias", nearest(name, known)
    )
