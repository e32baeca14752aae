"""The inventory of the small catalogue: whole names, short names where nothing else has them, nothing lost."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from mkdocstrings import Inventory

from eventmodels.pages.data.inventory import with_names

if TYPE_CHECKING:
    from eventmodels.pages.reference import Reference


def read(inventory: bytes) -> dict[str, tuple[str, str, str]]:
    items = Inventory.parse_sphinx(BytesIO(inventory)).values()
    return {item.name: (f"{item.domain}:{item.role}", item.uri, item.dispname) for item in items}


def test_a_name_is_known_whole_and_by_its_endings(reference: Reference) -> None:
    names = read(with_names(b"", reference, "Doors"))
    assert names["door.EventOpened"] == names["EventOpened"] == ("std:term", "door/EventOpened/", "EventOpened")
    assert names["door.attributes.Mood"] == names["attributes.Mood"]
    machine = next(iter(reference.catalogue.machines))
    state, record = next(iter(reference.catalogue.machines[machine].states.items()))
    title = f"{reference.catalogue.machines[machine].title}: {record.title}"
    assert names[f"states.{machine}.{state}"] == ("std:label", f"states/{machine}/#{state}", title)


def test_an_ending_of_two_names_is_left_out(reference: Reference) -> None:
    names = read(with_names(b"", reference, "Doors"))
    whole = [name for name in names if name.startswith(("door.", "states.", "participants.", "models."))]
    ending = [name.rpartition(".")[2].lower() for name in whole]
    assert [name for name in names if "." not in name and ending.count(name.lower()) > 1 and name != "door"] == []


def test_an_inventory_that_is_there_keeps_its_names(reference: Reference) -> None:
    there = Inventory(project="Theirs", version="2")
    there.register("package.thing", "py", "class", "api/#package.thing")
    both = with_names(there.format_sphinx(), reference, "Doors")
    assert both.startswith(b"# Sphinx inventory version 2\n# Project: Theirs\n# Version: 2\n")
    assert read(both)["package.thing"] == ("py:class", "api/#package.thing", "package.thing")
    assert "door.EventOpened" in read(both)


def test_the_same_catalogue_gives_the_same_bytes(reference: Reference) -> None:
    assert with_names(b"", reference, "Doors") == with_names(b"", reference, "Doors")
