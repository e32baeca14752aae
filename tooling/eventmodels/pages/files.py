"""A site that is read from disk: there no server turns a folder's address into its index file."""

from __future__ import annotations

import re

__all__ = ["with_index_files"]

FOLDER = re.compile(r'((?:href|src|action)=")((?![a-z][a-z0-9+.-]*:|//|#)[^"?#]*)((?:[?#][^"]*)?")', re.IGNORECASE)


def with_index_files(html: str) -> str:
    """Return the page with every relative link to a folder ending in `index.html`."""
    return FOLDER.sub(_file, html)


def _file(match: re.Match[str]) -> str:
    before, path, after = match.groups()
    if path in (".", "..") or path.endswith(("/.", "/..")):
        path += "/"
    return f"{before}{path}index.html{after}" if path.endswith("/") else match[0]
