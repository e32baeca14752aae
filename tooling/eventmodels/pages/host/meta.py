"""What a page says to those who link to it, in its head; and where its own text is kept."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from eventmodels.pages.page import Page

__all__ = ["framed", "lead", "report_link", "source_place", "whole_at_once", "with_card"]

END = "em-end"
"""What stands last in a generated page."""
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def with_card(html: str, title: str, summary: str, site_name: str, address: str | None) -> str:
    """Return the whole page with the title and description that others show for a link to it; `address` is public."""
    told = {
        "og:type": "article",
        "og:site_name": site_name,
        "og:title": title,
        "og:description": summary,
        "og:url": address or "",
    }
    lines = [f'<meta property="{name}" content="{escape(text)}">' for name, text in told.items() if text]
    return html.replace("</head>", "\n".join([*lines, "</head>"]), 1)


def whole_at_once(html: str) -> str:
    """Return a generated page that browsers paint once its body is there.

    A table that comes in while it is seen gives its columns other widths with each longer word. What is waited for is
    an element of its own: one that is still being filled counts as there.
    """
    return html.replace("</head>", f'<link rel="expect" href="#{END}" blocking="render">\n</head>', 1)


def lead(html: str) -> str:
    """Return the text of the first paragraph of a page that people wrote."""
    # Not the Markdown: what extensions make of it is what readers see.
    first = PARAGRAPH.search(html)
    return " ".join(unescape(TAG.sub("", first[1])).split()) if first else ""


def source_place(page: Page) -> str:
    """Return the file below the models folder that a page comes from, and the line where one file has many things."""
    return f"{page.source}#L{page.place.line + 1}" if page.place else page.source


def framed(page: Page, body: str, form: str, address: str) -> str:
    """Return the body of a page under its title; with the address of a `form`, the link to that at its end."""
    end = report_link(form, page, address) if form else ""
    return f'<h1 id="top">{escape(page.title)}</h1>\n<div class="em-page">\n{body}{end}\n<span id="{END}"></span></div>'


def report_link(form: str, page: Page, address: str) -> str:
    """Return the link to a form about a page; `{title}` and `{address}` in its address are filled in."""
    filled = form.replace("{title}", quote(page.title, safe="")).replace("{address}", quote(address, safe=""))
    return f'<p class="em-report"><a href="{escape(filled)}" rel="noreferrer">Report a mistake on this page</a></p>'
