"""What can be found: an entry for everything that has a name, in a script that holds data only."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from eventmodels.search.entries import Entry, index_script, written_entries
from eventmodels.search.written import WrittenPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.pages import Site


@pytest.fixture
def entries(site: Site) -> Mapping[str, Entry]:
    """What can be found, by address."""
    return {entry.address: entry for entry in site.entries}


def test_every_page_has_one_entry_but_comparisons_which_would_bury_what_they_compare(site: Site) -> None:
    counted = Counter(entry.address for entry in site.entries)
    comparisons = {page.address: 0 for page in site.pages if not page.kind.listed}
    assert comparisons
    assert {page.address: counted[page.address] for page in site.pages if counted[page.address] != 1} == comparisons


def test_a_message_is_found_by_name_and_number_and_says_what_it_carries(entries: Mapping[str, Entry]) -> None:
    assert entries["door/RequestOpen/"] == Entry(
        "door/RequestOpen/",
        "RequestOpen",
        "request",
        (),
        "1",
        "Door protocol, Opening",
        "Asks for a door to be opened.",
        "",
        carries=("Place!", "VisitID", "Mood"),
        values=("door/enumerations/DoorMood/",),
    )


def test_other_spellings_of_a_name_lead_to_it(entries: Mapping[str, Entry]) -> None:
    assert entries["door/attributes/VisitID/"].names == ("Visit",)
    assert entries["door/enumerations/DoorMood/low/#MoodCalm"].names == ("Calm",)
    assert entries["door/enumerations/DoorMood/"].names == ("Mood",), "and so does an attribute to its values"
    assert entries["states/leaf/"].names == ("leaf", "Leaf of a door")


def test_a_value_says_where_it_belongs(entries: Mapping[str, Entry]) -> None:
    value = entries["door/enumerations/DoorMood/low/#MoodBrisk"]
    assert (value.kind, value.number, value.about) == ("value", "1", "DoorMood, Mood, Door protocol")


def test_only_weak_evidence_is_said(entries: Mapping[str, Entry]) -> None:
    assert entries["models/visit/"].evidence == ""
    assert entries["models/farewell/"].evidence == "reconstructed"


def test_a_page_that_leads_to_others_is_a_list(entries: Mapping[str, Entry]) -> None:
    expected = Entry(
        "door/attributes/",
        "Door protocol attributes",
        "list",
        about="Attributes, Door protocol",
        summary="Every attribute of Door protocol, by number.",
    )
    assert entries["door/attributes/"] == expected


def test_a_written_page_and_its_headings_are_found() -> None:
    page = WrittenPage("help/", "Help & more", "# Help & more\n\nWho asks?\n\n## First `step`\n\nRing.\n")
    assert list(written_entries(page)) == [
        Entry("help/", "Help & more", "page", words=("asks",)),
        Entry("help/#first-step", "First step", "section", about="Help & more", words=("ring",)),
    ]


def test_what_a_message_carries_has_an_anchor_on_its_page(site: Site, entries: Mapping[str, Entry]) -> None:
    """By which the script puts its address together."""
    for protocol in site.reference.catalogue.protocols.values():
        for name in protocol.messages:
            page = site.reference.addresses.message(protocol.id, name)
            carried = [attribute.rstrip("!") for attribute in entries[page].carries]
            anchors = [site.reference.addresses.message(protocol.id, name, attribute) for attribute in carried]
            assert anchors == [f"{page}#{attribute}" for attribute in carried]


def test_what_a_page_says_is_found_by_its_words(entries: Mapping[str, Entry]) -> None:
    """Of a model the words of its steps and outcomes, of a message when it comes."""
    assert {"panel", "porter"} <= set(entries["models/visit/"].words)
    assert entries["door/attributes/Mood/"].values == ("door/enumerations/DoorMood/",)
    assert entries["door/enumerations/DoorMood/low/#MoodBrisk"].values == ("door/enumerations/DoorMood/",)


def test_the_script_is_one_assignment_of_data_below_the_names_of_its_columns() -> None:
    first, second = Entry("a/", 'A "</script>', "page"), Entry("b/", "B", "value", ("C", "D"), "7", place=2)
    before, after = "(window.em ??= {}).index = ", ";\n"
    script = index_script([first, second])
    assert script.startswith(before)
    assert script.endswith(after)
    assert script.splitlines()[2:4] == ['["a/","A \\"</script>","page"],', '["b/","B","value","C|D","7","","","",2]']
    columns, *rows = json.loads(script.removeprefix(before).removesuffix(after))
    assert columns == [field.name for field in fields(Entry)]
    assert [dict(zip(columns, row, strict=False))["title"] for row in rows] == ['A "</script>', "B"]
