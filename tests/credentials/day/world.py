"""A province on 2021-09-16: twelve districts, ten hamlets, ten zone changes; what the server knows at a moment."""

from dataclasses import dataclass, replace
from functools import cache

from credentials.bundle.model import (
    Bundle,
    ChangeRecord,
    Extension,
    LevelRecord,
    LevelRule,
    Reaffirmation,
    VersionRecord,
    ZoneRecord,
)
from credentials.claims import StatusRef, Window
from credentials.statuses.model import EMPTY, StatusList, changed
from credentials.wire import ChangeKind, Purpose, Restriction, Rule, Status, ZoneKind
from tests.credentials.scenario import DAY, HOUR, MIDNIGHT, MINUTE, a_bundle, a_checkpoint, a_trust_record

DISTRICTS, HAMLETS = range(1, 13), range(101, 111)
CLASS_3 = frozenset(purpose for purpose in Purpose if purpose.purpose_class == 3)
STANDING = frozenset(Purpose) - CLASS_3
ROTATION = MIDNIGHT + 10 * HOUR
EXTENDED_AT = MIDNIGHT + 9 * HOUR
ENDS_AT_NOON = MIDNIGHT + 12 * HOUR
_DAYLIGHT = (Window(start=360, end=1080),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One zone change: decided, in force, and when class 3 was re-affirmed (standing approval is, at once)."""

    zone: int
    recorded: int
    effective: int
    level: str
    kind: ChangeKind | None
    affirmed_after: int = 45 * MINUTE


def _order(zone: int, hour: float, level: str, kind: ChangeKind | None, wait: float = 0) -> Order:
    recorded = MIDNIGHT + int(hour * HOUR)
    return Order(zone=zone, recorded=recorded, effective=recorded + int(wait * HOUR), level=level, kind=kind)


_TIGHT, _SHUT = ChangeKind.TIGHTENED, ChangeKind.CLOSED
ORDERS = (
    _order(1, -5, "D16", _TIGHT, wait=5),
    _order(2, 7, "D16", _TIGHT),
    _order(3, 9.5, "D16", _TIGHT, wait=2),
    _order(4, 13, "D16", _TIGHT),
    _order(5, 16, "D16", _TIGHT, wait=8),
    _order(101, 8, "SHUT", _SHUT),
    _order(102, 14, "SHUT", _SHUT),
    _order(103, 6, "D15_PLUS", None),
    _order(6, 11, "D15", None),
    _order(104, 15, "D15_PLUS", None, wait=3),
)


def _level(code: str, windows: tuple[Window, ...], **others: Rule) -> LevelRecord:
    rules = {p: LevelRule(rule=Rule.PERMIT, windows=windows if p in CLASS_3 else ()) for p in Purpose}
    return LevelRecord(code=code, rules=rules | {Purpose[name]: LevelRule(rule=rule) for name, rule in others.items()})


LEVELS = (
    _level("D15", (), ESSENTIAL_GOODS=Rule.FREE),
    _level("D15_PLUS", ()),
    _level("D16", _DAYLIGHT, ECOMMERCE_DELIVERY=Rule.FORBIDDEN),
    _level("SHUT", _DAYLIGHT),
)


@cache
def zones_known(at: int) -> tuple[ZoneRecord, ...]:
    """Every zone with the orders that have been recorded by now, those to come included."""
    return tuple(_zone(number, at) for number in (*DISTRICTS, *HAMLETS))


def _zone(number: int, at: int) -> ZoneRecord:
    sealed = number in HAMLETS
    restriction = Restriction.REQ_AUTHORISATION if sealed else Restriction.CONDITIONAL
    first = VersionRecord(valid_from=1, level="D16" if sealed or number > 8 else "D15_PLUS", restriction=restriction)
    zone = ZoneRecord(
        number=number,
        code=f"Z{number}",
        name=f"Z{number}",
        kind=ZoneKind.LOCKDOWN if sealed else ZoneKind.UNIT,
        versions=(first,),
    )
    for order in ORDERS:
        if order.zone == number and order.recorded <= at:
            zone = _ordered(zone, order, at)
    return zone


def _ordered(zone: ZoneRecord, order: Order, at: int) -> ZoneRecord:
    old = zone.versions[-1]
    shut = Restriction.PROHIBITED if order.kind is _SHUT else old.restriction
    now = VersionRecord(valid_from=order.effective, level=order.level, restriction=shut)
    zone = replace(zone, versions=(replace(old, valid_to=order.effective), now))
    if order.kind is None:
        return zone
    change = ChangeRecord(counter=1, recorded_at=order.recorded, effective_at=order.effective, kind=order.kind)
    return replace(zone, changes=(change,), reaffirmations=_said(order, at))


def _said(order: Order, at: int) -> tuple[Reaffirmation, ...]:
    """A tightening spares standing approval at once; a closure only what the committee looks at, hours later."""
    if order.kind is _SHUT:
        said = [
            Reaffirmation(at=order.recorded + 6 * HOUR, purposes=frozenset(p for p in STANDING if p.purpose_class == 1))
        ]
    else:
        affirmed = order.recorded + order.affirmed_after
        said = [Reaffirmation(at=order.recorded, purposes=STANDING), Reaffirmation(at=affirmed, purposes=CLASS_3)]
    return tuple(one for one in said if one.at <= at)


EXTENSION = Extension(
    at=EXTENDED_AT,
    zones=frozenset((*DISTRICTS, *HAMLETS)),
    ending_from=ENDS_AT_NOON,
    ending_to=ENDS_AT_NOON + 1,
    new_end=MIDNIGHT + 3 * DAY,
)
TRUST = (
    a_trust_record(signs_from=ROTATION - 30 * DAY, signs_to=ROTATION),
    a_trust_record("standby", signs_from=ROTATION, signs_to=ROTATION + 30 * DAY),
)


@dataclass(slots=True)
class Server:
    """Who has been revoked, and since when; who was suspended, from when to when."""

    revoked: dict[StatusRef, int]
    suspended: dict[StatusRef, tuple[int, int]]

    def snapshot(self, at: int) -> Bundle:
        """What a post gets that asks now; its checkpoint is put in by the post."""
        blocks = dict.fromkeys(range(4), EMPTY)
        struck = [(ref, Status.REVOKED) for ref, since in self.revoked.items() if since <= at]
        struck += [(ref, Status.SUSPENDED) for ref, (since, until) in self.suspended.items() if since <= at < until]
        for ref, status in struck:
            blocks[ref.block] = changed(blocks[ref.block], [ref.index], status)
        return a_bundle(
            sequence=at,
            issued_at=at,
            expires_at=at + 7 * DAY,
            trust=TRUST,
            status=StatusList(as_of=at, blocks=blocks),
            zones=zones_known(at),
            checkpoint=a_checkpoint(from_zones=(1,), to_zones=(2,)),
            levels=LEVELS,
            extensions=(EXTENSION,) if at >= EXTENDED_AT else (),
        )
