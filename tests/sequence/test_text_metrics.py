"""Widths are never too small, and wrapping loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventmodels.sequence.text_metrics import HARD, balanced, least_room, plain, shorten, width, wrap

steady = settings(derandomize=True, deadline=None)


@pytest.mark.parametrize(
    ("room", "lines"),
    [
        (300, ("RequestInitiateTransfer now",)),
        (170, ("RequestInitiateTransfer", "now")),
        (120, ("RequestInitiate", "Transfer now")),
        (60, ("Request", "Initiate", "Transfer", "now")),
        (24, ("Re", "qu", "est", "Init", "iat", "eTr", "ans", "fer", "no", "w")),
    ],
)
def test_lines_break_between_words_then_between_the_parts_of_a_name_then_anywhere(
    room: int, lines: tuple[str, ...]
) -> None:
    assert wrap("RequestInitiateTransfer now", 13, room) == lines


def test_the_least_room_is_that_of_the_longest_part() -> None:
    text = "it sends EventAcknowledgement"
    least = least_room(text, 12)
    assert "Acknowledgement" in wrap(text, 12, least)
    assert not any("Acknowledgement" in line for line in wrap(text, 12, least - 1))


def test_a_value_stays_with_its_name_while_it_can() -> None:
    assert wrap(f"ConnID{HARD}call{HARD}· OtherDN{HARD}B", 11, 100) == (f"ConnID{HARD}call{HARD}·", f"OtherDN{HARD}B")
    assert wrap(f"OtherDNRole{HARD}RoleDestination", 11, 100) == (f"OtherDNRole{HARD}", "RoleDestination")


@steady
@given(st.text(max_size=80), st.integers(20, 400))
def test_wrapping_keeps_every_character(text: str, room: int) -> None:
    assert "".join(wrap(text, 13, room)).replace(" ", "") == text.replace(" ", "")


@steady
@given(st.text(max_size=80), st.integers(20, 400))
def test_lines_are_no_wider_than_the_room(text: str, room: int) -> None:
    assert all(width(line, 13) <= room for line in wrap(text, 13, room))


@steady
@given(st.text(max_size=80), st.integers(40, 200), st.integers(1, 3))
def test_what_is_cut_short_says_so_and_fits(text: str, room: int, most: int) -> None:
    lines = shorten(text, 13, room, most)
    assert len(lines) <= most
    assert all(width(line, 13) <= room for line in lines)
    assert lines == wrap(text, 13, room) or lines[-1].endswith("…")


def test_what_is_cut_short_ends_behind_a_whole_value() -> None:
    text = f"ConnID{HARD}call{HARD}· ThisDN{HARD}A{HARD}· OtherDNRole{HARD}RoleOrigination"
    assert shorten(text, 11, 170, 1) == (f"ConnID{HARD}call{HARD}· ThisDN{HARD}A…",)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("EventRinging · ça va 漢字", "EventRinging · ça va 漢字"),
        ("one\ntwo\tthree\r", "one two three "),
        ("a\x00b\x1b[0m\x7f", "a\ufffdb\ufffd[0m\ufffd"),
        ("right\u202eto left\u2028", "right\ufffdto left\ufffd"),
        ("\ud800", "\ufffd"),
    ],
)
def test_characters_without_a_shape_are_replaced(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_combining_marks_take_no_room_and_unknown_letters_the_most() -> None:
    assert width("e\u0301", 10) == width("e", 10)
    assert width("漢", 10) == 10.5


def test_lines_are_of_much_the_same_length_and_no_more_than_they_have_to_be() -> None:
    text = "connects the caller with agent 2"
    room = width("caller with agent", 11)
    assert wrap(text, 11, room) == ("connects the", "caller with agent", "2")
    assert balanced(text, 11, room) == ("connects", "the caller", "with agent 2")
    assert balanced(text, 11, 999) == (text,)
    assert balanced("RequestDistributeUserEvent", 13, 150) == ("RequestDistribute", "UserEvent")
