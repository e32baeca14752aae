"""The keys of participants that a picture names in its texts: a reader of heads has to find them there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eventmodels.catalogue.flow import Fragment, MessageStep
from eventmodels.sequence.labels import concerned, fragment_title, interruption_fragment
from eventmodels.sequence.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from eventmodels.catalogue.flow import Flow, Item, StateStep

__all__ = ["listed_keys", "named_keys"]


def named_keys(flow: Flow, shown: Mapping[str, Shown]) -> frozenset[str]:
    """Return the keys that titles, notes and values name, and that are not part of the names of their participants."""
    whole = [interruption_fragment(flow, each) for each in flow.interruptions]
    said = "\n".join(_texts((*flow.items, *whole), shown))
    here = (each for each in flow.participants if _names(said, each.id))
    return frozenset(each.id for each in here if not _names(each.label, each.id))


def listed_keys(flow: Flow, states: Iterable[StateStep], gone: Collection[str]) -> frozenset[str]:
    """Return the keys by which states say who is in them, where not all of these have a lifeline."""
    lists = (concerned(state) for state in states)
    keys = {each for listed in lists if len(listed) > 1 and set(listed) & set(gone) for each in listed}
    return frozenset(each.id for each in flow.participants if each.id in keys and not _names(each.label, each.id))


def _names(text: str, key: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text))


def _texts(items: Iterable[Item], shown: Mapping[str, Shown]) -> Iterator[str]:
    """Yield all that a picture says at steps and around them."""
    for item in items:
        if isinstance(item, Fragment):
            yield from (fragment_title(item), item.note)
            yield from _texts(item.items, shown)
        elif isinstance(item, MessageStep):
            yield from (value.text for value in shown.get(item.id, Shown()).values)
        else:
            yield item.text
