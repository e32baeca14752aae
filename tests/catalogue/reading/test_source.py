"""Text to nodes: everything is text, and everything knows its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventmodels.catalogue.reading.source import read_text

if TYPE_CHECKING:
    from eventmodels.catalogue.records.node import Node


def node(text: str) -> Node:
    found, problems = read_text(text, "a.yml")
    assert problems == []
    assert found is not None
    return found


def test_nothing_is_anything_but_text() -> None:
    text = "on: yes\nrelease: 8.10\ntime: 12:30\nold: 012\nword: nil\nhex: 0x3C\nquoted: '5'\n"
    assert node(text).data() == {
        "on": "yes", "release": "8.10", "time": "12:30", "old": "012", "word": "nil", "hex": "0x3C", "quoted": "5",
    }  # fmt: skip


def test_places_of_values_and_keys() -> None:
    root = node("steps:\n  - {send: Hello, with: {Word: there}}\n")
    assert str(root.at("steps", 0, "with", "Word")) == "a.yml:2:32"
    assert str(root.key("steps", 0, "with", "Word")) == "a.yml:2:26"
    assert str(root.key("steps", 0, "with", "Missing")) == "a.yml:2:25"
    assert str(root.at("steps", 7, "with")) == "a.yml:2:3"
    assert root.at("steps", 0, "send").text == "  - {send: Hello, with: {Word: there}}"


def test_columns_count_characters() -> None:
    assert str(node("é: {ü: ö}\n").at("é", "ü")) == "a.yml:1:8"


def test_a_block_text_keeps_its_lines() -> None:
    assert node("a: |\n  one\n  two\nb: >\n  one\n  two\n").data() == {"a": "one\ntwo\n", "b": "one two\n"}


def test_nesting_up_to_the_limit_is_read() -> None:
    assert node("[" * 40 + "]" * 40 + "\n").span.line == 0
    _, problems = read_text("[" * 41 + "]" * 41 + "\n", "a.yml")
    assert [problem.code for problem in problems] == ["too-deep"]
