"""What a shell completes by names of the catalogue.

Somebody presses a key in the middle of a line: whatever goes wrong, nothing is completed and nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from eventmodels.cli.models_folder import default_models, readable
from eventmodels.search.names import all_names, families, listings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import click

    from eventmodels.catalogue import Catalogue

    Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

__all__ = ["complete_codes", "complete_families", "complete_models", "complete_protocols", "complete_words"]


def _completer(names: Callable[[Catalogue, str], Iterable[str]]) -> Completer:
    """Return what completes by these names of the catalogue, whatever their capitals."""

    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001 - the signature of the library
        try:
            catalogue = readable(context.params.get("models") or default_models()).catalogue
            return _fitting(names(catalogue, begun), begun)
        except Exception:  # noqa: BLE001 - a traceback would land in the middle of somebody's line
            return []

    return complete


def _fitting(names: Iterable[str], begun: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in dict.fromkeys(names) if name.casefold().startswith(begun.casefold())]


def _words(catalogue: Catalogue, begun: str) -> Iterator[str]:
    """Yield what `explain` accepts by name; after a dot, what the message before it carries."""
    head, dot, _ = begun.rpartition(".")
    if not dot:
        yield from all_names(catalogue)
    for protocol in catalogue.protocols.values():
        for name, message in protocol.messages.items():
            if dot and name.casefold() == head.casefold():
                yield from (f"{name}.{attribute}" for attribute in message.attributes)
    yield from (one.name for one in listings(catalogue, "states") if dot)


complete_words = _completer(_words)
complete_models = _completer(lambda catalogue, _: catalogue.models)
complete_protocols = _completer(lambda catalogue, _: catalogue.protocols)
complete_families = _completer(lambda catalogue, _: families(catalogue))


def complete_codes(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001 - the signature of the library
    """Complete the codes of problems, which need no catalogue."""
    from eventmodels.checks import CODES  # noqa: PLC0415 - as heavy as all checks, and one option alone asks for it

    return _fitting(CODES, begun)
