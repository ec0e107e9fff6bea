"""What happened to incidents and work orders."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from incidents.incidents import store as incidents
from incidents.work_orders import store as work_orders
from notifications.matters import store
from notifications.telling.model import Matter
from storage.database import Rx
from storage.event import Recorded

Matters = Mapping[str, Matter]
DECIDED = frozenset({"WORK_ORDER_DISPATCHED", "WORK_ORDER_STATE_CHANGED"})
"""Somebody's own doing; an edit that was kept is for others to look at."""


async def of_incident(rx: Rx, event: Recorded) -> Matters:
    """Whose network it is, and the unit it lies in."""
    found = await incidents.find(rx, event.subject)
    if found is None:
        return {}
    report = event.payload.get("report")
    return {
        "": Matter(
            about_kind="Incident",
            about=found.id,
            params={"reference": found.reference},
            organisations=frozenset({found.organisation}),
            units=frozenset({found.unit} if found.unit else ()),
            caused_by=await store.reporter(rx, UUID(report)) if report else None,
        )
    }


async def of_work_order(rx: Rx, event: Recorded) -> Matters:
    """Its crew (the one the event names, where it names one) and whose it is; the crew it was taken from."""
    found = await work_orders.find(rx, event.subject)
    if found is None:
        return {}
    sent = event.payload.get("crew")
    crew = UUID(sent) if sent else found.crew
    matter = Matter(
        about_kind="WorkOrder",
        about=found.id,
        params={"reference": found.reference},
        organisations=frozenset({found.organisation}),
        units=found.units,
        crews=frozenset({crew} if crew else ()),
        caused_by=await store.work_order_actor(rx, found.id, event.at) if event.kind in DECIDED else None,
    )
    relieved = event.payload.get("relieved")
    return {"": matter, **({"relieved": replace(matter, crews=frozenset({UUID(relieved)}))} if relieved else {})}
