"""Valid values of permits for tests; every argument changes one thing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from credentials.wire import Purpose, Restriction, Rule, SubjectType, ZoneKind
from geo.levels.defaults import default_levels
from geo.levels.model import LevelBook, PurposeRule
from geo.zones.model import Epoch, LegalAct, ZoneState, ZoneVersion
from permits.applications.model import Application, ApplicationStatus, Part
from permits.permits.model import Holder, Permit, PermitStatus, Standing, StandingCause
from permits.wanted import Wanted

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)
LONG_AGO = datetime(2021, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
_SPACE = UUID("018f0000-0000-7000-8000-000000000000")
BOOK = LevelBook({level.code: (level,) for level in default_levels()})


def an_id(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(_SPACE, name)


COMPANY, COORDINATOR, APPROVER = an_id("company"), an_id("coordinator"), an_id("approver")
SA_DEC, LAP_VO = an_id("Sa Đéc"), an_id("Lấp Vò")


def a_wanted(**changes: Any) -> Wanted:
    """A class 1 permit of one person for zone 1, three days from noon."""
    plain = Wanted(
        organisation=COMPANY,
        purpose=Purpose.INCIDENT_REPAIR,
        subject_type=SubjectType.PERSON,
        holders=(an_id("person"),),
        zones=(1,),
        valid_from=NOON,
        valid_to=NOON + 3 * DAY,
    )
    return replace(plain, **changes)


def an_application(**changes: Any) -> Application:
    """A submitted application that waits for one unit."""
    plain = Application(
        id=an_id("application"),
        reference="DX2109-00000000",
        wanted=a_wanted(),
        requested_by=COORDINATOR,
        created_at=NOON,
        submitted_at=NOON,
        status=ApplicationStatus.SUBMITTED,
        parts=(Part(unit=SA_DEC, zones=(1,), epochs=(0,)),),
    )
    return replace(plain, **changes)


def a_permit(**changes: Any) -> Permit:
    """An active permit, in force at noon."""
    plain = Permit(
        id=an_id("permit"),
        reference="GP2109-00000000",
        control_code="000000000097",
        organisation=COMPANY,
        purpose=Purpose.INCIDENT_REPAIR,
        subject_type=SubjectType.PERSON,
        holders=(Holder(id=an_id("person"), name="Nguyễn Văn An", tails=("1234",)),),
        zones=(1,),
        units=frozenset({SA_DEC, LAP_VO}),
        valid_from=NOON,
        valid_to=NOON + 3 * DAY,
        hard_limit=NOON + 45 * DAY,
        requested_by=COORDINATOR,
        issued_by=COORDINATOR,
        issued_at=NOON,
        approved_at=NOON,
    )
    return replace(plain, **changes)


def a_hold(**changes: Any) -> Standing:
    """What a unit holds against a permit."""
    plain = Standing(cause=StandingCause.UNIT, code="OBJECTION", at=NOON, holds=True, unit=SA_DEC, by=APPROVER)
    return replace(plain, **changes)


def in_state(status: PermitStatus) -> Permit:
    """A permit as it stands in a state: a suspended one is held by somebody."""
    return a_permit(status=status, reasons=(a_hold(),) if status is PermitStatus.SUSPENDED else ())


def a_version(**changes: Any) -> ZoneVersion:
    """Zone 1, a district at D16 without a shape, without end."""
    plain = ZoneVersion(
        id=an_id("zone 1"),
        number=1,
        code="SADEC",
        name="Sa Đéc",
        kind=ZoneKind.UNIT,
        restriction=Restriction.CONDITIONAL,
        level="D16",
        unit=SA_DEC,
        version=1,
        act=LegalAct(number="1401/QĐ-UBND-HC", signed_on=date(2021, 9, 15), authority="UBND Tỉnh"),
        order=an_id("order"),
        valid_from=LONG_AGO,
        recorded_at=LONG_AGO,
    )
    return replace(plain, **changes)


def a_state(*versions: ZoneVersion, epochs: tuple[Epoch, ...] = (), levels: LevelBook = BOOK) -> ZoneState:
    """What the database knows of a zone."""
    timeline = versions or (a_version(),)
    first = timeline[0]
    return ZoneState(
        id=first.id,
        number=first.number,
        code=first.code,
        version=first.version,
        timeline=timeline,
        levels=levels,
        epochs=epochs,
    )


def a_level_rule(**changes: Any) -> PurposeRule:
    """A purpose listed as PERMIT, decided one by one."""
    return replace(PurposeRule(rule=Rule.PERMIT), **changes)
