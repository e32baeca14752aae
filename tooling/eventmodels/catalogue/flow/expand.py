"""A model with its phases put in: flat steps that remember where they came from, as a Flow.

Step ids follow one rule: `(as ".")* (branch ".")* base`, outermost first; base is the explicit `id`, else
`<Message>-<receiver>` with the receiver as written in the step's own file. Member steps end in `.<member>`, steps of an
interruption start with `<after>~<mark>.`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.marks import told_apart
from eventmodels.catalogue.flow.naming import Naming
from eventmodels.catalogue.flow.repeats import said_once
from eventmodels.catalogue.flow.steps import (
    ActionStep,
    Flow,
    Fragment,
    Interruption,
    Item,
    Mark,
    MessageStep,
    NoteStep,
    StateStep,
    leaves,
    numbered,
    placed,
)
from eventmodels.catalogue.records import models as m

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eventmodels.catalogue.catalogue import Catalogue, ModelEntry
    from eventmodels.catalogue.kinds import Evidence

__all__ = ["expand"]


def expand(catalogue: Catalogue, entry: ModelEntry) -> Flow:
    """Return the flow of a model with its phases put in; what cannot be resolved is left out, since checks report it.

    Phases that use each other may multiply past all memory: `flows.Flows` holds those that can be expanded.
    """
    model = entry.record
    names = {name: name for name in (*model.participants, *model.identifiers)}
    naming = Naming(catalogue, model, names)
    scope = _Scope(naming, stack=(entry.id,))
    # Numbered at the end: only then is it certain which steps there are.
    said, _ = said_once(tuple(scope.items(model.steps)))
    items, _ = numbered(said, 1)
    numbers = _numbers(items)
    written = tuple(_interruption(scope, each, each.after, numbers) for each in model.interruptions)
    own, borrowed = told_apart(written, tuple(_borrowed(scope.borrowed, numbers)), numbers)
    return Flow(
        id=entry.id,
        title=model.title,
        kind=model.kind,
        family=entry.family,
        evidence=model.evidence,
        participants=tuple(each for key in model.participants for each in naming.participants(key)),
        items=items,
        interruptions=own,
        borrowed=borrowed,
        marks=(*(each.marked() for each in own), *(_away(each) for each in borrowed)),
        identifiers=tuple((name, identifier.is_) for name, identifier in model.identifiers.items()),
        start=scope.naming.start(),
        span=model.at("title"),
    )


def _numbers(items: tuple[Item, ...]) -> dict[str, int]:
    """Return step -> its number, or that of the last one before it that has one."""
    numbers: dict[str, int] = {}
    last = 0
    for step, _ in leaves(items):
        last = step.number if isinstance(step, MessageStep | ActionStep) else last
        if step.id:
            numbers[step.id] = last
    return numbers


def _borrowed(brought: Iterable[_Brought], numbers: Mapping[str, int]) -> Iterable[Interruption]:
    """Yield what interrupts the phases used, as it may happen; what comes after a step that was left out vanishes."""
    found = ((placed(f"{scope.prefix}{written.after}", numbers), scope, written) for scope, written in brought)
    order = list(numbers)
    for after, scope, written in sorted((each for each in found if each[0]), key=lambda each: order.index(each[0])):
        here = _interruption(scope, written, after, numbers)
        yield replace(here, phase=scope.stack[-1], origin=f"{written.after}~{written.mark}")


def _away(interruption: Interruption) -> Mark:
    """Return the mark of what interrupts a phase, which leads to the page of that."""
    return Mark(interruption.mark, interruption.after, interruption.phase, interruption.origin)


def _interruption(scope: _Scope, written: m.Interruption, after: str, numbers: Mapping[str, int]) -> Interruption:
    name = f"{after}~{written.mark}"
    items: tuple[Item, ...] | None = None
    if written.steps != "unknown":
        evidence = written.evidence or scope.naming.model.evidence
        # Its steps are numbered on from the step it follows, as if the rest of the course did not exist; marks that
        # its phases bring are dropped, since they would stand beside steps that the normal course does not have.
        inner = replace(scope, prefix=f"{name}.", order=evidence, values=evidence, borrowed=[])
        items, _ = numbered(tuple(inner.items(written.steps)), numbers.get(after, 0) + 1)
    title, note = scope.naming.worded(written.title), written.note or ""
    return Interruption(name, written.mark, after, title, written.place, items, note, span=written.at("after"))


_Brought = tuple["_Scope", m.Interruption]
"""A phase as the flow sees it, and what interrupts it."""


@dataclass(slots=True)
class _Scope:
    """The steps of one file (the model's own, or a phase's), seen from the flow that they are put into."""

    naming: Naming
    prefix: str = ""
    home: str = ""
    """The prefix of the whole file, which addresses written in it start after."""
    # The word of the innermost fragment that has one; without any, that of the file holds.
    order: Evidence | None = None
    values: Evidence | None = None
    stack: tuple[str, ...] = ()
    take: Mapping[str, str] = field(default_factory=dict)
    # One list for the whole flow: a phase inside a phase brings its own too. `taken` is of this file alone.
    borrowed: list[_Brought] = field(default_factory=list)
    taken: list[m.Branch] = field(default_factory=list)

    def items(self, steps: Iterable[m.Step]) -> Iterable[Item]:
        """Yield the items of the flow that steps become, up to a taken branch that ends the file."""
        for step in steps:
            yield from self._item(step)
            if self._ended(step):
                return

    def _ended(self, step: m.Step) -> bool:
        """Tell whether a branch that was taken leaves nothing to follow in this file."""
        # Only a taken branch ends the file: of branches that are all still open, some go on. A frame is only a
        # title around steps, so an end inside it is an end of what holds it.
        if isinstance(step, m.Frame):
            return any(map(self._ended, step.steps))
        taken = self._taken(step) if isinstance(step, m.Alternatives) else None
        return taken is not None and (taken.ends or any(map(self._ended, taken.steps)))

    def _taken(self, step: m.Alternatives) -> m.Branch | None:
        return next((branch for branch in step.branches if branch.branch == self.take.get(step.alternatives)), None)

    def _item(self, step: m.Step) -> Iterable[Item]:
        """Yield what one step becomes: one item, or several where its receiver has members or a branch is taken."""
        if isinstance(step, m.MessageStep):
            yield from self._arrows(step)
        elif isinstance(step, m.UseStep):
            yield from self._phase(step)
        elif isinstance(step, m.NoteStep):
            over = tuple(dict.fromkeys(n for o in step.over for n in self.naming.ends(o)))
            yield NoteStep(self._explicit(step.id), step.note, over)
        elif isinstance(step, m.ActionStep):
            by, to = self.naming.ends(step.by)[0], self.naming.ends(step.to)[0] if step.to else ""
            name, say, order = self._explicit(step.id), self.naming.said(step), step.evidence.order or self._order()
            note, timer, span = step.note or "", step.timer or "", step.at("timer")
            yield ActionStep(name, 0, step.action, by, to, note, timer, order, say, span)
        elif isinstance(step, m.StateStep):
            order, of = step.evidence.order or self._order(), self.naming.states(step.of)
            yield StateStep(self._explicit(step.id), step.state, of, step.note or "", order, step.at("state"))
        elif isinstance(step, m.Alternatives):
            yield from self._alternatives(step)
        else:
            yield self._fragment(step)

    def _explicit(self, name: str | None) -> str:
        return f"{self.prefix}{name}" if name else ""

    def _order(self) -> Evidence:
        return self.order or self.naming.model.evidence

    def _inner(self, step: m.Fragment | m.Alternatives) -> _Scope:
        """Return the scope inside a fragment, whose evidence holds for what is in it."""
        return replace(self, order=step.evidence.order or self.order, values=step.evidence.with_ or self.values)

    def _branch(self, step: m.Alternatives, branch: m.Branch) -> _Scope:
        return replace(self._inner(step)._inner(branch), prefix=f"{self.prefix}{branch.branch}.")  # noqa: SLF001 - its own

    def _fragment(self, step: m.Fragment) -> Fragment:
        inner = self._inner(step)
        name = self._explicit(step.id)
        if isinstance(step, m.AnyOrder):
            return Fragment(name, "any-order", "", tuple(inner.items(step.any_order)), step.note or "")
        if isinstance(step, m.InOrder):
            return Fragment(name, "in-order", "", tuple(inner.items(step.in_order)), step.note or "")
        if isinstance(step, m.Optional):
            return Fragment(name, "optional", step.when or "", tuple(inner.items(step.optional)), step.note or "")
        if isinstance(step, m.Repeat):
            return Fragment(name, "repeat", step.repeat, tuple(inner.items(step.steps)), step.note or "")
        assert isinstance(step, m.Frame)
        return Fragment(name, "frame", step.frame, tuple(inner.items(step.steps)), step.note or "")

    def _alternatives(self, step: m.Alternatives) -> Iterable[Item]:
        taken = self._taken(step)
        if taken is not None:
            # Its steps stand directly in the phase, whose title names the branch: there is nothing left to choose.
            self.taken.append(taken)
            yield from self._branch(step, taken).items(taken.steps)
            return
        branches = tuple(
            Fragment(
                f"{self.prefix}{branch.branch}",
                "branch",
                branch.title,
                tuple(self._branch(step, branch).items(branch.steps)),
                branch.note or "",
                ends=branch.ends,
            )
            for branch in step.branches
        )
        yield Fragment(f"{self.prefix}{step.alternatives}", "alternatives", "", branches, step.note or "")

    def _phase(self, step: m.UseStep) -> Iterable[Item]:
        """Yield a phase in the names of the flow; nothing where it is not there or would contain itself."""
        entry = self.naming.catalogue.models.get(step.use)
        if entry is None or step.use in self.stack:
            return
        phase = entry.record
        prefix = f"{self.prefix}{step.as_}."
        inner = _Scope(
            self.naming.inside(phase, step.bind),
            prefix=prefix,
            home=prefix,
            stack=(*self.stack, step.use),
            take=step.take,
            borrowed=self.borrowed,
        )
        self.borrowed += [(inner, written) for written in phase.interruptions]
        items = tuple(inner.items(phase.steps))
        yield Fragment(
            f"{self.prefix}{step.as_}",
            "phase",
            ": ".join((phase.title, *(branch.title for branch in inner.taken))),
            items,
            " ".join(filter(None, (step.note, *(branch.note for branch in inner.taken)))),
            entry.id,
            order=step.evidence.order or self._order(),
            start=inner.naming.start(),
            span=step.at("use"),
        )

    def _arrows(self, step: m.MessageStep) -> Iterable[MessageStep]:
        """Yield a message once for each member of its receiver; of a sender with members the first speaks for all."""
        senders, receivers = self.naming.ends(step.from_), self.naming.ends(step.to)
        protocol, kind = self.naming.message(step)
        base = f"{self.prefix}{step.base}"
        complex_ = receivers != (self.naming.names.get(step.to, step.to),)
        for receiver in receivers:
            member = receiver if complex_ else ""
            yield MessageStep(
                id=f"{base}.{member}" if member else base,
                number=0,
                from_=senders[0],
                to=receiver,
                protocol=protocol,
                message=step.message,
                kind=kind,
                values=tuple(self.naming.values(step, member)),
                note=step.note or "",
                order=step.evidence.order or self._order(),
                values_evidence=step.evidence.with_ or self.values or self.naming.model.evidence,
                stands_for=step.stands_for or "",
                answers=f"{self.home}{step.answers}" if step.answers else "",
                say=self.naming.said(step, member),
                span=step.at("send"),
            )
