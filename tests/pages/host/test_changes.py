"""The page of what changed: the changelog, and what differs from the edition before."""

from __future__ import annotations

import re
import shutil
import subprocess
from shutil import copytree, rmtree
from typing import TYPE_CHECKING

import pytest

from eventmodels.diff import Edit, edits_markdown
from eventmodels.diff.git_editions import Before, edition_before
from eventmodels.pages import build
from eventmodels.pages.host.changes import changes_text, latest
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

CHANGELOG = "# Changelog\n\nNewest first.\n\n## Unreleased\n\n- Doors.\n\n## 1.0\n\n- A house.\n"
HEAD = "# What changed\n\nNewest first.\n\n## Unreleased\n\n- Doors.\n\n### In the reference itself"
TAIL = "\n## 1.0\n\n- A house.\n"
NOTHING = "There is no earlier edition that this one can be compared with.\n"
UNTAGGED = Before("", missing="git knows no tag before this commit")
GONE = "what links to it or relies on it finds it no more"
OPENING = "models/protocols/door/messages/opening.yml"
VISIT = "models/interactions/house/visit.yml"


def git(folder: Path, *words: str) -> None:
    own = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "tag.gpgSign=false"]
    subprocess.run([*own, *words], cwd=folder, check=True)


def rewrite(file: Path, was: str, now: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(was) == 1
    file.write_text(text.replace(was, now), "utf-8")


def commit(folder: Path, message: str) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", message)


def page(folder: Path, since: str = "") -> str:
    before = edition_before(since, folder / "models", folder)
    return changes_text(CHANGELOG, build(folder / "models"), before.name, before.edition)


def test_the_latest_is_what_the_last_items_of_each_list_of_the_newest_section_say_first() -> None:
    added = "### Added\n\n- A.\n- B; b.\n- C: c.\n  More of it.\n\n"
    changed = "### Changed\n\n* `x.y` (`z; w`, e.g. v) is not `x: y`. It is.\n"
    text = f"# Changelog\n\nNewest first.\n\n## Unreleased\n\n{added}{changed}\n## 1.0\n\n- A house.\n- A garden.\n"
    assert latest(text) == "- B\n- C\n- `x.y` (`z; w`, e.g. v) is not `x: y`"
    assert latest("# Changelog\n") == ""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the small catalogue, as the tag `v1` and a commit have it."""
    copytree(BASE, tmp_path / "models")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "First")
    git(tmp_path, "tag", "v1")
    (tmp_path / "other.txt").write_text("Something else.\n", "utf-8")
    commit(tmp_path, "Second")
    return tmp_path


def test_what_differs_from_the_last_tag_stands_in_the_newest_section(project: Path) -> None:
    rewrite(project / OPENING, "    number: 2\n", "    number: 9\n")
    rewrite(project / OPENING, ", Mood: optional}", "}")
    rewrite(project / OPENING, "answers: [RequestOpen]", "answers: [{request: RequestOpen, evidence: inferred}]")
    rewrite(project / OPENING, "    rules: [{at-least-one: [Visitor, Mood]}]\n", "")
    rewrite(project / VISIT, "  - {action: looks out, by: W, to: P}\n", "  - {action: waits, by: W, to: P}\n")
    rewrite(project / VISIT, ", Visitor: {dialled: H}}}\ninterruptions:", "}}\ninterruptions:")
    expected = f"""{HEAD} since `v1`

1 added, 2 removed, 4 changed; 2 breaking.

#### Breaking

- removed attribute of a message [door.RequestOpen.Mood](door/RequestOpen.md): optional ({GONE})
- changed message [door.RequestClose](door/RequestClose.md): number: 2 -> 9 (what relied on the old number fails)

#### Message

- [door.EventOpened](door/EventOpened.md):
    - rules: no more Visitor/Mood
    - answers RequestOpen: evidence: not said -> inferred

#### Step

- [visit](models/visit.md):
    - removed: W: looks out
    - added: W: waits
    - C -> H EventClosed: Visitor: H (dialled) -> not shown
{TAIL}"""
    assert page(project) == expected


def test_an_edition_that_is_the_same_does_not_differ(project: Path) -> None:
    assert page(project) == f"{HEAD} since `v1`\n\nNothing differs.\n{TAIL}"


def test_a_release_is_compared_with_the_one_before(project: Path) -> None:
    git(project, "tag", "v2")
    assert edition_before("", project / "models", project).name == "v1"


def test_without_a_changed_section_it_stands_last(project: Path) -> None:
    text = changes_text("- Doors.\n", build(project / "models"), "", None)
    assert text == f"# What changed\n\n- Doors.\n\n### In the reference itself\n\n{NOTHING}"


def test_a_folder_beside_the_settings_is_an_edition(tmp_path: Path) -> None:
    for name in ("before", "models"):
        copytree(BASE, tmp_path / name)
    assert page(tmp_path, "before") == f"{HEAD} since `before`\n\nNothing differs.\n{TAIL}"


def test_without_a_tag_the_changelog_stands_alone(tmp_path: Path) -> None:
    copytree(BASE, tmp_path / "models")
    git(tmp_path, "init", "--quiet")
    for message in ("First", "Second"):
        (tmp_path / message).touch()
        commit(tmp_path, message)
    assert edition_before("", tmp_path / "models", tmp_path) == UNTAGGED
    assert page(tmp_path) == f"{HEAD}\n\n{NOTHING}{TAIL}"


@pytest.mark.parametrize("programs", ["nowhere", "nowhere/file"])
def test_without_git_there_is_no_edition_before(project: Path, programs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "nowhere").mkdir()
    (project / "nowhere" / "file").touch()
    monkeypatch.setenv("PATH", str(project / programs))
    assert edition_before("", project / "models", project) == UNTAGGED
    missing = "there is no folder v1, and no git to look for a revision"
    assert edition_before("v1", project / "models", project) == Before("v1", missing=missing)


def test_an_unknown_revision_is_no_edition(project: Path) -> None:
    missing = f"v9 is neither a folder nor a revision of the repository that {project / 'models'} is in"
    assert edition_before("v9", project / "models", project) == Before("v9", missing=missing)
    assert page(project, "v9") == f"{HEAD}\n\n{NOTHING}{TAIL}"


def test_an_edition_that_is_written_otherwise_is_not_compared_with(project: Path) -> None:
    copytree(BASE, project / "before")
    (project / "before/families.yml").write_text("families:\n  house: {titel: Around}\n", "utf-8")
    before = edition_before("before", project / "models", project)
    assert before == Before("before", missing="before cannot be read: 2 problems")


def test_what_came_with_a_new_protocol_is_counted() -> None:
    found = [Edit("added", "protocol", "lift")]
    found += [Edit("added", "message", f"lift.Event{n}") for n in range(3)]
    found += [Edit("added", "message", "door.EventA"), Edit("added", "message", "door.EventB")]
    text = edits_markdown(found)
    assert text.splitlines()[2:] == [
        "### Protocol",
        "",
        "- added: `lift`",
        "",
        "### Message",
        "",
        "- added: 3 of `lift`",
        "- added: `door.EventA`, `door.EventB`",
    ]


def test_text_of_others_is_not_read_as_markup() -> None:
    hostile = "*a* _b_ `c` [d](e) ![[f]] {#g}\n\n# h <i> &amp; \\"
    text = edits_markdown([Edit("changed", "model", "visit", hostile)])
    shown = re.sub(r"\\(.)", r"\1", text.splitlines()[-1])
    assert shown == "- `visit`: *a* _b_ `c` [d](e) ![[f]] {#g} # h &lt;i> &amp;amp; \\"
    assert re.findall(r"(?<!\\)[*_\[\]{}<]", text.splitlines()[-1]) == []


def test_every_kind_of_name_leads_to_its_page(tmp_path: Path) -> None:
    before, now = (copytree(BASE, tmp_path / name) for name in ("before", "models"))
    rmtree(before / "protocols" / "lift")
    rewrite(before / "protocols/door/enumerations.yml", "      MoodWild: {number: 2}\n", "")
    rewrite(before / "interactions/house/visit.yml", "  - {id: shut,", "  - {id: slam,")
    rewrite(before / "interactions/house/visit.yml", "answers: shut", "answers: slam")
    rewrite(before / "interactions/house/visit.yml", "after: shut", "after: slam")
    shutil.move(before / "states" / "leaf.yml", before / "states" / "wing.yml")
    rewrite(now / "participants.yml", "Bell, kind: dn", "Bell, kind: device")
    text = page(tmp_path, "before")
    names = [(name.replace("\\", ""), link) for name, link in re.findall(r"\[([^\]]+)\]\(([^)]+)\)", text)]
    assert names == [
        ("visit#slam~*", "models/visit.md"),
        ("models/visit/#slam", "models/visit.md"),
        ("models/visit/#slam~*.EventError-P", "models/visit.md"),
        ("models/visit/#slam~*", "models/visit.md"),
        ("lift", "lift/index.md"),
        ("door.DoorMood.MoodWild", "door/enumerations/DoorMood/index.md"),
        ("lift", "lift/index.md"),
        ("lift", "lift/index.md"),
        ("bell", "participants/bell.md"),
        ("leaf", "states/leaf.md"),
        ("visit#shut~*", "models/visit.md"),
    ]
    assert "- removed state machine `wing`" in text
