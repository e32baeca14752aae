"""What people say, by the address of what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eventmodels.catalogue import load
from eventmodels.catalogue.addresses import Addresses
from eventmodels.catalogue.compact import Compact, from_json, to_json
from eventmodels.catalogue.flow.flows import Flows
from eventmodels.catalogue.meanings import called, folded, meanings, sayable, written_page
from tests.support import BASE

if TYPE_CHECKING:
    from tests.support import House

SAID = """\
said:
  EventOpened: {en: [come in, open sesame], de: Herein}
  door.EventOpened: {en: walk in}
  attributes.Mood: {fr: humeur}
  DoorMood.MoodWild: {en: slam}
  keys.Line<n>: {en: row}
  participants.porter: {en: doorman}
  leaf.open: {it: aperta}
  models.visit: {es: visita}
  glossary.open door: {pt: porta aberta}
  tours: {ja: ツアー}
  tours/: {ja: ツアー}
  tours/doors#locks: {log: '4711'}
"""


def test_phrases_stand_at_the_address_of_what_they_mean(house: House) -> None:
    """Once more after compact form, and not where a name is that of nothing."""
    catalogue = house({"search.yml": SAID})
    read = from_json(to_json(Compact(catalogue, Flows({})))).catalogue
    for each in (catalogue, read):
        assert meanings(each, Addresses(each)) == {
            "door/EventOpened/": {"en": ("come in", "open sesame", "walk in"), "de": ("Herein",)},
            "door/attributes/Mood/": {"fr": ("humeur",)},
            "door/enumerations/DoorMood/high/#MoodWild": {"en": ("slam",)},
            "keys/Line-n-/": {"en": ("row",)},
            "participants/porter/": {"en": ("doorman",)},
            "states/leaf/#open": {"it": ("aperta",)},
            "models/visit/": {"es": ("visita",)},
            "glossary/#open-door": {"pt": ("porta aberta",)},
            "tours/": {"ja": ("ツアー",)},
            "tours/doors/#locks": {"log": ("4711",)},
        }


def test_a_folder_without_phrases_has_no_meanings() -> None:
    catalogue = load(BASE.parent / "nowhere")[0]
    assert meanings(catalogue, Addresses(catalogue)) == {}


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("EventOpened", ("EventOpened",)),
        ("VisitID", ("VisitID", "Visit")),
        ("DoorMood", ("DoorMood",)),
        ("DoorMood.MoodCalm", ("MoodCalm", "Calm")),
        ("leaf", ("leaf", "Leaf of a door")),
        ("leaf.open", ("open", "Open")),
        ("porter", ("porter", "Porter")),
        ("visit", ("visit", "Visit", "call")),
        ("glossary.open door", ("open door", "open door")),
    ],
)
def test_what_a_thing_is_called_anyway(name: str, names: tuple[str, ...], house: House) -> None:
    model = (BASE / "interactions/house/visit.yml").read_text("utf-8")
    catalogue = house({"interactions/house/visit.yml": model.replace("title: Visit", "title: Visit\naliases: [call]")})
    assert called(catalogue, dict(sayable(catalogue))[name]) == names


@pytest.mark.parametrize(
    ("phrase", "letters"),
    [("Call back", "callback"), ("call-back!", "callback"), ("Straße 7", "strasse7"), ("コール・オン", "コールオン")],
)
def test_phrases_are_compared_by_letters_and_digits(phrase: str, letters: str) -> None:
    assert folded(phrase) == letters


@pytest.mark.parametrize("name", ["EventOpened", "tours", "Tours/", "/tours/", "tours//doors", "tours/a.md", "a#b/"])
def test_what_has_no_slash_or_odd_letters_is_no_page(name: str) -> None:
    assert written_page(name) is None
