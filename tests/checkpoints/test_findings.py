"""Findings on both databases: found once, whatever the order of arrival; explained by what comes late; settled."""

import asyncio
import json
import random
from uuid import UUID

import pytest

from checkpoints.checks.tables import check
from checkpoints.findings.model import FindingChanged, FindingKind, FindingState, SettleFinding
from credentials.wire import EntryMode
from fieldpass.jobs.findings import follow_checks
from identity.access import Role
from permits.permits.commands import Revoke
from storage.database import Database
from storage.events import Cursor, read_after
from storage.ids import new_id
from storage.outcomes import Conflict, Forbidden, NotFound
from tests.checkpoints.checks_factory import hash_of
from tests.checkpoints.findings_world import HOME, MINUTE, Findable, a_check_at, a_findable
from tests.permits.values import DAY, HOUR, LAP_VO, NOON, SA_DEC
from tests.permits.world import asked, person

K, S = FindingKind, FindingState


@pytest.fixture
async def scene(sqlite_db: Database) -> Findable:
    return await a_findable(sqlite_db)


@pytest.fixture
async def both(db: Database) -> Findable:
    """On each database in turn: what the SQL itself decides."""
    return await a_findable(db)


async def kinds_said(scene: Findable) -> list[str]:
    async with scene.db.reading() as rx:
        return [str(one.payload["what"]) for one in await read_after(rx, Cursor()) if one.kind == "FINDING_RAISED"]


async def stood(scene: Findable) -> set[tuple[str, str]]:
    return {(one.found.key, one.state) for one in await scene.looked()}


async def test_one_credential_at_two_posts_is_found_once_and_told_once(scene: Findable) -> None:
    permit, credential = await scene.a_permit()
    await scene.hand_in(scene.west, a_check_at(scene.west, credential))
    assert await scene.looked() == ()

    await scene.hand_in(scene.east, a_check_at(scene.east, credential, 5))
    found = await scene.looked()

    assert {one.found.kind for one in found} == {K.IMPOSSIBLE_TRAVEL, K.DOUBLE_USE}
    assert {(one.unit, one.found.permit, one.found.checkpoint) for one in found} == {(SA_DEC, permit.id, scene.east)}
    assert sorted(await kinds_said(scene)) == ["DOUBLE_USE", "IMPOSSIBLE_TRAVEL"]
    await scene.hand_in(scene.west, a_check_at(scene.west, credential, 60 * 14))
    assert len(await scene.looked()) == 2
    assert len(await kinds_said(scene)) == 2


async def test_a_late_check_explains_and_another_later_one_finds_again(both: Findable) -> None:
    _, credential = await both.a_permit()
    first, last = a_check_at(both.west, credential), a_check_at(both.east, credential, 90)
    out = a_check_at(both.west, credential, 40, passage="LEAVE", direction="OUTWARD")
    again = a_check_at(both.west, credential, 60)

    await both.hand_in(both.west, first)
    await both.hand_in(both.east, last)
    [found] = await both.looked()
    assert (found.found.kind, found.state, found.found.facts["how"]) == (K.DOUBLE_USE, S.OPEN, "INWARD_TWICE")

    await both.hand_in(both.west, out)
    [found] = await both.looked()
    assert found.state is S.GONE

    await both.hand_in(both.west, again)
    assert sorted(one.state for one in await both.looked()) == [S.GONE, S.OPEN]


async def test_the_same_checks_make_the_same_findings_in_any_order_and_batches(db: Database) -> None:
    scene = await a_findable(db)
    permits = [await scene.a_permit(holders=(one,)) for one in scene.world.people[:3]]
    chance, previous = random.Random(4), None
    texts: list[tuple[UUID, str]] = []
    for number, (_, credential) in enumerate(permits):
        for minute in (0, 7, 30, 95):
            post = scene.west if minute % 2 == number % 2 else scene.east
            text = a_check_at(post, credential, minute, previousHash=previous, id=str(UUID(int=len(texts) + 1)))
            previous = hash_of(text)
            texts.append((post, text))
    shuffled = chance.sample(texts[1:], len(texts) - 1)  # the first of the chain never comes

    for post, text in shuffled:
        await scene.hand_in(post, text)
        if chance.random() < 0.5:
            await scene.looked()
    by_and_by = {(one, state) for one, state in await stood(scene) if state == S.OPEN}

    async with scene.db.transaction() as tx:
        from checkpoints.findings.tables import finding
        from storage.reader import keep_place

        await tx.execute(finding.delete())
        await keep_place(tx, "findings", Cursor())
    assert await stood(scene) == by_and_by
    assert {key.split(":")[0] for key, _ in by_and_by} == {"IMPOSSIBLE_TRAVEL", "DOUBLE_USE", "CHAIN_GAP"}


async def test_a_gap_closes_when_the_missing_check_arrives(scene: Findable) -> None:
    _, credential = await scene.a_permit()
    one = a_check_at(scene.west, credential)
    two = a_check_at(scene.west, credential, 1, previousHash=hash_of(one))

    await scene.hand_in(scene.west, two)
    [gap] = await scene.looked()
    assert (gap.found.kind, gap.state) == (K.CHAIN_GAP, S.OPEN)

    await scene.hand_in(scene.west, one)
    [gap] = await scene.looked()
    assert gap.state is S.GONE


async def test_two_texts_under_one_id_are_a_finding(scene: Findable) -> None:
    _, credential = await scene.a_permit()
    id_ = str(new_id())
    await scene.hand_in(scene.west, a_check_at(scene.west, credential, id=id_))
    await scene.hand_in(scene.west, a_check_at(scene.west, credential, id=id_, officer="B2"), at=NOON + MINUTE)
    [found] = await scene.looked()
    assert found.found.kind is K.DIFFERS


async def test_let_in_after_the_revocation_names_the_bundle_that_explains_it(both: Findable) -> None:
    permit, credential = await both.a_permit()
    old = await both.bundles.current(both.west, NOON)
    assert not isinstance(old, NotFound)
    revoke = Revoke(permit=permit.id, version=permit.version, reason="khai sai")
    by = both.world.department
    await both.world.permits.revoke(revoke, by=by, request=asked(by, NOON + 5 * MINUTE))
    new = await both.bundles.current(both.west, NOON + 6 * MINUTE)
    assert not isinstance(new, NotFound)

    for minute, link in ((3, old), (10, old), (20, new), (40, new)):
        passed = {"outcome": "TURNED_BACK", "decision": "DENY", "reasons": ["REVOKED"]} if minute == 40 else {}
        text = a_check_at(both.west, credential, minute, bundleSequence=link.bundle.sequence, **passed)
        await both.hand_in(both.west, text, at=NOON + HOUR)
    found = await both.looked()

    assert [one.found.facts["because"] for one in reversed(found)] == ["STALE_BUNDLE", "UNEXPLAINED"]
    assert found[-1].found.facts["bundle"] == str(old.bundle.sequence)


async def test_turned_back_although_the_newest_bundle_of_that_hour_allows(scene: Findable) -> None:
    _, credential = await scene.a_permit()
    assert not isinstance(await scene.bundles.current(scene.west, NOON), NotFound)
    turned = {"outcome": "TURNED_BACK", "decision": "REFER", "reasons": ["STATUS_STALE"]}
    _, elsewhere = await scene.a_permit(zones=(2,), holders=scene.world.people[1:2])

    await scene.hand_in(
        scene.west,
        a_check_at(scene.west, credential, 1, **turned),
        a_check_at(scene.west, elsewhere, 1, **turned),
        a_check_at(scene.west, credential, 2, **(turned | {"reasons": ["PLATE_NOT_LISTED"]})),
        a_check_at(scene.west, credential, 3),
    )
    [found] = await scene.looked()

    assert (found.found.kind, found.found.facts["basis"], found.found.cti) == (
        K.REFUSED_THOUGH_VALID,
        "BUNDLE",
        credential.cti,
    )


async def test_only_the_unit_settles_and_only_once(scene: Findable) -> None:
    _, credential = await scene.a_permit()
    await scene.hand_in(scene.west, a_check_at(scene.west, credential, previousHash="0" * 64))
    [found] = await scene.looked()
    command = SettleFinding(finding=found.id, note="đã gọi chốt")
    mine, other = scene.world.sa_dec, scene.world.lap_vo

    with pytest.raises(Forbidden):
        await scene.findings.settle(command, by=other, request=asked(other))
    with pytest.raises(Forbidden):
        await scene.findings.settle(command, by=person(Role.AUDITOR), request=asked(mine))
    assert await scene.listed(other) == ()
    assert await scene.findings.find(found.id, by=other) is None
    assert (await scene.listed(mine))[0].state is S.OPEN
    assert await scene.listed(units=frozenset({LAP_VO})) == ()

    done = await scene.findings.settle(command, by=mine, request=asked(mine))
    again = await scene.findings.settle(command, by=mine, request=asked(mine))

    assert done == FindingChanged(finding=found.id, state=S.SETTLED)
    assert isinstance(again, Conflict)
    [found] = await scene.listed(mine)
    assert (found.state, found.settled_by, found.note) == (S.SETTLED, mine.account, "đã gọi chốt")
    assert isinstance(
        await scene.findings.settle(SettleFinding(finding=new_id(), note=""), by=mine, request=asked(mine)), NotFound
    )


async def test_two_workers_find_and_tell_it_once(both: Findable) -> None:
    _, credential = await both.a_permit()
    for minute in range(0, 40, 4):
        post = both.west if minute % 8 else both.east
        await both.hand_in(post, a_check_at(post, credential, minute))

    await asyncio.gather(*(both.findings.look(NOON) for _ in range(4)))

    found = await both.looked()
    assert len({one.found.key for one in found}) == len(found) > 5
    assert len(await kinds_said(both)) == len({(one.found.kind, one.found.checkpoint) for one in found})


async def test_a_shift_is_a_link_of_the_chain_and_what_a_key_did_not_sign_is_a_finding(both: Findable) -> None:
    _, credential = await both.a_permit()
    first = a_check_at(both.west, credential)
    decided = {"earliest": NOON.isoformat(), "latest": NOON.isoformat()}
    shift = {"kind": "SHIFT", "id": str(new_id()), "checkpoint": str(both.west), "event": "ON", "officer": "Anh Ba"}
    on = json.dumps(shift | {"decidedAt": decided, "position": 2, "previousHash": hash_of(first)})
    third = a_check_at(both.west, credential, 1, position=3, previousHash=hash_of(on))

    await both.hand_in(both.west, third, signatures=(b"x" * 64,))
    found = {one.found.kind: one.state for one in await both.looked()}
    assert found == {K.CHAIN_GAP: S.OPEN, K.BAD_SIGNATURE: S.OPEN}

    await both.hand_in(both.west, on)
    assert [one.state for one in await both.listed(kind=K.CHAIN_GAP)] == [S.OPEN]
    found_again = [one for one in await both.looked() if one.found.kind is K.CHAIN_GAP]
    assert sorted(one.state for one in found_again) == [S.GONE, S.OPEN]

    await both.hand_in(both.west, first)
    assert {one.state for one in await both.looked() if one.found.kind is K.CHAIN_GAP} == {S.GONE}


async def test_what_came_home_long_ago_is_found_and_alarms_nobody(scene: Findable) -> None:
    for days, graves in ((3, [False, False]), (0, [False, False, True, False])):
        _, credential = await scene.a_permit(holders=scene.world.people[len(graves) // 2 :][:1])
        await scene.hand_in(scene.west, a_check_at(scene.west, credential))
        await scene.hand_in(scene.east, a_check_at(scene.east, credential, 5))
        await scene.looked(HOME + days * DAY)
        async with scene.db.reading() as rx:
            raised = [one for one in await read_after(rx, Cursor()) if one.kind == "FINDING_RAISED"]
        assert [one.payload["grave"] for one in raised] == graves


async def test_what_nobody_vouches_for_accuses_no_crew(both: Findable) -> None:
    _, credential = await both.a_permit(entry_mode=EntryMode.SINGLE)
    named = a_check_at(both.east, credential, 5, payload=None, source="SHEET", cti=credential.cti.hex)
    await both.hand_in(both.west, a_check_at(both.west, credential))
    await both.hand_in(both.east, named, signatures=(b"x" * 64,))
    assert [one.found.kind for one in await both.looked()] == [K.BAD_SIGNATURE]

    await both.hand_in(both.east, a_check_at(both.east, credential, 5, source="PAPER_LOG"))
    assert {one.found.kind for one in await both.looked()} == {K.BAD_SIGNATURE, K.IMPOSSIBLE_TRAVEL, K.DOUBLE_USE}


async def test_an_upload_that_no_longer_reads_keeps_no_other_unseen(scene: Findable) -> None:
    _, credential = await scene.a_permit()
    broken, good = a_check_at(scene.west, credential), a_check_at(scene.east, credential, 1, previousHash="0" * 64)
    await scene.hand_in(scene.west, broken)
    await scene.hand_in(scene.east, good)
    async with scene.db.transaction() as tx:
        await tx.execute(check.update().where(check.c.id == UUID(json.loads(broken)["id"])).values(raw=b"{}", cti=None))

    assert [one.found.kind for one in await scene.looked()] == [K.CHAIN_GAP]


async def test_the_job_of_a_server_finds_what_is_handed_in_while_it_runs(scene: Findable) -> None:
    _, credential = await scene.a_permit()
    job = asyncio.create_task(follow_checks(scene.findings, lambda: NOON))
    await scene.hand_in(scene.west, a_check_at(scene.west, credential, previousHash="0" * 64))

    async with asyncio.timeout(20):
        while not (found := await scene.listed()):
            await scene.db.bell.wait(0.1, since=scene.db.bell.rung)

    job.cancel()
    await asyncio.gather(job, return_exceptions=True)
    assert [one.found.kind for one in found] == [K.CHAIN_GAP]
