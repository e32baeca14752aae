"""Page records to HTML and to Markdown; the only module that imports jinja2."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from markupsafe import Markup

from eventmodels.catalogue.addresses import page_of, relative, twin
from eventmodels.pages.render.anchors import with_moved_anchors
from eventmodels.pages.views.redirects import moved_anchors
from eventmodels.web.assets import asset_address

if TYPE_CHECKING:
    from collections.abc import Collection

    from jinja2.runtime import Context

    from eventmodels.pages.page import Page
    from eventmodels.pages.reference import Reference

__all__ = ["plain", "render", "render_text", "shared_words"]

EVIDENCE = {
    "published": "a public manual shows it",
    "observed": "a public log or an open parser shows it",
    "inferred": "it follows from published facts",
    "reconstructed": "from field knowledge; not confirmed by a source we saw",
}


def render(page: Page, reference: Reference) -> str:
    """Return the body of a page as HTML, everything that came from YAML escaped."""
    text = (
        _environment()
        .get_template(f"html/{page.kind.name}.html")
        .render(page=page, view=page.data, addresses=reference.addresses)
    )
    # A blank line would end the block of HTML where the page is written into Markdown.
    html = "\n".join(line for line in (raw.strip() for raw in text.splitlines()) if line)
    return with_moved_anchors(html, page.address, reference)


def shared_words(reference: Reference) -> tuple[object, ...]:
    """Return what `render` asks a reference for besides its page: equal words and equal pages give equal bodies."""
    titles = tuple((key, source.title) for key, source in reference.catalogue.sources.items())
    return titles, tuple(moved_anchors(reference))


def render_text(page: Page, reference: Reference, twins: Collection[str]) -> str:
    """Return a page as Markdown for people; its links lead from the site's root to the pages of `twins` as Markdown."""
    template = _texts().get_template(f"md/{page.kind.name}.md")
    text = template.render(page=page, view=page.data, addresses=reference.addresses, twins=twins)
    # Templates are indented and spaced for those who write them; Markdown gives a meaning to both.
    lines = "\n".join(line.strip() for line in f"# {plain(page.title)}\n\n{text}".splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"


@cache
def _environment() -> Environment:
    environment = _either()
    environment.filters["to"] = _to
    environment.filters["drawn"] = Markup  # pictures come escaped from their writers
    return environment


@cache
def _texts() -> Environment:
    environment = _either(finalize=plain)
    environment.filters["to"] = _to_twin
    environment.filters["code"] = _code
    return environment


def _either(**options: Any) -> Environment:
    environment = Environment(
        loader=PackageLoader("eventmodels.pages.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # read once, as our other code is
        **options,
    )
    environment.globals.update(EVIDENCE=EVIDENCE, asset=asset_address)
    return environment


@pass_context
def _to(context: Context, address: str) -> str:
    """Return the link from the page being rendered to an address."""
    return relative(address, context["page"].address)


@pass_context
def _to_twin(context: Context, address: str) -> Markup:
    """Return the link to a page as Markdown where there is one; its anchors are only on the page itself."""
    page = page_of(address)
    return Markup(twin(page) if page in context["twins"] else address)  # noqa: S704 - ours


SIGNS = re.compile(r"[\\`*\[\]<>|]|(?<!\w)_|_(?!\w)")


def plain(value: object) -> Markup:
    """Return a value so that Markdown shows it as it is, on one line."""
    if isinstance(value, Markup):
        return value
    return Markup(SIGNS.sub(r"\\\g<0>", " ".join(str(value).split())))  # noqa: S704 - Markdown, not HTML


def _code(value: str) -> Markup:
    return Markup(f"`{value.replace('`', '')}`".replace("|", r"\|"))  # noqa: S704 - Markdown, not HTML
