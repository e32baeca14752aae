"""Regions in open order: what is in them, which parts get in each other's way, how far they can be done."""

from __future__ import annotations

from itertools import permutations

from eventmodels.catalogue.flow import Fragment, NoteStep
from eventmodels.replay.interleavings import components, downsets, halfways, parallel, strand

A, B, C = (NoteStep(name, name, ()) for name in "abc")


def test_a_region_directly_inside_a_region_adds_its_own() -> None:
    inner = Fragment("inner", "any-order", "", (B, C))
    assert tuple(parallel((A, inner))) == (A, B, C)


def test_who_meets_one_of_a_group_belongs_to_it() -> None:
    near = {frozenset("ac"), frozenset("cd")}
    assert list(components(tuple("abcd"), lambda one, other: frozenset((one, other)) in near)) == [
        ("a", "c", "d"),
        ("b",),
    ]


def test_only_what_keeps_its_order_is_taken_apart() -> None:
    chain, loop = Fragment("chain", "in-order", "", (A, B)), Fragment("loop", "repeat", "", (A, B))
    assert [getattr(part, "id", "") for part in strand(chain)] == ["chain", "a", "b"]
    assert strand(loop) == (loop,)
    assert strand(A) == (A,)


def test_every_halfway_comes_after_all_that_lead_to_it() -> None:
    strands = ((A, B), (C,))
    seen = {(0, 0)}
    for done, number in downsets(strands):
        assert done in seen
        seen.add((done[0] + (number == 0), done[1] + (number == 1)))
    assert len(seen) == halfways(strands) == 6


def test_every_order_that_keeps_the_strands_is_a_way_through() -> None:
    steps = set(downsets(((A, B), (C,))))
    orders = set(permutations((0, 0, 1)))
    for order in orders:
        done = [0, 0]
        for number in order:
            assert (tuple(done), number) in steps
            done[number] += 1
    assert len(orders) == 3
