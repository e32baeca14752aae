"""Contexts of a browser, each used by one test after the other.

A new context begins a process of its own, which fetches, reads and compiles again whatever the last one had ready: that
takes as long as showing a page does. So a context that a test is done with is made as good as new, and lent to the next
that asks for one like it. What was fetched stays: how a first visit goes is for a context of one's own.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    Lend = Callable[..., BrowserContext]

__all__ = ["ONE_PROCESS", "Contexts"]

ONE_PROCESS = "--renderer-process-limit=1"
"""All pages of a context share a process, which lives as long as one of them is open."""
RESTING = 4
"""Contexts that wait at most: each keeps a process."""
IS_REAL_TIME = "Date.name === 'Date'"
"""Playwright sets the clock of all pages of a context, and of those to come."""


class Lent(NamedTuple):
    """A context, what it was asked to be, and an empty page that keeps its process."""

    options: dict[str, Any]
    context: BrowserContext
    empty: Page


class Contexts:
    """Contexts that wait for the next test, the one used last at the end."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.resting: list[Lent] = []

    @contextmanager
    def lending(self, usual: dict[str, Any]) -> Iterator[Lend]:
        """Lend contexts to one test; no two of them are the same."""
        lent: list[Lent] = []

        def lend(**options: Any) -> BrowserContext:
            lent.append(self._take({**usual, **options}))
            return lent[-1].context

        yield lend
        for each in lent:
            self._put_back(each)
        while len(self.resting) > RESTING:
            self.resting.pop(0).context.close()

    def _take(self, options: dict[str, Any]) -> Lent:
        for each in self.resting:
            if each.options == options:
                self.resting.remove(each)
                return each
        context = self.browser.new_context(**options)
        return Lent(options, context, context.new_page())

    def _put_back(self, lent: Lent) -> None:
        """Close what a test has opened, and forget what it was allowed and has kept."""
        for page in lent.context.pages:
            if page is not lent.empty:
                page.close()
        if lent.empty.evaluate(IS_REAL_TIME):
            lent.context.clear_permissions()
            lent.context.clear_cookies()
            forget = {"origin": "*", "storageTypes": "all"}
            lent.context.new_cdp_session(lent.empty).send("Storage.clearDataForOrigin", forget)
            self.resting.append(lent)
        else:  # a clock that was set stays so
            lent.context.close()
