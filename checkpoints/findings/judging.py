"""What one check says by itself, beside what was in force and known when it was made. Pure."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from checkpoints.checks.history import history_of
from checkpoints.checks.model import Check, CheckNote, Interval, Known, Recorded
from checkpoints.checks.posts import Posts
from checkpoints.checks.shift_model import Shift
from checkpoints.findings.model import Basis, Because, FindingKind, Found, Stopped, Then
from credentials.bundle.model import Bundle, Policy
from credentials.claims import Claims
from credentials.statuses.model import EMPTY, StatusList
from credentials.verdict import Clock, History, Lookup, Passage, Seen, verdict
from credentials.wire import Decision, Direction, EntryMode, Outcome, PassageKind, seconds
from credentials.wire import ReasonCode as R

_INWARD: Final = frozenset({PassageKind.ENTER, PassageKind.TRANSIT})
_BY_EYE: Final = frozenset({R.ID_MISMATCH, R.PLATE_NOT_LISTED, R.HEALTH_NOT_SHOWN, R.USED, R.BARRIER_HARD})
"""What the officer saw, or the post alone knows: the server cannot know better."""
_IN_THE_DARK: Final = frozenset(
    {R.NO_BUNDLE, R.BUNDLE_EXPIRED, R.BUNDLE_INVALID, R.UNKNOWN_KEY, R.CLOCK_UNTRUSTED}
    | {R.STATUS_MISSING, R.STATUS_STALE, R.NOT_IN_ISSUED_SET}
)
"""Reasons that say only how little the post knew."""
_POLICY: Final = Policy()
_DAY_MIN: Final = 1_440


def accepted(one: Recorded, then: Then) -> Found | None:
    """Let in although revoked, suspended or ended at every instant its clock allows; who leaves is never stopped."""
    check = one.check
    if check.outcome is not Outcome.PASSED or check.passage not in _INWARD:
        return None
    within = check.decided
    stop = next((stop for stop in then.paper.stopped if stop.covers(within.earliest, within.latest)), None)
    if stop is None:
        return None
    facts = {"status": stop.status.value, "since": stop.start.isoformat(), "because": _because(one, then, stop).value}
    if then.named is not None:
        facts |= {"bundle": str(then.named.sequence), "asOf": then.named.issued_at.isoformat()}
    return alone(FindingKind.ACCEPTED_AFTER_REVOCATION, one, facts)


def _because(one: Recorded, then: Then, stop: Stopped) -> Because:
    """A bundle from before it happened explains it; so does somebody who took it upon themselves."""
    if then.named is not None and then.named.issued_at < stop.start:
        return Because.STALE_BUNDLE
    if one.check.override is not None:
        return Because.OVERRIDDEN
    return Because.NO_BUNDLE if then.named is None else Because.UNEXPLAINED


def refused(one: Recorded, then: Then, posts: Posts, before: tuple[Recorded, ...] = ()) -> Found | None:
    """Turned back although what was in force and known by then says ALLOW; `before`: the credential's other checks."""
    check, claims = one.check, then.paper.claims
    if check.outcome is not Outcome.TURNED_BACK or claims is None or _BY_EYE & set(check.reasons):
        return None
    if any(stop.touches(check.decided.earliest, check.decided.latest) for stop in then.paper.stopped):
        return None
    basis = _basis(one, then, claims, posts, before)
    if basis is None:
        return None
    facts = {"basis": basis.value, "decision": check.decision.value, "reasons": ", ".join(check.reasons)}
    return alone(FindingKind.REFUSED_THOUGH_VALID, one, facts)


def _basis(one: Recorded, then: Then, claims: Claims, posts: Posts, before: tuple[Recorded, ...]) -> Basis | None:
    if one.check.decision is Decision.ALLOW:
        return Basis.VERDICT
    if then.bundle is not None:
        return Basis.BUNDLE if _allows(one, then.bundle, claims, before) else None
    return Basis.PERMIT if _in_force(one, claims, posts) else None


def _allows(one: Recorded, bundle: Bundle, claims: Claims, before: tuple[Recorded, ...]) -> bool:
    """The same function as the post's, with what the server knew: the status of that instant, never stale."""
    at = seconds(one.check.decided.latest)
    knowing = replace(
        bundle,
        issued_at=min(bundle.issued_at, seconds(one.check.decided.earliest)),
        expires_at=max(bundle.expires_at, at + 1),
        status=StatusList(as_of=at, blocks={claims.status.block: EMPTY}),
    )
    clock = Clock(earliest=seconds(one.check.decided.earliest), latest=at)
    through = one.check.passage is PassageKind.TRANSIT
    passage = Passage(direction=one.check.direction, through=through)
    earlier = _history(one, before)
    return verdict(Lookup(claims=claims), knowing, clock, passage, earlier, _seen(one)).decision is Decision.ALLOW


def _history(one: Recorded, before: tuple[Recorded, ...]) -> History:
    earlier = [other for other in before if other.check.decided.latest < one.check.decided.earliest]
    return history_of((other.check, other.known.cti) for other in earlier)


def _seen(one: Recorded) -> Seen:
    """A scan vouches for itself; what was typed was compared unless the post says that it was not."""
    compared = R.CODE_ONLY not in one.check.reasons
    return Seen(name_confirmed=compared, id_confirmed=compared)


def _in_force(one: Recorded, claims: Claims, posts: Posts) -> bool:
    """Without a bundle of that hour: only a refusal that gave no reason but darkness, of a permit that names it all."""
    if not _IN_THE_DARK.issuperset(one.check.reasons):
        return False
    post = posts.at(one.check.checkpoint, one.check.decided.latest)
    if post is None or post.placing.hard or claims.entry_mode is EntryMode.SINGLE:
        return False
    out, into = post.placing.from_zones, post.placing.to_zones
    entered = into - out if one.check.direction is Direction.INWARD else out - into
    return entered <= set(claims.zones) and _is_timely(one.check.decided, claims)


def _is_timely(decided: Interval, claims: Claims) -> bool:
    earliest, latest = seconds(decided.earliest), seconds(decided.latest)
    within = claims.not_before <= earliest and latest < claims.end
    return within and all(_in_hours(at, claims) for at in (earliest, latest))


def _in_hours(at: int, claims: Claims) -> bool:
    minute = (at // 60 + _POLICY.utc_offset_min) % _DAY_MIN
    return not claims.windows or any(window.covers(minute) for window in claims.windows)


def gap(link: Check | Shift, known: Known | None = None) -> Found:
    """The link before this one in its device's chain has not come."""
    kind, previous = FindingKind.CHAIN_GAP, link.previous_hash
    return Found(
        kind=kind,
        key=f"{kind}:{link.id}",
        checkpoint=link.checkpoint,
        at=link.decided.latest,
        check=link.id if isinstance(link, Check) else None,
        cti=known.cti if known is not None else None,
        permit=known.permit if known is not None else None,
        device=link.device,
        awaits=previous,
        facts={"missing": "?" if previous is None else previous.hex()[:12]},
    )


def follows(link: Check | Shift, linked: Collection[bytes]) -> bool:
    """The link before it has come, or it is the first of its device."""
    if link.previous_hash is not None:
        return link.previous_hash in linked
    return (link.position or 1) == 1


def unsigned(one: Recorded) -> Found | None:
    """Not what its device's key signed. Without a signature there is no finding, nor for what a revoked device held."""
    return alone(FindingKind.BAD_SIGNATURE, one, {}) if CheckNote.BAD_SIGNATURE in one.notes else None


def alone(kind: FindingKind, one: Recorded, facts: dict[str, str]) -> Found:
    """A finding about one check."""
    return Found(
        kind=kind,
        key=f"{kind}:{one.check.id}",
        checkpoint=one.check.checkpoint,
        at=one.check.decided.latest,
        check=one.check.id,
        cti=one.known.cti,
        permit=one.known.permit,
        device=one.check.device,
        facts=facts,
    )
