"""Identifiers: born, tied to each other, gone on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.replay.small import OPENED, found, replayed

if TYPE_CHECKING:
    from tests.support import House

TIED = "{id: tied, from: C, to: K, send: EventOpened, with: {VisitID: other, FormerVisitID: call}}"


def test_a_request_names_only_what_an_event_has_brought_into_being(house: House) -> None:
    ask = "{from: P, to: C, send: RequestClose, with: {VisitID: call, Place: H}}"
    assert ("identifier-unborn", "RequestClose-C") in found(house, f"  - {ask}\n  - {OPENED}\n")
    assert "identifier-unborn" not in {code for code, _ in found(house, f"  - {OPENED}\n  - {ask}\n")}


def test_what_refers_to_another_when_it_comes_up_is_a_consultation(house: House) -> None:
    (end,) = replayed(house, f"  - {OPENED}\n  - {TIED}\n").ends
    assert end.born == {"call", "other"}
    assert end.consults == {"other"}


def test_nothing_refers_to_what_is_not_there_or_to_itself(house: House) -> None:
    itself = TIED.replace("FormerVisitID: call", "FormerVisitID: other")
    assert ("chain-to-nowhere", "tied") in found(house, f"  - {TIED}\n")
    assert ("chain-to-nowhere", "tied") in found(house, f"  - {OPENED}\n  - {itself}\n")
