"""Pages as Markdown files with their HTML inside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.pages.export.markdown import INDEX, markdown_files
from eventmodels.web.assets import SEARCH, assets

if TYPE_CHECKING:
    from eventmodels.pages import Site


def test_every_page_is_a_markdown_file_that_markdown_leaves_alone(site: Site) -> None:
    written = {path: text for path, text in markdown_files(site).items() if path.endswith(".md") and path != INDEX}
    assert len(written) == len(site.pages)
    for path, text in written.items():
        block = re.search(r'^<div class="em-page">\n(.*)\n</div>\n\Z', text, re.DOTALL | re.MULTILINE)
        assert block, path
        assert all(line.strip() for line in block[1].split("\n")), f"a blank line would end the block in {path}"


def test_the_markdown_files_carry_pictures_and_styles(site: Site) -> None:
    written = markdown_files(site)
    assert set(site.files) <= set(written)
    assert {"assets/eventmodels/diagram.css", *assets(), SEARCH} <= set(written)


def test_the_first_page_leads_to_the_doors_of_every_section(site: Site) -> None:
    text = markdown_files(site)[INDEX]
    assert text.partition("## Models")[0] == (
        '---\ntitle: "Contents"\n---\n\n# Contents\n\n'
        "## Messages\n\n- [Messages](messages/index.md)\n\n"
        "## Attributes\n\n"
        "- [Attributes](attributes/index.md)\n\n"
    )
    sections = dict.fromkeys(page.section[0] for page in site.pages if page.section)
    assert re.findall("^## (.*)$", text, re.MULTILINE) == list(sections)
    links = re.findall(r"\]\((.*?)\)", text)
    assert set(links) <= set(markdown_files(site))
