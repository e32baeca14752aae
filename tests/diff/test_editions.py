"""Two editions of a reference beside each other."""

from __future__ import annotations

import json
import subprocess
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from eventmodels.cli import main
from eventmodels.diff import git_editions
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

OPENING = "protocols/door/messages/opening.yml"
VISIT = "interactions/house/visit.yml"
STRICTER = "the rule is stricter than it was"
ADD = "whoever sends the request has to add it"
WITHOUT = "code that counts on it must do without"
GONE = "what links to it or relies on it finds it no more"

CASES = [
    (
        OPENING,
        "  RequestClose:\n    kind: request\n    number: 2\n",
        "  RequestClose:\n    kind: request\n    number: 9\n",
        ["! ~ message door.RequestClose: number: 2 -> 9 (what relied on the old number fails)"],
    ),
    (
        OPENING,
        "attributes: {Place: mandatory, VisitID: optional, Mood: optional}",
        "attributes: {Place: mandatory, VisitID: mandatory, Ticket: mandatory, Keys: optional}",
        [
            f"! ~ attribute of a message door.RequestOpen.VisitID: presence: optional -> mandatory ({STRICTER})",
            f"! - attribute of a message door.RequestOpen.Mood: optional ({GONE})",
            "! + attribute of a message door.RequestOpen.Ticket: mandatory (whoever sends the request has to add it)",
            "  + attribute of a message door.RequestOpen.Keys: optional",
        ],
    ),
    (
        OPENING,
        "      Place: mandatory\n      Visitor: {presence: optional, equals: Place}\n    answers: [RequestClose]",
        "      Place: optional\n      Visitor: {presence: never, note: A slip.}\n    follows: [RequestClose]",
        [
            "  ~ message door.EventClosed: answers: no more RequestClose",
            "  ~ message door.EventClosed: follows: now RequestClose",
            f"! ~ attribute of a message door.EventClosed.Place: presence: mandatory -> optional ({WITHOUT})",
            f"! ~ attribute of a message door.EventClosed.Visitor: presence: optional -> never ({STRICTER})",
            "  ~ attribute of a message door.EventClosed.Visitor: equals: Place -> not said",
        ],
    ),
    (
        "protocols/door/attributes.yml",
        "Mood: {type: enumeration, enumeration: DoorMood,",
        "Mood: {type: integer,",
        [
            "! ~ attribute door.Mood: type: enumeration -> integer (what relied on the old type fails)",
            "! ~ attribute door.Mood: enumeration: DoorMood -> not said (what relied on the old enumeration fails)",
        ],
    ),
    (
        "protocols/door/enumerations.yml",
        "MoodWild: {number: 2}",
        "MoodWild: {number: 3}",
        ["! ~ value door.DoorMood.MoodWild: number: 2 -> 3 (what relied on the old number fails)"],
    ),
    (
        OPENING,
        "    answers: [RequestOpen]",
        "    answers: [{request: RequestOpen, note: A slip., sources: [book/Doors]}]",
        [],
    ),
    (
        OPENING,
        "    answers: [RequestOpen]",
        "    answers: [{request: RequestClose, evidence: inferred, note: A slip.}]",
        [
            "  ~ message door.EventOpened: answers: now RequestClose (inferred)",
            "  ~ message door.EventOpened: answers: no more RequestOpen",
        ],
    ),
    (
        VISIT,
        "  - {action: looks out, by: W, to: P}\n  - {id: shut, from: P, to: C,",
        "  - {id: close, from: P, to: C,",
        [
            "  - step visit: W: looks out",
            f"! - address models/visit/#shut: P C door.RequestClose ({GONE})",
        ],
    ),
    (
        VISIT,
        "Visitor: {dialled: H}}}\ninterruptions:",
        "Visitor: B}}\ninterruptions:",
        ["  ~ step visit: C -> H EventClosed: Visitor: H (dialled) -> B"],
    ),
    (
        VISIT,
        "      - {from: C, to: P, send: EventError, with: {Ticket: ticket}}\n",
        "",
        [
            "  - step visit#shut~*: C -> P EventError",
            f"! - address models/visit/#shut~*.EventError-P: C P door.EventError ({GONE})",
        ],
    ),
    ("participants.yml", "title: Bell", "title: Bells", []),
]


def said(*words: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(main, ["diff", *words], prog_name="eventmodels")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output.splitlines()


@pytest.fixture
def editions(tmp_path: Path) -> tuple[Path, Path]:
    return copytree(BASE, tmp_path / "old"), copytree(BASE, tmp_path / "new")


@pytest.mark.parametrize(("file", "was", "now", "expected"), CASES)
def test_every_difference_is_named(
    file: str, was: str, now: str, expected: list[str], editions: tuple[Path, Path]
) -> None:
    old, new = editions
    text = (new / file).read_text("utf-8")
    assert text.count(was) == 1
    (new / file).write_text(text.replace(was, now), encoding="utf-8")
    code, lines = said(str(old), str(new))
    assert (code, lines[:-1]) == (0, expected)


def test_a_link_that_is_known_in_another_way_is_one_line(editions: tuple[Path, Path]) -> None:
    for folder, evidence in zip(editions, ("reconstructed", "inferred"), strict=True):
        text = (folder / OPENING).read_text("utf-8")
        answer = f"answers: [{{request: RequestOpen, evidence: {evidence}, note: As is {evidence}.}}]"
        (folder / OPENING).write_text(text.replace("answers: [RequestOpen]", answer), "utf-8")
    old, new = map(str, editions)
    line = "  ~ message door.EventOpened: answers RequestOpen: evidence: reconstructed -> inferred"
    assert said(old, new) == (0, [line, "1 changed; nothing breaks"])


def test_an_edition_beside_itself_does_not_differ() -> None:
    assert said(str(BASE), str(BASE), "--fail-on-breaking") == (0, ["nothing differs"])


def test_whole_things_come_and_go(editions: tuple[Path, Path]) -> None:
    old, new = editions
    (new / VISIT).unlink()
    (new / "interactions/house/farewell.yml").unlink()
    removed = [f"! - model farewell: Farewell ({GONE})", f"! - model visit: Visit ({GONE})"]
    assert said(str(old), str(new)) == (0, [*removed, "2 removed; 2 breaking"])
    assert said(str(new), str(old)) == (
        0,
        ["  + model farewell: Farewell", "  + model visit: Visit", "2 added; nothing breaks"],
    )
    assert said(str(old), str(new), "--fail-on-breaking")[0] == 1


def test_a_model_that_took_another_name_is_not_gone(editions: tuple[Path, Path]) -> None:
    old, new = editions
    text = (new / VISIT).read_text("utf-8")
    (new / VISIT).rename(new / "interactions/house/call.yml").write_text(text + "aliases: [visit]\n", "utf-8")
    assert said(str(old), str(new)) == (
        0,
        ["  ~ model visit: is called call now", "  + model call: Visit", "1 added, 1 changed; nothing breaks"],
    )


def test_an_address_that_leads_on_breaks_nothing(editions: tuple[Path, Path]) -> None:
    old, new = editions
    text = (new / VISIT).read_text("utf-8")
    (new / VISIT).write_text(text.replace("id: shut", "id: close").replace(": shut", ": close"), "utf-8")
    (new / "published.yml").write_text("moved: {steps: {visit: {shut: close, 'shut~*': 'close~*'}}}\n", "utf-8")
    code, lines = said(str(old), str(new))
    assert code == 0
    assert "  ~ address models/visit/#shut: leads to #close now" in lines


def test_markdown_gathers_what_is_new(editions: tuple[Path, Path]) -> None:
    old, new = editions
    (old / VISIT).unlink()
    (old / "interactions/house/farewell.yml").unlink()
    text = (new / OPENING).read_text("utf-8")
    (new / OPENING).write_text(text.replace("Place: mandatory, VisitID: optional}", "Place: never}"), "utf-8")
    assert said(str(old), str(new), "--format", "markdown") == (
        0,
        [
            "2 added, 1 removed, 1 changed; 2 breaking.",
            "",
            "### Breaking",
            "",
            f"- changed attribute of a message `door.RequestClose.Place`: presence: mandatory -> never ({STRICTER})",
            f"- removed attribute of a message `door.RequestClose.VisitID`: optional ({GONE})",
            "",
            "### Model",
            "",
            "- added: `farewell`, `visit`",
        ],
    )


def test_data_has_every_field(editions: tuple[Path, Path]) -> None:
    old, new = editions
    (old / "interactions/house/farewell.yml").unlink()
    code, lines = said(str(old), str(new), "--format", "json")
    edit = {"sign": "added", "what": "model", "name": "farewell", "detail": "Farewell", "breaking": ""}
    assert (code, json.loads("\n".join(lines))) == (0, [edit])


def test_a_revision_of_git_is_an_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(BASE, tmp_path / "house" / "models")
    committed(tmp_path)
    monkeypatch.chdir(tmp_path / "house")
    assert said("HEAD") == (0, ["nothing differs"])
    (tmp_path / "house/models/interactions/house/farewell.yml").unlink()
    assert said("HEAD") == (0, [f"! - model farewell: Farewell ({GONE})", "1 removed; 1 breaking"])
    assert said("HEAD", "HEAD") == (0, ["nothing differs"])


@pytest.mark.parametrize("word", ["v9", "--output=x", "HEAD"])
def test_a_word_that_names_no_edition_is_refused(word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(BASE, tmp_path / "models")
    monkeypatch.chdir(tmp_path)
    code, lines = said("--", word)
    reason = f"Error: {word} is neither a folder nor a revision of the repository that models is in"
    assert (code, lines[-1]) == (2, reason)


def committed(folder: Path) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "First"]):
        subprocess.run([*git, *command], cwd=folder, check=True)


def test_a_revision_with_a_link_that_leads_out_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(BASE, tmp_path / "models")
    (tmp_path / "models" / "passwords.yml").symlink_to("/etc/passwd")
    committed(tmp_path)
    monkeypatch.chdir(tmp_path)
    code, lines = said("HEAD")
    reason = "HEAD cannot be read: 'models/passwords.yml' is a link to an absolute path"
    assert (code, lines[-1]) == (2, f"Error: {reason}")


def test_a_git_that_does_not_answer_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(BASE, tmp_path / "models")
    (tmp_path / "git").write_text("#!/bin/sh\nexec sleep 1000\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(git_editions, "PATIENCE", 0.1)
    monkeypatch.chdir(tmp_path)
    code, lines = said("HEAD")
    assert (code, lines[-1]) == (2, "Error: git does not answer about HEAD within 0.1 seconds")


def test_an_edition_that_cannot_be_read_is_shown(editions: tuple[Path, Path]) -> None:
    old, new = editions
    (old / "families.yml").write_text("families:\n  house: {titel: Around}\n", encoding="utf-8")
    code, lines = said(str(old), str(new))
    heads = [line.removeprefix(f"{old}/") for line in lines if line.startswith(str(old))]
    unknown = "unknown key 'titel'; expected one of title, summary; did you mean 'title'?"
    missing = "families.yml:2:10: error [missing-key] 'title' is missing in 'house'"
    assert (code, heads) == (1, [missing, f"families.yml:2:11: error [unknown-key] {unknown}"])
