"""What one zone asks of one purpose over one validity. Pure."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from geo.levels.model import Approval
from permits.policy.model import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A zone as a permit meets it. `policy` None: the zone asks nothing of the purpose in all that time."""

    number: int
    unit: UUID | None
    epoch: int
    policy: Policy | None
    forbidden_from: datetime | None = None
    tightened_at: datetime | None = None
    """When it last became known to be stricter for the purpose, re-affirmations of all permits taken into account."""

    @property
    def is_free(self) -> bool:
        """It asks for no permit and forbids nothing."""
        return self.policy is None and self.forbidden_from is None

    @property
    def asks_a_person(self) -> bool:
        """A person decides; standing approval does not reach here."""
        return self.policy is not None and self.policy.approval is Approval.PER_PERMIT

    def outgrew(self, approved_at: datetime) -> bool:
        """A person decides, and what they said yes to has become stricter since."""
        return self.asks_a_person and self.tightened_at is not None and self.tightened_at >= approved_at
