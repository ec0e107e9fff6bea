"""Permits and applications of the demonstration, one in every state."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from credentials.wire import EntryMode, Purpose, SubjectType
from fieldpass.demo.house import House, asked, done
from fieldpass.demo.people import at
from permits.applications.commands import Apply, AskInfo, Decide, Draft, Withdraw
from permits.applications.model import Ruling
from permits.applications.outcomes import ApplicationChanged
from permits.permits.commands import Complete, Revoke, Suspend
from permits.wanted import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A permit as somebody of the story wants it; `hours` are [from, to) counted from the opening."""

    company: str
    purpose: Purpose
    members: tuple[str, ...]
    vehicles: tuple[str, ...]
    zones: tuple[str, ...]
    hours: tuple[float, float]
    crew: str | None = None
    base: str | None = None
    entry: EntryMode = EntryMode.MULTIPLE


NIGHT_REPAIR = Wish(
    company="SEN",
    purpose=Purpose.INCIDENT_REPAIR,
    members=("Nguyễn Văn Hùng", "Lê Hoàng Phúc"),
    vehicles=("Xe cẩu cáp quang", "Xe máy trực đêm"),
    zones=("866", "875", "876", "TDT-AP2", "LV-CAU"),
    hours=(-6, 24 * 14),
    crew="Tổ cáp quang Sen Hồng 1",
    base="866",
)
MEASURING = Wish(
    company="THAP",
    purpose=Purpose.QOS_MEASUREMENT,
    members=("Võ Thành Tâm", "Đặng Quốc Khánh"),
    vehicles=("Xe đo sóng", "Vỏ lãi kênh Tháp Mười"),
    zones=("872", "873", "867"),
    hours=(-4, 24 * 10),
    crew="Tổ đo sóng Tháp Mười",
    base="872",
)
MAIL = Wish(
    company="CUU",
    purpose=Purpose.KT1_MAIL,
    members=("Bùi Thị Kim Ngân", "Dương Văn Lợi"),
    vehicles=("Xe thư KT1",),
    zones=("866", "867", "875", "876", "877"),
    hours=(-8, 24 * 14),
    crew="Tổ thư KT1 Cửu Long",
    base="866",
)
TOMORROW = Wish(
    company="SEN",
    purpose=Purpose.TRANSMISSION_DEPLOYMENT,
    members=("Trần Thị Mỹ Linh",),
    vehicles=("Xe máy trực đêm",),
    zones=("876",),
    hours=(10, 34),
)
PRODUCE = Wish(
    company="CUU",
    purpose=Purpose.AGRI_SALES_SUPPORT,
    members=("Dương Văn Lợi",),
    vehicles=("Ghe chở nông sản",),
    zones=("876",),
    hours=(10, 24 * 5),
)
GOODS = Wish(
    company="CUU",
    purpose=Purpose.ESSENTIAL_GOODS,
    members=("Bùi Thị Kim Ngân",),
    vehicles=("Xe thư KT1",),
    zones=("867",),
    hours=(10, 24 * 5),
)
WARD = Wish(
    company="SEN",
    purpose=Purpose.INCIDENT_REPAIR,
    members=("Phạm Minh Đức",),
    vehicles=("Xe máy trực đêm",),
    zones=("867", "SD-K3"),
    hours=(0, 12),
    entry=EntryMode.SINGLE,
)


async def permits(house: House) -> None:
    """Active, not yet valid, suspended, revoked, completed, superseded and expired permits."""
    for wish in (NIGHT_REPAIR, MEASURING, MAIL, TOMORROW):
        await _granted(house, wish, at(-5))
    suspended = await _granted(house, _for(GOODS, Purpose.PUBLIC_ADMIN_POST, (-5, 48)), at(-5))
    by = house.approver("867")
    services = house.deployment.services
    reason = "Chờ kết quả xét nghiệm"
    done(
        await services.permits.suspend(
            Suspend(permit=suspended, version=1, reason=reason), by=by, request=asked(by, at(-2))
        )
    )
    revoked = await _granted(house, _for(TOMORROW, Purpose.CONGESTION_RELIEF, (-5, 48)), at(-5))
    coordinator = house.coordinator("SEN")
    leaving = Revoke(permit=revoked, version=1, reason="Người lao động nghỉ việc")
    done(await services.permits.revoke(leaving, by=coordinator, request=asked(coordinator, at(-1))))
    completed = await _granted(house, _for(TOMORROW, Purpose.INCIDENT_REPAIR, (-5, 24)), at(-5))
    ended = Complete(permit=completed, version=1)
    done(await services.permits.complete(ended, by=coordinator, request=asked(coordinator, at(-1))))
    await _granted(house, _for(TOMORROW, Purpose.CONGESTION_RELIEF, (-30, -6)), at(-31))
    older = await _granted(house, _for(MEASURING, Purpose.CONGESTION_RELIEF, (-5, 24)), at(-5))
    await _granted(house, _for(MEASURING, Purpose.CONGESTION_RELIEF, (-5, 72)), at(-1), replaces=older)


async def applications(house: House) -> None:
    """One in each state: approved, rejected, waiting, asked, withdrawn, begun."""
    services, when = house.deployment.services, at(-3)
    await _decided(house, PRODUCE, "876", Ruling.APPROVED, "")
    await _decided(house, GOODS, "867", Ruling.REJECTED, "Đã có đơn vị khác giao trong phường")
    await _applied(house, WARD, when)
    asking = await _applied(house, _for(PRODUCE, Purpose.ESSENTIAL_GOODS, (10, 48)), when)
    by = house.approver("876")
    question = AskInfo(application=asking.id, version=asking.version, question="Giao tại mấy điểm?")
    done(await services.applications.ask_info(question, by=by, request=asked(by, at(-2))))
    taken_back = await _applied(house, _for(GOODS, Purpose.ESSENTIAL_GOODS, (20, 40)), when)
    cuu = house.coordinator("CUU")
    withdrawing = Withdraw(application=taken_back.id, version=taken_back.version)
    done(await services.applications.withdraw(withdrawing, by=cuu, request=asked(cuu, at(-2))))
    draft = Draft(wanted=wanted(house, _for(PRODUCE, Purpose.AGRI_SALES_SUPPORT, (48, 96))))
    done(await services.applications.draft(draft, by=cuu, request=asked(cuu, at(-1))))


def wanted(house: House, wish: Wish, replaces: UUID | None = None) -> Wanted:
    """The wish in ids."""
    return Wanted(
        organisation=house.organisations[wish.company],
        purpose=wish.purpose,
        subject_type=SubjectType.CREW if wish.crew else SubjectType.PERSON,
        holders=tuple(house.persons[name] for name in wish.members),
        vehicles=tuple(house.vehicles[label] for label in wish.vehicles),
        crew=house.crews[wish.crew] if wish.crew else None,
        base_zone=house.zones[wish.base] if wish.base else None,
        entry_mode=wish.entry,
        zones=tuple(house.zones[code] for code in wish.zones),
        valid_from=at(wish.hours[0]),
        valid_to=at(wish.hours[1]),
        replaces=replaces,
    )


def _for(wish: Wish, purpose: Purpose, hours: tuple[float, float]) -> Wish:
    return replace(wish, purpose=purpose, hours=hours)


async def _applied(house: House, wish: Wish, when: datetime, replaces: UUID | None = None) -> ApplicationChanged:
    by = house.coordinator(wish.company)
    command = Apply(wanted=wanted(house, wish, replaces))
    return done(await house.deployment.services.applications.apply(command, by=by, request=asked(by, when)))


async def _granted(house: House, wish: Wish, when: datetime, *, replaces: UUID | None = None) -> UUID:
    """A permit under standing approval."""
    applied = await _applied(house, wish, when, replaces)
    if applied.permit is None:
        raise RuntimeError(f"the demonstration expected a permit at once: {wish}")
    return applied.permit


async def _decided(house: House, wish: Wish, unit: str, ruling: Ruling, reason: str) -> None:
    applied = await _applied(house, wish, at(-3))
    by = house.approver(unit)
    command = Decide(application=applied.id, version=applied.version, ruling=ruling, reason=reason)
    done(await house.deployment.services.applications.decide(command, by=by, request=asked(by, at(-2))))
