"""A page of each kind, and what a browser says while it shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Response

__all__ = ["ALIKE", "BARE", "COMPARED", "KINDS", "MODEL", "Watch"]

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
    "messages/",
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
ALIKE = {
    "about/",
    "api/",
    "checks/",
    "coverage/",
    "explorer/",
    "linking/",
    "models/two-step-transfer-blind/",
    "tlib/",
    "tlib/EventReserved_7/",
    "tlib/attributes/",
    "tlib/enumerations/",
    "tlib/enumerations/TErrors/",
}
"""Those made of the same parts as others of the list, or, as the explorer, looked at in smaller pieces elsewhere."""
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
