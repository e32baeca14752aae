"""What a flow can be written as: the one table that files, downloads and commands are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import relative
from eventmodels.sequence.flow_json import to_json
from eventmodels.sequence.ladder import to_text
from eventmodels.sequence.mermaid import to_mermaid
from eventmodels.sequence.placing.layout import place
from eventmodels.sequence.plantuml import to_plantuml
from eventmodels.sequence.svg import Hrefs, draw_svg

if TYPE_CHECKING:
    from collections.abc import Callable

    from eventmodels.catalogue.addresses import Addresses
    from eventmodels.catalogue.flow import Flow
    from eventmodels.replay import Replay

    Writer = Callable[[Flow, Replay | None, Hrefs], str]

__all__ = ["EXPORTS", "Export", "export_text", "hrefs"]


@dataclass(frozen=True, slots=True)
class Export:
    """A form in which a flow leaves the site: the ending of its file, its name in commands, its title on pages."""

    ending: str
    name: str
    title: str
    write: Writer
    """Gives the text of the file. A replay adds states; what has no links has no use for addresses."""


def _picture(flow: Flow, replay: Replay | None, hrefs: Hrefs) -> str:
    return draw_svg(place(flow, replay), hrefs, standalone=True)


def _alone(write: Callable[[Flow], str]) -> Writer:
    """Return the writer of a form that shows a flow without states and without links."""
    return lambda flow, _replay, _hrefs: write(flow)


EXPORTS = (
    Export("svg", "svg", "Picture (SVG)", _picture),
    Export("puml", "puml", "PlantUML", _alone(to_plantuml)),
    Export("mmd", "mermaid", "Mermaid", _alone(to_mermaid)),
    Export("txt", "text", "Text ladder", _alone(to_text)),
    Export("json", "json", "JSON", _alone(to_json)),
)
"""In the order of the downloads on a page."""


def export_text(export: Export, replay: Replay, addresses: Addresses) -> str:
    """Return the text of the file in which a replayed flow leaves the site in one form."""
    flow = replay.flow
    return export.write(flow, replay, hrefs(addresses, flow.id, addresses.export(flow.id, export.ending)))


def hrefs(addresses: Addresses, model: str, here: str) -> Hrefs:
    """Return where the links of a model's picture lead from the page or file at address `here`."""

    def to_model(other: str) -> str:
        if not other and model not in addresses.catalogue.models:
            return ""  # two models compared have no page but the one that the picture stands on
        address = addresses.model(other or model)
        return "" if address == here else relative(address, here)  # on its own page, an anchor is enough

    return Hrefs(to_model)
