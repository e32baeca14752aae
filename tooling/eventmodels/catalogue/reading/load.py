"""A folder of YAML to a catalogue, with every mistake of every file as a problem at its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from eventmodels.catalogue.catalogue import Catalogue, Category, ModelEntry, ProtocolEntry
from eventmodels.catalogue.memory import Forgetful, Memory
from eventmodels.catalogue.problems import Problem, Span
from eventmodels.catalogue.reading.folder import area, file_bytes, printable, yaml_files
from eventmodels.catalogue.reading.source import read_bytes
from eventmodels.catalogue.reading.validation_errors import explain_errors
from eventmodels.catalogue.records.base import Record, locate
from eventmodels.catalogue.records.editorial import (
    EquivalentsFile,
    FamiliesFile,
    GlossaryFile,
    ManualsFile,
    SearchFile,
    SourcesFile,
    StyleFile,
    UndocumentedFile,
)
from eventmodels.catalogue.records.enumerations import EnumerationsFile
from eventmodels.catalogue.records.keys import KeysFile
from eventmodels.catalogue.records.machines import Machine
from eventmodels.catalogue.records.models import Model
from eventmodels.catalogue.records.participants import ParticipantsFile
from eventmodels.catalogue.records.protocols import AttributesFile, MessagesFile, Protocol
from eventmodels.catalogue.records.published import Ledger
from eventmodels.catalogue.records.shapes import ID
from eventmodels.catalogue.uninterrupted import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from eventmodels.catalogue.records.node import Node

__all__ = ["FILES", "load", "read_node", "record_for", "validator"]

R = TypeVar("R", bound=Record)

FILES: tuple[tuple[str, type[Record]], ...] = (
    ("sources.yml", SourcesFile),
    ("participants.yml", ParticipantsFile),
    ("families.yml", FamiliesFile),
    ("undocumented.yml", UndocumentedFile),
    ("equivalents.yml", EquivalentsFile),
    ("manuals.yml", ManualsFile),
    ("published.yml", Ledger),
    ("glossary.yml", GlossaryFile),
    ("search.yml", SearchFile),
    ("style.yml", StyleFile),
    ("protocols/*/protocol.yml", Protocol),
    ("protocols/*/attributes.yml", AttributesFile),
    ("protocols/*/enumerations.yml", EnumerationsFile),
    ("protocols/*/messages/*.yml", MessagesFile),
    ("keys/*.yml", KeysFile),
    ("states/*.yml", Machine),
    ("interactions/**/*.yml", Model),
)
"""Pattern of paths below the models folder -> the record that reads such a file; `**` is any number of folders."""


def record_for(path: str) -> type[Record] | None:
    """Return the record that reads the file at `path`, relative to the models folder."""
    # Compared by hand: `PurePath.match` takes `**` for one folder before Python 3.13.
    parts = path.split("/")
    for pattern, record in FILES:
        wanted = pattern.split("/")
        if wanted[1:2] == ["**"]:
            if parts[0] == wanted[0] and len(parts) > 1:
                return record
        elif len(parts) == len(wanted) and all(w in ("*", "*.yml", p) for w, p in zip(wanted, parts, strict=True)):
            return record
    return None


def read_node(kind: type[R], node: Node) -> R:
    """Return the record that a file's node describes; raise pydantic's ValidationError where it does not fit."""
    record = validator(kind).validate_python(node.data())
    locate(record, node)
    return record


_validators: dict[type[Record], TypeAdapter[Any]] = {}


def validator(kind: type[R]) -> TypeAdapter[R]:
    """Return what validates the data of a file and fills a record of this kind with it."""
    if kind not in _validators:
        _validators[kind] = TypeAdapter(kind)
    return _validators[kind]


@dataclass(slots=True)
class _Reading:
    """What the files read so far gave: their records by path, their problems, the areas that are incomplete."""

    root: Path
    prefix: str
    memory: Memory
    problems: list[Problem] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)
    records: dict[str, Record] = field(default_factory=dict)

    def called(self, path: str) -> str:
        """Return how problems call the file at `path`."""
        return printable(f"{self.prefix}/{path}" if self.prefix else path)

    def of(self, kind: type[R]) -> dict[str, R]:
        return {path: record for path, record in self.records.items() if isinstance(record, kind)}


@uninterrupted
def load(root: Path, name: str | None = None, memory: Memory | None = None) -> tuple[Catalogue, list[Problem]]:
    """Read every file under `root`; `name` is what problems call the folder, its own name if None.

    With the `memory` of an earlier call, only files with another content are read again.

    The catalogue holds what could be read; the areas that could not are named in its `incomplete`, so that checks do
    not report the consequences of a mistake as further mistakes. A folder that is not there gives an empty catalogue.
    """
    reading = _Reading(root, name if name is not None else root.name, memory or Forgetful())
    if not root.is_dir():
        reading.problems.append(Problem("no-folder", "there is no such folder", Span(str(name or root))))
        return Catalogue(), reading.problems
    for path in yaml_files(root):
        _read(reading, path)
    return _assemble(reading), reading.problems


def _read(reading: _Reading, path: str) -> None:
    """Read one file into its record, or note its problems and that its area is incomplete."""
    shown = reading.called(path)
    kind = record_for(path)
    if kind is None or not path.endswith(".yml"):
        expected = "one of " + ", ".join(pattern for pattern, _ in FILES)
        reading.problems.append(Problem("misplaced-file", "nothing is read from here", Span(shown), expected))
        return
    unfit = next((part for part in path.removesuffix(".yml").split("/") if not re.fullmatch(ID, part)), None)
    if unfit is not None:
        # Names of files and folders are ids and parts of addresses, for ever and on every system.
        text = f"{printable(unfit)!r} cannot be part of an address"
        expected = "small letters, digits and hyphens, a letter first, 80 at most"
        reading.problems.append(Problem("file-name", text, Span(shown), expected))
        reading.incomplete.add(area(path))
        return
    try:
        raw = file_bytes(reading.root / path)
    except OSError as error:
        reason = (error.strerror or "error").lower()
        record, problems = None, [Problem("unreadable", f"the file cannot be read: {reason}", Span(shown))]
    else:
        record, problems = reading.memory.made(("file", shown), lambda: _record(kind, raw, shown), raw)
    if record is not None:
        reading.records[path] = record
    # Incomplete even where the record could be read: a key that was refused may have held the name somebody looks for.
    if problems:
        reading.problems.extend(problems)
        reading.incomplete.add(area(path))


def _record(kind: type[R], raw: bytes, shown: str) -> tuple[R | None, list[Problem]]:
    """Return the record that a file describes, and what is wrong with the file."""
    node, problems = read_bytes(raw, shown)
    if node is not None:
        try:
            return read_node(kind, node), problems
        except ValidationError as error:
            # What has no value was reported where it is written, and reaches pydantic as an empty text; it must not be
            # reported once more as a text that does not fit. The same holds for every place with a problem.
            places = {problem.span for problem in problems}
            absent = any(problem.code == "no-value" for problem in problems)
            errors = [e for e in error.errors(include_url=False) if e["input"] != "" or not absent]
            shape = explain_errors(errors, kind, node)
            problems += [problem for problem in shape if problem.span not in places]
    return None, problems


def _assemble(reading: _Reading) -> Catalogue:
    """Put the records together; what a missing or unreadable file would have held is empty."""
    participants = _one(reading, ParticipantsFile)
    sources, families = _one(reading, SourcesFile), _one(reading, FamiliesFile)
    undocumented, equivalents = _one(reading, UndocumentedFile), _one(reading, EquivalentsFile)
    manuals = _one(reading, ManualsFile)
    return Catalogue(
        protocols=_protocols(reading),
        participants=participants.participants if participants else {},
        links=participants.links if participants else (),
        key_groups=_by_stem(reading, KeysFile),
        machines=_by_stem(reading, Machine),
        models=_models(reading),
        families=families.families if families else {},
        undocumented=undocumented.titles if undocumented else {},
        sources=sources.sources if sources else {},
        dialogues=equivalents.dialogues if equivalents else {},
        manuals=manuals.manuals if manuals else {},
        ledger=_one(reading, Ledger),
        glossary=_one(reading, GlossaryFile),
        search=_one(reading, SearchFile),
        style=_one(reading, StyleFile),
        files=dict(sorted(reading.records.items())),
        incomplete=frozenset(reading.incomplete),
    )


def _one(reading: _Reading, kind: type[R]) -> R | None:
    return next(iter(reading.of(kind).values()), None)


def _by_stem(reading: _Reading, kind: type[R]) -> dict[str, R]:
    return {_stem(path): record for path, record in sorted(reading.of(kind).items())}


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yml")


def _protocols(reading: _Reading) -> dict[str, ProtocolEntry]:
    heads = {path.split("/")[1]: record for path, record in reading.of(Protocol).items()}
    folders = {path.split("/")[1]: path for path in reading.records if path.startswith("protocols/")}
    # Reported once, at one of its files, and not where protocol.yml is there and could not be read.
    for folder, path in sorted(folders.items()):
        if folder not in heads and f"protocols/{folder}" not in reading.incomplete:
            span = Span(reading.called(path))
            reading.problems.append(Problem("no-protocol", f"{folder} has no protocol.yml", span))
            reading.incomplete.add(f"protocols/{folder}")
    # The order of all lists of protocols, and of who is meant where several have a name: places first, then by name.
    ordered = sorted(heads, key=lambda folder: (heads[folder].place or inf, folder))
    return {folder: _protocol(reading, folder, heads[folder]) for folder in ordered}


def _protocol(reading: _Reading, folder: str, head: Protocol) -> ProtocolEntry:
    """Put the files of a protocol's folder together, its messages in the order of their categories."""

    def mine(kind: type[R]) -> Iterable[tuple[str, R]]:
        return ((p, r) for p, r in sorted(reading.of(kind).items()) if p.split("/")[1] == folder)

    attributes = next((r.attributes for _, r in mine(AttributesFile)), {})
    enumerations = next((r.enumerations for _, r in mine(EnumerationsFile)), {})
    files = dict(mine(MessagesFile))
    for path, record in files.items():
        if record.category != _stem(path):
            message = f"the category is {record.category!r} in a file called {_stem(path)}.yml"
            reading.problems.append(Problem("file-name", message, record.at("category"), f"{_stem(path)!r}"))
            reading.incomplete.add(f"protocols/{folder}")
    ordered = sorted(files.values(), key=lambda r: _order(r.category, head.categories))
    categories = tuple(
        Category(r.category, r.title, r.summary or "", tuple(r.messages), r.no_model or "") for r in ordered
    )
    # The order of categories is that of messages everywhere. Of two with one name the first stays, so that what refers
    # to the name is judged by something.
    messages: dict[str, Any] = {}
    homes: dict[str, str] = {}
    for record in ordered:
        for name, described in record.messages.items():
            if name in messages:
                text = f"{name} is described twice in this protocol, first under {homes[name]!r}"
                reading.problems.append(Problem("duplicate-message", text, record.key("messages", name)))
                continue
            messages[name] = described
            homes[name] = record.category
    return ProtocolEntry(folder, head, attributes, enumerations, messages, categories, homes)


def _order(category: str, wanted: tuple[str, ...]) -> tuple[int, str]:
    # Categories that protocol.yml forgot come last, by name: a check asks for their place.
    return (wanted.index(category), "") if category in wanted else (len(wanted), category)


def _models(reading: _Reading) -> dict[str, ModelEntry]:
    models: dict[str, ModelEntry] = {}
    for path, record in sorted(reading.of(Model).items()):
        family = path.removeprefix("interactions/").rpartition("/")[0]
        name = _stem(path)
        if record.family is not None and record.family != family:
            message = f"the family is {record.family!r} in the folder {family!r}"
            reading.problems.append(Problem("file-name", message, record.at("family"), f"{family!r}, or no family"))
        if name in models:
            message = f"a second model called {name}; the first is {models[name].path}"
            reading.problems.append(Problem("duplicate-model", message, record.at(), "a name used once"))
            continue
        models[name] = ModelEntry(name, family, path, record)
    return models
