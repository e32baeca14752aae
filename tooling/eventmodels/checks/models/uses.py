"""Phases are used whole: everything bound, to its like, and never within themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.problems import Problem
from eventmodels.catalogue.records import models as m
from eventmodels.catalogue.records.places import places
from eventmodels.checks import names
from eventmodels.checks.models.values import identifier_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.problems import Span

__all__ = ["uses_whole"]


def uses_whole(catalogue: Catalogue, model: m.Model) -> Iterator[Problem]:
    """Demand that each use in a model's file names a phase and binds all of it to things of the same kind."""
    every = names.models(catalogue)
    for place in places(model):
        if not isinstance(place.step, m.UseStep):
            continue
        use, entry = place.step, catalogue.models.get(place.step.use)
        if entry is None:
            # Guessed among phases alone: a whole model with a like name could not be used anyway.
            phases = tuple(name for name, other in catalogue.models.items() if other.record.kind == "phase")
            yield from names.Names(every.code, "phase", phases, every.whole).demand(use.use, use.at("use"))
        elif entry.record.kind != "phase":
            message = f"{use.use!r} is a whole model"
            yield Problem("not-a-phase", message, use.at("use"), "a phase: only those are made to be used in others")
        else:
            yield from _Binding(catalogue, model, use, entry.record).problems()


@dataclass(frozen=True, slots=True)
class _Binding:
    """One use of a phase in a model."""

    catalogue: Catalogue
    model: m.Model
    use: m.UseStep
    phase: m.Model

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the names bound, with what is left unbound, and with the branches taken."""
        theirs = (*self.phase.participants, *self.phase.identifiers)
        ours = (*self.model.participants, *self.model.identifiers)
        in_phase = names.Names("unknown-bind", f"participant or identifier of {self.use.use}", theirs)
        here = names.Names("unknown-party", "participant or identifier of this model", ours)
        for name, to in self.use.bind.items():
            yield from in_phase.demand(name, self.use.key("bind", name))
            yield from here.demand(to, self.use.at("bind", name))
        for name in theirs:
            # What is not bound is bound to the same name here, if any: a user in the same words needs no `bind`.
            to = self.use.bind.get(name, name)
            if to in ours:
                yield from self._fits(name, to)
            elif name not in self.use.bind:
                yield from self._unbound(name)
        yield from self._taken()

    def _unbound(self, name: str) -> Iterator[Problem]:
        # Only an identifier may be left unbound, and only where the phase says so: what shows it vanishes, and a
        # message without its sender would be none.
        identifier = self.phase.identifiers.get(name)
        if identifier is None or not identifier.optional:
            message = f"{name!r} of {self.use.use} is bound to nothing here"
            yield Problem(
                "unbound",
                message,
                self.use.at("use"),
                f"'bind: {{{name}: ...}}', or the same name in this model",
            )

    def _fits(self, name: str, to: str) -> Iterator[Problem]:
        span = self.use.at("bind", name) if name in self.use.bind else self.use.at("use")
        theirs, ours = self.phase.participants.get(name), self.model.participants.get(to)
        if theirs is not None and ours is not None:
            if not self._alike(theirs.is_, ours.is_):
                message = f"{name!r} of {self.use.use} is a {theirs.is_}, and {to!r} is a {ours.is_}"
                yield Problem("unfit-bind", message, span, "a participant of the same kind")
            elif theirs.members and theirs.members != ours.members:
                message = f"{name!r} of {self.use.use} has the members {', '.join(theirs.members)}, and {to!r} has not"
                yield Problem("unfit-bind", message, span, "a participant with the same members")
        elif theirs is not None or ours is not None:
            message = f"{name!r} of {self.use.use} and {to!r}: one is a participant, the other an identifier"
            yield Problem("unfit-bind", message, span, "two of a kind")
        else:
            yield from self._identifiers_fit(name, to, span)

    def _identifiers_fit(self, name: str, to: str, span: Span) -> Iterator[Problem]:
        # Two names of one kind in any protocol are enough, since a phase may be written in the words of one protocol
        # and its user in those of another.
        theirs, ours = self.phase.identifiers[name], self.model.identifiers[to]
        entries = self.catalogue.protocols.values()
        if theirs.is_ != ours.is_ and not any(identifier_kinds(e, theirs) & identifier_kinds(e, ours) for e in entries):
            message = f"{name!r} of {self.use.use} is a {theirs.is_}, and {to!r} is a {ours.is_}"
            yield Problem("unfit-bind", message, span, "an identifier of the same kind")

    def _alike(self, one: str, other: str) -> bool:
        if one not in self.catalogue.participants or other not in self.catalogue.participants:
            return True  # reported where it is written
        # A phase holds for what is a kind of its participant, and for what that is a kind of. DNs of all kinds may
        # stand for each other: a phase tells what a server says to a DN, whatever is behind it.
        both = self.catalogue.participants[one].kind, self.catalogue.participants[other].kind
        related = other in self.catalogue.lineage(one) or one in self.catalogue.lineage(other)
        return related or both == ("dn", "dn")

    def _taken(self) -> Iterator[Problem]:
        choices = {
            place.step.alternatives: tuple(branch.branch for branch in place.step.branches)
            for place in places(self.phase)
            if isinstance(place.step, m.Alternatives)
        }
        sets = names.Names("unknown-branch", f"set of alternatives in {self.use.use}", choices)
        for name, branch in self.use.take.items():
            yield from sets.demand(name, self.use.key("take", name))
            if name in choices:
                branches = names.Names("unknown-branch", f"branch of {name!r}", choices[name])
                yield from branches.demand(branch, self.use.at("take", name))
