"""A page of each kind, what a browser says while it shows one, and what axe has against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Response

__all__ = ["BARE", "COMPARED", "KINDS", "MODEL", "Watch", "axe_complaints"]

MODEL = "models/call-establishing-internal-inbound/"
COMPARED = "compare/call-establishing-internal-inbound/call-establishing-outbound/"
BARE = "embed/conference/"
KINDS = [
    "",
    "404.html",
    "about/",
    "api/",
    "authoring/",
    "checks/",
    COMPARED,
    "coverage/",
    "events/",
    "explorer/",
    "families/voice-transfer-conference/",
    "go/",
    "linking/",
    "models/",
    MODEL,
    "models/two-step-transfer-blind/",
    "participants/",
    "participants/t-server/",
    "reading-a-diagram/",
    "sources/",
    "states/",
    "states/agent/",
    "tlib/",
    "tlib/EventRinging/",
    "tlib/EventReserved_7/",
    "tlib/attributes/",
    "tlib/attributes/ThisDN/",
    "tlib/enumerations/TErrors/",
    "tlib/enumerations/TErrors/gfa/",
    "tlib/enumerations/",
    "tlib/messages/call-handling/",
    "tlib/structure/",
]
"""A page of each kind that has the theme around it."""
THEME = {
    "landmark-unique": "nav[data-md-level], nav.md-nav--secondary, .md-nav--secondary nav",
}
"""What axe has against the theme itself: rule -> where."""
NOTE_VIOLATIONS = """
window.violated = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violated.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
"""


class Watch:
    """What a page says from now on, whatever it goes to: complaints, and the addresses it asks for."""

    def __init__(self, page: Page) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        page.add_init_script(NOTE_VIOLATIONS)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("response", self._note)

    def _note(self, answer: Response) -> None:
        if answer.status >= 400:
            self.said.append(f"{answer.status} {answer.url}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.said.append(message.text)


def axe_complaints(page: Page, within: str = "article", **options: list[str]) -> dict[str, list[tuple[str, str]]]:
    """Return what axe has against a part of a page: by rule, each different complaint with one of its places."""
    found = Axe().run(page, context={"include": [[within]]}, options={"resultTypes": ["violations"], **options})
    complaints = {
        rule["id"]: {
            node["failureSummary"]: str(node["target"]) for node in rule["nodes"] if not _of_the_theme(page, rule, node)
        }
        for rule in found.response["violations"]
    }
    return {rule: sorted(nodes.items()) for rule, nodes in complaints.items() if nodes}


def _of_the_theme(page: Page, rule: dict[str, Any], node: dict[str, Any]) -> bool:
    known = THEME.get(rule["id"], "")
    return bool(known) and page.locator(node["target"][0]).first.evaluate("(part, known) => part.matches(known)", known)
