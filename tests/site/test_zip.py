"""The site in one file: the same bytes each time, everything a reader needs, nothing only a server sends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.site.browsing import BARE, KINDS, Watch
from tests.site.sites import packed
from tests.support import run

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.site.sites import Built

FOR_SERVERS = {"404.html", "sitemap.xml", "sitemap.xml.gz"}


def files(site: Built) -> set[str]:
    return {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}


def test_the_file_holds_the_whole_site(published: Built, on_disk: Built) -> None:
    assert files(on_disk) == files(published) - FOR_SERVERS
    assert on_disk.said == f"{len(files(on_disk))} files packed into {on_disk.host / 'reference.zip'}\n"


def test_no_link_of_a_page_on_disk_leads_to_a_folder(on_disk: Built) -> None:
    page = (on_disk.folder / "models/release-phase/index.html").read_text("utf-8")
    assert 'href="../../tlib/EventReleased/index.html"' in page
    assert 'href="../../tlib/EventReleased/"' not in page


def test_every_kind_of_page_opens_from_disk_without_complaint(on_disk: Built, page: Page) -> None:
    watch = Watch(page)
    for kind in (*KINDS, BARE):
        file = on_disk.folder / kind / "index.html"
        if kind not in FOR_SERVERS:
            page.goto(file.as_uri(), wait_until="domcontentloaded")
    assert watch.said == []
    assert [url for url in watch.asked if not url.startswith((on_disk.folder.as_uri(), "data:"))] == []


def test_packing_again_gives_the_same_bytes(published: Built, tmp_path: Path) -> None:
    """A chapter is packed in a moment; it is told from the whole by nothing but what it holds."""
    chapter = replace(published, folder=published.folder / "states")
    first, again = tmp_path / "first/states.zip", tmp_path / "again/states.zip"
    for file in (first, again):
        packed(chapter, file)
    assert first.read_bytes() == again.read_bytes()


def test_the_file_is_packed_in_order_and_without_a_clock(on_disk: Built) -> None:
    with ZipFile(on_disk.host / "reference.zip") as whole:
        entries = whole.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.external_attr >> 16) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 0o100644)}


def test_packing_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    code, said = run("pack", str(tmp_path), str(tmp_path / "site.zip"))
    assert code == 2
    assert said.endswith(f"Error: {tmp_path} holds no built site\n")
    assert not (tmp_path / "site.zip").exists()
