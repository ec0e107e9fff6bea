"""Valid zones, as the database knows them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from credentials.wire import Purpose, Restriction, Rule, ZoneKind
from geo.levels.defaults import default_levels
from geo.levels.model import LevelBook, MeasureLevel, PurposeRule, Words
from geo.local_time import WeeklyWindow
from geo.zones.model import Epoch, LegalAct, Reaffirmation, ZoneState, ZoneVersion

ACT = LegalAct(number="1401/QĐ-UBND-HC", signed_on=date(2021, 9, 15), authority="UBND tỉnh")
MIDNIGHT = datetime(2021, 9, 15, 17, 0, tzinfo=UTC)
AUGUST = MIDNIGHT - timedelta(days=40)
LEVELS = LevelBook({level.code: (level,) for level in default_levels()})
ORDER = UUID("01990000-0000-7000-8000-0000000000f1")
UNIT = UUID("01990000-0000-7000-8000-0000000000a1")


def a_version(  # noqa: PLR0913 - a factory names what it may change
    *,
    number: int = 7,
    level: str | None = "D15",
    restriction: Restriction = Restriction.REQ_AUTHORISATION,
    schedule: tuple[WeeklyWindow, ...] = (),
    valid_from: datetime = AUGUST,
    valid_to: datetime | None = None,
) -> ZoneVersion:
    return ZoneVersion(
        id=UUID(int=number),
        number=number,
        code=f"Z{number}",
        name=f"Vùng {number}",
        kind=ZoneKind.UNIT,
        unit=UNIT,
        restriction=restriction,
        level=level,
        schedule=schedule,
        version=1,
        act=ACT,
        order=ORDER,
        valid_from=valid_from,
        valid_to=valid_to,
        recorded_at=AUGUST,
    )


def a_zone(
    *timeline: ZoneVersion,
    number: int = 7,
    levels: LevelBook = LEVELS,
    epochs: tuple[Epoch, ...] = (),
    reaffirmations: tuple[Reaffirmation, ...] = (),
) -> ZoneState:
    return ZoneState(
        id=UUID(int=number),
        number=number,
        code=f"Z{number}",
        version=1,
        timeline=timeline,
        levels=levels,
        epochs=epochs,
        reaffirmations=reaffirmations,
    )


def a_level(code: str, version: int, valid_from: datetime, rules: Mapping[Purpose, Rule]) -> MeasureLevel:
    return MeasureLevel(
        code=code,
        name=Words(vi=code, en=code),
        version=version,
        valid_from=valid_from,
        recorded_at=AUGUST,
        rules={purpose: PurposeRule(rule=rule) for purpose, rule in rules.items()},
    )
