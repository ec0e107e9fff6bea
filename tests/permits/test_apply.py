"""Applying: standing approval, parts for the units that decide, and everything that stands in the way."""

from dataclasses import replace
from typing import Any

import pytest
import shapely

from credentials import codec
from credentials.claims_codec import parse
from credentials.envelope import Envelope
from credentials.wire import Purpose, SubjectType
from geo.zones.orders.model import CreateZone
from permits.applications.commands import Apply
from permits.applications.model import ApplicationStatus
from permits.applications.outcomes import ApplicationChanged
from permits.permits.model import PermitStatus
from permits.permits.search import PermitFilter
from permits.policy.model import PolicyRule
from storage.outcomes import BadInput, Forbidden, Refused
from tests.permits.values import DAY, HOUR, LAP_VO, NOON, SA_DEC
from tests.permits.world import HAMLET, LAPVO, MARKET, SADEC, SHUT, SITE, World, asked, terms

S = ApplicationStatus


async def apply(world: World, **changes: Any) -> Any:
    by = changes.pop("by", world.coordinator)
    at = changes.pop("at", NOON)
    return await world.applications.apply(Apply(wanted=world.wanted(**changes)), by=by, request=asked(by, at))


def codes(outcome: Any) -> list[str]:
    assert isinstance(outcome, Refused), outcome
    return [reason.code for reason in outcome.reasons]


async def test_class_1_under_standing_approval_is_issued_at_once_and_sealed(world: World) -> None:
    done = await apply(world, zones=(SADEC, HAMLET), holders=world.people[:2], subject_type=SubjectType.CREW)

    assert isinstance(done, ApplicationChanged)
    permit = await world.queries.find(done.permit, by=world.coordinator) if done.permit else None
    assert permit is not None
    assert (done.status, permit.status, permit.zones) == (S.APPROVED, PermitStatus.ACTIVE, (SADEC, HAMLET))
    assert [holder.name for holder in permit.holders] == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert await world.told() == [
        "APPLICATION_DRAFTED",
        "APPLICATION_SUBMITTED",
        "PERMIT_ISSUED",
        "APPLICATION_APPROVED",
    ]
    credentials = await world.queries.credentials(permit.id, by=world.coordinator)
    assert len(credentials) == len(done.credentials) == 2
    assert all((one.text or "").startswith("FP1:") for one in credentials)


async def test_the_credential_says_what_the_permit_says(world: World) -> None:
    done = await apply(world, vehicles=world.vehicles, base_zone=SADEC)
    permit = await world.queries.find(done.permit, by=world.coordinator)
    assert permit is not None

    (credential,) = await world.queries.credentials(permit.id, by=world.coordinator)

    sealed = codec.open_text(credential.text or "")
    assert isinstance(sealed, Envelope)
    claims: Any = parse(sealed.payload)
    assert claims.cti == credential.cti.bytes
    assert (claims.name, claims.tails, claims.plates) == ("Nguyễn Văn An", ("1234",), ("66C12345",))
    assert (claims.purpose, claims.zones, claims.control_code) == (permit.purpose, (SADEC,), permit.control_code)
    assert claims.end == int(permit.valid_to.timestamp()) < claims.expires_at == int(permit.hard_limit.timestamp())


@pytest.mark.parametrize(
    ("zones", "purpose", "units"),
    [
        ((SADEC,), Purpose.ESSENTIAL_GOODS, {SA_DEC}),
        ((SADEC, LAPVO), Purpose.ESSENTIAL_GOODS, {SA_DEC, LAP_VO}),
        ((SITE,), Purpose.QUARANTINE_SITE_CONNECTIVITY, {SA_DEC}),
        ((SHUT,), Purpose.INCIDENT_REPAIR, {SA_DEC}),
        ((SHUT, LAPVO), Purpose.INCIDENT_REPAIR, {SA_DEC}),
    ],
    ids=["class 3", "class 3 in two units", "quarantine site", "prohibited", "prohibited beside standing"],
)
async def test_what_a_person_decides_waits_for_its_units(world: World, zones: Any, purpose: Any, units: Any) -> None:
    done = await apply(world, zones=zones, purpose=purpose)

    assert isinstance(done, ApplicationChanged)
    assert (done.status, done.permit) == (S.SUBMITTED, None)
    waiting = await world.application_queries.find(done.id, by=world.coordinator)
    assert waiting is not None
    assert {part.unit for part in waiting.pending} == units
    assert (await world.dump())["permit"] == 0


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"zones": (SADEC, 99)}, "UNKNOWN_ZONE"),
    ({"zones": (MARKET,)}, "NO_PERMIT_NEEDED"),
    ({"purpose": Purpose.ICT_SHOP_OPERATION}, "PURPOSE_FORBIDDEN"),
    ({"valid_to": NOON + 31 * DAY}, "TOO_LONG_VALIDITY"),
    ({"valid_from": NOON - 2 * DAY, "valid_to": NOON}, "ALREADY_OVER"),
    ({"valid_from": NOON + 61 * DAY, "valid_to": NOON + 62 * DAY}, "TOO_FAR_AHEAD"),
    ({"places": ((105.71, 10.31),)}, "ZONE_NOT_NAMED"),
    ({"route": ((105.65, 10.31), (105.79, 10.31))}, "ZONE_NOT_NAMED"),
]


@pytest.mark.parametrize(("changes", "code"), REFUSED, ids=[code for _, code in REFUSED])
async def test_what_stands_in_the_way_is_named_and_nothing_is_written(
    world: World, changes: dict[str, Any], code: str
) -> None:
    before = await world.dump()

    assert codes(await apply(world, **changes)) == [code]

    assert await world.dump() == before


async def test_the_twin_that_names_the_hamlet_on_its_way_is_let_in(world: World) -> None:
    route = ((105.65, 10.31), (105.79, 10.31))

    done = await apply(world, route=route, places=((105.71, 10.31),), zones=(SADEC, HAMLET))

    assert isinstance(done, ApplicationChanged)
    assert done.status is S.APPROVED


async def test_somebody_not_vetted_or_of_another_roster_is_not_let_on(world: World) -> None:
    stranger = world.sa_dec.account
    before = await world.dump()

    assert codes(await apply(world, holders=(world.people[4],))) == ["NOT_VETTED"]
    assert codes(await apply(world, holders=(stranger,))) == ["NOT_ON_ROSTER"]
    assert codes(await apply(world, vehicles=(stranger,))) == ["NOT_ON_ROSTER"]

    assert await world.dump() == before


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"holders": ()}, "input.wanted.holders"),
        ({"zones": ()}, "input.wanted.zones"),
        ({"zones": (1, 1)}, "input.wanted.zones"),
        ({"zones": (0,)}, "input.wanted.zones.0"),
        ({"zones": tuple(range(1, 34))}, "input.wanted.zones"),
        ({"base_zone": 70_000}, "input.wanted.baseZone"),
        ({"valid_to": NOON}, "input.wanted.validTo"),
        ({"valid_from": NOON.replace(tzinfo=None)}, "input.wanted.validFrom"),
        ({"conditions": "x" * 501}, "input.wanted.conditions"),
        ({"conditions": "\x00"}, "input.wanted.conditions"),
        ({"subject_type": SubjectType.VEHICLE}, "input.wanted.vehicles"),
        ({"subject_type": SubjectType.PREMISES}, "input.wanted.premises"),
        ({"route": ((105.65, 10.31),)}, "input.wanted.route"),
    ],
)
async def test_bad_input_names_its_field(world: World, changes: dict[str, Any], field: str) -> None:
    before = await world.dump()

    with pytest.raises(BadInput) as refused:
        await apply(world, **changes)

    assert refused.value.field == field
    assert await world.dump() == before


async def test_only_who_may_apply_for_the_company_applies(world: World) -> None:
    before = await world.dump()

    for by in (world.department, world.sa_dec, replace(world.coordinator, grants=())):
        with pytest.raises(Forbidden):
            await apply(world, by=by)

    assert await world.dump() == before


async def test_the_same_request_again_is_the_same_permit(world: World) -> None:
    command, request = Apply(wanted=world.wanted()), asked(world.coordinator)

    first = await world.applications.apply(command, by=world.coordinator, request=request)
    second = await world.applications.apply(command, by=world.coordinator, request=request)

    assert first == second
    assert (await world.dump())["permit"] == 1


async def test_the_quota_counts_live_permits_and_kt1_mail_is_never_counted(world: World) -> None:
    rule = PolicyRule(zone=SADEC, quota=1)
    await world.policies.add(rule, by=world.department, request=asked(world.department))
    first = await apply(world)
    assert isinstance(first, ApplicationChanged)
    before = await world.dump()

    assert codes(await apply(world)) == ["QUOTA_FULL"]
    assert await world.dump() == before

    assert isinstance(await apply(world, purpose=Purpose.CONGESTION_RELIEF), ApplicationChanged)
    assert isinstance(await apply(world, purpose=Purpose.KT1_MAIL), ApplicationChanged)
    assert isinstance(await apply(world, purpose=Purpose.KT1_MAIL), ApplicationChanged)
    assert isinstance(await apply(world, replaces=first.permit), ApplicationChanged)
    later = NOON + 3 * DAY
    assert isinstance(await apply(world, at=later, valid_from=later, valid_to=later + HOUR), ApplicationChanged)


async def test_a_permit_that_replaces_another_supersedes_it(world: World) -> None:
    old = await apply(world)

    new = await apply(world, zones=(SADEC, LAPVO), replaces=old.permit)

    superseded = await world.queries.find(old.permit, by=world.coordinator)
    assert superseded is not None
    assert (superseded.status, new.status) == (PermitStatus.SUPERSEDED, S.APPROVED)
    assert (await world.told()).count("PERMIT_SUPERSEDED") == 1
    taking = PermitFilter(organisation=world.company, replaces=old.permit)
    page = await world.queries.page(taking, by=world.coordinator, after=None, first=5)
    assert [one.id for one in page.rows] == [new.permit]


async def test_a_zone_that_will_win_on_the_way_within_the_validity_must_be_named_too(world: World) -> None:
    seal = CreateZone(code="SEAL", terms=terms("Ấp", precedence=5, geometry=shapely.box(105.64, 10.24, 105.66, 10.26)))
    await world.order(seal, at=NOON - HOUR, start=NOON + DAY)
    way = {"places": ((105.65, 10.25),)}

    assert codes(await apply(world, **way)) == ["ZONE_NOT_NAMED"]
    assert isinstance(await apply(world, **way, zones=(SADEC, 7)), ApplicationChanged)
    assert isinstance(await apply(world, **way, valid_to=NOON + DAY), ApplicationChanged)
