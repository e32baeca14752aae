"""Commands typed into a real terminal of some width."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["terminal", "typed"]


def typed(*words: str, columns: int = 80, models: Path | None = None, **settings: str) -> str:
    """Return what a terminal shows of one of our commands, in the colours it comes in."""
    folder = ("--models", str(models)) if models else ()
    return terminal([sys.executable, "-m", "eventmodels", *words, *folder], columns=columns, **settings)


def terminal(command: Sequence[str], *, columns: int = 80, cwd: Path | None = None, **settings: str) -> str:
    """Return what a terminal shows of a command, output and complaints alike, under these settings of it."""
    keyboard, screen = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment = {**inherited, "TERM": "xterm", "COLUMNS": str(columns), **settings}
    with subprocess.Popen(command, stdin=screen, stdout=screen, stderr=screen, env=environment, cwd=cwd):
        os.close(screen)
        shown = b"".join(iter(lambda: _read(keyboard), b""))
    os.close(keyboard)
    return shown.decode().replace("\r\n", "\n")


def _read(keyboard: int) -> bytes:
    try:
        return os.read(keyboard, 65536)
    except OSError:  # Linux says so that nobody writes any more
        return b""
