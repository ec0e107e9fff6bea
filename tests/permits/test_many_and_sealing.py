"""Extending many, healing what a dead process left unsealed, and finding permits."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from credentials.claims import Claims
from credentials.wire import Purpose
from identity.access import Role
from permits.applications.commands import Apply
from permits.permits.commands import ExtendMany
from permits.permits.model import Permit
from permits.permits.outcomes import ManyExtended
from permits.permits.search import PermitFilter
from storage.ids import new_id
from storage.outcomes import BadInput, Busy, Forbidden, NotFound
from tests.permits.test_lifecycle import do, issued, seen
from tests.permits.values import DAY, HOUR, LAP_VO, NOON, SA_DEC
from tests.permits.world import LAPVO, SADEC, World, asked, person

RULE = ExtendMany(zones=(SADEC,), ending_from=NOON + 2 * DAY, ending_to=NOON + 4 * DAY, new_end=NOON + 20 * DAY)


async def test_many_are_extended_by_one_rule_and_the_preview_said_so(world: World) -> None:
    fits, other_zone = await issued(world, zones=(SADEC,)), await issued(world, zones=(SADEC, LAPVO))
    later = await issued(world, zones=(SADEC,), valid_to=NOON + 5 * DAY)
    gone = await issued(world, zones=(SADEC,))
    await do(world, "revoke", gone, world.coordinator)
    at = NOON + HOUR

    preview = await world.queries.preview_extension(RULE, by=world.sa_dec, now=at)
    done = await world.permits.extend_many(RULE, by=world.sa_dec, request=asked(world.sa_dec, at))

    assert isinstance(done, ManyExtended)
    assert (preview.permits, preview.sample, done.permits) == (1, (fits.id,), 1)
    ends = [(await seen(world, one.id)).valid_to for one in (fits, other_zone, later, gone)]
    assert ends == [NOON + 20 * DAY, NOON + 3 * DAY, NOON + 5 * DAY, NOON + 3 * DAY]
    async with world.db.reading() as rx:
        (rule,) = await world.queries.extensions(rx, at)
    assert (rule.zones, rule.new_end, rule.at) == (
        frozenset({SADEC}),
        int((NOON + 20 * DAY).timestamp()),
        int(at.timestamp()),
    )
    assert (await world.told())[-1] == "PERMITS_EXTENDED"


async def test_an_expired_permit_is_not_woken_neither_here_nor_by_a_bundle(world: World) -> None:
    ended = await issued(world, zones=(SADEC,))
    at = NOON + 3 * DAY + HOUR

    await world.permits.extend_many(RULE, by=world.sa_dec, request=asked(world.sa_dec, at))

    assert (await seen(world, ended.id)).valid_to == NOON + 3 * DAY
    async with world.db.reading() as rx:
        (rule,) = await world.queries.extensions(rx, at)
    assert rule.ending_from == int(at.timestamp())


async def test_nothing_is_extended_past_its_hard_limit(world: World) -> None:
    permit = await issued(world, zones=(SADEC,))
    far = replace(RULE, new_end=NOON + 90 * DAY)
    at = NOON + HOUR

    preview = await world.queries.preview_extension(far, by=world.department, now=at)
    await world.permits.extend_many(far, by=world.department, request=asked(world.department, at))

    assert preview.past_limit == 1
    assert (await seen(world, permit.id)).valid_to == permit.hard_limit


async def test_extending_many_needs_every_unit_of_the_zones(world: World) -> None:
    both = replace(RULE, zones=(SADEC, LAPVO))
    before = await world.dump()

    for by in (world.sa_dec, world.coordinator, person(Role.AUDITOR)):
        with pytest.raises(Forbidden):
            await world.permits.extend_many(both, by=by, request=asked(by))
    missing = await world.permits.extend_many(
        replace(RULE, zones=(99,)), by=world.department, request=asked(world.department)
    )
    assert missing == NotFound(kind="Zone", id="99")
    assert await world.dump() == before

    units = person(Role.APPROVER, None, SA_DEC, LAP_VO)
    assert isinstance(await world.permits.extend_many(both, by=units, request=asked(units)), ManyExtended)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"zones": ()}, "input.rule.zones"),
        ({"ending_to": NOON + DAY}, "input.rule.endingTo"),
        ({"new_end": NOON + 3 * DAY}, "input.rule.newEnd"),
        ({"new_end": NOON.replace(tzinfo=None)}, "input.rule.newEnd"),
    ],
)
async def test_a_rule_that_cannot_be_meant_names_its_field(world: World, changes: dict[str, Any], field: str) -> None:
    by = world.department

    with pytest.raises(BadInput) as refused:
        await world.permits.extend_many(replace(RULE, **changes), by=by, request=asked(by))

    assert refused.value.field == field


@dataclass
class Cut:
    """Issuers behind a cut cable: the process dies between commit and signature."""

    async def seal(self, claims: Claims, unit: UUID | None, at: datetime) -> str:
        raise Busy(f"cut: {claims.cti!r} {unit} {at}")


async def test_a_process_that_dies_between_commit_and_sealing_leaves_a_permit_that_heals(world: World) -> None:
    from permits.applications.service import Applications

    dying = Applications(world.db, replace(world.ports, issuers=Cut()))
    by = world.coordinator
    done: Any = await dying.apply(Apply(wanted=world.wanted()), by=by, request=asked(by))
    assert done.permit is not None
    assert await unsealed(world) == 1

    first = await world.queries.credentials(done.permit, by=by)
    second = await world.queries.credentials(done.permit, by=by)

    assert (first[0].text or "").startswith("FP1:")
    assert first == second
    assert await unsealed(world) == 0


async def test_the_worker_heals_what_nobody_reads(world: World) -> None:
    from permits.applications.service import Applications

    dying = Applications(world.db, replace(world.ports, issuers=Cut()))
    by = world.coordinator
    await dying.apply(Apply(wanted=world.wanted()), by=by, request=asked(by))

    assert await world.permits.sealer.heal() == 1

    assert await unsealed(world) == 0
    assert await world.permits.sealer.heal() == 0


async def test_two_that_seal_at_once_leave_one_text(world: World) -> None:
    import asyncio

    from permits.applications.service import Applications

    dying = Applications(world.db, replace(world.ports, issuers=Cut()))
    by = world.coordinator
    done: Any = await dying.apply(Apply(wanted=world.wanted()), by=by, request=asked(by))

    read = await asyncio.gather(*(world.queries.credentials(done.permit, by=by) for _ in range(8)))

    assert len({one[0].text for one in read}) == 1


async def unsealed(world: World) -> int:
    from permits.permits import credential_store

    async with world.db.reading() as rx:
        return len(await credential_store.unsealed(rx, 10))


async def found(world: World, by: Any = None, **wanted: Any) -> list[UUID]:
    page = await world.queries.page(PermitFilter(**wanted), by=by or world.department, after=None, first=10)
    return [one.id for one in page.rows]


async def four(world: World) -> tuple[Permit, ...]:
    """One a person of the roster, the second by truck."""
    return tuple(
        [
            await issued(world, holders=(one,), vehicles=world.vehicles[:1] if place == 1 else (), zones=(SADEC,))
            for place, one in enumerate(world.people[:4])
        ]
    )


async def test_a_permit_is_found_by_reference_code_plate_and_name_however_they_are_typed(world: World) -> None:
    an, binh, cuong, dung = await four(world)

    code = an.control_code
    typed = {
        an.reference.lower(): an,
        f" {an.reference[:6]} {an.reference[7:11]} {an.reference[11:]}": an,
        an.reference.replace("-", "").replace("0", "o"): an,
        code: an,
        f" {code[:4]} {code[4:8]}-{code[8:]}": an,
        f"{code[:4]}\u00a0{code[4:8]}\u2013{code[8:]}": an,
        "66c-123.45": binh,
        "66C12345": binh,
        "66 c 123 45": binh,
        "123.45": binh,
        "an nguyen van": an,
        "le hoang": cuong,
        "Lê Hoàng Cường": cuong,
        "PHAM DUC": dung,
        "đức dũng": dung,
    }
    assert {text: await found(world, text=text) for text in typed} == {
        text: [permit.id] for text, permit in typed.items()
    }
    assert await found(world, text="%") == await found(world, text="6") == await found(world, text=code[:-1]) == []
    assert await found(world, text="không ai") == []


async def test_lists_are_paged_by_key_newest_first_and_filtered(world: World) -> None:
    permits = await four(world)
    newest = [one.id for one in reversed(permits)]

    first = await world.queries.page(PermitFilter(), by=world.department, after=None, first=3)
    rest = await world.queries.page(PermitFilter(), by=world.department, after=first.rows[-1].id, first=3)

    assert [one.id for one in (*first.rows, *rest.rows)] == newest
    assert (first.more, rest.more) == (True, False)
    assert await found(world, zone=SADEC, purpose=Purpose.INCIDENT_REPAIR, organisation=world.company) == newest
    assert await found(world, zone=LAPVO) == await found(world, purpose=Purpose.KT1_MAIL) == []
    assert await found(world, in_force_at=NOON + 3 * DAY) == await found(world, to_review=True) == []
    assert await found(world, person=world.people[0], unit=SA_DEC) == newest[-1:]


async def test_nobody_sees_what_is_not_theirs(world: World) -> None:
    permits = await four(world)
    newest = [one.id for one in reversed(permits)]
    crew = replace(person(Role.CREW, world.company), person=world.people[0])
    strangers = (person(Role.COORDINATOR, new_id()), world.lap_vo, person(Role.CHECKPOINT), person(Role.CREW))

    assert await found(world, world.sa_dec) == await found(world, world.coordinator) == newest
    assert await found(world, person(Role.AUDITOR)) == newest
    assert await found(world, crew) == newest[-1:]
    for by in strangers:
        assert await found(world, by) == []
        assert await world.queries.find(permits[0].id, by=by) is None
        assert await world.queries.credentials(permits[0].id, by=by) == ()
