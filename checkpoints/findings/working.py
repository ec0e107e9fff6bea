"""What a snapshot of checks comes to. Pure, and run in a thread: it measures, opens bundles and judges again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from checkpoints.checks.model import Check, Recorded
from checkpoints.findings import rules
from checkpoints.findings.judging import follows, gap
from checkpoints.findings.model import CHECKS_MOST, Changes, FindingKind, Found, Limits, Named, Paper, Then
from checkpoints.findings.reading import Link, Scene
from credentials.bundle.certificate import Anchor
from credentials.bundle.model import Bundle
from credentials.bundle.seal import open_bundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What it takes besides the snapshot."""

    anchor: Anchor
    limits: Limits


def work(scene: Scene, means: Means) -> Changes:
    """Every change these uploads make to what is stored."""
    bundles = _opened(scene, means.anchor)
    single = list(_singly(scene, bundles))
    changes = [rules.changes(scene.single, single), *_together(scene, means.limits)]
    come = tuple(key for key, awaits in scene.gaps.items() if awaits in scene.linked)
    return Changes(
        fresh=(*(one for each in changes for one in each.fresh), *_differing(scene), *_shift_gaps(scene)),
        again=tuple(one for each in changes for one in each.again),
        gone=(*(key for each in changes for key in each.gone), *come),
    )


def _opened(scene: Scene, anchor: Anchor) -> dict[Link, Bundle]:
    opened = {link: open_bundle(content, anchor) for link, content in scene.contents.items()}
    return {link: bundle for link, bundle in opened.items() if isinstance(bundle, Bundle)}


def _singly(scene: Scene, bundles: Mapping[Link, Bundle]) -> Iterator[Found]:
    for one in scene.fresh:
        of_it = scene.of_cti.get(one.known.cti, ()) if one.known.cti is not None else ()
        yield from rules.of_check(one, _then(one, scene, bundles), scene.posts, of_it)


def _then(one: Recorded, scene: Scene, bundles: Mapping[Link, Bundle]) -> Then:
    judged_by = scene.judged_by.get(one.check.id)
    return Then(
        paper=scene.papers.of(one),
        named=_named(one.check, scene.issued),
        bundle=None if judged_by is None else bundles.get(judged_by),
        follows=follows(one.check, scene.linked),
    )


def _named(check: Check, issued: Mapping[Link, datetime]) -> Named | None:
    """The bundle in hand; what a delta had brought it up to counts where the check says so."""
    sequence = check.bundle_sequence
    link = None if sequence is None else issued.get((check.checkpoint, sequence))
    if sequence is None or link is None:
        return None
    return Named(sequence=sequence, issued_at=check.bundle_as_of or link)


def _together(scene: Scene, limits: Limits) -> Iterator[Changes]:
    for cti, checks in scene.of_cti.items():
        paper = scene.papers.by_cti.get(cti, Paper())
        since = min(one.check.decided.latest for one in checks) if len(checks) >= CHECKS_MOST else None
        found = rules.of_credential(checks, scene.posts, paper, limits)
        yield rules.changes(scene.pairs.get(cti, {}), found, since)


def _differing(scene: Scene) -> Iterator[Found]:
    for checkpoint, at, hash_ in scene.differing:
        yield _differs(checkpoint, at, hash_)


def _shift_gaps(scene: Scene) -> Iterator[Found]:
    yield from (gap(one.shift) for one in scene.shifts if not follows(one.shift, scene.linked))


def _differs(checkpoint: UUID, at: datetime, hash_: bytes) -> Found:
    kind = FindingKind.DIFFERS
    key = f"{kind}:{checkpoint}:{hash_.hex()}"
    return Found(kind=kind, key=key, checkpoint=checkpoint, at=at, facts={"hash": hash_.hex()[:12]})
