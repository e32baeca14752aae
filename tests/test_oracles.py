"""An oracle that accepts everything proves nothing: each must refuse a broken diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracles import mermaid_errors, plantuml

if TYPE_CHECKING:
    from pathlib import Path


def test_plantuml_draws_a_good_diagram_and_refuses_a_broken_one(tmp_path: Path) -> None:
    good, broken = tmp_path / "good.puml", tmp_path / "broken.puml"
    good.write_text("@startuml\nA -> B : hello\n@enduml\n")
    broken.write_text("@startuml\nA -> B : hello\nthis is no arrow\n@enduml\n")

    assert plantuml("-tsvg", str(good)).returncode == 0
    assert (tmp_path / "good.svg").read_text().count("hello") == 1
    refused = plantuml("-tsvg", str(broken))
    assert refused.returncode != 0
    assert "Error line 3 in file" in refused.stderr


def test_mermaid_accepts_a_good_diagram_and_refuses_a_broken_one(tmp_path: Path) -> None:
    good, broken = tmp_path / "good.mmd", tmp_path / "broken.mmd"
    good.write_text("sequenceDiagram\n  title: Titles need a DOM\n  A->>B: hello\n")
    broken.write_text("sequenceDiagram\n  A->>\n")

    errors = mermaid_errors([good, broken])

    assert list(errors) == [broken]
    assert errors[broken].startswith("Parse error on line 2:")
