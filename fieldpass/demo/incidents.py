"""What is broken on the evening of the story, and the places that wait for it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import shapely

from fieldpass.demo.house import OPERATOR, House, asked, done
from fieldpass.demo.people import at
from geo.local_time import WeeklyWindow
from geo.place import lon_lat
from identity.access import Actor
from incidents.incidents.commands import Report, Step, Triage
from incidents.incidents.model import IncidentKind, Location, Severity
from incidents.sites.model import SaveSite, SiteKind, SiteTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A site of the story; `hours` are (first weekday, last weekday, from, to) in local hours."""

    code: str
    kind: SiteKind
    name: str
    place: tuple[float, float]
    unit: str
    people: int
    hours: tuple[int, int, int, int] | None = None
    company: str | None = None


PLACES = (
    Place(
        code="TH-TANPHU",
        kind=SiteKind.SCHOOL,
        name="Trường Tiểu học Tân Phú",
        place=(105.644, 10.291),
        unit="876",
        people=640,
        hours=(0, 4, 7, 11),
    ),
    Place(
        code="KCL-LAIVUNG",
        kind=SiteKind.QUARANTINE_SITE,
        name="Khu cách ly Trung tâm Lai Vung",
        place=(105.650, 10.286),
        unit="876",
        people=320,
    ),
    Place(
        code="BV-SADEC",
        kind=SiteKind.HOSPITAL,
        name="Bệnh viện Đa khoa Sa Đéc",
        place=(105.763, 10.300),
        unit="867",
        people=900,
    ),
    Place(
        code="SCH-SADEC",
        kind=SiteKind.COMMAND_POST,
        name="Sở chỉ huy phòng, chống dịch Sa Đéc",
        place=(105.757, 10.322),
        unit="867",
        people=40,
    ),
    Place(
        code="BC-CAOLANH",
        kind=SiteKind.POST_OFFICE,
        name="Bưu cục Cao Lãnh",
        place=(105.632, 10.456),
        unit="866",
        people=120,
        hours=(0, 5, 7, 17),
    ),
    Place(
        code="BTS-SEN-K3",
        kind=SiteKind.BASE_STATION,
        name="Trạm Khóm 3",
        place=(105.7605, 10.3255),
        unit="867",
        people=2_500,
        company="SEN",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An incident of the story; `hours` are counted from its opening."""

    name: str
    company: str
    kind: IncidentKind
    severity: Severity
    location: Location
    words: str
    hours: float


NIGHT_CUT = Fault(
    name="Đứt cáp nhánh Tân Phú",
    company="SEN",
    kind=IncidentKind.FIBRE_CUT,
    severity=Severity.CRITICAL,
    location=shapely.LineString([(105.632, 10.299), (105.640, 10.290), (105.646, 10.288)]),
    words="Ghe tải vướng cáp qua kênh, cáp đứt; cả ấp và khu cách ly mất mạng.",
    hours=-1.5,
)
STATION_DOWN = Fault(
    name="Trạm Khóm 3 mất liên lạc",
    company="SEN",
    kind=IncidentKind.BASE_STATION_DOWN,
    severity=Severity.MAJOR,
    location=shapely.Point(105.7605, 10.3255),
    words="Trạm không lên sóng từ 17 giờ, nghi hỏng nguồn.",
    hours=-2,
)
POWER_OUT = Fault(
    name="Mất điện trạm Phú Hòa",
    company="SEN",
    kind=IncidentKind.POWER_LOSS,
    severity=Severity.MAJOR,
    location=shapely.Point(105.801, 10.222),
    words="Cúp điện từ chiều, trạm chạy ắc quy, còn chừng 6 giờ.",
    hours=-0.5,
)
WEAK = Fault(
    name="Sóng yếu chợ Lấp Vò",
    company="SEN",
    kind=IncidentKind.DEGRADED_QUALITY,
    severity=Severity.MINOR,
    location=shapely.Point(105.545, 10.365),
    words="Học trực tuyến hay đứt, buổi sáng nặng hơn.",
    hours=-9,
)
CONGESTED = Fault(
    name="Nghẽn quanh bệnh viện",
    company="THAP",
    kind=IncidentKind.CONGESTION,
    severity=Severity.MODERATE,
    location=shapely.Point(105.763, 10.302),
    words="Buổi tối gọi không được quanh bệnh viện.",
    hours=-3,
)
BACKLOG = Fault(
    name="Ùn thư công vụ",
    company="CUU",
    kind=IncidentKind.POSTAL_BACKLOG,
    severity=Severity.MINOR,
    location=shapely.Point(105.632, 10.456),
    words="Xe không qua chốt được, thư dồn hai ngày.",
    hours=-30,
)


async def sites(house: House) -> None:
    """Six sites; a base station is its company's."""
    for place in PLACES:
        terms = SiteTerms(
            code=place.code,
            kind=place.kind,
            name=place.name,
            place=lon_lat(*place.place),
            unit=house.units[place.unit],
            organisation=house.organisations[place.company] if place.company else None,
            hours=() if place.hours is None else _weekly(*place.hours),
            people=place.people,
        )
        request = asked(OPERATOR, at(-48))
        done(await house.deployment.services.sites.save(SaveSite(terms=terms), by=OPERATOR, request=request))


async def incidents(house: House) -> None:
    """One cut twice reported and triaged, one station under repair, three untouched, one backlog over."""
    cut = await _reported(house, NIGHT_CUT)
    again = replace(NIGHT_CUT, location=shapely.Point(105.641, 10.290), words="Cáp rơi ngang đường.", hours=-1)
    await _reported(house, again, by=house.member("Nguyễn Văn Hùng", "SEN"))
    await _triaged(house, NIGHT_CUT, cut)
    station = await _reported(house, STATION_DOWN)
    await _step(house, "start", station, STATION_DOWN, at(-1))
    for fault in (POWER_OUT, WEAK, CONGESTED):
        await _reported(house, fault)
    backlog = await _reported(house, BACKLOG)
    await _step(house, "resolve", backlog, BACKLOG, at(-6))


async def _reported(house: House, fault: Fault, by: Actor | None = None) -> UUID:
    command = Report(
        organisation=house.organisations[fault.company],
        kind=fault.kind,
        severity=fault.severity,
        location=fault.location,
        name=fault.name,
        words=fault.words,
    )
    who = by or house.dispatcher(fault.company)
    kept = await house.deployment.services.incidents.report(command, by=who, request=asked(who, at(fault.hours)))
    return done(kept).incident


async def _triaged(house: House, fault: Fault, incident: UUID) -> None:
    by = house.dispatcher(fault.company)
    command = Triage(incident=incident, version=1, requested_resolution=at(12), expected_resolution=at(10))
    done(await house.deployment.services.incidents.triage(command, by=by, request=asked(by, at(-0.75))))


async def _step(house: House, verb: str, incident: UUID, fault: Fault, when: datetime) -> None:
    by = house.dispatcher(fault.company)
    step = getattr(house.deployment.services.incidents, verb)
    done(await step(Step(incident=incident, version=1), by=by, request=asked(by, when)))


def _weekly(first: int, last: int, start_h: int, end_h: int) -> tuple[WeeklyWindow, ...]:
    days = range(first, last + 1)
    return tuple(WeeklyWindow(weekday=day, start_min=start_h * 60, end_min=end_h * 60) for day in days)
