"""What the duty desk of the demonstration has to do: a post that waits, and one that was answered before."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from checkpoints.desk.model import AnswerCall, CallAnswer, CallDesk
from credentials.wire import Decision, Purpose
from fieldpass.accounts import account_id
from fieldpass.demo import story
from fieldpass.demo.house import OPERATOR, House, asked, done
from identity.access import Actor, Grant, Role
from permits.permits.model import Permit
from permits.permits.search import PermitFilter
from storage.ids import new_id

BARRIER, FERRY = "Rào ấp Tân Phú", "Chốt bến phà Sa Đéc"
CALLED = timedelta(minutes=3)
ANSWERED = timedelta(minutes=55)


async def desk_calls(house: House) -> None:
    """The fibre crew before the sealed hamlet is asked about a stale list; the mail van was let pass an hour ago."""
    repair, mail = await _permit(house, Purpose.INCIDENT_REPAIR), await _permit(house, Purpose.KT1_MAIL)
    await _answered(house, mail, story.OPENS_AT - ANSWERED)
    waiting = _question(house, BARRIER, repair, challenge="4471", reasons=("CODE_ONLY", "ZONE_TIGHTENED"))
    by, at = _device(house, BARRIER, "876"), story.OPENS_AT - CALLED
    done(await house.deployment.services.desk.call(CallDesk(**waiting), by=by, request=asked(by, at)))


async def _answered(house: House, permit: Permit, at: datetime) -> None:
    desk, question = house.deployment.services.desk, _question(house, FERRY, permit, challenge="0936")
    device = _device(house, FERRY, "867")
    called = done(await desk.call(CallDesk(**question), by=device, request=asked(device, at)))
    grant = Grant(role=Role.APPROVER, units=frozenset({house.units["867"]}))
    name = next(one.name for one in story.ACCOUNTS if one.login == "saddec")
    by = Actor(account=await account_id(house.deployment, "saddec"), name=name, grants=(grant,))
    answer = AnswerCall(
        checkpoint=house.checkpoints[FERRY],
        call=called.call,
        challenge="0936",
        answer=CallAnswer.PASS,
        reason="Đã đối chiếu đúng người, đúng giấy",
    )
    done(await desk.answer(answer, by=by, request=asked(by, at + timedelta(minutes=2))))


def _question(
    house: House, post: str, permit: Permit, *, challenge: str, reasons: tuple[str, ...] = ("STATUS_STALE",)
) -> Mapping[str, Any]:
    return {
        "id": new_id(),
        "checkpoint": house.checkpoints[post],
        "challenge": challenge,
        "decision": Decision.REFER,
        "reasons": reasons,
        "control_code": permit.control_code,
        "purpose": permit.purpose,
    }


def _device(house: House, post: str, unit: str) -> Actor:
    grant = Grant(role=Role.CHECKPOINT, units=frozenset({house.units[unit]}))
    checkpoint = house.checkpoints[post]
    return Actor(account=checkpoint, name=post, grants=(grant,), checkpoint=checkpoint)


async def _permit(house: House, purpose: Purpose) -> Permit:
    page = await house.deployment.services.permit_queries.page(
        PermitFilter(purpose=purpose), by=OPERATOR, after=None, first=50
    )
    return next(permit for permit in page.rows if permit.crew is not None)
