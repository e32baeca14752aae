"""What to look for at a step: what answers a request, and what an event answers."""

from __future__ import annotations

import pytest

from eventmodels.pages.views.counterparts import counterparts
from tests.support import real_site


@pytest.mark.parametrize(
    ("model", "step", "said"),
    [
        (
            "two-step-transfer-blind",
            "RequestInitiateTransfer-TS",
            "answered by step 8, EventHeld; may be refused by EventError",
        ),
        ("two-step-transfer-blind", "EventHeld-B", "answers step 7, RequestInitiateTransfer"),
        ("two-step-transfer-blind", "EventRinging-C", ""),
    ],
)
def test_a_step_says_what_answers_it_and_what_it_answers(model: str, step: str, said: str) -> None:
    reference = real_site().reference
    found = counterparts(reference, reference.replays.all[model]).get(step, ())
    assert "; ".join(f"{how} {', '.join(each.name for each in names)}" for how, names in found) == said


def test_what_a_model_does_not_show_is_told_from_what_it_does() -> None:
    reference = real_site().reference
    told = [
        {how for how, _ in parts}
        for replay in reference.replays.all.values()
        for parts in counterparts(reference, replay).values()
    ]
    assert not any({"answered by", "answered, though not in this model, by"} <= each for each in told)
    assert not any({"refused by", "may be refused by"} <= each for each in told)
    assert set().union(*told) == {
        *("answers", "refuses", "answered by", "refused by"),
        *("follows", "followed by"),
        *("answered, though not in this model, by", "may be refused by"),
    }


def test_both_ends_of_an_answer_lead_to_each_other() -> None:
    reference = real_site().reference
    for replay in reference.replays.all.values():
        steps = {step.id: step for step in replay.flow.messages()}
        for event, request in replay.answers.items():
            assert steps[request].kind == "request", (replay.flow.id, event)
            assert steps[event].protocol == steps[request].protocol
