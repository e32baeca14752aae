"""Of a change to a served site only what depends on it is made anew, and what was left out is right all the same."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from eventmodels.plugin.pages import Progress
from eventmodels.web.assets import MISTAKES
from tests.plugin.previews import built, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.plugin.previews import Preview

    Edit = Callable[[Path], object]

MODELS = "models/interactions/house"
MESSAGES = "models/protocols/door/messages/opening.yml"


def put(file: str, old: str, new: str) -> Edit:
    """Return an edit that puts one text in place of another."""

    def edit(project: Path) -> None:
        text = (project / file).read_text("utf-8")
        assert old in text, f"{file} has no {old}"
        (project / file).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def write(file: str, text: str) -> Edit:
    return lambda project: (project / file).write_text(text, "utf-8")


SECOND = """\
title: Second
kind: model
evidence: inferred
participants: {P: panel, C: controller}
steps:
  - {from: C, to: P, send: EventError, with: {Place: {present: true}}}
"""
PARTS: dict[str, Edit] = {
    "a step of a model": put(f"{MODELS}/visit.yml", "action: looks out", "action: looks out again"),
    "a value of a model": put(f"{MODELS}/farewell.yml", "flags: [KeyFront, KeyBack]", "flags: [KeyBack]"),
    "a step of a phase that others use": put(f"{MODELS}/entering.yml", "Nothing happens.", "Nothing at all happens."),
    "a model's title": put(f"{MODELS}/visit.yml", "title: Visit", "title: Long visit"),
    "a model's evidence": put(f"{MODELS}/farewell.yml", "evidence: reconstructed", "evidence: inferred"),
    "how models are related": put(
        f"{MODELS}/farewell.yml",
        "continues: [visit]",
        "continues: [visit]\nnotes: [All is said.]",
    ),
    "an interruption": put(f"{MODELS}/visit.yml", "title: The door is stuck", "title: The door is quite stuck"),
    "a message's summary": put(MESSAGES, "Asks for a door to be opened.", "Asks for one door to be opened."),
    "lines before messages": put(MESSAGES, "title: Opening\n", "title: Opening\nsummary: What opens and closes.\n"),
    "what a message carries": put(
        MESSAGES,
        "attributes: {Ticket: optional, Place: optional}",
        "attributes: {Ticket: mandatory, Place: optional}",
    ),
    "an attribute": put("models/protocols/door/attributes.yml", "Where the door is.", "Where a door is."),
    "a value of an enumeration": put(
        "models/protocols/door/enumerations.yml",
        "The key of the front.",
        "The key of the front door.",
    ),
    "a protocol": put(
        "models/protocols/lift/protocol.yml",
        "How cabins are told where to go.",
        "How cabins are told where they go.",
    ),
    "a state's title": put("models/states/leaf.yml", "title: Open}", "title: Wide open}"),
    "a transition": put(
        "models/states/leaf.yml",
        "ignores: [EventError]",
        "ignores: [EventError]\nnotes: [Doors fall shut.]",
    ),
    "a participant": put("models/participants.yml", "title: Controller", "title: Head controller"),
    "a source": put("models/sources.yml", "Doors and what they report", "Doors and all they report"),
    "a title without steps": put("models/undocumented.yml", "show no steps", "show none"),
    "a dialogue": put("models/equivalents.yml", "The night begins.", "The long night begins."),
    "a written page": put("docs/more.md", "All of it.", "All of it, and *more*: [RequestOpen][]."),
    "a written page's title": put("docs/more.md", "# More", "# Much more"),
    "two files at once": lambda project: (
        put(f"{MODELS}/visit.yml", "title: The door is stuck", "title: The door sticks")(project),
        put("docs/index.md", "A visit", "One visit")(project),
    ),
}
"""What is built in part."""
WHOLE: dict[str, Edit] = {
    "a new model": write(f"{MODELS}/second.yml", SECOND),
    "a model gone": lambda project: (
        (project / MODELS / "farewell.yml").unlink(),
        put("docs/more.md", "![[farewell]]", "![[visit]]")(project),
    ),
    "a message renamed": put(MESSAGES, "MessageSpare", "MessageSpares"),
    "a model's former name": put(f"{MODELS}/visit.yml", "title: Visit", "title: Visit\naliases: [call]"),
    "a word explained on hover": put(
        "models/glossary.yml",
        "Somebody comes and goes again.",
        "Somebody comes and leaves again.",
    ),
    "a new page": lambda project: (
        write("docs/third.md", "# Third\n")(project),
        put("mkdocs.yml", "- More: more.md", "- More: more.md\n- third.md")(project),
    ),
    "a chapter's title": put("models/families.yml", "Around the house", "About the house"),
    "the settings": put("mkdocs.yml", "site_name: Doors", "site_name: All doors"),
}
"""What is left to a build of everything."""


@pytest.mark.parametrize("edit", PARTS.values(), ids=PARTS)
def test_a_part_that_is_made_anew_leaves_the_site_as_a_clean_build_does(
    edit: Edit, lasting: Preview, put_back: Callable[[], None], tmp_path: Path
) -> None:
    """And once it is as it was before, so is the site."""
    before = read(lasting.folder)
    edit(lasting.project)
    lasting.changed()
    now = read(lasting.folder)
    assert lasting.whole == 1, "it was built as a whole"
    assert now != before
    differ(now, built(lasting.project, tmp_path / "clean"))
    put_back()
    lasting.changed()
    differ(read(lasting.folder), before)


@pytest.mark.parametrize("edit", WHOLE.values(), ids=WHOLE)
def test_what_changes_everything_is_built_as_a_whole(
    edit: Edit, project: Path, preview: Preview, tmp_path: Path
) -> None:
    edit(project)
    preview.changed()
    assert preview.whole == 2
    differ(read(preview.folder), built(project, tmp_path / "clean"))


def test_one_change_after_another(project: Path, preview: Preview, tmp_path: Path) -> None:
    for edit in PARTS.values():
        if edit is not PARTS["two files at once"]:
            edit(project)
            preview.changed()
    assert preview.whole == 1
    differ(read(preview.folder), built(project, tmp_path / "clean"))


def test_nothing_is_written_that_has_not_changed(project: Path, preview: Preview) -> None:
    before, times = read(preview.folder), written(preview.folder)
    PARTS["a title without steps"](project)
    preview.changed()
    after = read(preview.folder)
    changed = {path for path in after if after[path] != before[path]}
    anew = {path for path, time in written(preview.folder).items() if time != times[path]}
    assert "coverage/index.html" in changed
    assert anew - changed == {"objects.inv", MISTAKES}


def test_a_mistake_leaves_the_page_as_it_was_and_is_laid_over_it(project: Path, preview: Preview) -> None:
    before = read(preview.folder)
    put(f"{MODELS}/visit.yml", "title: The door is stuck", "titel: The door is stuck")(project)
    preview.changed()
    after = read(preview.folder)
    told = mistakes(after)
    assert before.keys() == after.keys()
    assert [path for path in after if after[path] != before[path]] == [MISTAKES]
    assert {one["place"].rpartition(":")[0] for one in told} <= {f"{MODELS}/visit.yml:{line}" for line in range(13, 18)}
    assert {one["code"] for one in told} == {"missing-key", "unknown-key"}
    misspelled = next(one for one in told if one["code"] == "unknown-key")
    assert misspelled["nearest"] == "title"
    assert misspelled["excerpt"].endswith("^^^^^")
    put(f"{MODELS}/visit.yml", "titel: The door is stuck", "title: The door is stuck fast")(project)
    preview.changed()
    assert mistakes(read(preview.folder)) == []
    assert b"stuck fast" in read(preview.folder)["models/visit/index.html"]
    assert preview.whole == 1


def test_what_changed_together_with_a_mistake_is_there_when_that_is_mended(
    project: Path, preview: Preview, tmp_path: Path
) -> None:
    put(f"{MODELS}/visit.yml", "title: The door is stuck", "titel: The door is stuck")(project)
    PARTS["a written page"](project)
    preview.changed()
    put(f"{MODELS}/visit.yml", "titel: The door is stuck", "title: The door is stuck")(project)
    preview.changed()
    differ(read(preview.folder), built(project, tmp_path / "clean"))


def test_a_mistake_in_the_settings_keeps_the_site(project: Path, preview: Preview) -> None:
    before = read(preview.folder)
    put("mkdocs.yml", "'@States'", "'@Stats'")(project)
    preview.changed()
    after = read(preview.folder)
    assert [path for path in after | before if after.get(path) != before.get(path)] == [MISTAKES]
    assert len(mistakes(after)) == 1
    put("mkdocs.yml", "'@Stats'", "'@States'")(project)
    preview.changed()
    assert read(preview.folder) == before


def test_prose_is_only_warned_of(project: Path, preview: Preview, caplog: pytest.LogCaptureFixture) -> None:
    put(f"{MODELS}/visit.yml", "title: The door is stuck", "title: The dooor is stuck")(project)
    with caplog.at_level("INFO", "mkdocs"):
        preview.changed()
    assert b"The dooor is stuck" in read(preview.folder)["models/visit/index.html"]
    assert "visit.yml:16:12: warning [prose-spelling] 'dooor' is in no dictionary" in caplog.text
    assert mistakes(read(preview.folder)) == []


def test_browsers_are_told_at_once_of_the_page_that_they_show(project: Path, preview: Preview) -> None:
    """The rest of a change follows, and is told of where somebody has gone on to it."""
    live = preview.plugin.live
    assert live is not None
    live.opened.asked["models/visit/"] = time.monotonic()
    was: list[tuple[bool, bool]] = []

    def show(*, again: bool = False) -> float:
        pages = (preview.folder / page / "index.html" for page in ("models/visit", "models/entering"))
        was.append(tuple(b"Nothing at all" in page.read_bytes() for page in pages))  # type: ignore[arg-type] # two
        assert again is (len(was) > 1)
        live.opened.asked["models/entering/"] = time.monotonic()  # somebody goes on to it meanwhile
        return 0

    live.opened.show = show  # type: ignore[method-assign] # to see when
    PARTS["a step of a phase that others use"](project)
    preview.changed()
    assert was == [(True, False), (True, True)]


def differ(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Demand that two sites are the same, and name what is not."""
    gone, more = sorted(other.keys() - one.keys()), sorted(one.keys() - other.keys())
    changed = [path for path in one.keys() & other.keys() if one[path] != other[path]]
    assert (gone, more, sorted(changed)) == ([], [], [])


def written(folder: Path) -> dict[str, int]:
    """Return path -> when it was written."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in files}


def mistakes(files: dict[str, bytes]) -> list[dict[str, str]]:
    text = files[MISTAKES].decode()
    told: list[dict[str, str]] = json.loads(text[text.index("[") : text.rindex(";")])
    return told


def test_a_long_build_tells_how_far_it_is(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "mkdocs"):
        for total in (400, 40):
            progress = Progress(total)
            for _ in range(total):
                progress.step()
    assert caplog.messages == [f"eventmodels: {done} of 400 pages written" for done in (100, 200, 300)]
