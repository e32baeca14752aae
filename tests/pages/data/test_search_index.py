"""What can be found: an entry for everything that has a name, in a script that holds data only."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from eventmodels.pages.data.search_index import Entry, index_script, written_entries

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
        ("Place", "VisitID", "Mood"),
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
    assert list(written_entries("help/", "Help &amp; more", [("#a", "First &lt;step&gt;")])) == [
        Entry("help/", "Help & more", "page"),
        Entry("help/#a", "First <step>", "section", about="Help & more"),
    ]
    assert [entry.address for entry in written_entries("./", "Home", [("#b", "B")])] == ["", "#b"]


def test_the_script_is_one_assignment_of_data() -> None:
    script = index_script([Entry("a/", 'A "</script>', "page"), Entry("b/", "B", "value", ("C", "D"), "7")])
    expected = 'window.emIndex = [\n["a/","A \\"</script>","page"],\n["b/","B","value","C|D","7"]\n];\n'
    assert script == expected
    rows = json.loads(script.removeprefix("window.emIndex = ").removesuffix(";\n"))
    assert rows == [["a/", 'A "</script>', "page"], ["b/", "B", "value", "C|D", "7"]]
