"""Every link and fragment leads somewhere: at the top of a host, below a path, and on disk."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from tests.site.reading import read

if TYPE_CHECKING:
    from tests.site.sites import Built

LYCHEE = Path(sys.executable).with_name("lychee")
LOST = re.compile(r"^\[ERROR\] file://(\S+)", re.MULTILINE)


def lost_in_pages(site: Built, index_files: str = "index.html", pages: str = "") -> list[str]:
    """List what links of the pages lead to in vain; a folder stands for one of `index_files` in it."""
    how = ("--offline", "--no-progress", "--include-fragments", "--index-files", index_files)
    command = (LYCHEE, *how, "--root-dir", site.host, site.folder / pages)
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    lost = sorted({unquote(address).removeprefix(f"{site.folder}/") for address in LOST.findall(run.stdout)})
    assert run.returncode == (2 if lost else 0), run.stdout + run.stderr
    return lost


def lost_in_pictures(site: Built, *, served: bool) -> list[str]:
    """List the links of pictures that stand alone and lead nowhere; a server finds the index file of a folder."""
    lost: list[str] = []
    ids: dict[Path, list[str]] = {}
    pictures = sorted(site.folder.glob("models/*.svg"))
    assert pictures
    for picture in pictures:
        links = ET.parse(picture).iterfind(".//{http://www.w3.org/2000/svg}a")  # noqa: S314 - we wrote it
        for address in (link.attrib["href"] for link in links):
            parts = urlsplit(address)
            target = picture.parent / parts.path / ("index.html" if served and parts.path.endswith("/") else "")
            if target not in ids and target.is_file():
                ids[target] = read(target).ids
            if target not in ids or (parts.fragment and unquote(parts.fragment) not in ids[target]):
                lost.append(f"{picture.name}: {address}")
    return lost


def test_links_below_a_path(published: Built) -> None:
    assert lost_in_pages(published) == []
    assert lost_in_pictures(published, served=True) == []


def test_links_at_the_top_of_a_host(rooted: Built) -> None:
    assert lost_in_pages(rooted) == []
    assert lost_in_pictures(rooted, served=True) == []


def test_links_on_disk(on_disk: Built) -> None:
    assert lost_in_pages(on_disk, "") == []
    assert lost_in_pictures(on_disk, served=False) == []


def test_lost_links_are_found_in_pages_and_their_pictures(published: Built, tmp_path: Path) -> None:
    folder = tmp_path / published.folder.relative_to(published.host)
    shutil.copytree(published.folder, folder, copy_function=os.link)
    broken = folder / "models/release-phase/index.html"
    before, svg, after = broken.read_text("utf-8").partition('class="em-seq"')
    before = before.replace('href="#_steps"', 'href="#_no-steps"', 1)
    svg += re.sub(r'href="[^"]*"', 'href="../../no-page-in-picture/"', after, count=1)
    after = re.sub(r'href="#[^"]*"', 'href="#no-place-in-picture"', svg, count=1)
    broken.unlink()  # the copy shares it with the site
    broken.write_text(before + after.replace('href="../../participants/t-server/"', 'href="../../no-page/"'), "utf-8")

    assert lost_in_pages(type(published)(tmp_path, folder, 0, ""), pages="models/release-phase") == [
        "models/release-phase/index.html#_no-steps",
        "models/release-phase/index.html#no-place-in-picture",
        "no-page",
        "no-page-in-picture",
    ]
