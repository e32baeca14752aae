"""Pages that people wrote, cut into their sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.search.written import Section, WrittenPage, read_pages, sections

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
---
title: in the head
---
# The *page* {#top}

First [words](x.md) with `code` and **bold**.

## A section, with signs!

| a | b |
|---|---|
| one | two |

### Below it

```yaml
## no heading
```

## A section, with signs!

!!! note "no words of it"

    inside

## Named {#own}

<b>Last</b> words.
"""


def test_sections_of_a_page() -> None:
    assert list(sections(TEXT)) == [
        Section("", "The page", "First words with code and bold."),
        Section("#a-section-with-signs", "A section, with signs!", "a b one two Below it ## no heading"),
        Section("#a-section-with-signs_1", "A section, with signs!", "inside"),
        Section("#own", "Named", "Last words."),
    ]


def test_pages_have_the_addresses_of_the_site(tmp_path: Path) -> None:
    for name in ("index.md", "one.md", "more/two.md", "more/index.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"# {name}\n", "utf-8")
    assert list(read_pages(tmp_path)) == [
        WrittenPage("", "index.md", "# index.md\n"),
        WrittenPage("more/", "more/index.md", "# more/index.md\n"),
        WrittenPage("more/two/", "more/two.md", "# more/two.md\n"),
        WrittenPage("one/", "one.md", "# one.md\n"),
    ]
