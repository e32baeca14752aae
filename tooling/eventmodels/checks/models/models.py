"""Interaction models name what exists, and give every step an address of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import leaves
from eventmodels.catalogue.flow.sentences import bare, named
from eventmodels.catalogue.kinds import Evidence
from eventmodels.catalogue.problems import Problem
from eventmodels.catalogue.records import models as m
from eventmodels.catalogue.records.places import Place, places
from eventmodels.checks import names
from eventmodels.checks.models.sends import sends_allowed
from eventmodels.checks.releases import releases_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue, ModelEntry
    from eventmodels.catalogue.flow import Flow
    from eventmodels.catalogue.problems import Span
    from eventmodels.catalogue.records.base import Record

__all__ = ["models_consistent"]


def models_consistent(catalogue: Catalogue, flows: Mapping[str, Flow]) -> Iterator[Problem]:
    """Demand that every model and phase is well filed, names what is there, and gives each step its own address.

    `flows` are those that could be expanded; of the others addresses are not resolved. Titles without steps come last.
    """
    for entry in catalogue.models.values():
        yield from _filed(catalogue, entry)
        yield from _related(catalogue, entry)
        yield from _columns(catalogue, entry.record)
        yield from _identifiers(catalogue, entry.record)
        yield from _states_named(catalogue, entry.record, entry.record.starts, entry.record, "starts")
        for place in places(entry.record):
            yield from _step(catalogue, entry.record, place)
        for interruption in entry.record.interruptions:
            # Only the title of a phase's is read in other models.
            braced = entry.record.kind == "phase"
            yield from _sentence(entry.record, interruption.title, interruption.at("title"), braced=braced)
        yield from _addresses_unique(entry.record)
        if entry.id in flows:
            yield from _addresses_resolve(catalogue, entry.record, flows[entry.id])
            yield from _marks_apart(entry.record, flows[entry.id])
    yield from _undocumented(catalogue)


def _filed(catalogue: Catalogue, entry: ModelEntry) -> Iterator[Problem]:
    span = entry.record.at("family") if entry.record.family else entry.record.at("title")
    yield from names.families(catalogue).demand(entry.family, span)
    if entry.record.evidence is Evidence.RECONSTRUCTED and not entry.record.derived_from:
        message = "a reconstructed model that does not say what its steps follow from"
        yield Problem("no-derivation", message, entry.record.at("evidence"), "the key 'derived-from'")
    yield from releases_in_order(entry.record)
    for position, alias in enumerate(entry.record.aliases):
        # The alias redirects from its own address, where the other model's page would have to be.
        if alias in catalogue.models:
            message = f"the alias {alias!r} is the name of a model"
            yield Problem("name-clash", message, entry.record.at("aliases", position), "a name that no model has")


def _related(catalogue: Catalogue, entry: ModelEntry) -> Iterator[Problem]:
    model, others = entry.record, names.models(catalogue)
    for key, listed in (("related", model.related), ("continues", model.continues)):
        for position, name in enumerate(listed):
            yield from others.demand(name, model.at(key, position))
    everything = (*catalogue.models, *catalogue.sources, *catalogue.machines)
    whole = not catalogue.incomplete & {"interactions", "sources", "states"}
    origins = names.Names("unknown-origin", "model, source or state machine", everything, whole)
    for position, name in enumerate(model.derived_from):
        yield from origins.demand(name, model.at("derived-from", position))
    for key, listed in (
        ("related", model.related),
        ("continues", model.continues),
        ("derived-from", model.derived_from),
    ):
        if entry.id in listed:
            message = f"{key!r} names the model itself"
            yield Problem("circular", message, model.at(key, listed.index(entry.id)), "another model")


def _columns(catalogue: Catalogue, model: m.Model) -> Iterator[Problem]:
    parties = names.parties(model)
    for column in model.participants.values():
        yield from names.participants(catalogue).demand(column.is_, column.at("is"))
        for key, listed in (("registers", column.registers), ("acts-for", column.acts_for)):
            for position, name in enumerate(listed):
                yield from parties.demand(name, column.at(key, position))
        if column.of:
            yield from parties.demand(column.of, column.at("of"))
        for position, member in enumerate(column.members):
            # Members become lifelines beside those of the other participants, and steps name all of them alike.
            if member in model.participants or member in model.identifiers:
                message = f"the member {member!r} is also a participant or identifier of its own"
                yield Problem("name-clash", message, column.at("members", position), "another name")


def _identifiers(catalogue: Catalogue, model: m.Model) -> Iterator[Problem]:
    every = {name for entry in catalogue.protocols.values() for name in entry.attributes}
    # A protocol that could not be read is not among those that were, and may be the one that has the attribute.
    whole = not catalogue.unread_protocols and "participants" not in catalogue.incomplete and bool(catalogue.protocols)
    # Of any protocol, since a model may cross several and says with `is` and `also` what each of them calls the thing.
    attributes = names.Names("unknown-attribute", "attribute of any protocol", every, whole)
    for name, identifier in model.identifiers.items():
        if name in model.participants:
            message = f"{name!r} is both a participant and an identifier"
            yield Problem("name-clash", message, model.key("identifiers", name), "two names")
        yield from attributes.demand(identifier.is_, identifier.at("is"))
        for position, other in enumerate(identifier.also):
            yield from attributes.demand(other.rpartition(".")[2], identifier.at("also", position))


def _states_named(
    catalogue: Catalogue, model: m.Model, of: m.PartyStates, record: Record, key: str
) -> Iterator[Problem]:
    """Demand that asserted states name parties, identifiers and states; they are written in `record` under `key`."""
    # A state of any machine will do here: which machine follows the party the replay knows, and it reports the rest.
    for identifier, parties in of.items():
        if isinstance(parties, str):
            yield from names.parties(model).demand(identifier, record.key(key, identifier))
            yield from names.states(catalogue).demand(parties, record.at(key, identifier))
            continue
        yield from names.identifiers(model).demand(identifier, record.key(key, identifier))
        for party, state in parties.items():
            yield from names.parties(model).demand(party, record.key(key, identifier, party))
            yield from names.states(catalogue).demand(state, record.at(key, identifier, party))


def _step(catalogue: Catalogue, model: m.Model, place: Place) -> Iterator[Problem]:
    step, parties = place.step, names.parties(model)
    if isinstance(step, m.MessageStep | m.ActionStep) and step.say:
        yield from _sentence(model, step.say, step.at("say"))
    if isinstance(step, m.MessageStep):
        yield from parties.demand(step.from_, step.at("from"))
        yield from parties.demand(step.to, step.at("to"))
        yield from sends_allowed(catalogue, model, step)
        if step.stands_for:
            yield from _stands_for(catalogue, step, step.stands_for)
    elif isinstance(step, m.NoteStep):
        for position, name in enumerate(step.over):
            yield from parties.demand(name, step.at("over", position))
    elif isinstance(step, m.ActionStep):
        yield from parties.demand(step.by, step.at("by"))
        if step.to:
            yield from parties.demand(step.to, step.at("to"))
    elif isinstance(step, m.StateStep):
        yield from _states_named(catalogue, model, step.of, step, "of")


def _sentence(model: m.Model, sentence: str, span: Span, *, braced: bool = True) -> Iterator[Problem]:
    """Demand that a sentence names what the model has, and in braces: where a phase is used, names are others."""
    known = (*names.parties(model).known, *model.identifiers)
    for name in named(sentence):
        yield from names.Names("unknown-party", "participant or identifier of this model", known).demand(name, span)
    for name in bare(sentence) if braced else ():
        # A key may be a plain word as well; with no small letter in it, it is none, but for two.
        if name in known and name.isupper() and name not in {"A", "I"}:
            yield Problem("bare-name", f"{name!r} without braces", span, f"the form {{{name}}}")


def _stands_for(catalogue: Catalogue, step: m.MessageStep, name: str) -> Iterator[Problem]:
    span, (protocol, _, message) = step.at("stands-for"), name.rpartition(".")
    if not protocol:
        text = f"{name!r} does not say of which protocol it is"
        yield Problem("ambiguous-message", text, span, "the form protocol.Message")
        return
    yield from names.protocols(catalogue).demand(protocol, span)
    if protocol in catalogue.protocols:
        yield from names.messages(catalogue, catalogue.protocols[protocol]).demand(message, span)


def _addresses_unique(model: m.Model) -> Iterator[Problem]:
    # Never numbered automatically: the numbers would change when steps move, and addresses with them.
    first: dict[str, Place] = {}
    for place in places(model):
        if not place.base:
            continue
        earlier = first.setdefault(place.address, place)
        if earlier is not place:
            message = f"a second {place.address!r} in this file, first on line {earlier.span().line + 1}"
            what = "an 'id:' of its own" if isinstance(place.step, m.MessageStep) else "another name"
            yield Problem("repeated-id", message, place.span(), what)
    marks: set[tuple[str, str]] = set()
    for interruption in model.interruptions:
        mark = interruption.after, interruption.mark
        if mark in marks:
            message = f"a second mark {interruption.mark} after {interruption.after!r}"
            yield Problem("repeated-mark", message, interruption.at("mark"), "another number of asterisks")
        marks.add(mark)


def _marks_apart(model: m.Model, flow: Flow) -> Iterator[Problem]:
    """Demand marks of its own for what interrupts a model inside a phase that has interruptions too."""
    theirs = {each.id: each.phase for each in flow.borrowed}
    for interruption in model.interruptions:
        phase = theirs.get(f"{interruption.after}~{interruption.mark}")
        if phase:
            message = f"{phase} has a mark {interruption.mark} after {interruption.after!r} too"
            yield Problem("repeated-mark", message, interruption.at("mark"), "another number of asterisks")


def _addresses_resolve(catalogue: Catalogue, model: m.Model, flow: Flow) -> Iterator[Problem]:
    # Looked up in the expanded flow, since a step inside a used phase may be meant. An interruption comes after a step
    # of the normal course only, while an answer may belong to a request of an interruption.
    own = [step.id for step, _ in flow.steps() if step.id]
    whole = "interactions" not in catalogue.incomplete
    steps = names.Names("unknown-address", "step of the normal course", own, whole)
    for interruption in model.interruptions:
        yield from steps.demand(interruption.after, interruption.at("after"))
    ids = [step.id for _, items in flow.courses() for step, _ in leaves(items) if step.id]
    every = names.Names("unknown-address", "step of this model", ids, whole)
    for place in places(model):
        if isinstance(place.step, m.MessageStep) and place.step.answers:
            yield from every.demand(place.step.answers, place.step.at("answers"))


def _undocumented(catalogue: Catalogue) -> Iterator[Problem]:
    for name, title in catalogue.undocumented.items():
        yield from names.families(catalogue).demand(title.family, title.at("family"))
        if name in catalogue.models:
            message = f"{name!r} is listed as not documented, and is a model: {catalogue.models[name].path}"
            yield Problem("documented-title", message, title.at("title"), "one of the two")
