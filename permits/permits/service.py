"""Use cases of permits: hold up, lift, revoke, object, complete, review. One transaction each, sealed after it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from identity.access import Action, Actor
from permits import rights
from permits.checks import check_text
from permits.events import (
    PermitCompleted,
    PermitLifted,
    PermitObjected,
    PermitReviewed,
    PermitRevoked,
    PermitSuspended,
)
from permits.permits import rules, store
from permits.permits.commands import Complete, Lift, Object, Review, Revoke, Suspend, Touch
from permits.permits.minting import follow
from permits.permits.model import Cause, Permit, Standing
from permits.permits.outcomes import PermitChanged
from permits.permits.sealing import Sealer
from permits.ports import Ports
from storage import events
from storage.database import Database, Tx
from storage.events import Event
from storage.idempotency import Request, once
from storage.outcomes import BadInput, NotFound, Refusal, Stale

Step = Callable[[Permit], Permit | Refusal]
Tell = Callable[[Permit], Event]
