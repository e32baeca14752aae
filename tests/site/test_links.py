"""Every link and fragment leads somewhere: at the top of a host, below a path, and on disk."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.site.reading import Document, read, read_all

if TYPE_CHECKING:
    from tests.site.sites import Built

LYCHEE = Path(sys.executable).with_name("lychee")
LOST = re.compile(r"^\[ERROR\] file://(\S+)", re.MULTILINE)
LINK = ".//{http://www.w3.org/2000/svg}a"


def lost(site: Built, judged: dict[str, Document], pages: dict[str, Document], index: str = "index.html") -> list[str]:
    """List what is judged leads to and loads in vain, among all pages; a folder stands for its `index` file.

    Lychee reads a page for every link to it: here each has been read once, for other tests too.
    """
    top = f"/{site.folder.relative_to(site.host).as_posix()}/".replace("/./", "/")
    there = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    found = []
    for name, page in judged.items():
        for address in sorted({*page.leads, *page.loads, page.leads_to}):
            parts = urlsplit(address)
            path = urljoin(f"{top}{name}", unquote(parts.path))
            file = (f"{path}{index}" if path.endswith("/") else path).removeprefix(top)
            ids = pages[file].ids if file in pages else []
            is_there = file in there and (not parts.fragment or unquote(parts.fragment) in ids)
            found += [] if parts.scheme or is_there else [f"{name}: {address}"]
    return found


def with_pictures(site: Built, pages: dict[str, Document]) -> dict[str, Document]:
    """Return the pages, and the pictures that stand alone."""
    pictures = sorted(site.folder.glob("models/*.svg"))
    assert pictures
    read = {path.relative_to(site.folder).as_posix(): Document(leads=links(path)) for path in pictures}
    return pages | read


def links(picture: Path) -> set[str]:
    return {link.attrib["href"] for link in ET.parse(picture).iterfind(LINK)}  # noqa: S314 - we wrote it


def lost_by_lychee(site: Built, index_files: str = "index.html", pages: str = "") -> list[str]:
    """List what links of the pages lead to in vain; a folder stands for one of `index_files` in it."""
    how = ("--offline", "--no-progress", "--include-fragments", "--index-files", index_files)
    command = (LYCHEE, *how, "--root-dir", site.host, site.folder / pages)
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    lost = sorted({unquote(address).removeprefix(f"{site.folder}/") for address in LOST.findall(run.stdout)})
    assert run.returncode == (2 if lost else 0), run.stdout + run.stderr
    return lost


def test_links_below_a_path(published: Built, files: dict[str, Document]) -> None:
    assert lost(published, with_pictures(published, files), files) == []


@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.sweep)])
def test_links_on_disk(every: int, on_disk: Built, files: dict[str, Document]) -> None:
    """The first page and every eighth after it, with all pictures; all pages in `make sweep`."""
    paths = sorted(on_disk.folder.rglob("*.html"))[::every]
    judged = {path.relative_to(on_disk.folder).as_posix(): read(path) for path in paths}
    assert lost(on_disk, with_pictures(on_disk, judged), {**files, **judged}, index="") == []


def test_links_at_the_top_of_a_host(rooted: Built) -> None:
    pages = read_all(rooted.folder)
    assert lost(rooted, with_pictures(rooted, pages), pages) == []
    assert lost_by_lychee(rooted) == []


@pytest.mark.sweep
def test_another_judge_finds_none_that_is_lost(published: Built, on_disk: Built) -> None:
    assert lost_by_lychee(published) == []
    assert lost_by_lychee(on_disk, "") == []


def test_lost_links_are_found_in_pages_and_their_pictures(
    published: Built, files: dict[str, Document], tmp_path: Path
) -> None:
    folder, name = tmp_path / published.folder.relative_to(published.host), "models/release-phase/index.html"
    shutil.copytree(published.folder, folder, copy_function=os.link)
    before, svg, after = (folder / name).read_text("utf-8").partition('class="em-seq"')
    before = before.replace('href="#_steps"', 'href="#_no-steps"', 1)
    svg += re.sub(r'href="[^"]*"', 'href="../../no-page-in-picture/"', after, count=1)
    after = re.sub(r'href="#[^"]*"', 'href="#no-place-in-picture"', svg, count=1)
    (folder / name).unlink()  # the copy shares it with the site
    after = after.replace('href="../../participants/t-server/"', 'href="../../no-page/"')
    (folder / name).write_text(before + after, "utf-8")
    site = type(published)(tmp_path, folder, 0, "")

    assert lost(site, {name: (page := read(folder / name))}, {**files, name: page}) == [
        f"{name}: {address}"
        for address in ("#_no-steps", "#no-place-in-picture", "../../no-page-in-picture/", "../../no-page/")
    ]
    assert lost_by_lychee(site, pages="models/release-phase") == [
        "models/release-phase/index.html#_no-steps",
        "models/release-phase/index.html#no-place-in-picture",
        "no-page",
        "no-page-in-picture",
    ]


def test_lost_links_are_found_in_pictures_that_stand_alone(published: Built, files: dict[str, Document]) -> None:
    name = "models/release-phase.svg"
    astray = {"../tlib/EventReleased/#no-place", "../no-page/", "../tlib/EventReleased"}
    assert lost(published, {name: Document(leads=astray)}, files) == [
        f"{name}: {address}" for address in sorted(astray)
    ]
