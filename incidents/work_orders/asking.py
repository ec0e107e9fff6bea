"""Asking for the permits a crew lacks, in the transaction that sends it."""

from dataclasses import dataclass
from uuid import UUID

from identity.access import Action
from incidents.needs import rules
from incidents.needs.model import Needs
from incidents.work_orders import store
from incidents.work_orders.model import WorkOrder
from incidents.work_orders.steps import Working
from permits import rights
from permits.applications import store as applications
from permits.applications.applying import apply
from permits.applications.model import Application, ApplicationStatus
from permits.checks import check_wanted
from permits.ground.knowing import Winners
from storage.database import Tx
from storage.outcomes import Reason, Refusal, Refused

WAITING = frozenset({ApplicationStatus.SUBMITTED, ApplicationStatus.NEEDS_INFO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What came of it: permits issued at once, applications that wait, or what the crew goes without."""

    permits: tuple[UUID, ...] = ()
    applications: tuple[UUID, ...] = ()
    credentials: tuple[UUID, ...] = ()
    lacking: tuple[Reason, ...] = ()


async def ask(  # noqa: PLR0913 - one question and its circumstances
    tx: Tx, working: Working, order: WorkOrder, needs: Needs, won: Winners, *, anyway: bool
) -> Asked | Refusal:
    """Ask for what is missing, once; nothing is asked where live permits suffice, or when the crew goes `anyway`."""
    if anyway or needs.is_met:
        return Asked(lacking=rules.lacking(needs))
    if needs.forbidden:
        return Refused(reasons=rules.forbidding(needs))
    waiting = await _waiting(tx, order, needs)
    if waiting:
        return Asked(applications=tuple(one.id for one in waiting))
    return await _apply(tx, working, order, needs, won)


async def _apply(tx: Tx, working: Working, order: WorkOrder, needs: Needs, won: Winners) -> Asked | Refusal:
    if reasons := rules.too_many_zones(needs):
        return Refused(reasons=reasons)
    wanted = needs.plan.wanted(needs.asking, needs.missing_members)
    check_wanted(wanted, "input.workOrder")
    rights.allow_for(working.by, Action.APPLY, wanted.organisation)
    done = await apply(tx, working.permits, wanted, won)
    if isinstance(done, Refusal):
        return done
    await store.add_application(tx, order.id, done.id)
    if done.permit is None:
        return Asked(applications=(done.id,))
    return Asked(permits=(done.permit,), credentials=done.credentials)


async def _waiting(tx: Tx, order: WorkOrder, needs: Needs) -> tuple[Application, ...]:
    """Applications for the same crew that already ask for everything that is missing."""
    asked = [await applications.find(tx, one) for one in await store.applications(tx, order.id)]
    return tuple(one for one in asked if one is not None and one.status in WAITING and _answers(one, needs))


def _answers(one: Application, needs: Needs) -> bool:
    wanted = one.wanted
    return (
        wanted.crew == needs.plan.crew
        and set(needs.missing_members) <= set(wanted.holders)
        and set(needs.missing_zones) <= set(wanted.zones)
        and needs.plan.needed_to <= wanted.valid_to
    )
