"""Incidents and sites as a client asks for them, through GraphQL text."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import shapely

from api.ids import encode_id
from geo.zones.orders.model import CreateZone
from identity.access import Actor, Grant, Role
from identity.accounts.model import AccountAdded, AddAccount, Scope
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from identity.units.service import Units
from incidents.consequences.service import IncidentConsequences
from incidents.exposure.service import Exposures
from storage.database import Database
from storage.ids import new_id
from tests.api.harness import Api, account_services, an_api, some_services
from tests.api.permits_world import INPUTS, Client, keyed
from tests.incidents.values import HOUR, NIGHT, PLACE
from tests.incidents.world import World, a_world, asked, terms
from tests.permits.world import a_company, a_roster

HAMLET = shapely.box(105.7, 10.3, 105.72, 10.32)
STEPS = ("start", "postpone", "hold", "resolve", "close", "reopen", "cancel", "reject")
CHANGED = "... on IncidentChanged { id reference status version priority incident { fixed } }"
REPORTED = "... on IncidentReported { report incident reference joined }"
POINT = {"type": "Point", "coordinates": [PLACE.x, PLACE.y]}


@pytest.fixture(autouse=True, scope="module")
def _inputs() -> None:
    INPUTS.update({f"{verb}Incident": "IncidentStepInput" for verb in STEPS})


@dataclass(slots=True, kw_only=True)
class House:
    """The world, and who speaks to it: the company's dispatcher and a crew member of it, the department, a rival."""

    world: World
    api: Api
    company: UUID
    dispatcher: Client
    crew: Client
    admin: Client
    rival: Client

    async def reported(self, who: Client | None = None, **changes: Any) -> Any:
        """A report that was kept."""
        given = {
            "organisation": encode_id("Organisation", self.company),
            "kind": "FIBRE_CUT",
            "location": POINT,
        } | changes
        done = await (who or self.dispatcher).do("reportIncident", REPORTED, **given)
        assert done["__typename"] == "IncidentReported", done
        return done


@pytest.fixture
async def house(sqlite_db: Database) -> House:
    """Nothing is broken yet."""
    db = sqlite_db
    world = await a_world(db, (IncidentConsequences(),))
    accounts = account_services(db)
    known = {name: getattr(accounts, name) for name in ("sessions", "sign_in", "accounts", "links")}
    services = some_services(
        **known,
        incidents=world.incidents,
        incident_queries=world.queries,
        sites=world.sites,
        exposures=Exposures(world.zones, world.current, Units(db)),
        zones=world.zones,
    )
    api = an_api(services)
    api.now = NIGHT
    company = await a_company(db, world.department)
    people, _ = await a_roster(db, company)
    return House(
        world=world,
        api=api,
        company=company,
        dispatcher=await a_client(api, Role.DISPATCHER, company),
        crew=await a_client(api, Role.CREW, company, person=people[0]),
        admin=await a_client(api, Role.ADMIN, None),
        rival=await a_client(api, Role.DISPATCHER, await another_company(world)),
    )


async def a_client(api: Api, role: Role, organisation: UUID | None, *, person: UUID | None = None) -> Client:
    """A new account with one grant and a token; of a person on its roster where asked."""
    boss = Actor(account=new_id(), name="boss", grants=(Grant(role=Role.ADMIN),))
    scopes = (Scope(role=role, organisation=organisation),)
    command = AddAccount(
        login=f"a{new_id().hex}",
        name="Thử",
        language="en",
        organisation=organisation,
        person=person,
        scopes=scopes,
    )
    added = await api.services.accounts.add(command, by=boss, request=asked(boss))
    assert isinstance(added, AccountAdded), added
    actor = Actor(account=added.account, name="Thử", grants=(Grant(role=role, organisation=organisation),))
    issued = await api.services.sign_in.make_token("test", timedelta(days=9), by=actor, request=asked(actor))
    return Client(api=api, token=issued.secret)


async def another_company(world: World) -> UUID:
    """Viễn thông Tháp Mười."""
    command = Found(code="THAP", name="Viễn thông Tháp Mười", kind=OrganisationKind.TELECOM)
    founded = await Organisations(world.db).found(command, by=world.department, request=asked(world.department))
    assert isinstance(founded, Founded)
    return founded.organisation


async def test_a_report_is_an_incident_with_its_reasons_exposure_history_and_words(house: House) -> None:
    saved = await house.admin.do(
        "saveSite",
        "... on SiteSaved { site version }",
        code="TH-01",
        kind="SCHOOL",
        name="Trường Tân Phú",
        place={"lon": PLACE.x, "lat": PLACE.y},
        hours=[{"weekday": day, "startMin": 420, "endMin": 660} for day in range(5)],
        people=640,
    )
    await house.world.order(CreateZone(code="AP", terms=terms("Ấp", geometry=HAMLET, precedence=10)))

    done = await house.reported(words="Cáp đứt", severity="MAJOR")
    found = await house.dispatcher.ask(
        """query($id: ID!) { incident(id: $id) {
            reference status severity priority reportCount unit location
            factors { code points message params { name value } }
            affectedSites { id code kind people hours { weekday startMin endMin } }
            exposure { zone { code } relation distanceM boundaryM quality wins rule approval }
            history { before after reason note }
            reports { words joined }
            flags { code }
        } }""",
        id=done["incident"],
    )

    shown = found["incident"]
    assert (shown["reference"], shown["status"], shown["severity"]) == (done["reference"], "ACKNOWLEDGED", "MAJOR")
    assert shown["location"] == POINT
    assert shown["priority"] == 491 == sum(one["points"] for one in shown["factors"])
    assert [one["message"] for one in shown["factors"]] == [
        "Severity: major",
        "Trường Tân Phú: school in session 07:00–11:00, 640 pupils",  # noqa: RUF001 - hours are written with this dash
    ]
    assert [(one["id"], one["code"]) for one in shown["affectedSites"]] == [(saved["site"], "TH-01")]
    assert [(one["zone"]["code"], one["relation"], one["distanceM"], one["wins"]) for one in shown["exposure"]] == [
        ("AP", "INSIDE", 0.0, True),
        ("SADEC", "INSIDE", 0.0, False),
    ]
    assert shown["exposure"][0]["quality"] == "DRAWN"
    assert shown["history"] == [{"before": None, "after": "ACKNOWLEDGED", "reason": "", "note": ""}]
    assert shown["reports"] == [{"words": "Cáp đứt", "joined": False}]
    assert shown["flags"] == []


async def test_exposure_is_asked_of_another_time_and_as_known_then(house: House) -> None:
    done = await house.reported()
    await house.world.order(
        CreateZone(code="AP", terms=terms("Ấp", geometry=HAMLET, precedence=10)),
        at=NIGHT + HOUR,
        start=NIGHT + 2 * HOUR,
    )
    text = (
        "query($id: ID!, $at: DateTime, $known: DateTime) { incident(id: $id) { "
        "exposure(at: $at, asKnownAt: $known) { zone { code } } flags { zone code message since } } }"
    )

    async def codes(at: Any, known: Any = None) -> list[str]:
        given = {"id": done["incident"], "at": at.isoformat(), "known": known and known.isoformat()}
        shown = (await house.dispatcher.ask(text, **given))["incident"]
        assert [(one["zone"], one["code"]) for one in shown["flags"]] == [(2, "ZONE_COMES")]
        assert shown["flags"][0]["message"] == "Zone 2 comes over it or near to it"
        return [one["zone"]["code"] for one in shown["exposure"]]

    assert await codes(NIGHT) == ["SADEC"]
    assert await codes(NIGHT + 3 * HOUR) == ["AP", "SADEC"]
    assert await codes(NIGHT + 3 * HOUR, NIGHT) == ["SADEC"]


async def test_a_crew_member_reports_here_and_reads_what_they_reported(house: House) -> None:
    mine = await house.reported(house.crew, words="trụ gãy")
    other = await house.reported(separate=True, words="nhà bà Tư")
    text = "query($id: ID!) { incident(id: $id) { reports { words } affectedSites { code } } }"

    assert (await house.crew.ask(text, id=mine["incident"]))["incident"]["reports"] == [{"words": "trụ gãy"}]
    assert (await house.crew.ask(text, id=other["incident"]))["incident"] is None
    listed = (await house.crew.ask("{ incidents(first: 9) { edges { node { id } } } }"))["incidents"]["edges"]
    assert [edge["node"]["id"] for edge in listed] == [mine["incident"]]
    foreign = await house.crew.fault(
        "mutation($input: ReportIncidentInput!) { reportIncident(input: $input) { __typename } }",
        input=keyed({"organisation": encode_id("Organisation", new_id()), "kind": "OTHER", "location": POINT}),
    )
    assert foreign["code"] == "FORBIDDEN"


async def test_two_reports_are_one_incident_and_a_separate_one_is_another(house: House) -> None:
    own = str(uuid4())
    first, second = await house.reported(report=own), await house.reported(house.crew)
    again, separate = await house.reported(report=own), await house.reported(separate=True)

    assert [one["joined"] for one in (first, second, again, separate)] == [False, True, False, False]
    assert first["incident"] == second["incident"] == again["incident"] != separate["incident"]
    assert first["report"] == again["report"]


async def test_the_life_of_an_incident(house: House) -> None:
    of = (await house.reported())["incident"]
    steps = [
        ("postponeIncident", "chờ vật tư", "PENDING"),
        ("startIncident", "", "IN_PROGRESS"),
        ("holdIncident", "mưa", "HELD"),
        ("resolveIncident", "", "RESOLVED"),
        ("reopenIncident", "lại đứt", "IN_PROGRESS"),
        ("closeIncident", "không tìm thấy", "CLOSED"),
    ]
    done: Any = None
    for version, (mutation, note, status) in enumerate(steps, 1):
        done = await house.dispatcher.do(mutation, CHANGED, incident=of, version=version, note=note)
        assert (done["__typename"], done.get("status"), done.get("version")) == ("IncidentChanged", status, version + 1)

    assert done["incident"]["fixed"] is False
    again = await house.dispatcher.do("rejectIncident", CHANGED, incident=of, version=7, note="x")
    assert (again["__typename"], again["code"]) == ("ConflictProblem", "STATE")
    assert again["message"] == "It cannot go from CLOSED to REJECTED."
    stale = await house.dispatcher.do("reopenIncident", CHANGED, incident=of, version=1, note="x")
    assert (stale["__typename"], stale["expected"], stale["actual"]) == ("StaleProblem", 1, 7)
    other = (await house.reported())["incident"]
    cancelled = await house.dispatcher.do("cancelIncident", CHANGED, incident=other, version=1, note="tự có lại")
    assert cancelled["status"] == "CANCELLED"


async def test_triage_and_links(house: House) -> None:
    one, two = [(await house.reported(separate=True))["incident"] for _ in range(2)]

    triaged = await house.dispatcher.do(
        "triageIncident", CHANGED, incident=one, version=1, severity="CRITICAL", name="Đứt cáp", affectedSites=[]
    )
    linked = await house.dispatcher.do("linkIncident", CHANGED, incident=two, version=1, kind="DUPLICATE", other=one)

    assert (triaged["priority"], triaged["version"]) == (800, 2)
    assert (linked["status"], linked["version"]) == ("CLOSED", 2)
    shown = await house.dispatcher.ask(
        "query($id: ID!) { incident(id: $id) { duplicateOf history { message } } }", id=two
    )
    assert shown["incident"]["duplicateOf"] == one
    assert [step["message"] for step in shown["incident"]["history"]] == ["", "Repeats another incident"]


@pytest.mark.parametrize("verb", [*STEPS, "triage"])
async def test_only_who_manages_the_organisations_incidents_changes_them(house: House, verb: str) -> None:
    of = (await house.reported())["incident"]
    before = await house.world.dump()
    kind = "TriageIncidentInput" if verb == "triage" else "IncidentStepInput"
    text = f"mutation($input: {kind}!) {{ {verb}Incident(input: $input) {{ __typename }} }}"
    given = {"incident": of, "version": 1} | ({"severity": "MINOR"} if verb == "triage" else {"note": "x"})

    for who in (house.rival, house.crew):
        assert (await who.fault(text, input=keyed(given)))["code"] == "FORBIDDEN"

    assert await house.world.dump() == before
    allowed = await house.dispatcher.ask(text, input=keyed(given))
    assert allowed[f"{verb}Incident"]["__typename"] == ("ConflictProblem" if verb == "reopen" else "IncidentChanged")


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        (
            {"location": {"type": "Point", "coordinates": [10.31, 105.71]}},
            "input.location.coordinates",
            "LON_LAT_SWAPPED",
        ),
        ({"location": {"type": "Polygon", "coordinates": []}}, "input.location.type", "GEOMETRY_TYPE"),
        ({"organisation": "x"}, "input.organisation", "NOT_AN_ID"),
        ({"media": ["x"]}, "input.media.0", "NOT_A_MEDIA_NAME"),
        ({"words": "x" * 2001}, "input.words", "TOO_LONG"),
    ],
)
async def test_bad_input_names_the_field_and_writes_nothing(
    house: House, given: dict[str, Any], field: str, code: str
) -> None:
    before = await house.world.dump()
    plain = {"organisation": encode_id("Organisation", house.company), "kind": "FIBRE_CUT", "location": POINT}

    fault = await house.dispatcher.fault(
        "mutation($input: ReportIncidentInput!) { reportIncident(input: $input) { __typename } }",
        input=keyed(plain | given),
    )

    assert (fault["code"], fault["field"], fault["reason"]["code"]) == ("BAD_INPUT", field, code)
    assert await house.world.dump() == before


async def test_lists_are_by_priority_or_newest_filtered_and_paged(house: House) -> None:
    ids = [(await house.reported(separate=True, severity=one))["incident"] for one in ("MINOR", "CRITICAL", "MAJOR")]
    text = (
        "query($first: Int!, $after: String, $filter: IncidentFilterInput) { LIST(first: $first, after: $after, "
        "filter: $filter) { edges { node { id } } pageInfo { hasNextPage endCursor } } }"
    )

    async def listed(name: str, **given: Any) -> tuple[list[Any], Any]:
        page = (await house.dispatcher.ask(text.replace("LIST", name), **given))[name]
        return [edge["node"]["id"] for edge in page["edges"]], page["pageInfo"]

    first, info = await listed("incidents", first=2)
    rest, last = await listed("incidents", first=2, after=info["endCursor"])
    assert (first, rest, last["hasNextPage"]) == ([ids[1], ids[2]], [ids[0]], False)
    assert (await listed("newestIncidents", first=9))[0] == ids[::-1]
    assert (await listed("incidents", first=9, filter={"severities": ["MAJOR"]}))[0] == [ids[2]]
    box = {"west": 105.0, "south": 9.0, "east": 105.5, "north": 11.0}
    assert (await listed("incidents", first=9, filter={"box": box}))[0] == []
    other = await house.dispatcher.fault(
        text.replace("LIST", "incidents"), first=2, after=info["endCursor"], filter={"statuses": ["HELD"]}
    )
    assert (other["code"], other["field"]) == ("BAD_INPUT", "after")


async def test_an_id_of_another_kind_finds_nothing(house: House) -> None:
    of = (await house.reported())["incident"]
    found = await house.dispatcher.ask(
        "query($a: ID!, $b: ID!) { incident(id: $a) { id } site(id: $b) { id } }", a=encode_id("Site", new_id()), b=of
    )

    assert found == {"incident": None, "site": None}


async def test_sites_are_kept_and_listed(house: House) -> None:
    given = {"code": "KCL-1", "kind": "QUARANTINE_SITE", "name": "Khu cách ly 1", "place": {"lon": 105.7, "lat": 10.3}}
    saved = "... on SiteSaved { site version }"
    made = await house.admin.do("saveSite", saved, **given)
    changed = await house.admin.do("saveSite", saved, site=made["site"], version=1, **given | {"people": 300})
    taken = await house.admin.do("saveSite", saved, **given)
    listed = await house.crew.ask(
        "{ sites(first: 5) { edges { node { code people version closedAt hours { weekday } } } } }"
    )
    closed = await house.admin.do("closeSite", saved, site=made["site"], version=2)
    gone = await house.crew.ask("{ sites(first: 5) { edges { node { code } } } }")

    assert (changed["version"], closed["version"]) == (2, 3)
    assert (taken["__typename"], taken["code"]) == ("ConflictProblem", "SITE_CODE_TAKEN")
    assert [edge["node"] for edge in listed["sites"]["edges"]] == [
        {"code": "KCL-1", "people": 300, "version": 2, "closedAt": None, "hours": []}
    ]
    assert gone["sites"]["edges"] == []
    denied = await house.dispatcher.fault(
        "mutation($input: SaveSiteInput!) { saveSite(input: $input) { __typename } }",
        input=keyed(given | {"code": "X"}),
    )
    assert denied["code"] == "FORBIDDEN"


async def test_the_same_key_again_is_the_same_report_and_another_body_a_conflict(house: House) -> None:
    key = keyed({})
    first, again = await house.reported(**key), await house.reported(**key)
    other = await house.dispatcher.do(
        "reportIncident",
        REPORTED,
        organisation=encode_id("Organisation", house.company),
        kind="OTHER",
        location=POINT,
        **key,
    )

    assert first == again
    assert (other["__typename"], other["code"]) == ("ConflictProblem", "IDEMPOTENCY_KEY_REUSED")
