"""Small parts of pages: links, links for reading from disk."""

from __future__ import annotations

import pytest

from eventmodels.pages import relative
from eventmodels.pages.export.archive import with_index_files


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("door/EventOpened/", "door/EventOpened/", "./"),
        ("door/EventOpened/", "", "door/EventOpened/"),
        ("", "door/EventOpened/", "../../"),
        ("", "", "./"),
        ("door/EventClosed/", "door/EventOpened/", "../EventClosed/"),
        ("models/visit/", "door/EventOpened/", "../../models/visit/"),
        ("door/", "door/EventOpened/", "../"),
        ("models/visit.svg", "models/visit/", "../visit.svg"),
        ("door/EventOpened/#Mood", "door/EventOpened/", "#Mood"),
        ("door/EventOpened/#Mood", "door/EventClosed/", "../EventOpened/#Mood"),
        ("models/visit/#shut~*", "models/visit/", "#shut~*"),
        ("#top", "", "#top"),
    ],
)
def test_a_link_is_relative_to_its_page(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="../x/">', '<a href="../x/index.html">'),
        ('<a href="../x/#y">', '<a href="../x/index.html#y">'),
        ('<a href="../x/?q=1#y">', '<a href="../x/index.html?q=1#y">'),
        ('<a href=".">', '<a href="./index.html">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a class="z" href="./">', '<a class="z" href="./index.html">'),
        ('<form action="../">', '<form action="../index.html">'),
        (
            '<meta http-equiv="refresh" content="0; url=../x/#y">',
            '<meta http-equiv="refresh" content="0; url=../x/index.html#y">',
        ),
        ('<meta name="description" content="x/">', '<meta name="description" content="x/">'),
        ('<a href="#y">', '<a href="#y">'),
        ('<a href="x.svg">', '<a href="x.svg">'),
        ('<a href="">', '<a href="">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<a href="//example.org/">', '<a href="//example.org/">'),
        ('<a href="mailto:a@example.org/">', '<a href="mailto:a@example.org/">'),
        ("<p>../x/</p>", "<p>../x/</p>"),
    ],
)
def test_a_link_to_a_folder_ends_in_its_file(html: str, expected: str) -> None:
    assert with_index_files(html) == expected
    assert with_index_files(expected) == expected
