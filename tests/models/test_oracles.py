"""An oracle that accepts everything proves nothing: each must refuse a broken diagram, and that one alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.oracles import Drawn

BROKEN = re.compile(r"^Error line (\d+) in file: .*?([\w-]+)\.puml$", re.MULTILINE)


def test_plantuml_draws_a_good_diagram_and_refuses_a_broken_one(drawn: Drawn) -> None:
    assert drawn.picture("planted-good").count("hello") == 1
    assert drawn.code != 0
    assert BROKEN.findall(drawn.said) == [("3", "planted-broken")], drawn.said


def test_mermaid_accepts_a_good_diagram_and_refuses_a_broken_one(refused: dict[str, str]) -> None:
    assert refused.keys() & {"planted-good", "planted-broken"} == {"planted-broken"}
    assert refused["planted-broken"].startswith("Parse error on line 2:")
