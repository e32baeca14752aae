"""Page records to HTML; the only module that imports jinja2."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from markupsafe import Markup

from eventmodels.pages.links import relative

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from eventmodels.pages.links import Links
    from eventmodels.pages.page import Page

__all__ = ["render"]

EVIDENCE = {
    "published": "a public manual shows it",
    "observed": "a public log or an open parser shows it",
    "inferred": "it follows from published facts",
    "reconstructed": "from field knowledge; not confirmed by a source we saw",
}


def render(page: Page, links: Links) -> str:
    """Return the body of a page as HTML, everything that came from YAML escaped."""
    text = _environment().get_template(page.template).render(page=page, view=page.data, links=links)
    return "\n".join(line for line in (raw.strip() for raw in text.splitlines()) if line)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("eventmodels.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["to"] = _to
    environment.filters["drawn"] = Markup  # pictures come escaped from their writers
    environment.globals["EVIDENCE"] = EVIDENCE
    return environment


@pass_context
def _to(context: Context, address: str) -> str:
    """Return the link from the page being rendered to an address."""
    return relative(address, context["page"].address)
