"""What stands under the name of the plugin in mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config

__all__ = ["Options"]


class Options(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin."""

    models = config_options.Type(str, default="models")
    """Folder of the YAML, relative to mkdocs.yml."""
    source_url = config_options.Type(str, default="")
    """Address that a path below the models folder is appended to for edit links; none without it."""
    report_url = config_options.Type(str, default="")
    """Address of a form for mistakes, with `{title}` and `{address}` of the page; no link to it without one."""
    changelog = config_options.Optional(config_options.File(exists=True))
    """Markdown of what changed, relative to mkdocs.yml; with it there is a page `changes.md`."""
    since = config_options.Type(str, default="")
    """Folder or git revision of the edition before, for that page; without it the latest tag before this commit."""
