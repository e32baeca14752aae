"""A site for reading from disk: links to folders end in their files."""

from __future__ import annotations

import pytest

from eventmodels.pages.export.archive import with_index_files


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
        ('<A HREF="x/">', '<A HREF="x/index.html">'),
        ('<meta content="0; url=x/">', '<meta content="0; url=x/index.html">'),
        ('<a title="x/" href="y/">', '<a title="x/" href="y/index.html">'),
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
