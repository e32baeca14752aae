"""What `eventmodels new` writes is valid but for what is to be written; what it cannot write it refuses."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

from eventmodels.catalogue.problems import errors, in_order
from eventmodels.pages import build
from tests.support import BASE, MEMORY, REAL, refusal, run


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(copytree(BASE, tmp_path / "models"))


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}


UNWRITTEN = "error [placeholder] {!r} is still to be written; expected"


def unwritten(models: Path) -> list[str]:
    """Return what is wrong with the models, where, each in one line."""
    code, text = run("check", str(models))
    found = [line for line in text.splitlines() if ": error [" in line]
    assert code == (1 if found else 0)
    return [line.removeprefix(f"{models.as_posix()}/") for line in found]


def replace(path: Path, *texts: str) -> None:
    """Put texts in the places of the first starting ones."""
    whole = path.read_text(encoding="utf-8")
    for text in texts:
        whole = re.sub(r"'To be written: .*'", text, whole, count=1)
    path.write_text(whole, encoding="utf-8")


def unwritten_of(model: str) -> list[str]:
    """Return what is to be written in the file of a new model."""
    return [
        f"{model}:3:10: {UNWRITTEN.format('summary')} one sentence that says what happens and why one would look here",
        f"{model}:13:5: {UNWRITTEN.format('notes')} what is uncertain, once the steps are yours",
    ]


def test_a_new_model_asks_for_its_sentences(small: Path) -> None:
    code, text = run("new", "model", "my-model", "--models", str(small))
    (written,) = small.rglob("my-model.yml")
    named = f"my-model written to {written}; eventmodels check {small} names what is still to be written\n"
    assert (code, text) == (0, named)
    assert unwritten(small) == unwritten_of(written.relative_to(small).as_posix())
    assert "\nMy model\n" in run("draw", "my-model", "--models", str(small))[1]
    replace(written, "Somebody asks for something.", "Who asks is uncertain.")
    assert unwritten(small) == []


def test_a_new_model_is_valid_among_the_real_ones(tmp_path: Path) -> None:
    """They are checked as while they are served: what is made of the others is there."""
    models = Path(copytree(REAL, tmp_path / "models"))
    assert run("new", "model", "my-model", "--models", str(models))[0] == 0
    (written,) = models.rglob("my-model.yml")
    said = [
        f"{each.span}: error [{each.code}] {each}"
        for each in in_order(errors(build(models, "models", MEMORY).problems))
    ]
    assert said == [f"models/{line}" for line in unwritten_of(written.relative_to(models).as_posix())]
    replace(written, "Somebody asks for something.", "Who asks is uncertain.")
    site = build(models, "models", MEMORY)
    assert errors(site.problems) == []
    assert site.reference.replays.all["my-model"].findings == ()


def test_new_messages_ask_for_their_sentences(small: Path) -> None:
    for name in ("RequestMine", "EventMine"):
        assert run("new", "message", name, "--models", str(small))[0] == 0
    assert [line.partition(": ")[2] for line in unwritten(small)] == [
        f"{UNWRITTEN.format('summary')} one sentence that says what {name} is for"
        for name in ("RequestMine", "EventMine")
    ]
    assert (
        "  To be written: one sentence that says what EventMine is for."
        in run("explain", "EventMine", "--models", str(small))[1].splitlines()
    )
    (path,) = (p for p in small.rglob("*.yml") if "EventMine" in p.read_text(encoding="utf-8"))
    replace(path, "Somebody asks for mine.", "Somebody gets what is mine.")
    assert unwritten(small) == []
    assert " request" in run("explain", "RequestMine", "--models", str(small))[1].splitlines()[0]


def test_a_new_message_joins_the_file_of_its_category(small: Path) -> None:
    path = small / "protocols" / "door" / "messages" / "opening.yml"
    before = path.read_text(encoding="utf-8")
    code, text = run(
        "new", "message", "EventMine", "--protocol", "door", "--category", "opening", "--models", str(small)
    )
    assert (code, text) == (
        0,
        f"EventMine written to {path}; eventmodels check {small} names what is still to be written\n",
    )
    assert path.read_text(encoding="utf-8") == before + (
        "  EventMine:\n"
        "    kind: event\n"
        "    summary: 'To be written: one sentence that says what EventMine is for.'\n"
        "    evidence: reconstructed\n"
        "    attributes:\n"
        "      VisitID: unknown               # mandatory | optional | never | unknown\n"
    )


@pytest.mark.parametrize(("name", "kind"), [("AskMore", "request"), ("TellMore", "event"), ("Else", "request")])
def test_a_new_message_is_of_the_kind_of_those_that_are_named_like_it(name: str, kind: str, small: Path) -> None:
    path = small / "protocols" / "lift" / "messages" / "moving.yml"
    said = "\n    summary: Says something about the cabin.\n"
    others = f"  AskFloor:\n    kind: request{said}  TellFloor:\n    kind: event{said}"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  EventError:")] + others, encoding="utf-8")
    assert run("new", "message", name, "--protocol", "lift", "--models", str(small))[0] == 0
    assert f"  {name}:\n    kind: {kind}\n" in path.read_text(encoding="utf-8")


def test_a_category_that_is_listed_gets_its_file(small: Path) -> None:
    head = small / "protocols" / "door" / "protocol.yml"
    head.write_text(head.read_text(encoding="utf-8").replace("[opening]", "[opening, late-hours]"), encoding="utf-8")
    assert run("new", "message", "EventMine", "--category", "late-hours", "--models", str(small))[0] == 0
    written = small / "protocols" / "door" / "messages" / "late-hours.yml"
    replace(written, "What is mine comes late.")
    assert unwritten(small) == []
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
