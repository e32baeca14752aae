"""Scripts and styles as the site serves them: what every page needs put together, the rest one by one."""

from __future__ import annotations

from importlib.resources import files as resources

__all__ = ["CARDS", "MANUALS", "MATRIX", "SEARCH", "asset", "asset_address", "assets"]


def asset_address(name: str) -> str:
    """Return where the site serves a script, a style or its data, whatever folder of the package that comes from."""
    return f"assets/eventmodels/{name}"


CARDS = asset_address("cards-data.js")
MANUALS = asset_address("go-data.js")
MATRIX = asset_address("explorer-data.js")
SEARCH = asset_address("search-data.js")
"""Data that scripts load; it is made for each site anew."""
EVERYWHERE = {
    "everywhere.css": (
        *("sequence/diagram.css", "web/pages/pages.css", "web/cards/cards.css"),
        *("web/search/search.css", "web/viewer/viewer.css"),
    ),
    "everywhere.js": (
        *("web/cards/cards.js", "web/search/search.js", "web/viewer/make.js", "web/viewer/picture.js"),
        *("web/viewer/filter.js", "web/viewer/view.js", "web/viewer/links.js", "web/viewer/panel.js"),
        *("web/viewer/bar.js", "web/viewer/viewer.js"),
    ),
}
"""What every page loads, put together in this order: a browser waits for each file alone."""


def assets() -> dict[str, str]:
    """Return path -> text of the style sheet and the script that every page needs."""
    return {asset_address(whole): "".join(map(_read, parts)) for whole, parts in EVERYWHERE.items()}


def asset(path: str) -> tuple[str, str]:
    """Return the address and the text of one style sheet or script; `path` is below the package."""
    return asset_address(path.rpartition("/")[2]), _read(path)


def _read(path: str) -> str:
    return resources("eventmodels").joinpath(path).read_text("utf-8")
