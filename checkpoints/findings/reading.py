"""Everything known about the checks of some uploads, in one snapshot; what they say is worked out afterwards."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from checkpoints.checks import shift_store
from checkpoints.checks import store as checks
from checkpoints.checks.model import Check, Recorded
from checkpoints.checks.posts import Posts
from checkpoints.checks.shift_model import RecordedShift, Shift
from checkpoints.findings import store, timeline
from checkpoints.findings.clocks import is_vague
from checkpoints.findings.model import Known, Paper, Stopped
from checkpoints.records import store as records
from credentials.claims import Claims
from credentials.wire import EntryMode, Outcome
from permits.permits import store as permits
from permits.permits.model import Credential
from storage.database import Rx
from storage.event import Recorded as Happened

Link = tuple[UUID, int]
"""A checkpoint and the sequence of one of its bundles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What checks were about: by credential, and by permit where only a code was typed, the newest first."""

    by_cti: Mapping[UUID, Paper]
    by_permit: Mapping[UUID, tuple[tuple[datetime, Paper], ...]]

    def of(self, one: Recorded) -> Paper:
        """The credential's; else the permit's credential that was newest by then."""
        if one.known.cti is not None:
            return self.by_cti.get(one.known.cti, Paper())
        issued = self.by_permit.get(one.known.permit, ()) if one.known.permit is not None else ()
        return next((paper for at, paper in issued if at <= one.check.decided.latest), Paper())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One snapshot. `contents`: the files of the bundles by which refusals are judged again, `judged_by` which."""

    fresh: tuple[Recorded, ...]
    shifts: tuple[RecordedShift, ...]
    of_cti: Mapping[UUID, tuple[Recorded, ...]]
    posts: Posts
    papers: Papers
    issued: Mapping[Link, datetime]
    judged_by: Mapping[UUID, Link]
    contents: Mapping[Link, bytes]
    linked: frozenset[bytes]
    gaps: Mapping[str, bytes]
    differing: tuple[tuple[UUID, datetime, bytes], ...]
    pairs: Mapping[UUID, Mapping[str, Known]]
    single: Mapping[str, Known]

    @property
    def received(self) -> dict[UUID, datetime]:
        """When each check was received."""
        together = (one for some in self.of_cti.values() for one in some)
        return {one.check.id: one.received_at for one in (*self.fresh, *together)}


async def read(rx: Rx, uploads: Sequence[Happened]) -> Scene:
    """What these CHECKS_RECORDED events ask to be looked at."""
    fresh = await store.checks(rx, {UUID(each) for one in uploads for each in one.payload["checks"]})
    ctis = {one.known.cti for one in fresh if one.known.cti is not None}
    of_cti = await store.of_credentials(rx, ctis)
    every = [*fresh, *(one for some in of_cti.values() for one in some)]
    places = {one.subject for one in uploads}
    gaps = await store.open_gaps(rx, places)
    shifts = await shift_store.by_ids(rx, {UUID(each) for one in uploads for each in one.payload.get("shifts", ())})
    chained: list[Check | Shift] = [*(one.check for one in fresh), *(one.shift for one in shifts)]
    named = {link.previous_hash for link in chained if link.previous_hash is not None}
    judged_by = await _judged_by(rx, fresh)
    return Scene(
        fresh=fresh,
        shifts=shifts,
        of_cti=of_cti,
        posts=await _posts(rx, {one.check.checkpoint for one in every} | places),
        papers=await _papers(rx, fresh, ctis),
        issued=await _issued(rx, fresh),
        judged_by=judged_by,
        contents=await _contents(rx, judged_by),
        linked=await checks.links(rx, named | set(gaps.values())) if named or gaps else frozenset(),
        gaps=gaps,
        differing=await _differing(rx, uploads),
        pairs=await store.of_pairs(rx, ctis),
        single=await store.of_checks(rx, {one.check.id for one in fresh}),
    )


async def _posts(rx: Rx, ids: Iterable[UUID]) -> Posts:
    return Posts(versions={one: await records.known(rx, one) for one in ids})


async def _papers(rx: Rx, fresh: Sequence[Recorded], ctis: set[UUID]) -> Papers:
    typed = {one.known.permit for one in fresh if one.known.cti is None and one.known.permit is not None}
    held = await store.credentials(rx, ctis, typed)
    named = {one.permit for one, _ in held}
    known = {one.id: one for one in await permits.find_many(rx, named)}
    happened = await store.happened(rx, named)
    stopped = {key: timeline.stopped(permit, happened.get(key, ())) for key, permit in known.items()}
    modes = {key: permit.entry_mode for key, permit in known.items()}
    papers = {one.cti: _paper(one, claims, stopped.get(one.permit, ()), modes) for one, claims in held}
    by_permit: defaultdict[UUID, list[tuple[datetime, Paper]]] = defaultdict(list)
    for one, _ in reversed(held):
        if one.permit in typed:
            by_permit[one.permit].append((one.issued_at, papers[one.cti]))
    return Papers(by_cti=papers, by_permit={key: tuple(some) for key, some in by_permit.items()})


def _paper(one: Credential, claims: Claims, stopped: Sequence[Stopped], modes: Mapping[UUID, EntryMode]) -> Paper:
    mode = modes.get(one.permit, EntryMode.MULTIPLE)
    return Paper(entry_mode=mode, claims=claims, stopped=timeline.of_credential(one, stopped))


async def _issued(rx: Rx, fresh: Sequence[Recorded]) -> dict[Link, datetime]:
    """When the bundles that checks name were issued."""
    named: defaultdict[UUID, set[int]] = defaultdict(set)
    for one in fresh:
        if one.check.bundle_sequence is not None:
            named[one.check.checkpoint].add(one.check.bundle_sequence)
    found: dict[Link, datetime] = {}
    for post, sequences in named.items():
        found |= {(post, sequence): at for sequence, at in (await store.links(rx, post, sequences)).items()}
    return found


async def _judged_by(rx: Rx, fresh: Sequence[Recorded]) -> dict[UUID, Link]:
    """For each refusal the newest bundle of its checkpoint that there was by then, where its file is still kept.

    None where nobody knows when that was.
    """
    turned = [one for one in fresh if one.check.outcome is Outcome.TURNED_BACK and not is_vague(one)]
    kept = {post: await store.kept_links(rx, post) for post in {one.check.checkpoint for one in turned}}
    found: dict[UUID, Link] = {}
    for one in turned:
        there = kept[one.check.checkpoint]
        place = bisect_right(there, one.check.decided.latest, key=lambda link: link[0])
        if place:
            found[one.check.id] = (one.check.checkpoint, there[place - 1][1])
    return found


async def _contents(rx: Rx, judged_by: Mapping[UUID, Link]) -> dict[Link, bytes]:
    found = {link: await store.content(rx, *link) for link in set(judged_by.values())}
    return {link: content for link, content in found.items() if content is not None}


async def _differing(rx: Rx, uploads: Sequence[Happened]) -> tuple[tuple[UUID, datetime, bytes], ...]:
    odd = [one for one in uploads if one.payload["unread"]]
    found = [(one, await store.differing(rx, one.subject, one.at)) for one in odd]
    return tuple((one.subject, one.at, each) for one, hashes in found for each in hashes)
