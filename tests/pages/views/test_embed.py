"""Bare pages for frames in other people's pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.web.assets import assets

if TYPE_CHECKING:
    from eventmodels.pages import Site


def embed(site: Site, model: str) -> str:
    return site.files[f"embed/{model}/index.html"]


def test_every_model_has_a_bare_page_with_its_picture_and_the_way_back(site: Site) -> None:
    for flow in site.reference.flows.all.values():
        html = embed(site, flow.id)
        assert f'<h1><a href="../../models/{flow.id}/">' in html
        assert f'<link rel="canonical" href="../../models/{flow.id}/">' in html
        forms = html.split("<svg ")[1:]
        drawn = [re.findall(r'<g [^>]*data-step="([^"]*)" [^>]*data-message', form) for form in forms]
        assert drawn == [[step.id for step in flow.messages()]] * 2


def test_nothing_is_written_in_a_bare_page_that_its_policy_would_stop(site: Site) -> None:
    policy = "default-src 'none'; img-src data:; style-src 'self' file:; script-src 'self' file:"
    for flow in site.reference.flows.all.values():
        html = embed(site, flow.id)
        assert f"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\"" in html
        assert re.findall(r"<script\b[^>]*>([^<]*)</script>", html) == [""]
        assert re.findall(r'<style\b|\s(?:style|on[a-z]+)="', html) == []


def test_what_a_bare_page_loads_is_there_and_dark_colours_only_for_dark_systems(site: Site) -> None:
    links = re.findall(
        r'<(?:link rel="stylesheet" href|script defer src)="../../([^"]*)"([^>]*)>', embed(site, "visit")
    )
    night = ' media="screen and (prefers-color-scheme: dark)"'
    assert links == [
        ("assets/eventmodels/diagram.css", ""),
        ("assets/eventmodels/embed.css", ""),
        ("assets/eventmodels/embed-dark.css", night),
        ("assets/eventmodels/embed.js", ""),
    ]
    assert [path for path, _ in links if path not in {**site.files, **assets()}] == []
    dark = site.files["assets/eventmodels/embed-dark.css"]
    assert dark.startswith(":root{--em-paper:#13181a;")


def test_a_bare_page_says_how_its_model_is_known_unless_it_is_published(site: Site) -> None:
    said = {
        flow.id: re.findall(r'<p class="em-known">([^<]*)</p>', embed(site, flow.id))
        for flow in site.reference.flows.all.values()
    }
    assert said == {
        flow.id: [] if flow.evidence == "published" else [f"evidence: {flow.evidence}"]
        for flow in site.reference.flows.all.values()
    }
    assert len({flow.evidence for flow in site.reference.flows.all.values()}) > 1
