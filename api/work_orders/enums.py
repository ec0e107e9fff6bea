"""The domain's enums that work orders show; types and inputs take them from here, so that each is declared first."""

from api.enums import expose
from api.zones.enums import Approval, Purpose
from incidents.needs.model import Asks
from incidents.recommendation.model import DistanceFrom
from incidents.work_orders.model import CrewProgress, WorkOrderState, WorkStopState

__all__ = ["Approval", "Asks", "CrewProgress", "DistanceFrom", "Purpose", "WorkOrderState", "WorkStopState"]

expose(WorkOrderState, "Where a work order stands.")
expose(CrewProgress, "How far the assigned crew says it has come.")
expose(WorkStopState, "What became of one stop of a run.")
expose(DistanceFrom, "What a distance is measured from.")
expose(Asks, "What a zone asks of a purpose over the time of the work.")
