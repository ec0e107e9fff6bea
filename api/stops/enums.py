"""Enums of stops as the schema shows them."""

from api.enums import expose
from api.people.enums import Role
from checkpoints.stops.model import StopEnd, StopStatus

__all__ = ["Role", "StopEnd", "StopStatus"]

expose(StopStatus, "Whether somebody has answered a stopped crew.")
expose(StopEnd, "How a stop ended.")
