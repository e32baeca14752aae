"""Nothing that the world may hold on to is lost: what the list of the published site names is there, or leads on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.inventory.losses import losses
from tests.inventory.taking import take, unpack

if TYPE_CHECKING:
    from tests.site.reading import Document
    from tests.site.sites import Built

PUBLISHED = unpack((Path(__file__).parents[1] / "inventory/published.txt.xz").read_bytes())
PATHS, NAMES = 4100, 15000


def test_nothing_that_was_published_is_lost(published: Built, files: dict[str, Document]) -> None:
    site = take(published.folder, files)
    assert site.leads, "no page leads on to another any more"
    lost = list(losses(PUBLISHED, site))
    assert not lost, "\n".join([f"{len(lost)} of what was published is gone:", *lost])


def test_the_list_is_whole() -> None:
    assert len(PUBLISHED) >= PATHS
    assert sum(map(len, PUBLISHED.values())) >= NAMES
