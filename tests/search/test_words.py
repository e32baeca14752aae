"""Texts cut into words, alike in both programs, and how close words are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from eventmodels.search.words import LITTLE, MARK, closeness, distance, number_of, runs, words
from tests.search.conftest import scripts
from tests.search.scripts import run_script

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXTS = (
    "EventRinging getDNInfo TErrors 04541 attr_itx_id SCXML2x",
    "Rückfrage à l'aveugle, conferência; número 7",
    "コールを保留にする 通話中 エージェント",
    "BSYNC ?:Skill>5@StatServer.GA 4294967295 a.b_c",
    "İstanbul ﬁnd Straße Дом x²",
)
PAIRS = (
    ("ring", "ringing"),
    ("released", "release"),
    ("relased", "released"),
    ("connectionidentifier", "connection"),
    ("71", "7"),
    ("三三", "三三者"),
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("EventRinging getDNInfo", ["event", "ringing", "get", "dn", "info"]),
        ("TErrors 04541 attr_itx", ["t", "errors", "04541", "attr", "itx"]),
        ("Rückfrage à l'aveugle", ["ruckfrage", "a", "l", "aveugle"]),
        ("コールを保留にする", ["コール", "を", "保留", "にする"]),
    ],
)
def test_words_of_a_text(text: str, parts: Sequence[str]) -> None:
    assert words(text) == list(parts)


def test_names_of_several_words_are_typed_as_one_too() -> None:
    assert runs("the ConnID of EventRinging, plain words") == ["connid", "eventringing"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("60", "60"), ("010", "10"), ("0x3B", "59"), ("-1", "-1"), ("0X3B", ""), ("6e1", ""), ("1" * 19, ""), ("٣", "")],
)
def test_number_of_a_text(text: str, number: str) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("term", "word", "close"),
    [
        ("ring", "ring", 1), ("ring", "ringing", 0.85), ("released", "release", 0.85), ("relaesed", "released", 0),
        ("relased", "released", 0.7), ("connectionidentifier", "connection", 0.5), ("71", "711", 0), ("r", "ring", 0),
    ],
)  # fmt: skip
def test_closeness(term: str, word: str, close: float) -> None:
    assert closeness(term, word) == close


def test_distance_ends_where_it_cannot_be_small_any_more() -> None:
    assert [distance("kitten", "sitting", limit) for limit in (1, 2, 3, 9)] == [2, 3, 3, 3]


def test_the_scripts_cut_and_compare_alike(node: str) -> None:
    """The little words among it, which both programs list."""
    told = f"""(() => {{
      const s = em.search;
      const little = {json.dumps(sorted(LITTLE))}.filter((word) => !s.isLittle(word));
      const texts = {json.dumps(TEXTS)}.map((text) => [s.words(text), s.runs(text), s.marks(text)]);
      const pairs = {json.dumps(PAIRS)}.map(([one, other]) => [s.closeness(one, other), s.distance(one, other, 3)]);
      return [little, texts, pairs];
    }})()"""
    little, texts, pairs = run_script(node, scripts(), told)
    assert little == []
    assert texts == [[words(text), runs(text), MARK.findall(text)] for text in TEXTS]
    assert pairs == [[closeness(*pair), distance(*pair, 3)] for pair in PAIRS]


def test_both_programs_list_the_same_little_words() -> None:
    from eventmodels.web.assets import asset  # noqa: PLC0415

    script = asset("web/search/search-find.js")[1]
    listed = re.search(r"const LITTLE = new Set\(\s*\[(.*?)\]", script, re.DOTALL)
    assert listed
    assert set(" ".join(re.findall(r'"([^"]*)"', listed[1])).split()) == LITTLE
