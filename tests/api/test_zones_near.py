"""Zones near a crew's way over GraphQL."""

from identity.access import Role
from storage.database import Database
from tests.api.test_zones import EVENING, SQUARE, a_desk

ZONES_NEAR = """query($box: BoxInput!, $at: DateTime, $within: Float) {
  done: zonesNear(box: $box, at: $at, withinM: $within) { number versions { code geometry validFrom } } }"""


async def test_a_crew_is_told_tonights_zones_near_its_way_with_shapes_for_drawing(sqlite_db: Database) -> None:
    desk = await a_desk(sqlite_db)
    await desk.publish(create=[desk.zone(), desk.zone(code="Khóm 3", geometry=None, kind="LOCKDOWN")])
    around = {"west": 105.0, "south": 10.0, "east": 105.6, "north": 10.3}
    crew = await desk.api.account(Role.CREW)

    found = await desk.ask(ZONES_NEAR, token=crew, box=around, at=EVENING, within=50.0)

    assert [[one["code"] for one in zone["versions"]] for zone in found] == [["866"], ["Khóm 3"]]
    (drawn,), (unshaped,) = (zone["versions"] for zone in found)
    assert drawn["validFrom"] == "2021-09-15T17:00:00Z"
    assert drawn["geometry"] == SQUARE
    assert unshaped["geometry"] is None
    assert await desk.refused(ZONES_NEAR, box=around, within=0.5) == [("BAD_INPUT", "withinM", "OUT_OF_RANGE")]
