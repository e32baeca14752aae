"""What programs read without our pages: data with its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from eventmodels.catalogue.addresses import CATALOGUE, CATALOGUE_SCHEMA

if TYPE_CHECKING:
    from eventmodels.pages import Site


@pytest.fixture
def data(site: Site) -> Any:
    """The catalogue for programs."""
    return json.loads(site.files[CATALOGUE])


@pytest.fixture
def schema(site: Site) -> Any:
    """Its schema."""
    return json.loads(site.files[CATALOGUE_SCHEMA])


def complaints(schema: Any, data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(data)]


def addresses(data: object) -> list[str]:
    """Return every address in the data, in order."""
    if not isinstance(data, dict):
        return []
    own = [data["address"]] if "address" in data else []
    return [*own, *(found for part in data.values() for found in addresses(part))]


def test_the_data_is_as_its_schema_says(data: Any, schema: Any) -> None:
    Draft202012Validator.check_schema(schema)
    assert complaints(schema, data) == []


def test_the_schema_notices_what_is_missing_or_of_another_kind(data: Any, schema: Any) -> None:
    protocols = data["protocols"] | {"door": {**data["protocols"]["door"], "title": 7}}
    assert complaints(schema, {**data, "protocols": protocols}) == ["$.protocols.door.title: 7 is not of type 'string'"]
    assert complaints(schema, {"format": 1}) == [
        f"$: {name!r} is a required property" for name in ("protocols", "participants", "states", "models")
    ]


def test_the_schema_explains_each_kind_of_thing(schema: Any) -> None:
    assert [name for name, part in schema["$defs"].items() if not part.get("description")] == []


def test_a_message_tells_what_its_page_tells(data: Any, site: Site) -> None:
    opened = data["protocols"]["door"]["messages"]["EventOpened"]
    record = site.reference.catalogue.protocols["door"].messages["EventOpened"]
    assert opened["address"] == "door/EventOpened/"
    assert opened["kind"] == "event"
    assert opened["summary"] == record.summary
    assert {name: carried["presence"] for name, carried in opened["attributes"].items()} == {
        name: str(presence.presence) for name, presence in record.attributes.items()
    }
    assert opened["models"] == list(
        dict.fromkeys(use.model for use in site.reference.flows.uses["door", "EventOpened"])
    )


def test_every_address_is_that_of_a_page(data: Any, site: Site) -> None:
    pages = {page.address for page in site.pages}
    found = addresses(data)
    assert len(found) > 20
    assert [address for address in found if address.partition("#")[0] not in pages] == []
    files = [file for model in data["models"].values() for file in model["files"].values()]
    assert [file for file in files if file not in site.files] == []
