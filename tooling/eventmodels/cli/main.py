"""The command line; the only place that prints."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from eventmodels.catalogue import Catalogue, Flows, Problem, expand, load, nearest
from eventmodels.catalogue.addresses import Addresses, page_file
from eventmodels.catalogue.ledger import write_ledger
from eventmodels.catalogue.problems import counted, errors, in_order, report_github, report_json, report_text
from eventmodels.catalogue.reading.schema import schemas
from eventmodels.checks import check as find_problems
from eventmodels.checks import drawing_problems
from eventmodels.cli import scaffold as starters
from eventmodels.diff import Edition, edits, edits_json, edits_markdown, edits_text
from eventmodels.diff.git_editions import UnknownRevisionError, read_edition
from eventmodels.pages import NoModelsError, archive, build, export_text, lay_out, markdown_files, nameless, write
from eventmodels.replay import Replays
from eventmodels.search.explain import Found, explain, guess
from eventmodels.sequence import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["main"]

PACKAGED = Path(__file__).parents[1] / "models"
CHECKOUT = Path(__file__).parents[3] / "models"
FORMS = {export.name: export for export in EXPORTS}
SITE_FORMS = {"markdown": markdown_files}
"""What a whole site is written as."""


def _default_models() -> Path:
    """Return the models of the folder one stands in, else those the package carries or was installed from."""
    here = Path("models")
    return next((p for p in (here, PACKAGED, CHECKOUT) if (p / "protocols").is_dir()), here)


Made = TypeVar("Made")

models_option = click.option(
    "--models",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the YAML; default: ./models, else the models that came with the program.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="eventmodels")
def main() -> None:
    """Check, explain, draw and export a reference of events and interaction models."""


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--notices", is_flag=True, help="Show what is information only as well, which text counts otherwise.")
def check(folder: Path | None, form: str, notices: bool) -> None:  # noqa: FBT001 - a flag of the command line
    """Check the models in FOLDER: exit 0 when clean, 1 with problems, 2 on wrong usage."""
    root = folder or _default_models()
    layout = _usable(lay_out, root)
    problems = in_order(layout.problems)
    failing = errors(problems)
    shown = problems if notices or form != "text" else failing
    click.echo(_report(shown, form), nl=form == "json" or bool(shown))
    if form == "text":
        click.echo(_summary(layout.reference.catalogue, len(failing)), err=bool(failing))
        if unsaid := len(problems) - len(shown):
            click.echo(f"{counted(unsaid, 'notice')}; --notices shows {'it' if unsaid == 1 else 'them'}", err=True)
    sys.exit(1 if failing else 0)


def _usable(make: Callable[[Path, str], Made], root: Path) -> Made:
    """Return what is made of a models folder, or stop and say what is missing in it."""
    try:
        return make(root, root.as_posix())
    except NoModelsError as error:
        raise click.UsageError(str(error)) from None


def _report(problems: list[Problem], form: str) -> str:
    if form == "json":
        return json.dumps(report_json(problems), ensure_ascii=False, indent=1)
    return report_github(problems) if form == "github" else report_text(problems)


def _summary(catalogue: Catalogue, failing: int) -> str:
    if failing:
        return counted(failing, "problem")
    counts = {
        "message": sum(len(p.messages) for p in catalogue.protocols.values()),
        "attribute": sum(len(p.attributes) for p in catalogue.protocols.values()),
        "participant": len(catalogue.participants),
        "state machine": len(catalogue.machines),
        "model": len(catalogue.models),
    }
    return "No problems: " + ", ".join(counted(number, what) for what, number in counts.items())


@main.command()
@click.argument("model")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True)
@models_option
def draw(model: str, form: str, models: Path | None) -> None:
    """Print the interaction MODEL as a picture, as diagram source, as text or as data."""
    root = models or _default_models()
    catalogue, problems = _readable(root)
    if found := drawing_problems(catalogue, model, problems, root.as_posix()):
        _refuse(found)
    if model not in catalogue.models:
        near = nearest(model, catalogue.models)
        raise click.UsageError(f"no model is called {model!r}" + (f"; did you mean {near!r}?" if near else ""))
    _complain(problems)
    replay = Replays.of(catalogue, {model: expand(catalogue, catalogue.models[model])}).all[model]
    click.echo(export_text(FORMS[form], replay, Addresses(catalogue)), nl=False)


@main.command("explain")
@click.argument("word")
@models_option
def explain_word(word: str, models: Path | None) -> None:
    """Say what WORD means: a message, an attribute, Message.Attribute, a value, a number, a model, a participant."""
    catalogue, problems = _readable(models or _default_models())
    found = explain(catalogue, Flows.of(catalogue), word)
    _complain(problems)
    if not found:
        near, what = guess(catalogue, word), "nothing that can be read" if catalogue.incomplete else "nothing"
        raise click.UsageError(f"{what} is called {word!r}" + (f"; did you mean {near!r}?" if near else ""))
    click.echo("\n\n".join(_block(one) for one in found))


def _block(found: Found) -> str:
    head = f"{click.style(found.name, bold=True)}  {click.style(found.what, dim=True)}"
    return "\n".join([head, *(f"  {line}" for line in found.lines)])


def _readable(root: Path) -> tuple[Catalogue, list[Problem]]:
    """Return what can be read of a folder, and what is wrong with it."""
    catalogue, problems = load(root, root.as_posix())
    return catalogue, errors(in_order(problems + find_problems(catalogue)))


def _complain(problems: list[Problem]) -> None:
    if problems:
        click.echo(report_text(problems), err=True)


def _refuse(problems: list[Problem]) -> NoReturn:
    """Say what is wrong with what was asked for, and give none of it."""
    _complain(problems)
    sys.exit(1)


@main.command()
@click.argument("folder", default="schemas", type=click.Path(path_type=Path, file_okay=False))
def schema(folder: Path) -> None:
    """Write the JSON Schemas that editors complete by into FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (folder / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    click.echo(f"{len(schemas())} schemas written to {folder}")


@main.command()
@click.option("--accept", is_flag=True, help="Write published.yml: everything that has an address now is published.")
@models_option
def ledger(accept: bool, models: Path | None) -> None:  # noqa: FBT001 - a flag of the command line
    """Compare what has an address now with the ledger of published addresses; --accept rewrites the ledger."""
    root = models or _default_models()
    site = _usable(build, root)
    if found := errors(site.problems):  # an address that is gone is a mistake; it must not leave the ledger unseen
        _refuse(found)
    reference = site.reference
    text = write_ledger(reference.catalogue, reference.flows, nameless(reference, site.pages))
    target = root / "published.yml"
    if accept:
        target.write_text(text, encoding="utf-8")
        click.echo(f"{target} written")
        return
    known = target.read_text("utf-8") if target.exists() else ""
    new = sum(1 for line in text.splitlines() if line not in set(known.splitlines()))
    click.echo(f"{new} lines are not in {target} yet; --accept writes them" if new else f"{target} is complete")


@main.command()
@click.argument("kind", type=click.Choice(["model", "message"]))
@click.argument("name")
@click.option("--family", help="Folder of a new model below interactions/.")
@click.option("--protocol", help="Protocol of a new message.")
@click.option("--category", help="Category whose file a new message joins; default: the first.")
@click.option(
    "--models",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the YAML to write into; default: ./models.",
)
def new(
    kind: str, name: str, family: str | None, protocol: str | None, category: str | None, models: Path | None
) -> None:
    """Write a starting text for a model or a message called NAME; check names what is still to be written."""
    root = models or Path("models")
    if not root.is_dir():
        raise click.UsageError(f"there is no folder {root}")
    catalogue, problems = load(root, root.as_posix())
    if found := errors(problems):
        _refuse(found)
    try:
        path, text = (
            starters.model(catalogue, name, family)
            if kind == "model"
            else starters.message(catalogue, root, name, protocol, category)
        )
    except starters.RefusedError as refusal:
        raise click.UsageError(str(refusal)) from None
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    click.echo(f"{name} written to {target}; eventmodels check {root} names what is still to be written")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "form", type=click.Choice(list(SITE_FORMS)), default="markdown", show_default=True)
@models_option
def export(folder: Path, form: str, models: Path | None) -> None:
    """Write every page as a plain file into FOLDER, for generators that run no plugin."""
    root = models or _default_models()
    site = _usable(build, root)
    if errors(site.problems):
        _refuse(list(site.problems))
    written = SITE_FORMS[form](site)
    write(folder, written)
    click.echo(f"{len(written)} files written to {folder}")


@main.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option("--fail-on-breaking", is_flag=True, help="Exit 1 when something breaks what relied on OLD.")
@models_option
def diff(old: str, new: str | None, form: str, fail_on_breaking: bool, models: Path | None) -> None:  # noqa: FBT001 - a flag of the command line
    """Say what differs between two editions, each a folder or a git revision; NEW is what stands in the folder now."""
    root = models or _default_models()
    found = edits(_edition(old, root), _edition(new or str(root), root))
    if form == "json":
        click.echo(json.dumps(edits_json(found), ensure_ascii=False, indent=1))
    else:
        click.echo({"text": edits_text, "markdown": edits_markdown}[form](found).rstrip("\n"))
    sys.exit(1 if fail_on_breaking and any(edit.breaking for edit in found) else 0)


def _edition(word: str, root: Path) -> Edition:
    """Read an edition, or stop and say what is wrong with it."""
    try:
        edition, problems = read_edition(word, root)
    except UnknownRevisionError as unknown:
        raise click.UsageError(str(unknown)) from None
    if errors(problems):
        _refuse(problems)
    return edition


@main.command()
@click.argument("site", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def pack(site: Path, file: Path) -> None:
    """Pack the built SITE into one zip FILE that is unpacked and read without a server."""
    if not (site / page_file("")).is_file():
        raise click.UsageError(f"{site} holds no built site")
    click.echo(f"{archive(site, file)} files packed into {file}")
