"""Anchors that moved: the old name stands beside the new one.

The rendered page is searched, since anything with an id may have moved: steps, states, values, attributes, terms,
sources, headings. Templates would have to ask at each of them, and one that forgot would break links from outside
unnoticed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import anchor_of, page_of
from eventmodels.pages.views.redirects import moved_anchors

if TYPE_CHECKING:
    from eventmodels.pages.reference import Reference

__all__ = ["with_moved_anchors"]


def with_moved_anchors(html: str, page: str, reference: Reference) -> str:
    """Return the page at address `page` with an empty anchor of the old name beside each anchor that moved."""
    for new, old in moved_anchors(reference):
        anchor = anchor_of(new)
        if page_of(new) == page and f'id="{old}"' not in html:
            html = _place(re.escape(anchor)).sub(rf'\g<0><a id="{old}" data-moved-to="{anchor}"></a>', html, count=1)
    return html


def _place(anchor: str) -> re.Pattern[str]:
    """Find where an anchor begins; in a row of a table, that is its first cell."""
    return re.compile(rf'<tr\b[^>]* id="{anchor}"[^>]*>\s*<t[dh]\b[^>]*>|<(?!tr\b)\w+\b[^>]* id="{anchor}"[^>]*>')
