"""What every step of every model in `models/` says in a sentence: something, and never the same twice in one model."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue.flow import ActionStep, MessageStep, keyed, leaves
from eventmodels.sequence import table_rows, told
from tests.support import real_reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.replay import Replay


@pytest.fixture(scope="module")
def replays() -> Mapping[str, Replay]:
    """Every model, replayed."""
    return real_reference().replays.all


@pytest.fixture(scope="module")
def sentences(replays: Mapping[str, Replay]) -> Mapping[str, Mapping[str, str]]:
    """Model -> step -> what happens."""
    return {name: told(replay, real_reference().catalogue) for name, replay in replays.items()}


def test_every_numbered_step_is_told(
    replays: Mapping[str, Replay], sentences: Mapping[str, Mapping[str, str]], subtests: pytest.Subtests
) -> None:
    for name, replay in replays.items():
        with subtests.test(name):
            numbered = [row.step for row in table_rows(replay.flow) if row.number is not None]
            assert list(sentences[name]) == numbered
            assert [step for step, said in sentences[name].items() if not said.strip(" .")] == []


def test_no_sentence_comes_twice_in_a_model(
    sentences: Mapping[str, Mapping[str, str]], subtests: pytest.Subtests
) -> None:
    for name, said in sentences.items():
        with subtests.test(name):
            assert [words for words, times in Counter(said.values()).items() if times > 1] == []


def test_few_steps_have_nothing_but_a_count_of_their_own(sentences: Mapping[str, Mapping[str, str]]) -> None:
    counted = [words for said in sentences.values() for words in said.values() if words.endswith(" such step.")]
    assert len(counted) < 0.03 * sum(map(len, sentences.values()))


def test_where_an_author_has_told_a_step_it_is_told_so(
    replays: Mapping[str, Replay], sentences: Mapping[str, Mapping[str, str]]
) -> None:
    steps = [
        (step, sentences[name][step.id])
        for name, replay in replays.items()
        for _, items in keyed(replay.flow).courses()
        for step, _ in leaves(items)
        if isinstance(step, MessageStep | ActionStep) and step.say
    ]
    assert [words for step, words in steps if not words.startswith(step.say)] == []
    assert not any("{" in words for said in sentences.values() for words in said.values())
