"""What others do in the dispatcher's night, by GraphQL."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from tests.browser.console import Speaker, keyed

FIBRE_CREW = "Tổ cáp quang Sen Hồng 1"
LON, LAT = 105.8200, 10.2400


def fibre_crew(speaker: Speaker) -> tuple[str, str]:
    """The id of the crew, and the server's now."""
    mine = speaker.ask("hung", "{ serverTime crews(first: 9) { edges { node { id name } } } }")
    crew = next(one["node"]["id"] for one in mine["crews"]["edges"] if one["node"]["name"] == FIBRE_CREW)
    return crew, mine["serverTime"]


def crew_shows_where_it_is(speaker: Speaker) -> None:
    """By its phone, on the road past Sa Đéc."""
    crew, now = fibre_crew(speaker)
    fix = {"at": now, "lon": 105.7400, "lat": 10.2600, "accuracyM": 15}
    done(speaker, "hung", POSITIONS, crew=crew, fixes=[fix])


def stop_is_reported(speaker: Speaker) -> Callable[[], object]:
    """By the fibre crew's phone, which knows no place yet; what is returned tells it: before the sealed hamlet."""
    crew, now = fibre_crew(speaker)
    said = {"id": str(uuid4()), "crew": crew, "words": "Chốt không cho qua sau 22 giờ", "occurredAt": now}
    done(speaker, "hung", STOP, **said)
    place = {"lon": 105.6402, "lat": 10.2982}
    return partial(done, speaker, "hung", STOP, place=place, **said)


def sealing() -> dict[str, Any]:
    """An order that seals a hamlet around the work."""
    half = 0.004
    west, south, east, north = LON - half, LAT - half, LON + half, LAT + half
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    zone = {
        "code": "CT-PHUU",
        "name": "Ấp Phú Hựu",
        "kind": "LOCKDOWN",
        "restriction": "PROHIBITED",
        "level": "D16",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "precedence": 10,
    }
    act = {"number": "77/QĐ-UBND", "signedOn": "2021-09-16", "authority": "UBND huyện Châu Thành"}
    return {"act": act, "validFrom": "2021-09-15T19:30:00Z", "create": [zone]}


def done(speaker: Speaker, login: str, mutation: str, **given: Any) -> dict[str, Any]:
    """What a mutation answered, its field being called `done`; fails when it was refused."""
    answer: dict[str, Any] = speaker.ask(login, mutation, input=keyed(given))["done"]
    assert not answer["__typename"].endswith("Problem"), answer
    return answer


PROBLEM = "__typename ... on Problem { message }"
TRIAGE = f"mutation ($input: TriageIncidentInput!) {{ done: triageIncident(input: $input) {{ {PROBLEM} }} }}"
POSITIONS = f"mutation ($input: ReportPositionsInput!) {{ done: reportPositions(input: $input) {{ {PROBLEM} }} }}"
STOP = f"mutation ($input: ReportStopInput!) {{ done: reportStop(input: $input) {{ {PROBLEM} }} }}"
COMPLETE = f"mutation ($input: CompleteWorkOrderInput!) {{ done: completeWorkOrder(input: $input) {{ {PROBLEM} }} }}"
PUBLISH = f"mutation ($input: PublishZonesInput!) {{ done: publishZones(input: $input) {{ {PROBLEM} }} }}"
PREVIEW = """query ($order: ZoneOrderInput!) { previewZones(order: $order) {
  __typename ... on ZonesPreview { touched { kind count message } summary } ... on Problem { message } } }"""
