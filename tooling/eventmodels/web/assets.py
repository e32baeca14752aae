"""Scripts and styles as the site serves them: many files, put together into the few that a browser waits for."""

from __future__ import annotations

from importlib.resources import files as resources

__all__ = ["CARDS", "COURSES", "MANUALS", "MATRIX", "MISTAKES", "SEARCH", "asset", "asset_address", "assets"]


def asset_address(name: str) -> str:
    """Return where the site serves a script, a style or its data, whatever folder of the package that comes from."""
    return f"assets/eventmodels/{name}"


CARDS = asset_address("cards-data.js")
COURSES = asset_address("courses-data.js")
MANUALS = asset_address("go-data.js")
MATRIX = asset_address("explorer-data.js")
MISTAKES = asset_address("mistakes-data.js")
SEARCH = asset_address("search-data.js")
"""Data that scripts load; it is made for each site anew."""
SHARED = ("web/elements.js", "web/viewer/asked.js", "web/picture/heads.js")
"""What the page of a model and a bare page both need."""
EVERYWHERE = {
    "everywhere.css": (
        "sequence/diagram.css",
        *(
            f"web/pages/{n}.css"
            for n in ("pages", "tables", "steps", "graphs", "doors", "figures", "screens", "compared")
        ),
        *("web/cards/cards.css", "web/search/search.css", "web/player/player.css", "web/linking/linker.css"),
        *(f"web/viewer/{n}.css" for n in ("viewer", "bar", "view", "folds")),
        *(f"web/picture/{n}.css" for n in ("picture", "sheets", "map")),
        *(f"web/panel/{n}.css" for n in ("panel", "hover", "table", "grid")),
        *("web/viewer/screens.css", "web/viewer/touch.css", "web/picture/paper.css"),
    ),
    "everywhere.js": (
        *(*SHARED, "web/site.js", "web/text.js"),
        *("web/cards/cards.js", "web/search/hits.js", "web/search/combobox.js", "web/search/search.js"),
        *("web/viewer/make.js", "web/linking/forms.js"),
        *(f"web/picture/{n}.js" for n in ("picture", "sheets", "map", "paper", "png")),
        *(f"web/panel/{n}.js" for n in ("who", "outline", "headings", "panel", "hover")),
        *(f"web/viewer/{n}.js" for n in ("filter", "view", "input", "folds", "rows", "toast")),
        *(f"web/viewer/{n}.js" for n in ("bar", "address", "viewer")),
        "web/linking/linker.js",
    ),
}
"""What every page loads, put together in this order: a browser waits for each file alone."""
PREVIEW = ("web/serve/mistakes.css", "web/serve/mistakes.js")
"""What pages load besides while the site is served to those who write it."""
TOGETHER = {
    "web/embed/embed.js": SHARED,
    "web/explorer/explorer.js": ("web/explorer/choose.js", "web/explorer/grid.js"),
    "web/lists/lists.js": ("web/lists/rows.js", "web/lists/facets.js", "web/lists/order.js"),
    "web/search/search-find.js": tuple(
        f"web/search/{n}.js" for n in ("words", "likeness", "index", "rank", "questions")
    ),
}
"""What stands before a script that only some pages load."""


def assets(*, serving: bool = False) -> dict[str, str]:
    """Return path -> text of the style sheet and the script that every page needs, and those of a preview."""
    whole = {asset_address(whole): "".join(map(_read, parts)) for whole, parts in EVERYWHERE.items()}
    return whole | dict(map(asset, PREVIEW if serving else ()))


def asset(path: str) -> tuple[str, str]:
    """Return the address and the text of one style sheet or script; `path` is below the package."""
    return asset_address(path.rpartition("/")[2]), "".join(map(_read, (*TOGETHER.get(path, ()), path)))


def _read(path: str) -> str:
    return resources("eventmodels").joinpath(path).read_text("utf-8")
