"""Pages as HTML: what comes from YAML is escaped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eventmodels.catalogue.addresses import NamedAddress
from eventmodels.pages import render
from eventmodels.pages.views.messages import MessageView, message_pages

if TYPE_CHECKING:
    from eventmodels.pages.reference import Reference


def test_words_from_yaml_are_escaped(reference: Reference) -> None:
    page = next(page for page in message_pages(reference) if page.title == "EventOpened")
    assert isinstance(page.data, MessageView)
    hostile = replace(page.data, category=NamedAddress("door/", "<b>bold</b>"))
    body = render(replace(page, data=hostile), reference)
    assert "<b>bold</b>" not in body
    assert "&lt;b&gt;bold&lt;/b&gt;" in body
