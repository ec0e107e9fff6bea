"""Priorities as the day goes on: what a site's hours ahead are worth changes from hour to hour."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from incidents.incidents import store
from incidents.incidents.model import Incident
from incidents.priority.rules import priority
from incidents.sites import store as sites_store
from incidents.sites.model import Site
from storage.database import Database


async def judge_anew(db: Database, at: datetime) -> int:
    """Judge every open incident that hits a site; how many priorities are another now.

    Nobody decided anything, so no version changes and nothing is told; what somebody changes meanwhile stays theirs.
    """
    async with db.reading() as rx:
        found = await store.open_with_sites(rx)
        wanted = frozenset[UUID]().union(*(one.sites for one in found))
        sites = {site.id: site for site in await sites_store.by_ids(rx, wanted)}
    changed = [new for old in found if (new := _judged(old, sites, at)).factors != old.factors]
    async with db.transaction() as tx:
        await store.save_priorities(tx, changed)
    return len(changed)


def _judged(old: Incident, sites: Mapping[UUID, Site], at: datetime) -> Incident:
    judged = priority(old.severity, (sites[id_] for id_ in old.sites if id_ in sites), at)
    return replace(old, priority=judged.number, factors=judged.factors)
