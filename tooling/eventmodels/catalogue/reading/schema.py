"""JSON Schemas of the YAML files, for editors that complete and check while one types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from eventmodels.catalogue.reading.load import FILES, validator
from eventmodels.catalogue.records.shapes import listed

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

__all__ = ["schemas"]


class _Written(GenerateJsonSchema):
    """Describes files as editors read them: bare scalars as numbers and truth values, where we read text."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Take any scalar for a text, unless a pattern asks for more than a release such as 7.6."""
        # A release is the one text with a pattern that a bare number fits: an editor reads `since: 7.6` as a number.
        free = re.search(schema.get("pattern", ""), "7.6")
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"] if free else "string"}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Take bare `true` and `false` where they are among the words."""
        words = schema["expected"]
        return {"enum": [*words, *(truth for truth in (True, False) if str(truth).lower() in words)]}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Refuse a key without a value; what is not known is left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Offer no default: an editor would write it into the file."""
        return self.generate_inner(schema["schema"])

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Take one word for a list of one."""
        written = super().function_before_schema(schema)
        return {"anyOf": [written["items"], written]} if schema["function"]["function"] is listed else written


def schemas() -> dict[str, dict[str, Any]]:
    """Return a JSON Schema (draft 2020-12) for each kind of file, under the name of the file or of its folder."""
    schema_of: dict[str, dict[str, Any]] = {}
    for pattern, record in FILES:
        schema = validator(record).json_schema(by_alias=True, schema_generator=_Written)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema_of[_name(pattern)] = schema
    return schema_of


def _name(pattern: str) -> str:
    # The last part that names something: `messages` of `protocols/*/messages/*.yml`.
    words = [part.removesuffix(".yml") for part in pattern.split("/")]
    return [word for word in words if not word.startswith("*")][-1]
