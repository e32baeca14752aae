"""Random flows: any participants, any nesting, any text."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from eventmodels.catalogue import ProtocolEntry
from eventmodels.catalogue.flow import (
    ActionStep,
    Flow,
    Fragment,
    Interruption,
    Item,
    Mark,
    MessageStep,
    NoteStep,
    Participant,
    ShownValue,
    StateStep,
    leaves,
)
from eventmodels.catalogue.kinds import Evidence, ValueKind
from eventmodels.catalogue.records.protocols import Attribute, Protocol

NAMES = st.one_of(
    st.sampled_from(["EventRinging", "RequestInitiateTransfer", "EventPartyChanged", "RequestDistributeUserEvent"]),
    st.sampled_from(["X", "EventOfAQuiteUnusuallyLongNameThatNoProtocolWouldEverDareToGive", "m" * 60]),
)
TEXTS = st.one_of(
    st.sampled_from(["A", "call", "<b>&\"'</b>", "*", "ends\nhere", "\x00\x1b[0m\u2028\u202e", "漢字かな", "e\u0301"]),
    st.sampled_from(["the customer has dialled a number of the company and hears an announcement", "x" * 120]),
    st.text(min_size=1, max_size=12),
)
CALLS = ["call", "another call"]
PROTOCOLS = {
    "proto": ProtocolEntry(
        "proto",
        Protocol(title="A protocol", summary="Of tests.", subject="CallID", usual={"Mood": ("MoodCalm",)}),
        {
            "CallID": Attribute(type="identifier", summary="Names a call."),
            "Mood": Attribute(type="enumeration", enumeration="Mood", summary="How it goes."),
        },
        {},
        {},
        (),
        {},
    )
}
EVIDENCE = st.none() | st.sampled_from(Evidence)
KINDS = ["any-order", "in-order", "optional", "repeat", "frame", "phase"]


def participants() -> st.SearchStrategy[tuple[Participant, ...]]:
    participant = st.builds(
        Participant,
        st.just(""),
        label=TEXTS,
        is_=st.just("thing"),
        title=TEXTS,
        kind=st.sampled_from(["server", "client", "device", "dn", "network", "database", "person"]),
        monitored=st.sampled_from(["true", "false", "maybe"]),
        members=st.sampled_from([(), ("A0", "A1")]),
    )
    return st.lists(participant, min_size=1, max_size=5).map(
        lambda found: tuple(replace(participant, id=f"L{index}") for index, participant in enumerate(found))
    )


def leaf_items(keys: list[str]) -> st.SearchStrategy[Item]:
    key, some = st.sampled_from(keys), st.lists(st.sampled_from(keys), max_size=3).map(tuple)
    shown = st.builds(ShownValue, NAMES, TEXTS, st.just("value"), evidence=EVIDENCE)
    mood = st.sampled_from(["MoodCalm", "MoodWild", "MoodVeryMuchDisturbedByTheWeather"])
    shown |= mood.map(lambda word: ShownValue("Mood", word, ValueKind.VALUE, words=(word,)))
    about = st.tuples(st.sampled_from(["CallID", "FormerCallID"]), st.sampled_from(CALLS))
    shown |= about.map(lambda pair: ShownValue(pair[0], pair[1], ValueKind.VALUE, words=(pair[1],)))
    step = st.builds(
        MessageStep,
        id=st.just(""),
        number=st.just(0),
        from_=key,
        to=key,
        protocol=st.just("proto"),
        message=NAMES,
        kind=st.sampled_from(["request", "event"]),
        values=st.lists(shown, max_size=5).map(tuple),
        note=st.just("") | TEXTS,
        order=EVIDENCE,
        values_evidence=EVIDENCE,
        stands_for=st.sampled_from(["", "other.RequestElsewhere"]),
    )
    action = st.builds(ActionStep, st.just(""), st.just(0), TEXTS, key, st.just("") | key, order=EVIDENCE)
    state = st.builds(
        StateStep, st.just(""), TEXTS, some.map(lambda found: (("call", tuple((each, "connected") for each in found)),))
    )
    return st.one_of(step, step, action, state, st.builds(NoteStep, st.just(""), TEXTS, some))


def trees(keys: list[str]) -> st.SearchStrategy[tuple[Item, ...]]:
    def fragments(inner: st.SearchStrategy[Item]) -> st.SearchStrategy[Item]:
        items = st.lists(inner, max_size=4).map(tuple)
        title, note = st.just("") | TEXTS, st.just("") | TEXTS
        plain = st.builds(Fragment, st.just(""), st.sampled_from(KINDS), title, items, note=note, order=EVIDENCE)
        branch = st.builds(Fragment, st.just(""), st.just("branch"), title, items, note=note, ends=st.booleans())
        branches = st.lists(branch, min_size=1, max_size=3).map(tuple)
        return plain | st.builds(Fragment, st.just(""), st.just("alternatives"), title, branches, note=note)

    return st.lists(st.recursive(leaf_items(keys), fragments, max_leaves=8), max_size=5).map(tuple)


def numbered(items: tuple[Item, ...], count: itertools.count[int]) -> tuple[Item, ...]:
    """Give every item an id and every step a number."""
    done: list[Item] = []
    for item in items:
        number = next(count)
        if isinstance(item, Fragment):
            phase = "elsewhere" if item.kind == "phase" else ""
            done.append(replace(item, id=f"s{number}", phase=phase, items=numbered(item.items, count)))
        elif isinstance(item, MessageStep | ActionStep):
            done.append(replace(item, id=f"s{number}", number=number))
        else:
            done.append(replace(item, id=f"s{number}"))
    return tuple(done)


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    columns = draw(participants())
    keys = [participant.id for participant in columns]
    count = itertools.count(1)
    items = numbered(draw(trees(keys)), count)
    steps = [step.id for step, _ in leaves(items)]
    marks: tuple[Mark, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    if steps:
        mark = st.builds(
            Mark, st.sampled_from(["*", "**", "***"]), st.sampled_from(steps), st.sampled_from(["", "elsewhere"])
        )
        unique = st.lists(mark, max_size=4, unique_by=lambda each: (each.mark, each.after))
        marks = tuple(draw(unique))
        for own in (each for each in marks if not each.page):
            inside = None if draw(st.booleans()) else numbered(draw(trees(keys)), count)
            interruptions += (
                Interruption(
                    f"{own.after}~{own.mark}", own.mark, own.after, draw(TEXTS), draw(st.sampled_from(Evidence)), inside
                ),
            )
    return Flow(
        "random",
        draw(TEXTS),
        "model",
        "random",
        draw(st.sampled_from(Evidence)),
        columns,
        items,
        interruptions,
        marks,
        identifiers=tuple((call, "CallID") for call in CALLS),
    )


def some_flows() -> list[Flow]:
    """Return random flows, the same each time.

    To draw one takes a hundred times longer than to look at it, so all looks share them; and what fails is shown as it
    was found, since whole flows take minutes to shrink.
    """
    found: list[Flow] = []

    @settings(derandomize=True, database=None, deadline=None, max_examples=60, phases=[Phase.generate])
    @given(flows())
    def draw(flow: Flow) -> None:
        found.append(flow)

    draw()
    return found
