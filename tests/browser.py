"""The browser that tests and measurements drive: Chromium that cannot show a window.

The one that could makes a whole window, with renderers for its own buttons, for every page that a test opens, and takes
twice as long.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["BROWSER", "launching", "slow_down"]

BROWSER = "chromium-headless-shell"


def launching() -> dict[str, Any]:
    """Say how the browser is started by root and without a graphics card."""
    # Looked up anew each time: a test that has not asked for a browser finds one that refuses to run.
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"]
    return {"executable_path": shutil.which(BROWSER), "args": flags}


def slow_down(page: Page, times: float = 4) -> None:
    """Give a page that many times less of the processor."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})
