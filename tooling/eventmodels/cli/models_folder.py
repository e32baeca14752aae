"""The folder of YAML that a command works on, and what it says where that is not fit for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from eventmodels.catalogue import Catalogue, Problem, load
from eventmodels.catalogue.problems import errors, in_order, report_text
from eventmodels.catalogue.reading.folder import NoModelsError, demand_models
from eventmodels.checks import check

if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = ["complain", "default_models", "models_option", "read", "readable", "refuse", "usable"]


PACKAGED = Path(__file__).parents[1] / "models"
CHECKOUT = Path(__file__).parents[3] / "models"

Made = TypeVar("Made")

models_option = click.option(
    "--models",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the YAML; default: ./models, else the models that came with the program.",
)


def default_models() -> Path:
    """Return the models of the folder one stands in, else those the package carries or was installed from."""
    # An author stands in his own folder and means that; elsewhere the program still answers, from what it carries.
    here = Path("models")
    return next((p for p in (here, PACKAGED, CHECKOUT) if (p / "protocols").is_dir()), here)


def usable(make: Callable[[Path, str], Made], root: Path) -> Made:
    """Return what is made of a models folder, or stop and say what is missing in it."""
    try:
        return make(root, root.as_posix())
    except NoModelsError as error:
        raise click.UsageError(str(error)) from None


def read(root: Path, name: str) -> tuple[Catalogue, list[Problem]]:
    """Read a folder, which problems call `name`; NoModelsError where it is not one of models."""
    demand_models(root, name)
    return load(root, name)


def readable(root: Path) -> tuple[Catalogue, list[Problem]]:
    """Return what can be read of a folder, and what is wrong with it."""
    catalogue, problems = usable(read, root)
    return catalogue, errors(in_order(problems + check(catalogue)))


def complain(problems: list[Problem]) -> None:
    """Say what is wrong, apart from what was asked for; what could be read is still answered from."""
    if problems:
        click.echo(report_text(problems), err=True)


def refuse(problems: list[Problem]) -> NoReturn:
    """Say what is wrong with what was asked for, and give none of it."""
    complain(problems)
    sys.exit(1)
