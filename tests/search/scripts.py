"""The scripts of the search, run by Node: what a browser would find, without one."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from eventmodels.web.assets import asset

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["run_script"]


def run_script(node: str, data: Sequence[str], expression: str) -> Any:
    """Return what an expression comes to, after the search and its data have been loaded."""
    scripts = [asset(path)[1] for path in ("web/search/sequences.js", "web/search/search-find.js")]
    program = "\n".join(
        ["globalThis.window = globalThis;", *data, *scripts, f"console.log(JSON.stringify({expression}));"]
    )
    done = subprocess.run([node, "-"], input=program, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
