"""Recording checks on both databases, and judging with what was recorded."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from checkpoints.checks.model import (
    After,
    CheckKept,
    CheckNote,
    Filter,
    Receipt,
    Receipts,
    RecordChecks,
    Verified,
    Verify,
)
from checkpoints.checks.service import TEXTS_MOST
from credentials.claims import Claims
from credentials.codec import open_text
from credentials.envelope import Envelope
from credentials.verdict import Passage, Seen
from credentials.wire import Decision, Direction, EntryMode, PassageKind, ReasonCode, Status, instant, seconds
from geo.zones.orders.model import Order
from geo.zones.timeline import Span
from storage.outcomes import BadInput, Conflict, Forbidden, NotFound
from tests.checkpoints.checks_factory import a_text, hash_of
from tests.checkpoints.conftest import (
    ADMIN,
    APPROVER,
    INSIDE,
    NOBODY,
    OUTSIDE,
    STRANGER,
    World,
    a_new_zone,
    a_request,
    device_of,
)
from tests.checkpoints.records_factory import EVENING, a_placing
from tests.checkpoints.zones_factory import ACT, AUGUST
from tests.credentials.scenario import a_claims, issued_id

HOUR = timedelta(hours=1)
INWARD, OUTWARD = Passage(direction=Direction.INWARD), Passage(direction=Direction.OUTWARD)


def a_check_at(post: UUID, at: datetime = EVENING, **changes: object) -> str:
    decided = {"earliest": at.isoformat(), "latest": at.isoformat()}
    return a_text(checkpoint=str(post), decidedAt=decided, **changes)


async def record(world: World, post: UUID, texts: Sequence[str], at: datetime = EVENING) -> tuple[Receipt, ...]:
    command = RecordChecks(checkpoint=post, texts=tuple(texts))
    by = device_of(post)
    answered = await world.checks.record(command, by=by, request=a_request(at, by))
    assert isinstance(answered, Receipts)
    return answered.receipts


async def a_permit(world: World, **changes: object) -> tuple[str, Claims]:
    """A permit into the inner zone, sealed by the department, its status on the list."""
    now = seconds(EVENING)
    async with world.db.transaction() as tx:
        (ref,) = await world.statuses.allocate(tx, 1, EVENING + timedelta(days=45), EVENING)
    times = {"issued_at": now - 60, "not_before": now - 60, "end": now + 86_400, "expires_at": now + 40 * 86_400}
    claims = a_claims(
        **({"cti": uuid4().bytes, "zones": (INSIDE,), "base_zone": OUTSIDE, "status": ref} | times | changes)
    )
    text = await world.keys.seal(claims, None, EVENING)
    return text, claims


async def verify(  # noqa: PLR0913, PLR0917 - what a verdict depends on
    world: World, post: UUID, text: str, passage: Passage = INWARD, at: datetime = EVENING, seen: Seen | None = None
) -> tuple[Decision, tuple[ReasonCode, ...]]:
    command = Verify(text=text, checkpoint=post, passage=passage, seen=seen or Seen())
    found = await world.checks.verify(command, by=device_of(post), at=at)
    assert isinstance(found, Verified)
    return found.verdict.decision, found.verdict.reasons


async def test_a_check_is_recorded_and_answered_with_a_receipt(world: World) -> None:
    post = await world.a_checkpoint()
    permit, _ = await a_permit(world)
    text = a_check_at(post, payload=permit)

    (receipt,) = await record(world, post, [text])

    assert (receipt.kept, receipt.position, receipt.hash.hex()) == (CheckKept.RECORDED, 0, hash_of(text))
    assert receipt.id == UUID(json.loads(text)["id"])
    assert receipt.received_at == EVENING
    found = await world.checks.find(receipt.id, by=APPROVER)
    assert found is not None
    assert (found.check.payload, found.check.passage, found.received_at) == (permit, PassageKind.ENTER, EVENING)
    assert (await world.kinds())[-1] == "CHECKS_RECORDED"


async def test_the_same_check_again_is_the_same_check(world: World) -> None:
    post = await world.a_checkpoint()
    text = a_check_at(post)
    await record(world, post, [text])
    before = await world.kinds()

    receipts = await record(world, post, [text, text])

    assert [receipt.kept for receipt in receipts] == [CheckKept.ALREADY_RECORDED, CheckKept.ALREADY_RECORDED]
    assert await world.kinds() == before


async def test_another_text_under_a_known_id_is_kept_beside_it(world: World) -> None:
    post = await world.a_checkpoint()
    first = a_check_at(post)
    changed = json.dumps(json.loads(first) | {"outcome": "HELD"})

    receipts = await record(world, post, [first, changed])

    assert [receipt.kept for receipt in receipts] == [CheckKept.RECORDED, CheckKept.DIFFERS]
    assert receipts[0].id is not None
    found = await world.checks.find(receipts[0].id, by=APPROVER)
    assert found is not None
    assert found.check.outcome.value == "PASSED"
    assert (await record(world, post, [a_check_at(post, previousHash=hash_of(changed))]))[0].notes == (
        CheckNote.UNKNOWN_PERMIT,
        CheckNote.UNSIGNED,
    )


async def test_no_fact_is_refused(world: World) -> None:
    post = await world.a_checkpoint()
    texts = ["", "null", "[]", '{"id": 1}', "x" * 9_000, "\x00", a_check_at(uuid4()), a_check_at(post)]

    receipts = await record(world, post, texts)
    again = await record(world, post, texts)

    kept = [receipt.kept for receipt in receipts]
    assert kept == [CheckKept.MALFORMED] * 4 + [CheckKept.OVERSIZE] + [CheckKept.MALFORMED] * 2 + [CheckKept.RECORDED]
    assert all(receipt.problem for receipt in receipts[:-1])
    assert [receipt.kept for receipt in again] == [*kept[:-1], CheckKept.ALREADY_RECORDED]


async def test_late_duplicate_and_out_of_order_checks_heal_the_chain(world: World) -> None:
    post = await world.a_checkpoint()
    first = a_check_at(post, EVENING)
    second = a_check_at(post, EVENING + timedelta(minutes=1), previousHash=hash_of(first))
    third = a_check_at(post, EVENING + timedelta(minutes=2), previousHash=hash_of(second))

    (late,) = await record(world, post, [third], EVENING + 3 * HOUR)
    both = await record(world, post, [second, first], EVENING + 3 * HOUR)

    assert set(late.notes) == {CheckNote.GAP, CheckNote.LATE, CheckNote.UNKNOWN_PERMIT, CheckNote.UNSIGNED}
    assert all(CheckNote.GAP not in receipt.notes for receipt in both)


async def test_the_same_request_gets_the_same_receipts_and_another_body_is_a_conflict(world: World) -> None:
    post = await world.a_checkpoint()
    command = RecordChecks(checkpoint=post, texts=(a_check_at(post),))
    by = device_of(post)
    request = a_request(by=by)

    first = await world.checks.record(command, by=by, request=request)
    again = await world.checks.record(command, by=by, request=request)
    other = await world.checks.record(command, by=by, request=replace(request, body=b"other"))

    assert isinstance(first, Receipts)
    assert first == again
    assert other == Conflict(code="IDEMPOTENCY_KEY_REUSED")


async def test_only_a_device_of_the_checkpoint_hands_in_its_checks(world: World) -> None:
    post, other = await world.a_checkpoint(), await world.a_checkpoint()
    command = RecordChecks(checkpoint=post, texts=(a_check_at(post),))
    before = await world.kinds()

    for actor in (NOBODY, ADMIN, STRANGER, device_of(other)):
        with pytest.raises(Forbidden):
            await world.checks.record(command, by=actor, request=a_request(by=actor))

    assert await world.kinds() == before
    own = device_of(post)
    assert isinstance(await world.checks.record(command, by=own, request=a_request(by=own)), Receipts)


async def test_an_upload_for_no_checkpoint_or_of_too_many_texts_writes_nothing(world: World) -> None:
    post = await world.a_checkpoint()
    before = await world.kinds()

    command = RecordChecks(checkpoint=uuid4(), texts=("x",))
    nowhere = await world.checks.record(command, by=device_of(command.checkpoint), request=a_request())
    with pytest.raises(BadInput, match=r"input\.checks"):
        await record(world, post, ["x"] * (TEXTS_MOST + 1))

    assert isinstance(nowhere, NotFound)
    assert await world.kinds() == before


async def test_checks_are_listed_newest_first_within_the_reader_s_reach(world: World) -> None:
    post = await world.a_checkpoint()
    texts = [a_check_at(post, EVENING + timedelta(minutes=minute)) for minute in range(5)]
    texts.append(a_check_at(post, EVENING, decision="DENY", outcome="TURNED_BACK"))
    await record(world, post, texts, EVENING + HOUR)

    first = await world.checks.page(Filter(checkpoint=post), by=APPROVER, after=None, first=4)
    last = first.rows[-1].check
    after = After(decided=last.decided.latest, id=last.id)
    rest = await world.checks.page(Filter(checkpoint=post), by=APPROVER, after=after, first=4)
    denied = await world.checks.page(Filter(decision=Decision.DENY), by=ADMIN, after=None, first=4)
    window = Filter(since=EVENING + timedelta(minutes=1), until=EVENING + timedelta(minutes=3))
    between = await world.checks.page(window, by=ADMIN, after=None, first=9)
    theirs = await world.checks.page(Filter(), by=STRANGER, after=None, first=4)

    assert (first.more, rest.more) == (True, False)
    decided = [row.check.decided.latest for row in (*first.rows, *rest.rows)]
    assert decided == sorted(decided, reverse=True)
    assert len({row.check.id for row in (*first.rows, *rest.rows)}) == 6
    assert [row.check.outcome.value for row in denied.rows] == ["TURNED_BACK"]
    assert len(between.rows) == 2
    assert theirs.rows == ()
    with pytest.raises(Forbidden):
        await world.checks.page(Filter(), by=device_of(post), after=None, first=4)


async def test_the_server_judges_like_a_post(world: World) -> None:
    post = await world.a_checkpoint()
    text, _ = await a_permit(world)
    elsewhere, _ = await a_permit(world, zones=(OUTSIDE,))

    assert await verify(world, post, text) == (Decision.ALLOW, ())
    assert await verify(world, post, text + "\r\n") == (Decision.ALLOW, ())
    assert await verify(world, post, elsewhere) == (Decision.DENY, (ReasonCode.WRONG_ZONE,))
    assert await verify(world, post, "https://example.org") == (Decision.NOT_OURS, (ReasonCode.NOT_A_PERMIT,))
    assert await verify(world, post, text, seen=Seen(id_tail="0000")) == (Decision.REFER, (ReasonCode.ID_MISMATCH,))


async def test_a_revocation_is_known_at_once(world: World) -> None:
    post = await world.a_checkpoint()
    text, claims = await a_permit(world)
    assert (await verify(world, post, text))[0] is Decision.ALLOW

    async with world.db.transaction() as tx:
        await world.statuses.set_status(tx, [claims.status], Status.REVOKED, EVENING)

    assert await verify(world, post, text, at=EVENING + timedelta(minutes=1)) == (Decision.DENY, (ReasonCode.REVOKED,))


async def test_a_recorded_passage_consumes_a_single_entry_whatever_post_recorded_it(world: World) -> None:
    here, there = await world.a_checkpoint(), await world.a_checkpoint()
    text, _ = await a_permit(world, entry_mode=EntryMode.SINGLE)
    turned_back = a_check_at(there, EVENING - HOUR, payload=text, outcome="TURNED_BACK")
    passed = a_check_at(there, EVENING - HOUR, payload=text)

    await record(world, there, [turned_back])
    assert await verify(world, here, text) == (Decision.ALLOW, ())

    await record(world, there, [passed])
    used = (ReasonCode.USED, ReasonCode.ALREADY_INSIDE)
    assert await verify(world, here, text) == (Decision.DENY, used)


async def test_one_trip_through_two_posts_one_behind_the_other_is_one_entry(world: World) -> None:
    """From 1 into 2 at the first, from 2 into 3 at the second; the third leads into 2 as well."""
    await world.publish(Order(act=ACT, span=Span(start=AUGUST), instructions=(a_new_zone("D16"),)))
    first, third = await world.a_checkpoint(), await world.a_checkpoint()
    inner = a_placing(from_zones=frozenset({INSIDE}), to_zones=frozenset({INSIDE + 1}))
    second = await world.a_checkpoint(inner)
    text, _ = await a_permit(world, zones=(INSIDE, INSIDE + 1), entry_mode=EntryMode.SINGLE)
    used = (Decision.DENY, (ReasonCode.USED, ReasonCode.ALREADY_INSIDE))

    await record(world, first, [a_check_at(first, EVENING - HOUR, payload=text)])
    assert await verify(world, second, text) == (Decision.ALLOW, ())
    assert await verify(world, third, text) == used

    await record(world, second, [a_check_at(second, EVENING - HOUR / 2, payload=text)])
    out = {"passage": "LEAVE", "direction": "OUTWARD"}
    assert (await verify(world, third, text)) == used
    await record(world, second, [a_check_at(second, EVENING - HOUR / 3, payload=text, **out)])
    assert (await verify(world, third, text)) == used
    await record(world, third, [a_check_at(third, EVENING - HOUR / 4, payload=text, **out)])
    assert (await verify(world, third, text)) == (Decision.DENY, (ReasonCode.USED,))


async def test_an_entry_that_arrived_counts_although_its_device_was_ahead(world: World) -> None:
    here, there = await world.a_checkpoint(), await world.a_checkpoint()
    text, _ = await a_permit(world, entry_mode=EntryMode.SINGLE)
    assert await verify(world, here, text) == (Decision.ALLOW, ())

    await record(world, there, [a_check_at(there, EVENING + HOUR, payload=text)])

    assert (await verify(world, here, text))[0] is Decision.DENY


async def test_a_recorded_entry_opens_the_way_out_even_after_the_end(world: World) -> None:
    post = await world.a_checkpoint()
    text, claims = await a_permit(world, base_zone=None)
    late = instant(claims.end) + 2 * HOUR
    assert (await verify(world, post, text, OUTWARD, late))[0] is Decision.REFER

    await record(world, post, [a_check_at(post, EVENING, payload=text)], late)

    assert (await verify(world, post, text, OUTWARD, late))[0] is Decision.ALLOW
    assert (await verify(world, post, text, INWARD, late))[0] is Decision.DENY


async def test_a_forged_payload_is_recorded_but_is_nobody_s_history(world: World) -> None:
    post = await world.a_checkpoint()
    text, _ = await a_permit(world, entry_mode=EntryMode.SINGLE)
    forged = text[:-1] + ("0" if text[-1] != "0" else "1")

    (receipt,) = await record(world, post, [a_check_at(post, EVENING - HOUR, payload=forged)])

    assert receipt.kept is CheckKept.RECORDED
    assert CheckNote.UNKNOWN_PERMIT in receipt.notes
    assert await verify(world, post, text) == (Decision.ALLOW, ())


async def test_nobody_verifies_where_they_have_no_grant(world: World) -> None:
    post = await world.a_checkpoint()
    command = Verify(text="FP1:", checkpoint=post, passage=INWARD, seen=Seen())

    for actor in (NOBODY, STRANGER, device_of(uuid4())):
        with pytest.raises(Forbidden):
            await world.checks.verify(command, by=actor, at=EVENING)
    assert isinstance(await world.checks.verify(command, by=device_of(post), at=EVENING), Verified)
    unknown = replace(command, checkpoint=uuid4())
    assert isinstance(await world.checks.verify(unknown, by=device_of(post), at=EVENING), NotFound)


async def test_permits_of_a_leaked_key_pass_only_when_they_were_really_issued(world: World) -> None:
    post = await world.a_checkpoint()
    honest, _ = await a_permit(world)
    forged, _ = await a_permit(world)
    sealed = open_text(honest)
    assert isinstance(sealed, Envelope)
    assert (await verify(world, post, forged))[0] is Decision.ALLOW

    await world.keys.list_issued(sealed.kid, [issued_id(honest)], EVENING)

    assert await verify(world, post, honest) == (Decision.ALLOW, ())
    assert await verify(world, post, forged) == (Decision.DENY, (ReasonCode.NOT_IN_ISSUED_SET,))
