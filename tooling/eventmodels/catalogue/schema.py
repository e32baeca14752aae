"""JSON Schemas of the YAML files, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any

from eventmodels.catalogue.load import FILES

__all__ = ["schemas"]


def schemas() -> dict[str, dict[str, Any]]:
    """Return a schema for each kind of file, under a short name."""
    found: dict[str, dict[str, Any]] = {}
    for pattern, record in FILES:
        schema = record.model_json_schema(by_alias=True)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        found[_name(pattern)] = schema
    return found


def _name(pattern: str) -> str:
    words = [part.removesuffix(".yml") for part in pattern.split("/")]
    return [word for word in words if not word.startswith("*")][-1]
