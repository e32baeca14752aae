"""Pages as Markdown: what a reader sees in a plain text, where its links lead, and the lists of all of them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from eventmodels.pages.export.markdown_twins import Written, text_files
from eventmodels.pages.render.render import plain
from eventmodels.pages.views.compare import COMPARISON, CompareView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventmodels.pages import Site

WRITTEN = (
    Written("index.md", "./", "Home", "Welcome to [the bells](help/bells.md).\n"),
    Written(
        "help/bells.md",
        "help/bells/",
        "Bells",
        "# Bells\n\n[Home](../index.md), [one](../door/EventOpened.md#Place), [x](https://example.com/a)\n",
    ),
)


LINK = re.compile(r"(?<!\\)\[(?:[^\]\\]|\\.)*\]\(([^)\s]+)\)")


@pytest.fixture
def files(site: Site) -> Mapping[str, str]:
    """Every page as Markdown, with the lists of them."""
    return text_files(site, "Doors", "How doors are opened.", WRITTEN)


def test_every_page_has_a_twin(files: Mapping[str, str], site: Site) -> None:
    twins = [page.address.rstrip("/") + ".md" for page in site.pages]
    assert ["index.md", "help/bells.md", *twins, "llms.txt", "llms-full.txt"] == list(files)


def test_what_people_wrote_leads_from_twin_to_twin(files: Mapping[str, str]) -> None:
    assert files["index.md"] == "# Home\n\nWelcome to [the bells](help/bells.md).\n"
    links = "[Home](../index.md), [one](../door/EventOpened.md), [x](https://example.com/a)"
    assert files["help/bells.md"] == f"# Bells\n\n{links}\n"
    assert "[Home](index.md), [one](door/EventOpened.md)" in files["llms-full.txt"]


def test_a_comparison_tells_every_step_of_both(files: Mapping[str, str], site: Site) -> None:
    page = next(page for page in site.pages if page.kind is COMPARISON)
    assert isinstance(page.data, CompareView)
    text = files[page.address.rstrip("/") + ".md"]
    rows = re.findall(r"^\| (\d+) \| (both|only the first|only the second) \|", text, re.MULTILINE)
    assert rows == [(str(row.number), row.where) for row in page.data.comparison().rows]


def test_the_matrix_is_told_by_attribute(files: Mapping[str, str]) -> None:
    row = "| [Ticket](door/attributes/Ticket.md) | 3 |  | EventError |  |"
    assert row in files["explorer.md"].splitlines()


def test_a_twin_is_read_as_it_stands(files: Mapping[str, str]) -> None:
    text = files["door/EventOpened.md"]
    assert text.startswith("# EventOpened\n\n")
    assert "\n## Attributes\n\n" in text
    assert "| Attribute | Presence | Type | Meaning and conditions |\n| --- | --- | --- | --- |\n| [" in text


def test_a_model_tells_every_step_in_words(files: Mapping[str, str], site: Site) -> None:
    for flow in site.reference.flows.all.values():
        text = files[f"models/{flow.id}.md"]
        numbers = [int(number) for number in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)]
        assert numbers == sorted(numbers), flow.id
        for step in flow.messages():
            assert f"| `{step.id}` |" in text
            assert f"| [{step.message}](../{step.protocol}/{step.message}.md)" in text


def test_a_model_tells_what_to_look_for_and_who_talks_to_whom(files: Mapping[str, str]) -> None:
    text = files["models/visit.md"]
    rows = {row.split(" | ")[1]: row for row in text.splitlines() if row.startswith("| ")}
    asked, answer = rows["`first.RequestOpen-C`"], rows["`first.EventOpened-H`"]
    refusal = "[EventError](../door/EventError.md)"
    assert asked.endswith(f" | Answered by step 2, EventOpened; may be refused by {refusal} |")
    assert answer.endswith(" | Answers step 1, RequestOpen |")
    talks = text.partition("## Who talks to whom\n\n")[2].splitlines()
    once = "\N{MULTIPLICATION SIGN}1"
    sent = f"[RequestOpen](../door/RequestOpen.md) {once}, [RequestClose](../door/RequestClose.md) {once}"
    assert talks[2] == f"| Panel to Controller | [Door protocol](../door.md) | {sent} | 2 |"


def test_no_twin_holds_markup_of_pages(files: Mapping[str, str]) -> None:
    # Between backticks it is text: what varies in the name of a key stands between such brackets.
    texts = {name: re.sub("`[^`\n]*`", "", text) for name, text in files.items()}
    assert {name for name, text in texts.items() if re.search(r"</?[a-z]+[ >]|&(?:amp|lt|gt|#\d+);", text)} == set()


def test_every_table_has_as_many_cells_in_each_row(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
            assert len(cells) == 1, f"{name}: {table.splitlines()[0]}"


def test_every_link_leads_to_a_file_or_a_page(files: Mapping[str, str], site: Site) -> None:
    known = {*files, *site.files, *(page.address for page in site.pages)}
    for name, text in files.items():
        for link in LINK.findall(text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link))
            assert "://" in link or target in known or f"{target}/" in known, f"{name}: {link}"


def test_the_list_names_every_twin_once_under_its_section(files: Mapping[str, str], site: Site) -> None:
    listed = files["llms.txt"]
    assert listed.startswith("# Doors\n\n> How doors are opened.\n\nData for programs: [catalogue.json]")
    linked = [link for link in LINK.findall(listed) if link.endswith(".md")]
    assert sorted(linked) == sorted(name for name in files if name.endswith(".md"))
    sections = dict.fromkeys(page.section[0] if page.section else "More" for page in site.pages)
    assert re.findall(r"^## (.*)$", listed, re.MULTILINE) == ["Guides", *sections]


def test_the_whole_text_holds_every_twin(files: Mapping[str, str], site: Site) -> None:
    titles = re.findall(r"^# (.*)$", files["llms-full.txt"], re.MULTILINE)
    assert titles == ["Doors", "Home", "Bells", *(str(plain(page.title)) for page in site.pages)]


def test_signs_of_markdown_are_shown_as_they_are() -> None:
    assert plain("a*b_c `d` [e] <f> | _g_\nh") == r"a\*b_c \`d\` \[e\] \<f\> \| \_g\_ h"
    assert plain(Markup("*done*")) == "*done*"


def test_the_same_catalogue_gives_the_same_text(files: Mapping[str, str], site: Site) -> None:
    assert text_files(site, "Doors", "How doors are opened.", WRITTEN) == files
