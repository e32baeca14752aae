"""Publish it: the catalogue as pages, pictures and files.

Faces, the commands and the plugin, use what is named here; what only a generator needs is named in `pages.host`.
"""

from eventmodels.pages.build import Site, build
from eventmodels.pages.export.archive import LinkedFileError, archive
from eventmodels.pages.export.folder import write
from eventmodels.pages.export.markdown import INDEX, markdown_files
from eventmodels.pages.layout import lay_out
from eventmodels.pages.page import Page
from eventmodels.pages.render.render import render
from eventmodels.pages.views.redirects import nameless

__all__ = [
    "INDEX",
    "LinkedFileError",
    "Page",
    "Site",
    "archive",
    "build",
    "lay_out",
    "markdown_files",
    "nameless",
    "render",
    "write",
]
