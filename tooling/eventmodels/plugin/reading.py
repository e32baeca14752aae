"""The models as a build reads them: mistakes stop it, and are told in its own way."""

from __future__ import annotations

from functools import partial
from logging import INFO, WARNING
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import get_plugin_logger

from eventmodels.catalogue.problems import Severity, counted, errors, report_text
from eventmodels.catalogue.reading.folder import NoModelsError
from eventmodels.diff.git_editions import edition_before
from eventmodels.pages import build, host

if TYPE_CHECKING:
    from eventmodels.catalogue import Problem
    from eventmodels.catalogue.memory import Memory
    from eventmodels.diff.git_editions import Before
    from eventmodels.pages import Site

__all__ = ["MistakesError", "changes_page", "read_models"]

log = get_plugin_logger(__name__)


class MistakesError(PluginError):
    """There are mistakes in the models."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        super().__init__(f"{counted(len(problems), 'problem')} in {name}\n{report_text(problems)}")
        self.problems = problems


class _MisusedError(ConfigurationError):
    exit_code = 2  # as of every command that is called wrongly


def read_models(folder: Path, name: str, memory: Memory) -> Site:
    """Read, check and lay out the models in a folder, which problems call `name`; MistakesError where there are any.

    A memory that keeps anything is that of somebody who writes: prose is only warned of.
    """
    try:
        site = build(folder, name, memory, drafting=memory.keeps)
    except NoModelsError as error:
        raise _MisusedError(str(error)) from None
    if problems := errors(site.problems):
        raise MistakesError(name, problems)
    # Not as warnings of the log, which fail a strict build.
    for problem in site.problems:
        if problem.severity is Severity.WARNING:
            log.info("%s", report_text([problem]))
    return site


def changes_page(site: Site, changelog: str, since: str, folder: Path, memory: Memory) -> str:
    """Return the page of what changed; an edition that was asked for must be there."""
    before = memory.made("before", partial(_before, since, folder), since)
    return host.changes_text(Path(changelog).read_text("utf-8"), site, before.name, before.edition)


def _before(since: str, folder: Path) -> Before:
    before = edition_before(since, folder, folder.parent)
    if before.missing:
        log.log(WARNING if since else INFO, "nothing to compare with: %s", before.missing)
    return before
