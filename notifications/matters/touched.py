"""Many things of many organisations in one matter: everybody hears of their own only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from notifications.matters.store import Touched
from notifications.telling.model import Matter

if TYPE_CHECKING:
    from uuid import UUID


def by_organisation(matter: Matter, found: Iterable[Touched]) -> Matter:
    """The matter for all of them: how many are an organisation's own, and the first one's reference."""
    own: dict[UUID, list[Touched]] = defaultdict(list)
    for one in found:
        own[one.organisation].append(one)
    every = [one for some in own.values() for one in some]
    return replace(
        matter,
        params={**matter.params, "count": str(len(every)), "reference": ""},
        of_organisation={
            organisation: {"count": str(len(some)), "reference": some[0].reference}
            for organisation, some in own.items()
        },
        organisations=frozenset(own),
        persons=frozenset(person for one in every for person in one.persons),
        crews=frozenset(one.crew for one in every if one.crew),
    )
