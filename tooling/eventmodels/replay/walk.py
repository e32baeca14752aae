"""A flow walked from its start through every course that it allows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Fragment, MessageStep, StateStep, leaves
from eventmodels.replay.automata import Instance
from eventmodels.replay.finding import Finding
from eventmodels.replay.identifiers import follow
from eventmodels.replay.interleavings import components, downsets, halfways, parallel, strand
from eventmodels.replay.plausibility import crowded, repeated, went_on
from eventmodels.replay.requests import answered, exchange
from eventmodels.replay.steps import Compiler, meet
from eventmodels.replay.values import contents
from eventmodels.replay.world import Trail, World, change, distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eventmodels.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow, Item, Precondition
    from eventmodels.catalogue.problems import Span
    from eventmodels.replay.automata import Automaton, States
    from eventmodels.replay.interleavings import Strand
    from eventmodels.replay.steps import Effect, Step

__all__ = ["Walk"]

Worlds = tuple[World, ...]
LIMIT = 500
"""More ways to come to one point than an author can have meant."""
ORDERS = 5_000
"""More ways to be half done with steps in open order than are worth walking."""
SHOWN = 12
"""So many expected events are named."""


class Walk:
    """One flow's replay; afterwards it knows what was found and which states were passed."""

    def __init__(self, catalogue: Catalogue, automata: Mapping[str, tuple[Automaton, ...]], flow: Flow) -> None:
        """Walk the normal course, then what follows each interruption."""
        self.flow = flow
        self.compiler = Compiler(
            catalogue, automata, flow, {participant.id: participant for participant in flow.participants}
        )
        self.findings: dict[tuple[str, str, str], Finding] = {}
        self.before: dict[str, dict[Instance, States]] = defaultdict(dict)
        """Step -> the instances it concerns and the states they may have been in."""
        self.after: dict[str, dict[Instance, States]] = defaultdict(dict)
        self.points: dict[str, Worlds] = {interruption.after: () for interruption in flow.interruptions}
        """Address that an interruption follows -> the worlds right after it."""
        self._steps: dict[int, Step | None] = {}
        self.ends = self._whole()
        for finding in contents(self):
            self.findings.setdefault((finding.code, finding.step, finding.message), finding)

    def _whole(self) -> Worlds:
        self.first = self._first()
        self.reached = True
        """Something led to where the walk is; what follows a step that is never reached is not told again."""
        ends = self._run(self.flow.items, (self.first,))
        self._finish(ends, self.flow.span)
        for interruption in self.flow.interruptions:
            if interruption.items is not None:
                self._finish(self._run(interruption.items, self.points[interruption.after]), interruption.span)
        return ends

    def _first(self) -> World:
        world = World()
        for subject, parties in self.flow.start.states:
            for participant, state in parties:
                self._tracked(subject, participant, state, self.flow.span, world)
        for automaton, instance, states in self._held(self.flow.start):
            world = world.holding(automaton, instance, states)
        born = {subject for subject, _ in self.flow.start.states if subject}
        if self.flow.kind == "phase":  # what no event of a phase is about, its user has made
            about = {step.subject for arrow in self.flow.messages() if (step := self.step(arrow)) and not step.request}
            born |= {name for name, _ in self.flow.identifiers if name not in about}
        return replace(world, born=frozenset(born))

    def _held(self, start: Precondition) -> Iterator[tuple[Automaton, Instance, States]]:
        """Yield the instances that a start names, with their state."""
        for subject, parties in start.states:
            for participant, state in parties:
                for automaton, instance in self._stated_of(subject, participant, state):
                    yield automaton, instance, frozenset({state})

    def _stated_of(self, subject: str, participant: str, state: str) -> Iterator[tuple[Automaton, Instance]]:
        """Yield what an author may mean by a state of a party: of the subject, or of the party itself."""
        kind = self.compiler.participants[participant].is_ if participant in self.compiler.participants else ""
        for automaton in self.compiler.automata.get(kind, ()):
            if state in automaton.machine.states:
                keys = self.compiler.keys(automaton)
                if not keys or dict(self.flow.identifiers).get(subject) in keys:
                    yield automaton, Instance(automaton.id, participant, subject if keys else "")

    def report(self, code: str, message: str, at: MessageStep | Span | None, world: World, expected: str = "") -> None:
        """Keep a finding, once for every step and message."""
        arrow = at if isinstance(at, MessageStep) else None
        span = arrow.span if arrow else at
        assert not isinstance(span, MessageStep)
        trail = tuple(world.trail or ())[::-1]
        finding = Finding(code, message, span, expected, arrow.id if arrow else "", trail=trail)
        self.findings.setdefault((code, finding.step, message), finding)

    # Courses

    def _run(self, items: Iterable[Item], worlds: Worlds) -> Worlds:
        for item in items:
            if not worlds:
                self._unreachable(item)
                return worlds
            worlds = self._item(item, worlds)
            if (address := getattr(item, "id", "")) in self.points:
                self.points[address] = distinct((*self.points[address], *worlds))
        return worlds

    def _unreachable(self, item: Item) -> None:
        arrow = next((leaf for leaf, _ in leaves((item,)) if isinstance(leaf, MessageStep)), None)
        if arrow is not None and self.reached:
            message = (
                f"no course leads to {arrow.message} from {arrow.from_} to {arrow.to}: every branch before it ends"
            )
            self.report("unreachable-step", message, arrow, World(), "a branch that goes on")
            self.reached = False

    def _item(self, item: Item, worlds: Worlds) -> Worlds:
        if isinstance(item, MessageStep):
            return self._message(item, worlds)
        if isinstance(item, StateStep):
            return distinct(self._said(item, world) for world in worlds)
        return self._fragment(item, worlds) if isinstance(item, Fragment) else worlds

    def _fragment(self, fragment: Fragment, worlds: Worlds) -> Worlds:
        if fragment.kind == "any-order":
            return self._in_any_order(fragment, worlds)
        if fragment.kind == "alternatives":
            return self._few(distinct(world for branch in fragment.items for world in self._item(branch, worlds)))
        if fragment.start is not None:
            worlds = distinct(self._entered(fragment, fragment.start, world) for world in worlds)
        done = self._run(fragment.items, worlds)
        if fragment.ends:
            self._finish(done, self.flow.span)
            return ()
        if fragment.kind == "repeat":
            return distinct((*done, *self._run(fragment.items, done)))
        return self._few(distinct((*worlds, *done))) if fragment.kind == "optional" else done

    def _in_any_order(self, fragment: Fragment, worlds: Worlds) -> Worlds:
        """Try the orders of those that get in each other's way; the others go as written."""
        for group in components(tuple(parallel(fragment.items)), self._meet):
            worlds = self._run(group, worlds) if len(group) == 1 else self._ordered(tuple(map(strand, group)), worlds)
        return worlds

    def _meet(self, one: Item, other: Item) -> bool:
        return any(meet(mine, theirs) for mine in self._inside(one) for theirs in self._inside(other))

    def _inside(self, item: Item) -> Iterator[Step | None]:
        for leaf, _ in leaves((item,)):
            if isinstance(leaf, MessageStep):
                yield self.step(leaf)

    def _ordered(self, chains: tuple[Strand, ...], worlds: Worlds) -> Worlds:
        """Walk every order of some chains, like worlds only once; the first that cannot be ends the search."""
        known = len(self.findings)
        written = tuple(item for each in chains for item in each)
        if halfways(chains) > ORDERS:
            return self._run(written, self._too_many(worlds))
        reached: dict[tuple[int, ...], Worlds] = defaultdict(tuple)
        reached[(0,) * len(chains)] = worlds
        for done, number in downsets(chains):
            if not reached[done]:
                continue
            then = (*done[:number], done[number] + 1, *done[number + 1 :])
            after = self._run((chains[number][done[number]],), reached[done])
            if len(self.findings) > known:
                return self._run(written, worlds)
            reached[then] = self._few(distinct((*reached[then], *after)))
        return reached[tuple(map(len, chains))]

    def _few(self, worlds: Worlds) -> Worlds:
        return self._too_many(worlds)[:LIMIT] if len(worlds) > LIMIT else worlds

    def _too_many(self, worlds: Worlds) -> Worlds:
        message = "steps can follow each other in more ways than anyone can read or walk"
        self.report("too-many-courses", message, self.flow.span, worlds[0], "fewer choices, or a promised order")
        return worlds

    # Steps

    def step(self, arrow: MessageStep) -> Step | None:
        """Return a message made ready, the same each time."""
        if id(arrow) not in self._steps:
            self._steps[id(arrow)] = self.compiler.step(arrow)
        return self._steps[id(arrow)]

    def _message(self, arrow: MessageStep, worlds: Worlds) -> Worlds:
        step = self.step(arrow)
        return worlds if step is None else distinct(self._one(step, world) for world in worlds)

    def _one(self, step: Step, world: World) -> World:
        repeated(self, step, world)
        request = answered(step, world) if step.asks else None
        effects = self.compiler.effects(step, request) if request else step.effects
        world = exchange(self, step, world)
        world = follow(self, step, world)
        for effect in effects:
            world = self._changed(step, effect, world)
        return replace(world, said=frozenset(), trail=Trail(step.arrow, world.trail))

    def _changed(self, step: Step, effect: Effect, world: World) -> World:
        done = change(world, effect)
        if done is None:
            return world
        name = step.arrow.id
        for former in (i for i in effect.formers.values() if i in world.at and i not in done[0].at):
            self.after[name][former] = effect.automaton.initial
        world, instance, before, after = done
        self.before[name][instance] = self.before[name].get(instance, frozenset()) | before
        if not after:
            return self._refused(step, effect, instance, world)
        crowded(self, step, effect.automaton, instance, world)
        if after != before and after <= frozenset(effect.automaton.machine.final):
            went_on(self, step, effect.automaton, instance, world)
        self.after[name][instance] = self.after[name].get(instance, frozenset()) | after
        return world

    def _refused(self, step: Step, effect: Effect, instance: Instance, world: World) -> World:
        """Report an event that cannot come, and go on as if it could."""
        automaton, event = effect.automaton, step.arrow.message
        states = world.states(automaton, instance)
        message = f"{event} cannot come to {instance.participant}: {self.named(automaton, instance, states)} there"
        allowed = [other for other in automaton.allowed(states) if other != event]
        allowed += [f"{event} with other values"] if event in automaton.allowed(states) else []
        listed = f"{' or '.join(allowed[:SHOWN])}{' or others' if len(allowed) > SHOWN else ''}"
        self.report("event-not-allowed", message, step.arrow, world, listed or "no event at all")
        reached = {change_.to for changes in effect.table.values() for change_ in changes if not change_.former}
        states = frozenset(reached) or states
        return world.holding(automaton, instance, states)

    def named(self, automaton: Automaton, instance: Instance, states: States) -> str:
        """Return what is in which state, in words."""
        title = automaton.machine.title
        return f"{f'{instance.subject} ({title})' if instance.subject else title} is {automaton.title(states)}"

    # What authors say of states

    def _said(self, item: StateStep, world: World) -> World:
        meant = []
        for subject, parties in item.of:
            for participant, state in parties:
                world = self._stated(subject, participant, state, item.span, world)
                meant += [(instance, state) for _, instance in self._stated_of(subject, participant, state)]
        return replace(world, said=world.said | frozenset(meant))

    def _stated(self, subject: str, participant: str, state: str, span: Span | None, world: World) -> World:
        meant = self._tracked(subject, participant, state, span, world)
        # Machines may have states of one name: meant are those where something has happened, and what is reached.
        meant = tuple(pair for pair in meant if pair[1] in world.at) or meant
        fitting = tuple(pair for pair in meant if state in world.states(*pair))
        for automaton, instance in fitting or meant:
            states = world.states(automaton, instance)
            if not fitting:
                said = f"{participant} is said to be {automaton.title(frozenset({state}))}"
                message = f"{said}: {self.named(automaton, instance, states)} there"
                self.report("state-not-reached", message, span, world)
            world = world.holding(automaton, instance, frozenset({state}))
        return world

    def _tracked(
        self, subject: str, participant: str, state: str, span: Span | None, world: World
    ) -> tuple[tuple[Automaton, Instance], ...]:
        """Return what an author may mean by a state; report it where that is nothing."""
        meant = tuple(self._stated_of(subject, participant, state))
        if not meant:
            kind = (
                self.compiler.participants[participant].is_
                if participant in self.compiler.participants
                else participant
            )
            whose = "" if subject else " itself"
            message = f"no state machine that holds for {kind}{whose} has the state {state!r}"
            self.report("state-not-tracked", message, span, world, f"a state of a machine with {kind} under 'of'")
        return meant

    def _entered(self, fragment: Fragment, start: Precondition, world: World) -> World:
        """Compare the states reached with those that a phase presumes, and go on with the latter."""
        wanted = {instance: (automaton, states) for automaton, instance, states in self._held(start)}
        touched = frozenset(self._touched(fragment))
        for participant in start.participants:
            for automaton in self.compiler.automata.get(self.compiler.participants[participant].is_, ()):
                presumed = (
                    automaton.lasting and self.compiler.keys(automaton) and (automaton.id, participant) in touched
                )
                for subject in start.identifiers if presumed else ():
                    wanted.setdefault(Instance(automaton.id, participant, subject), (automaton, automaton.initial))
        for instance, (automaton, meant) in wanted.items():
            states = world.states(automaton, instance)
            if not meant <= states:
                begins = (
                    f"{fragment.phase} begins with {self.named(automaton, instance, meant)} at {instance.participant}"
                )
                message = f"{begins}, and it is {automaton.title(states)}"
                expected = f"{automaton.title(meant)} before it"
                self.report("start-not-reached", message, fragment.span, world, expected)
            world = world.holding(automaton, instance, meant)
        return world

    def _touched(self, fragment: Fragment) -> Iterator[tuple[str, str]]:
        """Yield the machines and participants whose states a phase changes or needs; it presumes nothing of others."""
        for step in filter(None, self._inside(fragment)):
            yield from ((effect.automaton.id, effect.instance.participant) for effect in step.effects)
            for participant in step.about:
                machines = self.compiler.machines(participant, step.arrow.protocol)
                yield from ((machine.id, participant) for machine in machines if step.arrow.message in machine.accepts)

    def _finish(self, worlds: Worlds, span: Span | None) -> None:
        for world in worlds:
            self._left_over(world, span)
            self._unanswered(world)

    def _left_over(self, world: World, span: Span | None) -> None:
        said = dict(world.said)
        for participant, machines in (
            (participant.id, self.compiler.automata.get(participant.is_, ())) for participant in self.flow.participants
        ):
            for automaton in machines:
                for instance in world.subjects(automaton, participant) if automaton.lasting else ():
                    states = world.states(automaton, instance)
                    last = said.get(instance)
                    if states.isdisjoint(automaton.machine.final) and last not in states:
                        open_ = instance.subject in world.consults
                        code = "consultation-open" if open_ else "party-left-over"
                        message = (
                            f"{self.flow.id} ends while {self.named(automaton, instance, states)} at {participant}"
                        )
                        final = automaton.title(frozenset(automaton.machine.final))
                        self.report(code, message, span, world, f"{final}, or a last 'state:' that says so")

    def _unanswered(self, world: World) -> None:
        for asked in world.asked:
            if not asked.answered and asked.step.answered_by:
                arrow = asked.step.arrow
                message = f"{arrow.message} of {arrow.from_} is never answered"
                self.report("unanswered-request", message, arrow, world, " or ".join(asked.step.answered_by))
