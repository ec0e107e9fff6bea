"""What work orders need of their neighbours, as small protocols; `fieldpass` binds them."""

from dataclasses import dataclass
from datetime import datetime
from enum import auto
from typing import Protocol
from uuid import UUID

from permits.ports import Ports
from permits.words import Word
from storage.database import Tx
from storage.outcomes import Refusal


class WorkStep(Word):
    """What a work order's step means to its incident."""

    PLANNED = auto()
    DISPATCHED = auto()
    STARTED = auto()
    COMPLETED = auto()
    NOT_COMPLETED = auto()
    REOPENED = auto()


class Following(Protocol):
    """Incidents as work orders see them."""

    async def follow_work(  # noqa: PLR0913 - one fact and its circumstances
        self, tx: Tx, incident_id: UUID, step: WorkStep, *, by: UUID, at: datetime, others_open: bool
    ) -> Refusal | None:
        """Let the incident follow a step of its work, in the same transaction; NotFound when there is none."""
        ...


class NobodyFollows:
    """No incident is kept here: for work orders on their own."""

    async def follow_work(  # noqa: PLR0913 - a protocol
        self,
        tx: Tx,  # noqa: ARG002 - a protocol
        incident_id: UUID,  # noqa: ARG002
        step: WorkStep,  # noqa: ARG002
        *,
        by: UUID,  # noqa: ARG002
        at: datetime,  # noqa: ARG002
        others_open: bool,  # noqa: ARG002
    ) -> Refusal | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPorts:
    """Everything together: what permits need, and the incidents."""

    permits: Ports
    incidents: Following
