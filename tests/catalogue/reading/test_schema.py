"""The schemas that editors complete by: they take every file we take, and underline a misspelt key."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from eventmodels.catalogue.reading.load import FILES, record_for
from eventmodels.catalogue.reading.schema import _name, schemas
from tests.support import BASE, REAL, ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

SCHEMAS = schemas()
NAMES = {record: _name(pattern) for pattern, record in FILES}


class Editor(yaml.CSafeLoader):
    """Types bare scalars by YAML 1.2's core schema, as editors do."""


Editor.yaml_implicit_resolvers = {}
for kind, pattern, first in (
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{pattern})$"), [*first, ""])


def complaints(name: str, text: str) -> list[str]:
    """Return what an editor underlines in a file."""
    content: Any = yaml.load(text, Editor)  # noqa: S506 - a safe loader with fewer types
    errors = Draft202012Validator(SCHEMAS[name]).iter_errors(content)
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def name_for(path: str) -> str:
    record = record_for(path)
    assert record is not None
    return NAMES[record]


def test_the_command_writes_a_file_for_each_kind(tmp_path: Path) -> None:
    assert run("schema", str(tmp_path / "schemas")) == (0, f"{len(FILES)} schemas written to {tmp_path / 'schemas'}\n")
    written = {path.stem: json.loads(path.read_text("utf-8")) for path in (tmp_path / "schemas").glob("*.json")}
    assert written == json.loads(json.dumps(SCHEMAS))


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_json_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


SOME = {
    "small": (BASE, 1),
    "real, every fourth": (REAL, 4),
    "real": pytest.param(REAL, 1, marks=pytest.mark.sweep),
}
"""A folder, and of how many files of it one is looked at: of each kind the small one has some."""


@pytest.mark.parametrize(("root", "every"), SOME.values(), ids=SOME)
def test_every_file_is_accepted(root: Path, every: int, subtests: pytest.Subtests) -> None:
    files = [path for path in sorted(root.rglob("*.yml")) if path.name != "published.yml"][::every]
    assert files
    for path in files:
        name = path.relative_to(root).as_posix()
        with subtests.test(name):
            assert complaints(name_for(name), path.read_text(encoding="utf-8")) == []


MODEL = (BASE / "interactions" / "house" / "visit.yml").read_text(encoding="utf-8")
MESSAGES = (BASE / "protocols" / "door" / "messages" / "opening.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "was", "now"),
    [
        ("messages", MESSAGES, "VisitID: mandatory", "VisitID: {presence: mandatory}"),
        ("messages", MESSAGES, "answers: [RequestOpen]", "answers: [{request: RequestOpen, evidence: inferred}]"),
        ("messages", MESSAGES, "sources: [book/Doors]", "sources: book/Doors"),
        ("messages", MESSAGES, "summary: Asks for a door to be opened.", "summary: 42"),
        ("messages", MESSAGES, "number: 1\n", "number: 0x1\n"),
        ("interactions", MODEL, "evidence: published", "evidence: published\nsince: 7.6"),
        ("interactions", MODEL, "H: handset", "H: {is: handset, monitored: false}"),
        ("interactions", MODEL, "Visitor: {dialled: H}", "Visitor: {keys: {Floor: 1}}"),
    ],
)
def test_every_spelling_that_the_check_takes_is_accepted(name: str, text: str, was: str, now: str) -> None:
    assert was in text
    assert complaints(name, text.replace(was, now, 1)) == []


def test_a_misspelt_key_is_underlined() -> None:
    assert complaints("messages", MESSAGES.replace("summary: Asks", "sumary: Asks", 1)) == [
        "messages.RequestOpen: Additional properties are not allowed ('sumary' was unexpected)",
        "messages.RequestOpen: 'summary' is a required property",
    ]


@pytest.mark.parametrize(
    ("name", "text", "was", "now", "place"),
    [
        ("messages", MESSAGES, "kind: event", "kind: evnt", "messages.EventOpened.kind: "),
        ("messages", MESSAGES, "number: 1\n", "number: one\n", "messages.RequestOpen.number: "),
        ("messages", MESSAGES, "kind: reserved", "kind:", "messages.MessageSpare.kind: "),
        ("messages", MESSAGES, "VisitID: mandatory", "VisitID: mandatry", "messages.EventOpened.attributes.VisitID: "),
        ("interactions", MODEL, "send: RequestClose", "sends: RequestClose", "steps.3: "),
        ("interactions", MODEL, "kind: model", "kind: modle", "kind: "),
    ],
)
def test_a_wrong_word_is_underlined(name: str, text: str, was: str, now: str, place: str) -> None:
    assert was in text
    found = complaints(name, text.replace(was, now, 1))
    assert found
    assert all(complaint.startswith(place) for complaint in found)


def test_the_guide_names_every_schema() -> None:
    guide = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    settings = re.search(r'```json\n(\{\s*"yaml\.schemas".*?)```', guide, re.DOTALL)
    assert settings is not None
    named = json.loads(settings[1])["yaml.schemas"]
    there = [pattern for pattern, _ in FILES if any((ROOT / "models").glob(pattern))]
    written_by_hand = [(_name(pattern), pattern) for pattern in there if pattern != "published.yml"]
    assert named == {f"schemas/{name}.json": f"models/{pattern}" for name, pattern in written_by_hand}
