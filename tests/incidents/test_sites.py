"""Sites: made, changed, closed; by whom."""

from collections.abc import Callable
from typing import Any

import pytest

from geo.place import box, lon_lat
from identity.access import Role
from incidents.sites.model import CloseSite, SaveSite, SiteFilter, SiteKind, SiteSaved
from storage.outcomes import BadInput, Conflict, Forbidden, NotFound, Stale
from tests.incidents.values import COMPANY, SCHOOL_HOURS, an_id, site_terms
from tests.incidents.world import LAP_VO, SA_DEC, World, asked, person


async def save(world: World, by: Any = None, site: Any = None, version: int | None = None, **changes: Any) -> Any:
    """Whatever comes of saving."""
    who = by or world.department
    command = SaveSite(terms=site_terms(**changes), site=site, version=version)
    return await world.sites.save(command, by=who, request=asked(who))


async def close(world: World, site: Any, version: int, by: Any = None) -> Any:
    """Whatever comes of closing."""
    who = by or world.department
    return await world.sites.close(CloseSite(site=site, version=version), by=who, request=asked(who))


async def refused(world: World, call: Callable[[], Any]) -> Any:
    """The refusal or the error, after seeing that nothing was written and nothing queued."""
    before = await world.dump()
    try:
        outcome = await call()
    except (BadInput, Forbidden) as wrong:
        outcome = wrong
    assert await world.dump() == before
    return outcome


async def codes(world: World, **wanted: Any) -> list[str]:
    """Codes of a list."""
    page = await world.sites.page(SiteFilter(**wanted), by=world.crew, after=None, first=100)
    return [one.code for one in page.rows]


async def test_a_site_is_made_changed_and_closed_and_each_is_told(world: World) -> None:
    made = await save(world)
    changed = await save(world, site=made.site, version=1, people=700, unit=SA_DEC)
    closed = await close(world, made.site, 2)

    found = await world.sites.find(made.site, by=world.crew)
    assert [type(one) for one in (made, changed, closed)] == [SiteSaved] * 3
    assert found is not None
    assert (found.people, found.unit, found.version, found.hours) == (700, SA_DEC, 3, SCHOOL_HOURS)
    assert found.closed_at is not None
    told = await world.log("SITES_CHANGED")
    assert [(one.subject, one.unit, one.payload) for one in told] == [
        (made.site, None, {"sites": 1}),
        (made.site, SA_DEC, {"sites": 1}),
        (made.site, SA_DEC, {"sites": 1}),
    ]


async def test_a_code_is_of_one_site(world: World) -> None:
    await save(world)
    other = await save(world, code="TH-02")

    assert await refused(world, lambda: save(world)) == Conflict(code="SITE_CODE_TAKEN", params={"code": "TH-01"})
    taken = await refused(world, lambda: save(world, site=other.site, version=1, code="TH-01"))
    assert taken == Conflict(code="SITE_CODE_TAKEN", params={"code": "TH-01"})


async def test_an_old_version_a_missing_site_and_a_closed_one_are_refused(world: World) -> None:
    made = await save(world)
    await save(world, site=made.site, version=1, people=1)

    stale = await refused(world, lambda: save(world, site=made.site, version=1, people=2))
    missing = await refused(world, lambda: close(world, an_id("nowhere"), 1))
    await close(world, made.site, 2)
    twice = await refused(world, lambda: close(world, made.site, 3))

    assert stale == Stale(kind="Site", id=made.site, expected=1, actual=2)
    assert missing == NotFound(kind="Site", id=an_id("nowhere"))
    assert twice == Conflict(code="SITE_CLOSED", params={"code": "TH-01"})


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"code": " "}, "input.code", "EMPTY"),
        ({"name": "x" * 201}, "input.name", "TOO_LONG"),
        ({"people": -1}, "input.people", "OUT_OF_RANGE"),
        ({"people": 1_000_001}, "input.people", "OUT_OF_RANGE"),
        ({"hours": SCHOOL_HOURS * 11}, "input.hours", "TOO_MANY"),
        ({"site": an_id("x")}, "input.version", "REQUIRED"),
    ],
)
async def test_what_cannot_be_meant_is_refused_by_field(world: World, change: Any, field: str, code: str) -> None:
    wrong = await refused(world, lambda: save(world, **change))

    assert (wrong.field, wrong.code) == (field, code)


async def test_the_department_keeps_the_sites_of_the_public_and_a_company_its_own(world: World) -> None:
    rival = person(Role.DISPATCHER, an_id("another company"))
    public = await save(world)
    station = await save(
        world, by=world.dispatcher, code="BTS-1", kind=SiteKind.BASE_STATION, organisation=COMPANY, hours=()
    )

    assert isinstance(station, SiteSaved)
    for call in (
        lambda: save(world, by=world.dispatcher, code="TH-02"),
        lambda: close(world, public.site, 1, by=world.dispatcher),
        lambda: close(world, station.site, 1, by=rival),
        lambda: save(
            world, by=rival, site=station.site, version=1, code="BTS-1", organisation=an_id("another company")
        ),
        lambda: save(world, by=world.crew, code="TH-03", organisation=COMPANY),
    ):
        assert isinstance(await refused(world, call), Forbidden)
    assert isinstance(await close(world, station.site, 1, by=world.dispatcher), SiteSaved)


async def test_a_list_is_by_code_and_narrowed_by_kind_unit_and_box(world: World) -> None:
    await save(world, code="B", kind=SiteKind.HOSPITAL, place=lon_lat(105.5, 10.3), unit=LAP_VO)
    await save(world, code="A", unit=SA_DEC)
    gone = await save(world, code="C")
    await close(world, gone.site, 1)

    assert await codes(world) == ["A", "B"]
    assert await codes(world, closed=True) == ["A", "B", "C"]
    assert await codes(world, kinds=frozenset({SiteKind.HOSPITAL})) == ["B"]
    assert await codes(world, units=frozenset({SA_DEC})) == ["A"]
    assert await codes(world, box=box(105.4, 10.2, 105.6, 10.4)) == ["B"]
    page = await world.sites.page(SiteFilter(), by=world.crew, after=None, first=1)
    assert ([one.code for one in page.rows], page.more) == (["A"], True)
