"""Reasons why no model uses a message are given only where none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.kinds import MessageKind
from eventmodels.catalogue.problems import Problem
from eventmodels.catalogue.records.protocols import MessagesFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eventmodels.catalogue.catalogue import Catalogue
    from eventmodels.catalogue.flow import Flow

__all__ = ["reasons_needed"]


def reasons_needed(catalogue: Catalogue, flows: Mapping[str, Flow]) -> Iterator[Problem]:
    """Demand that a `no-model` stands only on a message that no model uses, or a category with such a message."""
    users: dict[tuple[str, str], str] = {}
    for flow in flows.values():
        for step in flow.messages():
            users.setdefault((step.protocol, step.message), flow.id)
    for path, file in catalogue.files.items():
        if not isinstance(file, MessagesFile):
            continue
        protocol = path.split("/")[1]
        used = {name: users[protocol, name] for name in file.messages if (protocol, name) in users}
        for name, model in used.items():
            message = file.messages[name]
            if message.no_model:
                yield Problem("needless-reason", f"{model} uses {name}", message.at("no-model"), "no reason")
        # Reserved messages are known by name only and can be in no model: they are no reason to keep a reason.
        real = sum(1 for message in file.messages.values() if message.kind is not MessageKind.RESERVED)
        if file.no_model and len(used) == real:
            yield Problem("needless-reason", "models use every message here", file.at("no-model"), "no reason")
