"""The ledger of published addresses: what links from outside may point to, and which must therefore never die."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eventmodels.catalogue.flow import MessageStep, leaves
from eventmodels.catalogue.records.base import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow
    from eventmodels.catalogue.flow.flows import Flows

__all__ = ["model_anchors", "write_ledger"]


def model_anchors(flow: Flow) -> dict[str, str]:
    """Return the anchors of a model's page: step -> `from to protocol.message`, interruption -> its mark as written."""
    # What a step was is kept beside its anchor: an anchor that stays and means another message is as bad as one that
    # is gone, and nothing else would notice it.
    anchors: dict[str, str] = {}
    flow = flow.whole()
    for _, items in flow.courses():
        for step, _ in leaves(items):
            if isinstance(step, MessageStep):
                anchors[step.id] = f"{step.from_} {step.to} {step.protocol}.{step.message}"
    anchors.update({interruption.id: interruption.id.rpartition("~")[2] for interruption in flow.interruptions})
    return anchors


def write_ledger(catalogue: Catalogue, flows: Flows, pages: Iterable[str]) -> str:
    """Return the text of `published.yml` for everything that has an address now; `pages` are those without a name."""
    # Written by hand, one line a thing: a dumper would wrap the lists anew with every name, and nobody could review
    # what a release adds.
    lines = ["# Published addresses. Written by `eventmodels ledger --accept` at a release, never by a build."]
    entries = catalogue.protocols.items()
    lines += _section("messages", {p: {n: m.attributes for n, m in e.messages.items()} for p, e in entries})
    lines += _headed("attributes", [_listed(p, e.attributes, 1) for p, e in entries])
    lines += _section("enumerations", {p: {n: r.values for n, r in e.enumerations.items()} for p, e in entries})
    lines.append(_listed("participants", catalogue.participants, 0))
    lines += _headed("states", [_listed(name, machine.states, 1) for name, machine in catalogue.machines.items()])
    lines += _headed("pages", [f"  - {address}" for address in pages])
    if catalogue.ledger is not None:
        lines += _nested("moved", written(catalogue.ledger.moved), 0)
    lines += _headed("models", [line for name, flow in flows.all.items() for line in _model(name, flow)])
    return "\n".join(lines) + "\n"


def _headed(title: str, lines: list[str]) -> list[str]:
    # A key without a value is a mistake where it is read again.
    return [f"{title}:", *lines] if lines else []


def _section(title: str, protocols: Mapping[str, Mapping[str, Iterable[str]]]) -> list[str]:
    named = {protocol: names for protocol, names in protocols.items() if names}
    return _headed(
        title,
        [
            line
            for protocol, names in named.items()
            for line in (f"  {protocol}:", *(_listed(name, anchors, 2) for name, anchors in names.items()))
        ],
    )


def _model(name: str, flow: Flow) -> Iterator[str]:
    anchors = model_anchors(flow)
    yield f"  {name}:" if anchors else f"  {name}: {{}}"
    yield from (f"    {_quoted(anchor)}: {_quoted(target)}" for anchor, target in anchors.items())


def _nested(name: str, moved: Mapping[str, Any] | str, depth: int) -> Iterator[str]:
    """Yield what moved, as it was written: no program knows what became of a thing."""
    if isinstance(moved, str):
        yield f"{'  ' * depth}{_quoted(name)}: {_quoted(moved)}"
    elif moved:
        yield f"{'  ' * depth}{name}:"
        for key, below in moved.items():
            yield from _nested(key, below, depth + 1)


def _listed(name: str, words: Iterable[str], depth: int) -> str:
    return f"{'  ' * depth}{_quoted(name)}: [{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    # An asterisk begins a reference in YAML, and `null` is nothing; no other name or address has a meaning there.
    return f"'{text}'" if "*" in text or text.lower() == "null" else text
