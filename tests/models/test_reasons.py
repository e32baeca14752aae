"""Every message that no model uses says why."""

from __future__ import annotations

from eventmodels.catalogue import MessageKind
from tests.support import real_catalogue, real_reference

CATALOGUE = real_catalogue()


def test_every_message_without_a_model_has_a_reason() -> None:
    used = real_reference().flows.uses
    silent = [
        f"{protocol.id}.{name}"
        for protocol in CATALOGUE.protocols.values()
        for name, message in protocol.messages.items()
        if message.kind is not MessageKind.RESERVED and (protocol.id, name) not in used
        if not protocol.why_unused(name)
    ]
    assert silent == []
