"""A form in which models leave the site is one entry: files, downloads, data and the command all have it."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from eventmodels.catalogue.addresses import CATALOGUE
from eventmodels.sequence import EXPORTS
from tests.support import BASE, ROOT

PLANT = f"""
import json
from pathlib import Path
import eventmodels.sequence as sequence

sung = lambda flow, replay, hrefs: f"{{flow.title}}, tra la\\n"
sequence.EXPORTS += (sequence.Export("abc", "song", "Song of the steps", sung),)

from click.testing import CliRunner
from eventmodels.cli import main
from eventmodels.pages import build, render

site = build(Path({str(BASE)!r}))
page = next(page for page in site.pages if page.address == "models/visit/")
drawn = CliRunner().invoke(main, ["draw", "visit", "--format", "song", "--models", {str(BASE)!r}])
data = json.loads(site.files[{CATALOGUE!r}])["models"]["visit"]["files"]["abc"]
print(json.dumps([site.files["models/visit.abc"], data, render(page, site.reference), drawn.output]))
"""
"""Adds a form to the table before anything reads it; a process of its own, since commands read it when they load."""


def test_a_planted_export_is_everywhere() -> None:
    run = subprocess.run([sys.executable, "-c", PLANT], capture_output=True, text=True, check=True)
    file, data, page, drawn = json.loads(run.stdout)
    assert (file, data, drawn) == ("Visit, tra la\n", "models/visit.abc", "Visit, tra la\n")
    assert '<a href="../visit.abc">Song of the steps</a>' in page


def test_no_other_line_of_code_lists_endings() -> None:
    endings = {export.ending for export in EXPORTS}
    lines = [line for path in (ROOT / "tooling").rglob("*.py") for line in path.read_text("utf-8").splitlines()]
    assert [line for line in lines if len(endings & set(re.findall(r'"([a-z]+)"', line))) > 1] == []


def test_the_documents_name_every_form() -> None:
    platform, linking = ((ROOT / "docs" / name).read_text("utf-8") for name in ("platform.md", "linking.md"))
    command = next(line for line in platform.splitlines() if line.startswith("| `eventmodels draw"))
    files = next(line for line in linking.splitlines() if line.startswith("| picture and data of a model"))
    assert {export.name for export in EXPORTS} <= set(re.findall(r"[a-z]+", command))
    assert {export.ending for export in EXPORTS} <= set(re.findall(r"\.([a-z]+)`", files))
