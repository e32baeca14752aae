"""What others read without our pages: data with its schema."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from tests.pages.test_pages import SITE

DATA: dict[str, Any] = json.loads(SITE.files["catalogue.json"])
SCHEMA: dict[str, Any] = json.loads(SITE.files["catalogue.schema.json"])


def complaints(data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def addresses(data: object) -> list[str]:
    """Return every address in the data, in order."""
    if not isinstance(data, dict):
        return []
    own = [data["address"]] if "address" in data else []
    return [*own, *(found for part in data.values() for found in addresses(part))]


def test_the_data_is_as_its_schema_says() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert complaints(DATA) == []


def test_the_schema_notices_what_is_missing_or_of_another_kind() -> None:
    protocols = DATA["protocols"] | {"door": {**DATA["protocols"]["door"], "title": 7}}
    assert complaints({**DATA, "protocols": protocols}) == ["$.protocols.door.title: 7 is not of type 'string'"]
    assert complaints({"format": 1}) == [
        f"$: {name!r} is a required property" for name in ("protocols", "participants", "states", "models")
    ]


def test_the_schema_explains_each_kind_of_thing() -> None:
    assert [name for name, part in SCHEMA["$defs"].items() if not part.get("description")] == []


def test_a_message_tells_what_its_page_tells() -> None:
    opened = DATA["protocols"]["door"]["messages"]["EventOpened"]
    record = SITE.catalogue.protocols["door"].messages["EventOpened"]
    assert opened["address"] == "door/EventOpened/"
    assert opened["kind"] == "event"
    assert opened["summary"] == record.summary
    assert {name: carried["presence"] for name, carried in opened["attributes"].items()} == {
        name: str(presence.presence) for name, presence in record.attributes.items()
    }
    assert opened["models"] == list(dict.fromkeys(use.model for use in SITE.flows.uses["door", "EventOpened"]))


def test_every_address_is_that_of_a_page() -> None:
    pages = {page.address for page in SITE.pages}
    found = addresses(DATA)
    assert len(found) > 20
    assert [address for address in found if address.partition("#")[0] not in pages] == []
    files = [file for model in DATA["models"].values() for file in model["files"].values()]
    assert [file for file in files if file not in SITE.files] == []
