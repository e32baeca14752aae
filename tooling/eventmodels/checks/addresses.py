"""Links from outside stay good: everything in the ledger of published addresses is still there, or has a successor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.ledger import model_anchors
from eventmodels.catalogue.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow
    from eventmodels.catalogue.records.published import Ledger

__all__ = ["addresses_kept"]

Path = tuple[str | int, ...]
Moves = dict[str, str]
"""What a thing was called -> what it is called."""


def addresses_kept(catalogue: Catalogue, flows: Mapping[str, Flow]) -> Iterator[Problem]:
    """Demand that no published name or anchor is gone and no published step points to something else."""
    ledger = catalogue.ledger
    # What could not be read would look gone. Unlike names, addresses hang on every file at once: any gap silences all.
    if ledger is None or catalogue.incomplete:
        return
    moved = ledger.moved
    named = (ledger.messages, ledger.attributes, ledger.enumerations)
    later = (moved.messages, moved.attributes, moved.enumerations, moved.values)
    # Protocols of the ledger, not of the catalogue: one that is gone altogether has to be missed too.
    for protocol in dict.fromkeys(name for part in (*named, *later) for name in part):
        yield from _protocol(catalogue, ledger, protocol)
    path: Path = ("participants",)
    yield from _kept(
        ledger, path, "the participant {}", ledger.participants, catalogue.participants, moved.participants
    )
    yield from _found(ledger, path, moved.participants, catalogue.participants)
    states = {name: machine.states for name, machine in catalogue.machines.items()}
    inner = moved.states.get
    yield from _anchored(
        ledger, ("states",), "the state machine {}", ledger.states, states, moved.machines, lambda name: inner(name, {})
    )
    yield from _found(ledger, ("machines",), moved.machines, states)
    for machine, moves in moved.states.items():
        yield from _found(ledger, ("states", machine), moves, states.get(machine, ()))
    yield from _models(catalogue, ledger, flows)


def _protocol(catalogue: Catalogue, ledger: Ledger, protocol: str) -> Iterator[Problem]:
    """Demand the messages, attributes and enumerations of a protocol, with the anchors on their pages."""
    moved, entry = ledger.moved, catalogue.protocols.get(protocol)
    messages = {n: m.attributes for n, m in entry.messages.items()} if entry else {}
    attributes = entry.attributes if entry else {}
    values = {n: e.values for n, e in entry.enumerations.items()} if entry else {}
    renamed, members = moved.attributes.get(protocol, {}), moved.values.get(protocol, {})

    path: Path = ("messages", protocol)
    moves = moved.messages.get(protocol, {})
    published = ledger.messages.get(protocol, {})
    # An attribute is renamed for the whole protocol, so its anchor moves on the page of every message alike.
    yield from _anchored(ledger, path, "the message {}", published, messages, moves, lambda _: renamed)
    yield from _found(ledger, path, moves, messages)

    path = ("attributes", protocol)
    names = ledger.attributes.get(protocol, ())
    yield from _kept(ledger, path, "the attribute {}", names, attributes, renamed)
    yield from _found(ledger, path, renamed, attributes)

    path = ("enumerations", protocol)
    moves = moved.enumerations.get(protocol, {})
    published = ledger.enumerations.get(protocol, {})
    yield from _anchored(ledger, path, "the enumeration {}", published, values, moves, lambda n: members.get(n, {}))
    yield from _found(ledger, path, moves, values)
    for name, inner in members.items():
        yield from _found(ledger, ("values", protocol, name), inner, values.get(name, ()))


def _kept(
    ledger: Ledger, path: Path, what: str, published: Collection[str], present: Collection[str], moves: Moves
) -> Iterator[Problem]:
    """Demand that each published name is there or has moved; `what` is a pattern that tells what it named."""
    for position, name in enumerate(published):
        if name not in present and name not in moves:
            yield _gone(what.format(name), ledger, (*path, position), name, present)


def _anchored(
    ledger: Ledger,
    path: Path,
    what: str,
    published: Mapping[str, Collection[str]],
    present: Mapping[str, Collection[str]],
    moves: Moves,
    inner: Callable[[str], Moves],
) -> Iterator[Problem]:
    """Demand pages, and the anchors on those that are there; `inner` gives what moved on the page of a name."""
    # Of a page that is gone only the page is missed. One that moved must have its old anchors under the new name, since
    # the redirect leads there with the anchor of the old link; that its successor is there at all is for `_found`.
    for name, anchors in published.items():
        now = moves.get(name, name)
        if now in present:
            yield from _kept(ledger, (*path, name), f"the anchor {{}} of {name}", anchors, present[now], inner(now))
        elif name not in moves:
            yield _gone(what.format(name), ledger, (*path, name), name, present)


def _found(ledger: Ledger, path: Path, moves: Moves, present: Collection[str]) -> Iterator[Problem]:
    """Demand that what moved is where it is said to be now, and nowhere else."""
    # An old name that is in use again has a page of its own: no redirect can stand at its address.
    for old, new in moves.items():
        if new not in present:
            message, place = f"{old} is said to have moved to {new}, which is not there", ledger.moved.at(*path, old)
            yield Problem("address-gone", message, place, "its successor", nearest(new, present))
        elif old in present:
            yield Problem("name-clash", f"{old} is said to have moved and is still there", ledger.moved.key(*path, old))


def _models(catalogue: Catalogue, ledger: Ledger, flows: Mapping[str, Flow]) -> Iterator[Problem]:
    """Demand each model's page, and that the anchors on it lead to the steps that they led to when published."""
    aliases = {alias: name for name, entry in catalogue.models.items() for alias in entry.record.aliases}
    for name, anchors in ledger.models.items():
        flow = flows.get(aliases.get(name, name))
        if flow is None:
            if name not in catalogue.models:  # one that cannot be expanded has a problem of its own
                yield _gone(f"the model {name}", ledger, ("models", name), name, catalogue.models)
            continue
        now, moves = model_anchors(flow), ledger.moved.steps.get(flow.id, {})
        for anchor, target in anchors.items():
            where: Path = ("models", name, anchor)
            if anchor in now and now[anchor] != target:
                message = f"the published step {anchor} of {name} now is {now[anchor]!r}"
                yield Problem("address-moved", message, ledger.at(*where), f"{target!r}, as it was published")
            elif anchor not in now and anchor not in moves:
                yield _gone(f"the step {anchor} of {name}", ledger, where, anchor, now)
    for name, moves in ledger.moved.steps.items():
        flow_now = flows.get(name)
        if flow_now is not None or name not in catalogue.models:
            yield from _found(ledger, ("steps", name), moves, model_anchors(flow_now) if flow_now else ())


def _gone(what: str, ledger: Ledger, path: Path, name: str, present: Collection[str]) -> Problem:
    return Problem(
        "address-gone", f"{what} was published and is gone", ledger.at(*path), "it, or an alias", nearest(name, present)
    )
