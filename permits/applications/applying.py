"""Beginning an application and handing it in, in the caller's transaction: what `apply` and a dispatched crew share."""

from uuid import UUID

from permits.applications import rules
from permits.applications.handing_in import ready, settle
from permits.applications.model import Application, ApplicationStatus
from permits.applications.outcomes import ApplicationChanged
from permits.doing import Doing
from permits.events import ApplicationDrafted, ApplicationSubmitted
from permits.ground.knowing import Winners
from permits.permits import references
from permits.wanted import Wanted
from storage import events
from storage.database import Tx
from storage.ids import new_id
from storage.outcomes import Refusal, Refused


async def apply(tx: Tx, doing: Doing, wanted: Wanted, won: Winners) -> ApplicationChanged | Refusal:
    """Begin and hand in: under standing approval the permit is issued with it, else it waits for the units.

    `won` was computed before the transaction; BehindError, from `ground.knowing`, takes the caller's transaction back.
    What is wanted was checked, and that the actor may apply. The caller seals the credentials after its commit.
    """
    new = begun(wanted, doing)
    await events.append(tx, drafted(new, doing))
    return await hand_in(tx, doing, None, new, won)


async def hand_in(
    tx: Tx, doing: Doing, old: Application | None, new: Application, won: Winners
) -> ApplicationChanged | Refusal:
    """Hand it in: what the zones, quotas or the roster refuse is refused, the rest is issued or waits."""
    at_hand = await ready(tx, doing, new, won)
    if isinstance(at_hand, Refused):
        return rules.state_fault(new, ApplicationStatus.SUBMITTED) or at_hand
    step = rules.submitted(new, rules.parts_from(at_hand.survey.grounds), doing.at)
    if isinstance(step, Refusal):
        return step
    organisation, units = step.wanted.organisation, waiting_units(step)
    told = ApplicationSubmitted(subject=step.id, at=doing.at, organisation=organisation, units=units)
    await events.append(tx, told)
    return await settle(tx, doing, old, step, at_hand)


def begun(wanted: Wanted, doing: Doing) -> Application:
    """A draft of what is wanted."""
    return Application(
        id=new_id(),
        reference=references.reference(references.APPLICATION, doing.at),
        wanted=wanted,
        requested_by=doing.by.account,
        created_at=doing.at,
    )


def drafted(new: Application, doing: Doing) -> ApplicationDrafted:
    """That it was begun."""
    return ApplicationDrafted(subject=new.id, at=doing.at, organisation=new.wanted.organisation)


def waiting_units(application: Application) -> tuple[UUID, ...]:
    """The units that have to decide."""
    return tuple(sorted(part.unit for part in application.pending if part.unit is not None))
