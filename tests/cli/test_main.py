"""The program as a whole: its commands, its help, the folder it reads."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventmodels.catalogue.reading.folder import NoModelsError
from eventmodels.cli import main, models_folder
from eventmodels.cli.main import SUMMARIES
from eventmodels.pages import build
from tests.support import BASE, run

COMMANDS = tuple(main.commands)


@pytest.mark.parametrize(
    "command",
    [
        ("check", "models"),
        ("draw", "visit", "--models", "models"),
        ("explain", "Place", "--models", "models"),
        ("list", "messages", "--models", "models"),
        ("new", "model", "stroll", "--models", "models"),
        ("export", "out", "--models", "models"),
        ("ledger", "--models", "models"),
        ("diff", "models", str(BASE)),
    ],
)
def test_a_folder_without_models_says_what_is_missing(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "models" / "interactions").mkdir(parents=True)
    code, text = run(*command)
    missing = "models is no folder of models: it has no protocols/ with a folder for each protocol"
    assert (code, text.splitlines()[-1]) == (2, f"Error: {missing}")
    with pytest.raises(NoModelsError, match=missing):
        build(Path("models"))


def test_the_folder_one_stands_in_comes_first(models: Path) -> None:
    assert models.is_dir()
    assert run("check")[1] == "No problems: 7 messages, 12 attributes, 7 participants, 1 state machine, 3 models\n"


@pytest.mark.usefixtures("answered")
def test_elsewhere_the_models_of_the_program_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("explain", "CallStateBusy")[0] == 0


def test_a_program_of_its_own_tells_output_from_complaint(broken: Path) -> None:
    """The summary of problems goes to standard error, so that the problems alone can be piped on."""
    command = [sys.executable, "-c", "from eventmodels.cli import main; main()", "check", str(broken)]
    run_ = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run_.returncode, run_.stderr) == (1, "2 problems\n")
    assert run_.stdout.startswith(f"{broken.as_posix()}/families.yml:2:10: error [missing-key] ")


def test_the_installed_command_says_its_version() -> None:
    program = Path(sys.executable).parent / "eventmodels"
    run_ = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    assert run_.stdout == "eventmodels, version 0.1.0\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    code, text = run(command, "--help")
    first, *rest = text.splitlines()
    doc = " ".join((main.commands[command].callback.__doc__ or "").split())
    assert code == 0
    assert first.startswith(f"Usage: eventmodels {command} [OPTIONS]")
    assert doc in " ".join(" ".join(rest).split())
    assert len(doc.splitlines()) == 1


def test_help_lists_every_command() -> None:
    code, text = run("--help")
    assert code == 0
    assert "Check, explain, draw and export a reference of events and interaction models." in " ".join(text.split())
    listed = re.findall(r"^  (\w+)  +(.*(?:\n    +.*)*)", text.partition("Commands:\n")[2], re.MULTILINE)
    assert [(name, " ".join(said.split())) for name, said in listed] == list(SUMMARIES.items())
    assert max(map(len, text.splitlines())) <= 80
    assert "..." not in text.partition("Commands:\n")[2]


def test_a_command_that_is_misspelt() -> None:
    reason = "No such command 'chek'. (Did you mean one of: 'check', 'schema'?)"
    usage = "Usage: eventmodels [OPTIONS] COMMAND [ARGS]...\nTry 'eventmodels --help' for help.\n"
    assert run("chek") == (2, f"{usage}\nError: {reason}\n")


def test_the_program_is_a_module_too() -> None:
    command = [sys.executable, "-m", "eventmodels", "--version"]
    run_ = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run_.stdout == "python -m eventmodels, version 0.1.0\n"


@pytest.mark.parametrize("command", [("schema", "{}"), ("export", "{}", "--models", str(BASE))])
def test_what_cannot_be_written_is_said_in_a_line(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    target = str(tmp_path / "file" / "below")
    code, text = run(*(word.format(target) for word in command))
    assert (code, len(text.splitlines())) == (1, 1)
    assert text.startswith(f"Error: {target}")
    assert text.endswith(": not a directory\n")


def test_a_full_device_is_said_in_a_line() -> None:
    command = [sys.executable, "-m", "eventmodels", "list", "messages", "--models", str(BASE)]
    with Path("/dev/full").open("w") as full:
        run_ = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (run_.returncode, run_.stderr.splitlines()[0]) == (1, "Error: no space left on device")
    assert "Traceback" not in run_.stderr


def test_who_interrupts_while_it_loads_sees_no_code() -> None:
    """As if it came in the first module that is loaded."""
    program = (
        "import builtins, sys\n"
        "load = builtins.__import__\n"
        "def interrupted(name, *rest):\n"
        "    if name == 'eventmodels.cli':\n"
        "        raise KeyboardInterrupt\n"
        "    return load(name, *rest)\n"
        "from eventmodels.__main__ import run\n"
        "builtins.__import__ = interrupted\n"
        "run()\n"
    )
    run_ = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (run_.returncode, run_.stdout, run_.stderr) == (1, "", "Aborted!\n")


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of models with one message and nothing else, where one stands."""
    messages = tmp_path / "models" / "protocols" / "p" / "messages"
    messages.mkdir(parents=True)
    (messages.parent / "protocol.yml").write_text("title: P\nsummary: A small one.\ncategories: [m]\n")
    (messages / "m.yml").write_text("category: m\ntitle: M\nmessages: {Null: {kind: event, summary: It comes.}}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "models"


@pytest.mark.parametrize("folder", ["small", "models"])
def test_the_ledger_that_is_written_can_be_read(folder: str, request: pytest.FixtureRequest) -> None:
    """Also where there is nothing of a kind, or a name that YAML takes for nothing."""
    request.getfixturevalue(folder)
    assert run("ledger", "--accept") == (0, "models/published.yml written\n")
    assert run("ledger") == (0, "models/published.yml is complete\n")
    assert run("check")[0] == 0


@pytest.mark.parametrize("words", [("explain", "Place"), ("draw", "visit"), ("list", "protocols"), ("check",)])
def test_who_answers_is_said_where_it_is_not_the_folder_one_stands_in(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(models_folder, "CHECKOUT", BASE)  # in place of the real ones, which take long to check
    result = CliRunner().invoke(main, words)
    said = "No folder of models here: those that came with eventmodels 0.1.0 answer.\n"
    assert (result.exit_code, result.stderr.startswith(said)) == (0, True)
    assert said not in result.stdout


def test_the_folder_that_is_asked_for_or_stood_in_needs_no_word(models: Path) -> None:
    assert models.is_dir()
    for words in (("explain", "Place"), ("explain", "Place", "--models", str(BASE))):
        assert CliRunner().invoke(main, words).stderr == ""


LIGHT = {"jinja2", "mkdocs", "markdown", "graphviz"}
"""Libraries that only pages need."""


@pytest.mark.parametrize("words", [("explain", "Place"), ("draw", "visit"), ("list", "messages"), ("--help",)])
def test_a_quick_command_does_not_wait_for_what_it_does_not_need(words: tuple[str, ...]) -> None:
    models = () if words == ("--help",) else ("--models", str(BASE))
    code = f"""
import atexit, sys
atexit.register(lambda: sys.stderr.write(" ".join({{name.partition(".")[0] for name in sys.modules}})))
from eventmodels.cli import main
main({[*words, *models]!r})
"""
    run_ = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run_.stderr.split())
    assert loaded & (LIGHT | ({"yaml", "pydantic"} if words == ("--help",) else set())) == set()
