"""Writes the list of what a built site holds: `python -m tests.inventory SITE FILE`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from tests.inventory.taking import pack, take

if __name__ == "__main__":
    parser = ArgumentParser("python -m tests.inventory", description="Write the list of what a built site holds.")
    parser.add_argument("site", type=Path, help="folder of the site")
    parser.add_argument("file", type=Path, help="the list to write")
    given = parser.parse_args()
    given.file.write_bytes(pack(take(given.site).held))
