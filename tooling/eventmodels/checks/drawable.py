"""Which problems keep a model from being drawn: those in the files that its picture is made from."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow.growth import used_phases
from eventmodels.catalogue.problems import errors
from eventmodels.catalogue.reading.folder import area
from eventmodels.checks.codes import Stage, codes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.problems import Problem

__all__ = ["drawing_problems"]


def drawing_problems(catalogue: Catalogue, name: str, problems: Iterable[Problem], folder: str) -> list[Problem]:
    """Return the problems for which the model `name` could not be drawn whole and true.

    `problems` are those of the whole catalogue; their files begin with `folder`, as `load` was told to call it.
    """
    files = _used(catalogue, name)
    shared = {protocol for used in files & set(catalogue.models) for protocol in _shared(catalogue, used)}
    # What could be read of a protocol is as good as ever; what could not leaves gaps that nobody sees.
    areas = {"participants", "states", *(f"protocols/{name}" for name in shared & catalogue.unread_protocols)}
    # What an arrow tells itself, and what its label may leave out, stands at the head of a protocol.
    heads = {f"protocols/{name}/protocol.yml" for name in shared}
    # A phase that could not be read has no name of its own any more: any unread file may be the one.
    lost = files - set(catalogue.models) - {name}
    hindering = []
    for problem in errors(problems):
        path = problem.span.file.removeprefix(f"{folder}/")
        own = area(path) == "interactions" and (bool(lost) or PurePosixPath(path).stem in files)
        if problem.code not in codes_of(Stage.PROSE) and (own or area(path) in areas or path in heads):
            hindering.append(problem)
    return hindering


def _used(catalogue: Catalogue, name: str) -> set[str]:
    """Return a model and all phases that it uses, those that could not be read too."""
    used: set[str] = set()
    left = [name]
    while left:
        current = left.pop()
        entry = None if current in used else catalogue.models.get(current)
        used.add(current)
        left += used_phases(entry.record) if entry else ()
    return used


def _shared(catalogue: Catalogue, name: str) -> Iterator[str]:
    """Yield the protocols that two participants of a file speak."""
    # Only in these can a step send anything: a mistake in any other protocol leaves the picture as it is.
    columns = catalogue.models[name].record.participants.values()
    speakers = Counter(protocol for column in columns for protocol in catalogue.speaks(column.is_))
    yield from (protocol for protocol, count in speakers.items() if count > 1)
