"""No address of the site is put together by hand: all come from the address book, in Python and in templates."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import eventmodels
from eventmodels.catalogue import addresses
from eventmodels.web import assets

PACKAGE = Path(eventmodels.__file__).parent
BOOKS = {Path(book.__file__ or "").relative_to(PACKAGE).as_posix() for book in (addresses, assets)}
"""Where addresses are written: those of pages and files, and those of what scripts load."""
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).as_posix() not in BOOKS)
TEMPLATES = sorted((PACKAGE / "pages/render/templates").rglob("*.*"))
FILES = {value for name, value in vars(addresses).items() if name.isupper() and isinstance(value, str)}
FOLDERS = set(re.findall(r'"([a-z]+)/[{"]', (PACKAGE / "catalogue/addresses.py").read_text("utf-8")))
"""First words of addresses, as the book writes them: `models`, `states`."""
PAGE = re.compile(r"(?:[\w-]|\{\})+(?:/(?:[\w-]|\{\})+)*/(?:[#?].*)?")
"""What ends in a slash, an anchor or a query: `models/{}/#{}`; `{}` stands for what is put in."""
BESIDE = re.compile(r".*index\.(?:html|md)|.*assets/eventmodels.*|[\w{}-]+-data\.js")
BELOW = re.compile(rf"(?:{'|'.join(sorted(FOLDERS))})/(?!.*(?:\.yml|\*)$).*")
NO_ADDRESS = {"protocols/", "interactions/", "{}/"}
"""Folders that are read, and a slash behind one, look the same."""
LINKED = re.compile(r"""(?:href|src|action)=["'](?!\{\{|\#|\./["']|data:)([^"']*)|\{\{ *'([^']*)' *\| *to""")


def texts(tree: ast.AST) -> list[str]:
    """Return every text that is written in some code, but for docstrings; what is put into one is `{}`."""
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)} - {
        id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
    }
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            found.append("".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (inner | docs):
            found.append(node.value)
    return found


def handmade(source: str) -> list[str]:
    """Return the texts in the code of a module that look like addresses of ours."""
    return [
        text
        for text in texts(ast.parse(source))
        if text not in NO_ADDRESS and (text in FILES or any(form.fullmatch(text) for form in (PAGE, BESIDE, BELOW)))
    ]


def linked(template: str) -> list[str]:
    """Return the addresses that a template writes itself."""
    return [first or second for first, second in LINKED.findall(template)]


def test_no_module_writes_an_address(subtests: pytest.Subtests) -> None:
    assert MODULES
    for path in MODULES:
        with subtests.test(path.relative_to(PACKAGE).as_posix()):
            assert handmade(path.read_text("utf-8")) == []


def test_no_template_writes_an_address(subtests: pytest.Subtests) -> None:
    assert TEMPLATES
    for path in TEMPLATES:
        with subtests.test(path.name):
            assert linked(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "code",
    [
        'f"models/{name}/#{step}"',
        '"explorer/"',
        'f"{protocol}/{message}/"',
        'f"go/?to={word}"',
        'f"models/{name}.svg"',
        '"assets/eventmodels/go.js"',
        '"search-data.js"',
        '"catalogue.json"',
        'f"{page.address}index.html"',
    ],
)
def test_a_planted_address_is_found(code: str) -> None:
    assert len(handmade(f"def f():\n    return {code}\n")) == 1


@pytest.mark.parametrize("code", ['"states/{}.yml"', '"protocols/*/messages/*.yml"', '"and/or"', '"it changes states"'])
def test_what_only_looks_like_one_is_not(code: str) -> None:
    assert handmade(f"def f():\n    return {code}\n") == []


def test_a_planted_link_of_a_template_is_found() -> None:
    assert linked("<a href=\"../models/\">{{ 'assets/x.css' | to }}") == ["../models/", "assets/x.css"]
    assert linked('<a href="{{ view.model | to }}"><a href="#x"><link href="data:,"><form action="./">') == []
