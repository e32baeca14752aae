"""`eventmodels explain`: what a name or a number means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

import click

from eventmodels.catalogue.problems import counted
from eventmodels.cli.completion import complete_words
from eventmodels.cli.models_folder import answering, complain, models_option, readable
from eventmodels.cli.terminal import fit, heading, name, rows, series, whole_option
from eventmodels.search.explain import explain, guess
from eventmodels.search.found import FoundKind, found_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from eventmodels.catalogue import Catalogue, Flows
    from eventmodels.search.found import Fact, Found
    from eventmodels.search.questions import Hit


__all__ = ["command"]


@click.command("explain")
@click.argument("words", metavar="WORD...", nargs=-1, required=True, shell_complete=complete_words)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@whole_option
@models_option
def command(words: tuple[str, ...], form: str, whole: bool, models: Path | None) -> None:  # noqa: FBT001 - a flag of the command line
    """Say what WORD means: a message, an attribute, Message.Attribute, a value, a number, a key, a model.

    Several words that name nothing are looked for as `find` does, and the best that fits is explained.
    """
    word = " ".join(words)
    root = answering(models)
    compact = readable(root)
    catalogue = compact.catalogue
    found = explain(catalogue, compact.flows, word)
    complain(compact.problems)
    if not found and len(words) > 1 and not compact.problems:
        from eventmodels.cli.searched import look_for  # noqa: PLC0415 - most ask for a name, which needs no index

        found = _best(look_for(root, word), catalogue, compact.flows)
    if not found:
        near, what = guess(catalogue, word), "nothing that can be read" if catalogue.incomplete else "nothing"
        raise click.UsageError(f"{what} is called {word!r}" + (f"; did you mean {near!r}?" if near else ""))
    if form == "json":
        click.echo(json.dumps(found_json(found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join(_parts(word, found, whole=whole)))


def _best(answers: Sequence[Hit], catalogue: Catalogue, flows: Flows) -> tuple[Found, ...]:
    """Return what is known of the best of some answers of which a name tells."""
    for answer in answers:
        found = explain(catalogue, flows, answer.title)
        same = tuple(each for each in found if each.what.startswith(answer.known.entry.about.split(",")[0]))
        if found:
            return same or found
    return ()


def _parts(word: str, found: Sequence[Found], *, whole: bool) -> Iterator[str]:
    """Yield what stands between blank lines: things that are unlike are counted first, and stand under their kinds."""
    kinds = {kind: [one for one in found if one.kind == kind] for kind in get_args(FoundKind)}
    kinds = {kind: alike for kind, alike in kinds.items() if alike}
    if len(kinds) > 1:
        counts = ", ".join(counted(len(alike), kind) for kind, alike in kinds.items())
        yield fit(f"{word} means {len(found)} things: {counts}", "  ")
    for kind, alike in kinds.items():
        title = heading(kind.upper()) + "\n" if len(kinds) > 1 else ""
        yield title + "\n\n".join(_block(one, whole=whole) for one in alike)


def _block(found: Found, *, whole: bool) -> str:
    head = fit(f"{name(found.name)}  {found.what}", "  ")
    return "\n".join([head, *(_lines(fact, whole=whole) for fact in found.facts)])


def _lines(fact: Fact, *, whole: bool) -> str:
    if fact.rows:
        return rows([f"  {value}" for value in fact.values], whole=whole)
    return series(fact.title, fact.values, whole=whole) if fact.title else fit(f"  {fact.values[0]}", "  ")
