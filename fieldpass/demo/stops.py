"""Crews of the demonstration that were not let pass: one got through at last, one waits and somebody calls for it."""

from datetime import datetime, timedelta

from checkpoints.stops.model import AcknowledgeStop, EndStop, ReportStop, StopEnd
from fieldpass.demo import story
from fieldpass.demo.house import House, asked, done
from fieldpass.demo.people import CREWS
from geo.place import Place
from identity.access import Actor
from storage.ids import new_id

FIBRE, POWER = "Tổ cáp quang Sen Hồng 1", "Tổ nguồn Sen Hồng 2"
AT = {
    FIBRE: ("Rào ấp Tân Phú", Place(105.6402, 10.2982)),
    POWER: ("Chốt quốc lộ 80", Place(105.8148, 10.2952)),
}
LET_THROUGH = timedelta(minutes=50)
WAITING = timedelta(minutes=9)


async def stops(house: House) -> None:
    """The fibre crew passed the barrier an hour ago; the power crew stands on the highway, its dispatcher calls."""
    services = house.deployment.services
    passed_at = story.OPENS_AT - LET_THROUGH
    passed = _stop(house, FIBRE, passed_at, "Chưa thấy danh sách mới của huyện.")
    by = _lead(house, FIBRE)
    done(await services.stops.report(passed, by=by, request=asked(by, passed_at)))
    ended_at = passed_at + timedelta(minutes=11)
    done(await services.stops.end(EndStop(stop=passed.id, how=StopEnd.PASSED), by=by, request=asked(by, ended_at)))
    held_at = story.OPENS_AT - WAITING
    held = _stop(house, POWER, held_at, "Chốt đòi giấy của huyện, không nhận mã QR.")
    by = _lead(house, POWER)
    done(await services.stops.report(held, by=by, request=asked(by, held_at)))
    taking = AcknowledgeStop(stop=held.id, words="Đang gọi trực ban Châu Thành, chờ tại chỗ.")
    desk, taken_at = house.dispatcher("SEN"), held_at + timedelta(minutes=4)
    done(await services.stops.acknowledge(taking, by=desk, request=asked(desk, taken_at)))


def _stop(house: House, crew: str, at: datetime, words: str) -> ReportStop:
    post, place = AT[crew]
    return ReportStop(
        id=new_id(),
        crew=house.crews[crew],
        place=place,
        occurred_at=at,
        checkpoint=house.checkpoints[post],
        words=words,
    )


def _lead(house: House, crew: str) -> Actor:
    company, members = CREWS[crew][:2]
    return house.member(members[0], company)
