"""Everything that is exported of the models, judged by the programs it is for: one JVM and one Node for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oracles import Drawn, mermaid_errors, plantuml
from tests.support import real_site

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.pages import Site
    from tests.once import Once

PLANTED = {
    "planted-good.puml": "@startuml\nA -> B : hello\n@enduml\n",
    "planted-broken.puml": "@startuml\nA -> B : hello\nthis is no arrow\n@enduml\n",
    "planted-good.mmd": "sequenceDiagram\n  title: Titles need a DOM\n  A->>B: hello\n",
    "planted-broken.mmd": "sequenceDiagram\n  A->>\n",
}
"""Diagrams that stand among those of the models: what accepts everything proves nothing."""


@pytest.fixture(scope="session")
def site() -> Site:
    """What the site is generated from."""
    return real_site()


@pytest.fixture(scope="session")
def exports(site: Site, once: Once) -> Path:
    """A folder with the files that stand beside the pages of the models, and the planted ones."""

    def write(folder: Path) -> Path:
        (folder / "models").mkdir()
        for name, text in {**site.files, **{f"models/{name}": text for name, text in PLANTED.items()}}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        return folder / "models"

    return once("exports", write)


@pytest.fixture(scope="session")
def drawn(exports: Path, java: str, once: Once) -> Drawn:
    """The picture that PlantUML makes of each model, or what it says instead."""
    assert java

    def draw(folder: Path) -> Drawn:
        run = plantuml("-tsvg", "-charset", "utf-8", "-output", str(folder), f"{exports}/*.puml")
        return Drawn(folder, run.returncode, run.stderr)

    return once("plantuml", draw)


@pytest.fixture(scope="session")
def refused(exports: Path, node: str, once: Once) -> dict[str, str]:
    """What Mermaid says against the diagrams that it does not take."""
    assert node
    errors = once("mermaid", lambda _: mermaid_errors(sorted(exports.glob("*.mmd"))))
    return {path.stem: error for path, error in errors.items()}
