"""Work orders of the demonstration: a repair under way, a mail run half done, two that wait for a crew."""

from typing import Any
from uuid import UUID

from credentials.wire import Purpose
from fieldpass.demo.house import House, asked, done
from fieldpass.demo.people import at
from geo.place import Place
from identity.access import Actor
from incidents.work_orders.commands import AddNote, Create, Dispatch, FinishStop, Progress, StopWanted
from incidents.work_orders.model import CrewProgress, WorkOrder
from storage.ids import new_id

IN_TAN_PHU = Place(105.640, 10.290)
IN_LAP_VO = Place(105.545, 10.365)
MAIL = (
    StopWanted(place=Place(105.520, 10.360), label="Bưu điện huyện Lấp Vò"),
    StopWanted(place=Place(105.680, 10.340), label="UBND huyện Lai Vung"),
)


async def work_orders(house: House) -> None:
    """One of each kind; the crews that are sent have their permits already."""
    repair = await _written(house, "SEN", "Nối lại cáp quang ấp Tân Phú", Purpose.INCIDENT_REPAIR, place=IN_TAN_PHU)
    repair = await _sent(house, repair, "Tổ cáp quang Sen Hồng 1")
    await _under_way(house, repair)
    mail = await _written(house, "CUU", "Thư KT1 buổi tối", Purpose.KT1_MAIL, stops=MAIL)
    mail = await _sent(house, mail, "Tổ thư KT1 Cửu Long")
    await _first_stop(house, mail)
    window = {"starts_at": at(10), "ends_at": at(16)}
    measured = (house.zones["872"],)
    batteries = "Thay ắc quy trạm Lấp Vò"
    await _written(house, "SEN", batteries, Purpose.TRANSMISSION_DEPLOYMENT, place=IN_LAP_VO, **window)
    await _written(house, "THAP", "Đo chất lượng mạng Tháp Mười", Purpose.QOS_MEASUREMENT, zones=measured, **window)


async def _written(house: House, company: str, title: str, purpose: Purpose, **where: Any) -> WorkOrder:  # noqa: ANN401 - Create's fields
    organisation = house.organisations[company]
    by, services = house.dispatcher(company), house.deployment.services
    command = Create(organisation=organisation, title=title, purpose=purpose, **where)
    made = done(await services.work_orders.create(command, by=by, request=asked(by, at(-2))))
    return await _seen(house, made.id, by)


async def _sent(house: House, order: WorkOrder, crew: str) -> WorkOrder:
    by, services = _desk(house, order), house.deployment.services
    command = Dispatch(work_order=order.id, version=order.version, crew=house.crews[crew])
    done(await services.work_orders.dispatch(command, by=by, request=asked(by, at(-1.5))))
    return await _seen(house, order.id, by)


async def _under_way(house: House, order: WorkOrder) -> None:
    by, services = _desk(house, order), house.deployment.services
    said = Progress(id=new_id(), work_order=order.id, progress=CrewProgress.EN_ROUTE, at=at(-1))
    done(await services.work_orders.report(said, by=by, request=asked(by, at(-1))))
    words = AddNote(id=new_id(), work_order=order.id, at=at(-0.8), text="Mang thêm cuộn cáp 24 sợi")
    done(await services.work_orders.note(words, by=by, request=asked(by, at(-0.8))))


async def _first_stop(house: House, order: WorkOrder) -> None:
    by, services = _desk(house, order), house.deployment.services
    when = at(-0.5)
    command = FinishStop(work_order=order.id, version=order.version, edit=new_id(), at=when, stop=order.stops[0].id)
    done(await services.work_orders.finish_stop(command, by=by, request=asked(by, when)))


async def _seen(house: House, id: UUID, by: Actor) -> WorkOrder:
    found = await house.deployment.services.work_order_queries.find(id, by=by)
    if found is None:
        raise LookupError(id)
    return found


def _desk(house: House, order: WorkOrder) -> Actor:
    """Who sends the crews of the order's company."""
    codes = {organisation: code for code, organisation in house.organisations.items()}
    return house.dispatcher(codes[order.organisation])
