"""The desk judges what is read out as the post would, knowing what the post cannot; the SQL on both databases."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from checkpoints.checks.model import Receipts, RecordChecks
from checkpoints.desk.looking.model import Found, Look
from credentials.codec import open_text
from credentials.envelope import Envelope
from credentials.verdict import Passage, Seen
from credentials.wire import Decision, Direction, EntryMode, Outcome, ReasonCode
from identity.access import Role
from permits.permits.commands import Revoke, SubstituteMember
from storage.database import Database
from storage.ids import new_id
from storage.outcomes import Forbidden, NotFound, Refusal
from tests.checkpoints.checks_factory import a_text
from tests.checkpoints.desk_world import DeskWorld, a_desk, a_post
from tests.permits.values import DAY, HOUR, NOON
from tests.permits.world import LAPVO, SADEC, asked, person

AN, BINH, CUONG = "Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Cường"


@pytest.fixture
async def house(sqlite_db: Database) -> DeskWorld:
    return await a_desk(sqlite_db)


def said(found: tuple[Found, ...]) -> dict[str, tuple[Decision, tuple[ReasonCode, ...]]]:
    """Decision and reasons by name."""
    return {one.claims.name if one.claims else "": (one.verdict.decision, one.verdict.reasons) for one in found}


async def passed(house: DeskWorld, text: str, **changes: Any) -> None:
    """A check that has come home from the other post."""
    times = {"earliest": NOON.isoformat(), "latest": NOON.isoformat()}
    check = a_text(checkpoint=str(house.other_post), payload=text, decidedAt=times, **changes)
    by = replace(house.device, checkpoint=house.other_post)
    command = RecordChecks(checkpoint=house.other_post, texts=(check,))
    assert isinstance(await house.checks.record(command, by=by, request=asked(by)), Receipts)


async def test_a_code_finds_every_holder_and_whom_the_officer_compared_may_pass(house: DeskWorld) -> None:
    unseen = await house.found(seen=Seen())
    compared = await house.found()
    by_tail = await house.found(seen=Seen(name_confirmed=True, id_tail="1234"))

    assert said(unseen) == dict.fromkeys((AN, BINH), (Decision.REFER, (ReasonCode.CODE_ONLY,)))
    assert said(compared) == dict.fromkeys((AN, BINH), (Decision.ALLOW, ()))
    assert said(by_tail)[AN] == (Decision.ALLOW, ())
    assert said(by_tail)[BINH] == (Decision.REFER, (ReasonCode.ID_MISMATCH, ReasonCode.CODE_ONLY))
    (one, _) = compared
    assert one.permit is not None
    assert (one.permit.id, one.end, one.claims and one.claims.plates) == (
        house.permit.id,
        house.permit.valid_to,
        ("66C12345",),
    )


async def test_a_plate_finds_live_permits_and_none_that_ended_long_ago(db: Database) -> None:
    house = await a_desk(db)
    late = house.permit.valid_to + DAY

    assert said(await house.found(plate="66C12345")) == said(await house.found())
    assert await house.found(plate="66C99999") == ()
    assert said(await house.found(plate="66C12345", at=late))[AN][1] == (ReasonCode.EXPIRED,)
    assert await house.found(plate="66C12345", at=late + 3 * DAY) == ()


async def test_what_is_read_whole_is_judged_like_a_scan(house: DeskWorld) -> None:
    (credential, _) = await house.world.queries.credentials(house.permit.id, by=house.world.coordinator)
    text = credential.text or ""

    (scanned,) = await house.found(text=f"{text}\r\n", seen=Seen())
    (forged,) = await house.found(text=text[:-1] + ("0" if text[-1] != "0" else "1"))
    (foreign,) = await house.found(text="https://example.org")

    assert (scanned.verdict.decision, scanned.permit and scanned.permit.id) == (Decision.ALLOW, house.permit.id)
    assert (forged.verdict.decision, forged.claims, forged.permit) == (Decision.DENY, None, None)
    assert foreign.verdict.reasons == (ReasonCode.NOT_A_PERMIT,)


async def test_no_such_code_is_answered_with_nobody(house: DeskWorld) -> None:
    assert await house.found(control_code="000000000097") == ()
    assert len(await house.found()) == 2


async def test_a_revocation_and_the_way_are_known_at_once(house: DeskWorld) -> None:
    outward = Passage(direction=Direction.OUTWARD)
    department = house.world.department
    command = Revoke(permit=house.permit.id, version=house.permit.version, reason="Nhầm")
    assert said(await house.found())[AN] == (Decision.ALLOW, ())

    done = await house.world.permits.revoke(command, by=department, request=asked(department))

    assert not isinstance(done, Refusal)
    assert said(await house.found())[AN] == (Decision.DENY, (ReasonCode.REVOKED,))
    assert said(await house.found(passage=outward))[AN][0] is Decision.REFER


async def test_who_was_swapped_out_is_shown_as_revoked_behind_who_joined(house: DeskWorld) -> None:
    by, people = house.world.coordinator, house.world.people
    command = SubstituteMember(permit=house.permit.id, version=house.permit.version, out=people[0], joining=people[2])
    done = await house.world.permits.substitute_member(command, by=by, request=asked(by))
    assert not isinstance(done, Refusal)

    found = await house.found()

    assert said(found)[AN] == (Decision.DENY, (ReasonCode.REVOKED,))
    assert said(found)[CUONG] == (Decision.ALLOW, ())
    assert [one.claims.name for one in found if one.claims][-1] == AN


async def test_a_permit_for_elsewhere_says_the_wrong_zone(house: DeskWorld) -> None:
    elsewhere = await house.issued(zones=(LAPVO,))

    assert said(await house.found(control_code=elsewhere.control_code))[AN] == (
        Decision.DENY,
        (ReasonCode.WRONG_ZONE,),
    )


async def test_checks_that_came_home_are_shown_and_consume_a_single_entry(db: Database) -> None:
    house = await a_desk(db)
    once = await house.issued(entry_mode=EntryMode.SINGLE, holders=house.world.people[2:3])
    (credential,) = await house.world.queries.credentials(once.id, by=house.world.coordinator)
    (before,) = await house.found(control_code=once.control_code)
    assert (before.verdict.decision, before.passed) == (Decision.ALLOW, ())

    await passed(house, credential.text or "")

    (after,) = await house.found(control_code=once.control_code)
    assert (after.verdict.decision, after.verdict.reasons[0]) == (Decision.DENY, ReasonCode.USED)
    assert [(one.name, one.outcome, one.at) for one in after.passed] == [("Chốt cầu Cái Dâu", Outcome.PASSED, NOON)]


async def test_the_desk_lets_one_trip_go_on_behind_the_post_it_passed(db: Database) -> None:
    house = await a_desk(db)
    once = await house.issued(entry_mode=EntryMode.SINGLE, zones=(SADEC, LAPVO), holders=house.world.people[2:3])
    (credential,) = await house.world.queries.credentials(once.id, by=house.world.coordinator)
    further = await a_post(house.world, "Chốt Lấp Vò", from_zones=frozenset({SADEC}), to_zones=frozenset({LAPVO}))
    await passed(house, credential.text or "")

    (by_code,) = await house.found(control_code=once.control_code, checkpoint=further)
    (scanned,) = await house.found(text=credential.text, checkpoint=further)
    (again,) = await house.found(control_code=once.control_code)

    assert ReasonCode.USED not in {*by_code.verdict.reasons, *scanned.verdict.reasons}
    assert len(by_code.passed) == 1
    assert again.verdict.reasons[0] is ReasonCode.USED


async def test_a_withdrawn_key_is_said_although_the_claims_are_known(house: DeskWorld) -> None:
    (credential, _) = await house.world.queries.credentials(house.permit.id, by=house.world.coordinator)
    (read,) = await house.found(text=credential.text or "")
    assert read.verdict.decision is Decision.ALLOW
    kid = await _kid(house)

    await house.world.keys.withdraw(kid, NOON + HOUR)

    assert said(await house.found(at=NOON + 2 * HOUR))[AN] == (Decision.DENY, (ReasonCode.KEY_WITHDRAWN,))


async def _kid(house: DeskWorld) -> bytes:
    (credential, _) = await house.world.queries.credentials(house.permit.id, by=house.world.coordinator)
    sealed = open_text(credential.text or "")
    assert isinstance(sealed, Envelope)
    return sealed.kid


async def test_only_who_answers_the_post_looks_there(house: DeskWorld) -> None:
    for by in (house.elsewhere, house.device, person(Role.AUDITOR), person(Role.DISPATCHER)):
        with pytest.raises(Forbidden):
            await house.look(by=by)

    assert isinstance(await house.look(checkpoint=new_id()), NotFound)
    assert await house.found()
    posts = await house.looking.posts(by=house.focal, at=NOON)
    assert {one.id for one in posts} == {house.post, house.other_post}
    assert await house.looking.posts(by=house.elsewhere, at=NOON) == ()
    assert len(await house.looking.posts(by=person(Role.ADMIN), at=NOON)) == 2


@pytest.mark.parametrize("given", [{}, {"text": "FP1:", "plate": "66C12345"}])
def test_a_look_is_by_one_thing(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="a text, a code or a plate"):
        Look(checkpoint=UUID(int=1), passage=Passage(direction=Direction.INWARD), seen=Seen(), **given)
