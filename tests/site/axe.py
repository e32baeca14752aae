"""What axe has against a page: everything everywhere, but contrast only at a few of the texts that look alike.

To judge the contrast of all texts takes longer than all other rules together, and the cells of a table differ in
nothing that decides it. So of texts with the same colours, sizes and grounds three are judged: the first, the one in
the middle and the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["LOOKS", "THEME", "axe_complaints", "violations"]

LOOKS = [
    ("light", 1400),
    ("dark", 390),
    pytest.param("light", 390, marks=pytest.mark.sweep),
    pytest.param("dark", 1400, marks=pytest.mark.sweep),
]
"""Schemes and widths of a window: each is looked at once, all pairs of them in `make sweep`."""

THEME = {
    "landmark-unique": "nav[data-md-level], nav.md-nav--secondary, .md-nav--secondary nav",
}
"""What axe has against the theme itself: rule -> where."""
DECISIVE = [
    *("color", "opacity", "fontSize", "fontWeight", "textShadow"),
    *("backgroundColor", "backgroundImage", "position", "zIndex"),
]
"""Properties of a text, and of all that is around it, that decide its contrast."""
JUDGE = """async ([within, rules, decisive]) => {
  const looks = new Map([[null, 0]]);
  const numbers = new Map();
  const look = (part) => {
    if (!looks.has(part)) {
      const style = getComputedStyle(part);
      const all = [look(part.parentElement), ...decisive.map((name) => style[name])].join(" | ");
      if (!numbers.has(all)) numbers.set(all, numbers.size + 1);
      looks.set(part, numbers.get(all));
    }
    return looks.get(part);
  };
  const isRead = (part) => part.matches("input, select, textarea")
    || [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const read = [...document.querySelectorAll(`${within}, ${within} *`)]
    .filter((part) => part.checkVisibility() && isRead(part));
  for (const part of document.querySelectorAll("[data-judged]")) part.removeAttribute("data-judged");
  for (const alike of Map.groupBy(read, look).values()) {
    for (const part of [alike[0], alike[alike.length >> 1], alike.at(-1)]) part.setAttribute("data-judged", "");
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-judged]" }] });
  const only = rules.length ? { runOnly: rules } : {};
  return (await axe.run({ include: [[within]] }, { resultTypes: ["violations"], ...only })).violations;
}"""


def axe_complaints(page: Page, within: str = "article", *rules: str) -> dict[str, list[tuple[str, str]]]:
    """Return what axe has against a part of a page: by rule, each different complaint with one of its places."""
    complaints = {
        rule["id"]: {
            node["failureSummary"]: str(node["target"]) for node in rule["nodes"] if not _of_the_theme(page, rule, node)
        }
        for rule in violations(page, within, *rules)
    }
    return {rule: sorted(nodes.items()) for rule, nodes in complaints.items() if nodes}


def violations(page: Page, within: str, *rules: str) -> list[dict[str, Any]]:
    """Return what axe itself says of these rules, of all without any."""
    if not page.evaluate("'axe' in window"):  # as long as a page stays open, it is there
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(JUDGE, [within, rules, DECISIVE])
    return found


def _of_the_theme(page: Page, rule: dict[str, Any], node: dict[str, Any]) -> bool:
    known = THEME.get(rule["id"], "")
    return bool(known) and page.locator(node["target"][0]).first.evaluate("(part, known) => part.matches(known)", known)
