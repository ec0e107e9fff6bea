"""What is broken on the evening of the demonstration, as a dispatcher finds it."""

from pathlib import Path

from fieldpass.demo import story
from fieldpass.demo.build import Wanted, ready
from fieldpass.operator import OPERATOR
from fieldpass.settings import read
from fieldpass.wiring import opened
from incidents.incidents.search import IncidentFilter


async def test_the_demonstration_opens_with_incidents_by_priority_and_their_exposure(tmp_path: Path) -> None:
    settings = read({"FIELDPASS_HOME": str(tmp_path)})
    await ready(settings, Wanted(), lambda _: None)

    async with opened(settings) as house:
        page = await house.services.incident_queries.by_priority(IncidentFilter(), by=OPERATOR, after=None, first=9)
        cut = page.rows[0]
        exposed = await house.services.exposures.of(cut, by=OPERATOR, at=story.OPENS_AT)

    assert [one.name for one in page.rows] == [
        "Đứt cáp nhánh Tân Phú",
        "Trạm Khóm 3 mất liên lạc",
        "Nghẽn quanh bệnh viện",
        "Mất điện trạm Phú Hòa",
        "Ùn thư công vụ",
        "Sóng yếu chợ Lấp Vò",
    ]
    assert (cut.reports, [factor.code for factor in cut.factors]) == (2, ["SEVERITY", "SITE_ALL_DAY", "SITE_IN_USE"])
    assert [one.zone.code for one in exposed if one.wins] == ["876", "TDT-AP2"]
