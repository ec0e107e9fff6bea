"""From handed in to issued or waiting: the same for a submission, an answer and the last approval."""

from dataclasses import dataclass, replace
from uuid import UUID

from permits.applications import rules, store
from permits.applications.model import Application, ApplicationStatus
from permits.applications.outcomes import ApplicationChanged
from permits.doing import Doing
from permits.events import ApplicationApproved
from permits.ground.knowing import Winners
from permits.ground.survey import Survey, counted, objected, survey
from permits.permits.issuing import Grant, issue, members
from permits.ports import Members
from storage import events
from storage.database import Tx
from storage.event import Event
from storage.outcomes import Refusal, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Everything a yes rests on, read under lock; nothing stands in its way."""

    survey: Survey
    members: Members


async def ready(tx: Tx, doing: Doing, application: Application, won: Winners) -> Ready | Refused:
    """Hold the zones; refuse what they, the quotas or the roster refuse."""
    wanted = application.wanted
    found = await survey(tx, doing.ports.zones, wanted, won, doing.at)
    found = await objected(tx, wanted, found, doing.at)
    found = await counted(tx, wanted, found, doing.at)
    if found.reasons:
        return Refused(reasons=found.reasons)
    people = await members(tx, doing.ports, wanted, doing.at)
    return people if isinstance(people, Refused) else Ready(survey=found, members=people)


async def settle(
    tx: Tx, doing: Doing, old: Application | None, new: Application, at_hand: Ready
) -> ApplicationChanged | Refusal:
    """Write a submitted application; where nobody has to decide any more, the permit is issued with it."""
    if new.status is not ApplicationStatus.SUBMITTED or new.pending:
        await save(tx, old, new)
        return changed(new, doing)
    approved = rules.moved(new, ApplicationStatus.APPROVED)
    if isinstance(approved, Refusal):
        return approved
    return await issued(tx, doing, old, approved, at_hand)


async def issued(
    tx: Tx, doing: Doing, old: Application | None, approved: Application, at_hand: Ready
) -> ApplicationChanged | Refusal:
    """Issue what was approved, in the same transaction."""
    grant = Grant(
        wanted=approved.wanted,
        grounds=at_hand.survey.grounds,
        members=at_hand.members,
        requested_by=approved.requested_by,
        by=doing.by.account,
        at=doing.at,
        application=approved.id,
    )
    done = await issue(tx, doing.ports, grant)
    if isinstance(done, Refusal):
        return done
    permit, ctis = done
    final = replace(approved, permit=permit.id)
    await save(tx, old, final)
    await events.append(tx, _approved(final, permit.id, doing))
    return replace(changed(final, doing), credentials=ctis)


async def save(tx: Tx, old: Application | None, new: Application) -> None:
    """Write it for the first time, or what changed."""
    if old is None:
        await store.insert(tx, new)
    else:
        await store.save(tx, old, new)


def changed(application: Application, doing: Doing) -> ApplicationChanged:
    """What the client is told."""
    rejected = application.status is ApplicationStatus.REJECTED
    return ApplicationChanged(
        id=application.id,
        reference=application.reference,
        status=application.status,
        version=application.version,
        at=doing.at,
        permit=application.permit,
        zones_left=rules.zones_without(application) if rejected else (),
    )


def _approved(application: Application, permit: UUID, doing: Doing) -> Event:
    return ApplicationApproved(
        subject=application.id, at=doing.at, organisation=application.wanted.organisation, permit=permit
    )
