"""Commands typed into a real terminal of some width."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["typed"]


def typed(*words: str, columns: int = 80, models: Path | None = None, **settings: str) -> str:
    """Return what a terminal shows of a command, in the colours it comes in."""
    keyboard, screen = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment = {**inherited, "TERM": "xterm", "COLUMNS": str(columns), **settings}
    command = [sys.executable, "-m", "eventmodels", *words, *(("--models", str(models)) if models else ())]
    with subprocess.Popen(command, stdin=screen, stdout=screen, stderr=screen, env=environment):
        os.close(screen)
        shown = b"".join(iter(lambda: _read(keyboard), b""))
    os.close(keyboard)
    return shown.decode().replace("\r\n", "\n")


def _read(keyboard: int) -> bytes:
    try:
        return os.read(keyboard, 65536)
    except OSError:  # Linux says so that nobody writes any more
        return b""
