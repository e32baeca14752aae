"""Who talks to whom: counted here and over all models."""

from __future__ import annotations

from eventmodels.pages.views.talkers import sendings, talkers
from tests.support import real_site


def test_every_message_of_a_model_is_counted_once() -> None:
    reference = real_site().reference
    known = talkers(reference.flows)
    for flow in reference.flows.all.values():
        found = list(sendings(reference, flow, known))
        assert sum(times for sending in found for _, times in sending.messages) == len(list(flow.messages())), flow.id
        assert all(sending.models >= 1 for sending in found)


def test_a_pair_says_what_it_sends_each_way_and_how_usual_that_is() -> None:
    reference = real_site().reference
    flow = reference.flows.all["hold-retrieve-consulted-answers"]
    found = {
        sending.ends: ", ".join(f"{name.name} {times}" for name, times in sending.messages)
        for sending in sendings(reference, flow, talkers(reference.flows))
    }
    assert list(found) == [
        *("Party A to T-Server", "T-Server to Party A", "T-Server to Party B", "T-Server to Party C"),
        *("Party B to T-Server", "Party C to T-Server"),
    ]
    assert found["Party C to T-Server"] == "RequestAnswerCall 1"


def test_two_of_a_kind_count_once_for_each_model_and_for_both_ways() -> None:
    reference = real_site().reference
    here = [
        flow.id
        for flow in reference.flows.all.values()
        for kinds in [{each.id: each.is_ for each in flow.participants}]
        if any(
            {kinds[step.from_], kinds[step.to]} == {"agent-dn", "t-server"} and step.protocol == "tlib"
            for step in flow.messages()
        )
    ]
    assert talkers(reference.flows)[frozenset({"agent-dn", "t-server"}), "tlib"] == len(here) > 50
