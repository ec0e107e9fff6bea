"""From a work order and a crew to a plan. Pure."""

from datetime import datetime

from identity.crews.model import Crew
from incidents.needs import rules
from incidents.needs.model import Plan
from incidents.work_orders.model import WorkOrder


def plan_of(order: WorkOrder, crew: Crew | None, at: datetime) -> Plan:
    """The crew at the work order's places and in the zones on its way, over its planned time."""
    start, needed_to, end = rules.window(order.starts_at, order.ends_at, at)
    return Plan(
        organisation=order.organisation,
        purpose=order.purpose,
        crew=None if crew is None else crew.id,
        members=() if crew is None else crew.members,
        vehicles=() if crew is None else crew.vehicles,
        base_zone=None if crew is None else crew.base_zone,
        places=order.places,
        route=order.route,
        zones=tuple(sorted({*order.zones, *order.way})),
        start=start,
        needed_to=needed_to,
        end=end,
        work_order=order.id,
    )
