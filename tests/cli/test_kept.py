"""Compact forms that are kept answer for what they were made from, and for nothing else."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from eventmodels.checks import compacted
from eventmodels.cli import kept as keeping
from eventmodels.cli.kept import keep, kept, key_of
from eventmodels.cli.models_folder import readable
from tests.support import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from eventmodels.catalogue.compact import Compact

MODEL = "interactions/house/visit.yml"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "eventmodels"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(BASE, tmp_path / "models")


def title(compact: Compact | None) -> str | None:
    return compact.catalogue.models["visit"].record.title if compact else None


def only(cache: Path) -> Path:
    (file,) = cache.iterdir()
    return file


def test_a_second_call_reads_no_yaml(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = readable(folder)
    monkeypatch.setattr("eventmodels.checks.compacted", None)
    second = readable(folder)
    assert title(second) == title(first)
    assert second.problems == first.problems


@pytest.mark.parametrize("change", ["content", "same length", "name", "one more", "one less", "order"])
def test_another_content_is_another_key(change: str, folder: Path) -> None:
    before = key_of(folder)
    model, other = folder / MODEL, folder / "states/leaf.yml"
    if change == "content":
        model.write_text(model.read_text() + "\n# a remark\n")
    elif change == "same length":
        model.write_text(model.read_text().replace("e", "a"))
    elif change == "name":
        model.rename(model.with_stem("visits"))
    elif change == "one more":
        model.with_stem("visits").write_text("")
    elif change == "one less":
        model.unlink()
    else:
        text = model.read_bytes()
        model.write_bytes(other.read_bytes())
        other.write_bytes(text)
    assert key_of(folder) != before


def test_a_file_put_back_with_its_former_times_is_read_anew(folder: Path) -> None:
    """A clock set back, or `cp -p`: nothing but the content counts."""
    model = folder / MODEL
    times = model.stat()
    former = title(readable(folder))
    model.write_text(model.read_text().replace("title: ", "title: A new ", 1))
    os.utime(model, ns=(times.st_atime_ns, times.st_mtime_ns - 10**18))
    os.utime(folder, ns=(times.st_atime_ns, times.st_mtime_ns - 10**18))
    assert title(readable(folder)) != former


def test_another_program_is_another_key(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(folder)
    package = copytree(keeping.PACKAGE, tmp_path / "package")
    monkeypatch.setattr(keeping, "PACKAGE", package)
    assert key_of(folder) == before
    (package / "replay/guards.py").write_text("# older\n")
    assert key_of(folder) != before


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda _: b"",
        lambda text: text.replace(b"visit", b"visat"),
        lambda text: text[:-1] + b" }",
        lambda text: b"\x80" + text,
        lambda text: text.partition(b"\n")[2],
        lambda _: b'{"catalogue": {}}',
    ],
    ids=["cut off", "empty", "other words", "longer", "other bytes", "no head", "foreign"],
)
def test_damage_is_passed_over_and_mended(damage: object, folder: Path, cache: Path) -> None:
    whole = title(readable(folder))
    sound = only(cache).read_bytes()
    only(cache).write_bytes(damage(sound))  # type: ignore[operator]
    assert kept(folder, key_of(folder)) is None
    assert title(readable(folder)) == whole
    assert only(cache).read_bytes() == sound


def test_what_is_kept_for_one_folder_never_answers_for_another(folder: Path, cache: Path, tmp_path: Path) -> None:
    readable(folder)
    own = only(cache)
    other = copytree(folder, tmp_path / "other")
    (other / MODEL).write_text((other / MODEL).read_text().replace("title: ", "title: A new ", 1))
    readable(other)
    (foreign,) = set(cache.iterdir()) - {own}
    own.write_bytes(foreign.read_bytes())
    assert kept(folder, key_of(folder)) is None
    assert "A new" not in str(title(readable(folder)))


def test_a_folder_in_place_of_the_file_is_passed_over(folder: Path, cache: Path) -> None:
    readable(folder)
    place = only(cache)
    place.unlink()
    place.mkdir()
    assert title(readable(folder))


def test_a_cache_that_cannot_be_made_costs_nothing_but_time(folder: Path, cache: Path) -> None:
    """A file where the folder should be: what a read-only home is to anyone but root."""
    cache.parent.mkdir()
    cache.write_text("a file")
    assert title(readable(folder)) == title(readable(folder))
    assert cache.read_text() == "a file"


def test_a_full_disk_leaves_nothing_behind(folder: Path, cache: Path) -> None:
    """No file may grow past its first bytes, as where there is no more room."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        found = title(readable(folder))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert found
    assert list(cache.iterdir()) == []


def test_what_cannot_be_written_whole_is_not_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "kept.compact"
    keeping.write(place, "key", b"old")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("no room")))
    with pytest.raises(OSError, match="no room"):
        keeping.write(place, "key", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["kept.compact"]
    assert place.read_bytes().endswith(b"old")


def test_two_writers_and_a_reader_never_meet_half_a_file(folder: Path) -> None:
    compact = compacted(folder)
    keys = [str(number) * 32 for number in range(2)]
    stop = threading.Event()

    def write(key: str) -> None:
        while not stop.is_set():
            keep(folder, key, compact)

    writers = [threading.Thread(target=write, args=(key,)) for key in keys]
    keep(folder, keys[0], compact)
    for writer in writers:
        writer.start()
    found = [[kept(folder, key) for key in keys] for _ in range(200)]
    stop.set()
    for writer in writers:
        writer.join()
    # The file always is the one or the other, so of two questions in a row at most the second may miss it.
    assert sum(any(answers) for answers in found) > 100
    assert {title(answer) for answers in found for answer in answers if answer} == {title(compact)}


def test_a_folder_that_changes_while_it_is_read_is_not_kept(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(root: Path) -> Compact:
        compact = compacted(root)
        (root / MODEL).write_text((root / MODEL).read_text().replace("title: ", "title: A new ", 1))
        return compact

    monkeypatch.setattr("eventmodels.checks.compacted", slowly)
    assert "A new" not in str(title(readable(folder)))
    assert not cache.exists()


def test_so_many_are_kept_and_no_more(folder: Path, cache: Path, tmp_path: Path) -> None:
    compact = compacted(folder)
    for number in range(keeping.MAX_KEPT + 3):
        keep(tmp_path / f"folder-{number}", "0" * 32, compact)
    assert len(list(cache.iterdir())) == keeping.MAX_KEPT
    assert kept(tmp_path / f"folder-{keeping.MAX_KEPT + 2}", "0" * 32) is not None


def test_problems_are_named_from_where_one_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (folder / MODEL).read_text()
    (folder / MODEL).write_text(text.replace("title: ", "titel: ", 1))
    first = [str(problem.span) for problem in readable(folder).problems]
    monkeypatch.chdir(folder.parent)
    second = [str(problem.span) for problem in readable(folder.relative_to(folder.parent)).problems]
    assert first == [f"{folder.parent}/{span}" for span in second]
    assert second[0].startswith(f"models/{MODEL}:")


def test_a_home_that_is_nowhere_is_no_reason_to_fail(folder: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": "/dev/null"}
    done = subprocess.run(
        [sys.executable, "-m", "eventmodels", "explain", "visit", "--models", folder],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
