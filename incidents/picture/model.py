"""What was open at an instant, as frozen values. Places are EPSG:4326 lon/lat, instants UTC."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from credentials.wire import Purpose
from geo.place import Place
from incidents.incidents.model import IncidentKind, IncidentStatus, Location, Severity
from incidents.work_orders.model import CrewProgress, WorkOrderState


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIncident:
    """An incident that was open; `status` as it was then, `is_flagged`: a zone had changed under it until then.

    Of its kind, severity, priority and place only what stands now is known.
    """

    id: UUID
    reference: str
    name: str
    kind: IncidentKind
    severity: Severity
    status: IncidentStatus
    priority: int
    is_flagged: bool
    reported_at: datetime
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWorkOrder:
    """A work order that was open; `state`, `progress` and `crew` as they were then.

    `place`: where it goes, the next stop of a run, else the middle of its route; None: it names zones only.
    """

    id: UUID
    reference: str
    title: str
    purpose: Purpose
    state: WorkOrderState
    progress: CrewProgress | None
    crew: UUID | None
    starts_at: datetime | None
    ends_at: datetime | None
    is_flagged: bool
    place: Place | None
    route: tuple[Place, ...]
