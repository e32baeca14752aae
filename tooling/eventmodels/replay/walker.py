"""A flow walked from its start through every course that it allows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import ActionStep, Fragment, MessageStep, StateStep, leaves
from eventmodels.replay.effects import meet
from eventmodels.replay.interleavings import components, downsets, halfways, parallel, strand
from eventmodels.replay.rules.echoes import (
    keep_begun,
    report_not_as_asked,
    report_other_operation,
    report_unlike_earlier,
)
from eventmodels.replay.rules.identifiers import follow
from eventmodels.replay.rules.parties import (
    arrive,
    end,
    expect,
    forget,
    move,
    report_absent,
    report_after_end,
    report_due,
)
from eventmodels.replay.rules.plausibility import report_crowd, report_nobody_left, report_repetition
from eventmodels.replay.rules.requests import exchange, report_unanswered, request_of
from eventmodels.replay.rules.statements import assert_states, enter, report_left_over
from eventmodels.replay.rules.timers import pass_timer
from eventmodels.replay.world import Trail, World, apply, distinct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventmodels.catalogue.flow import Item
    from eventmodels.catalogue.problems import Span
    from eventmodels.replay.automata import Instance, States
    from eventmodels.replay.context import Context
    from eventmodels.replay.effects import MessageEffect, StateEffect
    from eventmodels.replay.interleavings import Strand

__all__ = ["Walker", "Worlds"]

Worlds = tuple[World, ...]
"""All that may have come about at one point, by whatever course; none where no course leads."""
LIMIT = 500
"""More ways to come to one point than an author can have meant."""
ORDERS = 5_000
"""More ways to be half done with steps in open order than are worth walking."""
JUDGES = (
    report_repetition,
    report_not_as_asked,
    report_unlike_earlier,
    report_other_operation,
    report_absent,
    report_after_end,
)
"""What is asked of each message, as things stand before it."""
LISTED = 12
"""So many expected events are named."""


class Walker:
    """Walks one flow, all its courses side by side, and notes the states before and after each step."""

    def __init__(self, context: Context) -> None:
        """Take the context that the rules report to."""
        self.context = context
        self.before: dict[str, dict[Instance, States]] = defaultdict(dict)
        """Step -> the instances it concerns and the states they may have been in."""
        self.after: dict[str, dict[Instance, States]] = defaultdict(dict)
        self.answers: dict[str, str] = {}
        """Event -> the request that it answers, refuses or follows in the first course that came to it."""
        self._points: dict[str, Worlds] = {interruption.after: () for interruption in context.flow.interruptions}
        """Address that an interruption follows -> the worlds right after it."""
        self._reached = True
        """Something led to where the walk is; what follows a step that is never reached is not told again."""

    def walk(self, first: World) -> Worlds:
        """Walk the normal course, then what follows each interruption; return the worlds that the former ends in."""
        flow = self.context.flow
        ends = self._run(flow.items, (first,))
        self._finish(ends, flow.span)
        for interruption in flow.interruptions:
            if interruption.items is not None:
                done = self._run(interruption.items, self._points[interruption.after])
                # Where one of a phase ends, only the phase says so: what becomes of all else here nobody has promised.
                self._finish(() if interruption.phase else done, interruption.span)
        return ends

    # Courses

    def _run(self, items: Iterable[Item], worlds: Worlds) -> Worlds:
        for item in items:
            if not worlds:
                self._report_unreachable(item)
                return worlds
            worlds = self._walk_item(item, worlds)
            # Added up: a step in a `repeat`, or in open order, is passed more than once.
            if (address := getattr(item, "id", "")) in self._points:
                self._points[address] = distinct((*self._points[address], *worlds))
        return worlds

    def _report_unreachable(self, item: Item) -> None:
        step = next((leaf for leaf, _ in leaves((item,)) if isinstance(leaf, MessageStep)), None)
        if step is not None and self._reached:
            message = f"no course leads to {step.message} from {step.from_} to {step.to}: every branch before it ends"
            self.context.report("unreachable-step", message, step, None, "a branch that goes on")
            self._reached = False

    def _walk_item(self, item: Item, worlds: Worlds) -> Worlds:
        if isinstance(item, MessageStep):
            effect = self.context.effect(item)
            return distinct(self._walk_message(effect, world) for world in worlds) if effect else worlds
        if isinstance(item, StateStep):
            return distinct(assert_states(self.context, item, world) for world in worlds)
        if isinstance(item, ActionStep):
            after = (forget(self.context, world) for world in worlds)
            return distinct(pass_timer(self.context, item, world) if item.timer else world for world in after)
        return self._walk_fragment(item, worlds) if isinstance(item, Fragment) else worlds

    def _walk_fragment(self, fragment: Fragment, worlds: Worlds) -> Worlds:
        if fragment.kind == "any-order":
            return self._walk_any_order(fragment, worlds)
        if fragment.kind == "alternatives":
            return self._few(distinct(w for branch in fragment.items for w in self._walk_item(branch, worlds)))
        if fragment.start is not None:
            worlds = distinct(enter(self.context, fragment, fragment.start, world) for world in worlds)
        done = self._run(fragment.items, worlds)
        if fragment.ends:  # an end of the flow as good as its last step
            self._finish(done, self.context.flow.span)
            return ()
        if fragment.kind == "repeat":
            # Twice shows whether the steps can follow themselves; a third time would tell nothing new.
            return distinct((*done, *self._run(fragment.items, done)))
        return self._few(distinct((*worlds, *done))) if fragment.kind == "optional" else done

    def _walk_any_order(self, fragment: Fragment, worlds: Worlds) -> Worlds:
        """Try the orders of those that get in each other's way; the others go as written."""
        for group in components(tuple(parallel(fragment.items)), self._meet):
            worlds = self._run(group, worlds) if len(group) == 1 else self._orders(tuple(map(strand, group)), worlds)
        return worlds

    def _meet(self, one: Item, other: Item) -> bool:
        theirs = tuple(self.context.effects_in(other))
        return any(meet(a, b) for a in self.context.effects_in(one) for b in theirs)

    def _orders(self, strands: tuple[Strand, ...], worlds: Worlds) -> Worlds:
        """Walk every order of some strands; the first that cannot be ends the search.

        What can follow depends on the world alone, and not on the order that led to it. So this is a dynamic programme
        over halfways: the worlds of each are made of those one item before it, by whatever order, and like worlds are
        walked on once. Six single steps take at most 6 * 2**5 walks of a step for each world, and not 720 orders.
        """
        written = tuple(item for each in strands for item in each)
        if halfways(strands) > ORDERS:
            return self._run(written, self._too_many(worlds))
        known = len(self.context.findings)
        reached: dict[tuple[int, ...], Worlds] = defaultdict(tuple)
        reached[(0,) * len(strands)] = worlds
        for done, number in downsets(strands):
            if not reached[done]:
                continue
            then = (*done[:number], done[number] + 1, *done[number + 1 :])
            after = self._run((strands[number][done[number]],), reached[done])
            if len(self.context.findings) > known:
                # One order that cannot be is the mistake. Worlds after it are guesses, and every other order would
                # tell the same mistake in other words; the written order is what the author has thought through.
                return self._run(written, worlds)
            reached[then] = self._few(distinct((*reached[then], *after)))
        return reached[tuple(map(len, strands))]

    def _few(self, worlds: Worlds) -> Worlds:
        return self._too_many(worlds)[:LIMIT] if len(worlds) > LIMIT else worlds

    def _too_many(self, worlds: Worlds) -> Worlds:
        message = "steps can follow each other in more ways than anyone can read or walk"
        expected = "fewer choices, or a promised order"
        self.context.report("too-many-courses", message, self.context.flow.span, worlds[0], expected)
        return worlds

    def _finish(self, worlds: Worlds, span: Span | None) -> None:
        for world in worlds:
            report_left_over(self.context, world, span)
            report_unanswered(self.context, world)
            report_due(self.context, world)

    # Effects

    def _walk_message(self, effect: MessageEffect, world: World) -> World:
        for judge in JUDGES:
            judge(self.context, effect, world)
        request, state_effects = request_of(effect, world), effect.state_effects
        if request:
            self.answers.setdefault(effect.step.id, request.step.id)
        if request and effect.depends_on_request:
            state_effects = self.context.effects_of_answer(effect, request)
        # The request is looked up before the event counts as its answer, and no longer stands open.
        world = keep_begun(self.context, effect, world)
        world = exchange(self.context, effect, world)
        world = follow(self.context, effect, world)
        world = expect(self.context, effect, world)
        before = world
        for each in state_effects:
            world = self._change(effect, each, world)
        new = (i.participant for i in world.at if i not in before.at and effect.subject in i.subject.split())
        world = arrive(self.context, effect, world, frozenset(new))
        return replace(world, said=frozenset(), trail=Trail(effect.step, world.trail))

    def _change(self, effect: MessageEffect, state_effect: StateEffect, world: World) -> World:
        change = apply(world, state_effect)
        if change is None:  # several instances may be meant: nothing is known to change, or to be wrong
            return world
        automaton, step = state_effect.automaton, effect.step.id
        moved: tuple[Instance, ...] = ()
        for former in (i for i in state_effect.formers.values() if i in world.at and i not in change.world.at):
            _note(self.before[step], former, world.states(automaton, former))
            self.after[step][former] = automaton.initial
            moved = (*moved, former)
        world, instance, before, after = change
        for former in moved:
            world = move(world, former)
        _note(self.before[step], instance, before)
        if not after:
            return self._refuse(effect, state_effect, instance, world)
        report_crowd(self.context, effect, automaton, instance, world)
        if after != before and after <= frozenset(automaton.machine.final):
            world = end(report_nobody_left(self.context, effect, automaton, instance, world), instance)
        elif instance in world.ended:
            world = replace(world, ended=world.ended - {instance})
        _note(self.after[step], instance, after)
        return world

    def _refuse(self, effect: MessageEffect, state_effect: StateEffect, instance: Instance, world: World) -> World:
        """Report an event that cannot come, and go on as if it could."""
        automaton, event = state_effect.automaton, effect.step.message
        states = world.states(automaton, instance)
        message = f"{event} cannot come to {instance.participant}: {automaton.describe(instance, states)} there"
        allowed = [other for other in automaton.allowed(states) if other != event]
        allowed += [f"{event} with other values"] if event in automaton.allowed(states) else []
        listed = f"{' or '.join(allowed[:LISTED])}{' or others' if len(allowed) > LISTED else ''}"
        self.context.report("event-not-allowed", message, effect.step, world, listed or "no event at all")
        # In the states that it leads to from elsewhere, or the same mistake would be told again at each later step.
        # Where its values are the mistake, those it has with other ones.
        table = state_effect.table or automaton.table(event, (True,) * len(automaton.by_event[event]))
        reached = {way.to for ways in table.values() for way in ways if not way.former}
        return world.holding(automaton, instance, frozenset(reached) or states)


def _note(book: dict[Instance, States], instance: Instance, states: States) -> None:
    """Add the states of one course to those of the others that come to the same step."""
    book[instance] = book.get(instance, frozenset()) | states
