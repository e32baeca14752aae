"""What `eventmodels new` writes is valid as it stands; what it cannot write it refuses with the reason."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from tests.test_cli import BASE, REAL, refusal, run


@pytest.fixture(params=[BASE, REAL], ids=["small", "real"])
def models(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of a whole models folder."""
    return Path(copytree(request.param, tmp_path / "models"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(copytree(BASE, tmp_path / "models"))


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}


def test_a_new_model_passes_the_check(models: Path) -> None:
    code, text = run("new", "model", "my-model", "--models", str(models))
    (written,) = models.rglob("my-model.yml")
    assert (code, text) == (0, f"my-model written to {written}; eventmodels check {models} reads it\n")
    assert run("check", str(models))[0] == 0
    assert run("draw", "my-model", "--models", str(models))[1].startswith("My model\n")


def test_new_messages_pass_the_check(models: Path) -> None:
    assert run("new", "message", "RequestMine", "--models", str(models))[0] == 0
    assert run("new", "message", "EventMine", "--models", str(models))[0] == 0
    assert run("check", str(models))[0] == 0
    assert run("explain", "EventMine", "--models", str(models))[1].splitlines()[1:2] == [
        "  Say in one sentence what EventMine is for."
    ]
    assert " request" in run("explain", "RequestMine", "--models", str(models))[1].splitlines()[0]


def test_a_new_message_joins_the_file_of_its_category(small: Path) -> None:
    path = small / "protocols" / "door" / "messages" / "opening.yml"
    before = path.read_text(encoding="utf-8")
    code, text = run(
        "new", "message", "EventMine", "--protocol", "door", "--category", "opening", "--models", str(small)
    )
    assert (code, text) == (0, f"EventMine written to {path}; eventmodels check {small} reads it\n")
    assert path.read_text(encoding="utf-8") == before + (
        "  EventMine:\n"
        "    kind: event\n"
        "    summary: Say in one sentence what EventMine is for.\n"
        "    evidence: reconstructed\n"
        "    attributes:\n"
        "      VisitID: unknown               # mandatory | optional | never | unknown\n"
    )


def test_a_category_that_is_listed_gets_its_file(small: Path) -> None:
    head = small / "protocols" / "door" / "protocol.yml"
    head.write_text(head.read_text(encoding="utf-8").replace("[opening]", "[opening, late-hours]"), encoding="utf-8")
    assert run("new", "message", "EventMine", "--category", "late-hours", "--models", str(small))[0] == 0
    assert run("check", str(small))[0] == 0
    written = small / "protocols" / "door" / "messages" / "late-hours.yml"
    assert written.read_text(encoding="utf-8").startswith("category: late-hours\ntitle: Late hours\nmessages:\n")


WRONG_ID = "is no model id: small letters, digits and hyphens, a letter first"
WRONG_NAME = "is no message name: letters, digits and underscores, a letter first"
NO_CATEGORY = "is no category of door: one of opening, as its protocol.yml lists"
REFUSED = {
    "model ../x": f"'../x' {WRONG_ID}",
    "model a/b": f"'a/b' {WRONG_ID}",
    "model Mine": f"'Mine' {WRONG_ID}",
    "model visit": "a model is called 'visit' already: interactions/house/visit.yml",
    "model mine --family ../x": "'../x' is no family: one of house",
    "message ../x": f"'../x' {WRONG_NAME}",
    "message a.b": f"'a.b' {WRONG_NAME}",
    "message EventOpened": "door has a message EventOpened already, in opening.yml",
    "message EventMine --protocol ../x": "'../x' is no protocol: one of door, lift",
    "message EventMine --category ../../x": f"'../../x' {NO_CATEGORY}",
}


@pytest.mark.parametrize("words", REFUSED)
def test_a_refusal_says_why_and_writes_nothing(words: str, small: Path) -> None:
    before = files(small)
    assert run("new", *words.split(), "--models", str(small)) == refusal("new", "{model|message} NAME", REFUSED[words])
    assert files(small) == before


def test_a_file_that_goes_on_after_its_messages_is_left_alone(small: Path) -> None:
    path = small / "protocols" / "lift" / "messages" / "moving.yml"
    path.write_text(path.read_text(encoding="utf-8") + "summary: Up and down.\n", encoding="utf-8")
    before = files(small)
    reason = "protocols/lift/messages/moving.yml does not end in its list of messages: add EventMine by hand"
    assert run("new", "message", "EventMine", "--protocol", "lift", "--models", str(small)) == refusal(
        "new", "{model|message} NAME", reason
    )
    assert files(small) == before


def test_nothing_is_written_into_the_models_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reason = "there is no folder models"
    assert run("new", "model", "mine") == refusal("new", "{model|message} NAME", reason)
