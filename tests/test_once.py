"""What is made once is made by one, whoever else wants it; what fails is made again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import TYPE_CHECKING

import pytest

from tests.once import Once

if TYPE_CHECKING:
    from pathlib import Path


def test_many_that_want_the_same_at_once_get_what_one_of_them_made(tmp_path: Path) -> None:
    made = []

    def make(folder: Path) -> Path:
        made.append(folder)
        sleep(0.2)
        (folder / "page").write_text("made", "utf-8")
        return folder / "page"

    with ThreadPoolExecutor(4) as several:
        found = list(several.map(lambda _: Once(tmp_path)("site", make), range(4)))
    assert made == [tmp_path / "site"]
    assert {page.read_text("utf-8") for page in found} == {"made"}


def test_things_of_another_name_are_others(tmp_path: Path) -> None:
    once = Once(tmp_path)
    assert [once("one", lambda folder: folder.name), once("two", lambda folder: folder.name)] == ["one", "two"]


def test_what_failed_is_made_again_in_an_empty_folder(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        Once(tmp_path)("site", fail)
    assert Once(tmp_path)("site", lambda folder: list(folder.iterdir())) == []
