"""What an author sees of a change: from saving a file to the page that is open in a browser.

The server is `mkdocs serve` as authors start it, in a process of its own; the browser loads the page again by itself.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from tests.bench.figure import Figure, middle, within
from tests.bench.processes import PROGRAMS, QUIET
from tests.browser import launching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

__all__ = ["serving"]

ROUNDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
"""What is written in each round, so that each is seen to be there."""
LIMIT = 120
"""Seconds after which a change will not be seen any more."""
REST = 1
"""Seconds that the server has to itself after a change: its slower watch tells of it a second time."""
TELL = """
addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(
  () => told(Date.now(), document.querySelector("article").textContent)
)));
"""
"""Told after the first frame with all of the page, by the clock that this program reads too."""
BUILT = re.compile(r"Documentation built in ([\d.]+) seconds")
DONE = re.compile(r"Changes shown after")


class Edit(NamedTuple):
    """A kind of change: the text that takes the place of another in a file, and the page that shows it."""

    kind: str
    file: str
    old: str
    new: str
    page: str


EDITS = (
    Edit(
        "a model",
        "models/interactions/multimedia/agent-states/dnd-on-off.yml",
        "for a while",
        "for {} hours",
        "models/dnd-on-off/",
    ),
    Edit(
        "a message",
        "models/protocols/tlib/messages/call-handling.yml",
        "A call rings at a device.",
        "A call rings at a device for {} seconds.",
        "tlib/EventRinging/",
    ),
    Edit(
        "a written page",
        "docs/concepts/calls.md",
        "## An event tells one party's story",
        "A call may ring for {} minutes.\n\n## An event tells one party's story",
        "concepts/calls/",
    ),
)


class Seen(NamedTuple):
    """What came of one edit: seconds until it was seen, the server's memory afterwards in MB, loads of the page."""

    kind: str
    took: float
    memory: float
    loads: int


class Server(NamedTuple):
    """A site that is served from a project."""

    process: int
    project: Path
    address: str
    log: Path

    def heard(self, said: re.Pattern[str], times: int = 1) -> str:
        """Wait until the server has said something so many times; return the text of the first group, if any."""
        end = time.monotonic() + LIMIT
        while len(found := list(said.finditer(self.log.read_text(encoding="utf-8")))) < times:
            if time.monotonic() > end:
                raise TimeoutError(f"never said {said.pattern!r}:\n{self.log.read_text(encoding='utf-8')[-2000:]}")
            time.sleep(0.05)
        return found[-1].group(found[-1].lastindex or 0)

    def memory(self) -> float:
        """Return what of the machine's memory is the server's own, in MB."""
        told = Path(f"/proc/{self.process}/smaps_rollup").read_text(encoding="ascii")
        return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pss:"))) / 1024


def serving(project: Path, folder: Path, curve: Path | None) -> Iterator[Figure]:
    """Measure each kind of change ten times, and the server's memory meanwhile, all of which goes into `curve`."""
    with server_of(project, folder) as server:
        first = float(server.heard(BUILT))
        seen = list(rounds(server))
    if curve:
        curve.write_text("".join("{} {:.2f} s {:.1f} MB {} loads\n".format(*each) for each in seen), encoding="utf-8")
    for edit in EDITS:
        times = [each.took for each in seen if each.kind == edit.kind]
        what = f"from saving {edit.kind} to seeing it, s: median, slowest"
        yield within(what, middle(times), 1.5, digits=2, also=f", {max(times):.2f}")
        yield within(f"the same to the first build of {first:.1f} s", middle(times) / first, 0.12, digits=3)
    began, tenth, last = (seen[number].memory for number in (0, 9, -1))
    what = f"memory of the server after {len(seen)} changes, times that after the first; first, tenth, last, MB"
    yield within(what, last / began, 1.2, digits=2, also=f"; {began:.0f}, {tenth:.0f}, {last:.0f}")


@contextmanager
def server_of(project: Path, folder: Path) -> Iterator[Server]:
    """Serve a project until it is no longer asked for; what the server makes and says lies in the folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder.mkdir()
    command = [str(PROGRAMS / "mkdocs"), "serve", "-a", f"127.0.0.1:{port}"]
    log, environment = folder / "log", {**os.environ, **QUIET, "TMPDIR": str(folder)}
    with log.open("wb") as said:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=said, stderr=said)
    try:
        # The site of a project is served below the path of its address.
        yield Server(process.pid, project, f"http://127.0.0.1:{port}/events-and-models/", log)
    finally:
        process.terminate()
        process.wait()


def rounds(server: Server) -> Iterator[Seen]:
    """Make each change in turn, round after round, before one page that is open."""
    server.heard(re.compile("Serving on"))
    with sync_playwright() as player:
        browser = player.chromium.launch(**launching())
        window = Window(browser.new_page())
        for number, word in enumerate(ROUNDS):
            for place, edit in enumerate(EDITS):
                window.open(server.address + edit.page)
                took = edited(server, edit, word, window)
                server.heard(DONE, number * len(EDITS) + place + 1)
                window.page.wait_for_timeout(REST * 1000)
                yield Seen(edit.kind, took, server.memory(), len(window.shown))


def edited(server: Server, edit: Edit, word: str, window: Window) -> float:
    """Return the seconds from saving a change to seeing it in the page that is open."""
    file, new = server.project / edit.file, edit.new.format(word)
    text = file.read_text(encoding="utf-8")
    before = next(old for old in (*map(edit.new.format, ROUNDS), edit.old) if old in text)
    text = text.replace(before, new)
    start = time.time()
    file.write_text(text, encoding="utf-8")
    return window.seen(new.splitlines()[0]) - start


class Window:
    """A page in a browser, which says by itself what it shows: whoever asked would ask too late, and slow it down."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.shown: list[tuple[float, str]] = []
        """When the page was shown, and its text, each time that it was loaded since it was opened."""
        page.expose_function("told", lambda at, text: self.shown.append((at / 1000, text)))
        page.add_init_script(TELL)

    def open(self, address: str) -> None:
        """Go to an address, and wait until it is there."""
        self.shown.clear()
        self.page.goto(address)
        self.seen("")
        self.shown.clear()

    def seen(self, text: str) -> float:
        """Wait until the page shows a text; return the time at which it did."""
        end = time.monotonic() + LIMIT
        while not (times := [at for at, said in self.shown if text in said]):
            if time.monotonic() > end:
                raise TimeoutError(f"{self.page.url} never showed {text!r}")
            self.page.wait_for_timeout(20)
        return times[0]
