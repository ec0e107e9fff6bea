"""Each edge in time, by clocks that stand before it, on it, after it, across it, and by one that knows no end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from credentials.bundle.model import VersionRecord
from credentials.claims import Window
from credentials.verdict import Clock
from credentials.wire import ChangeKind, Decision, Purpose, Restriction
from credentials.wire import ReasonCode as R
from tests.credentials.scenario import CAO_LANH, DAY, HOUR, NOW, SA_DEC, a_bundle, a_checkpoint, a_zone, sealed_bundle
from tests.vectors.making.given import Change, Given, Json, after, on_bundle, on_claims, vector
from tests.vectors.making.ingredients import became, known_as_of

A, D, REFER = Decision.ALLOW, Decision.DENY, Decision.REFER
MAIL, QOS, GOODS = (
    on_claims(purpose=purpose) for purpose in (Purpose.KT1_MAIL, Purpose.QOS_MEASUREMENT, Purpose.ESSENTIAL_GOODS)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What a permit is worth up to the second before `at`, and from it on, with the reason on the side that has one."""

    name: str
    at: int
    before: Decision
    since: Decision
    reason: R
    changes: tuple[Change, ...] = ()
    certain: bool = True
    """Whether the row itself judges intervals; others ask only what time it is at the latest."""


def edges() -> Iterator[Edge]:
    """Every row that time turns, for one purpose of each class where they differ."""
    begins = (on_claims(not_before=NOW),)
    fresh = (on_claims(end=NOW), on_bundle(issued_at=NOW - 1, expires_at=NOW + 9 * DAY), known_as_of(NOW))
    ended = (on_claims(end=NOW), on_bundle(issued_at=NOW, expires_at=NOW + 9 * DAY), known_as_of(NOW))
    yield Edge(name="it begins", at=NOW - 120, before=D, since=A, reason=R.NOT_YET_VALID, changes=begins)
    yield Edge(name="it ends", at=NOW + 60, before=A, since=D, reason=R.EXPIRED, changes=ended)
    yield Edge(name="it ends unheard", at=NOW + 60, before=A, since=REFER, reason=R.EXPIRED, changes=fresh)
    late = NOW + 2 * DAY + 1
    yield Edge(name="the grace ends", at=late, before=REFER, since=D, reason=R.EXPIRED, changes=(MAIL, *fresh))
    for start, end in ((480, 600), (480, 420)):
        opens = (on_claims(windows=(Window(start=start, end=end),)),)
        yield Edge(name=f"{start}-{end} opens", at=NOW, before=D, since=A, reason=R.OUTSIDE_HOURS, changes=opens)
    for start, end in ((360, 480), (1320, 480)):
        closes = (on_claims(windows=(Window(start=start, end=end),)),)
        yield Edge(name=f"{start}-{end} closes", at=NOW, before=A, since=D, reason=R.OUTSIDE_HOURS, changes=closes)
    yield from changes()
    yield from versions()
    yield from posts()


def changes() -> Iterator[Edge]:
    closed, tight = ChangeKind.CLOSED, ChangeKind.TIGHTENED
    for name, purpose in (("mail", MAIL), ("a measurement", QOS), ("goods", GOODS)):
        soon = (purpose, became(tight, NOW - HOUR, NOW))
        yield Edge(name=f"{name} is tightened", at=NOW, before=A, since=REFER, reason=R.ZONE_TIGHTENED, changes=soon)
    for name, purpose in (("a measurement", QOS), ("goods", GOODS)):
        shut = (purpose, became(closed, NOW - HOUR, NOW))
        yield Edge(name=f"{name} is shut out", at=NOW, before=A, since=D, reason=R.ZONE_CLOSED, changes=shut)
    first = (MAIL, became(closed, NOW - 13 * HOUR, NOW - 12 * HOUR))
    yield Edge(name="mail's twelve hours end", at=NOW, before=A, since=REFER, reason=R.ZONE_CLOSED, changes=first)


def versions() -> Iterator[Edge]:
    """An order that begins, and one that is lifted."""
    free = VersionRecord(valid_from=1, valid_to=NOW, level="NEW_NORMAL", restriction=Restriction.CONDITIONAL)
    hard = replace(free, level="D16", restriction=Restriction.REQ_AUTHORISATION)
    shut = replace(free, level="NEW_NORMAL", restriction=Restriction.PROHIBITED)
    for name, version, reason in (
        ("a permit is asked", hard, R.WRONG_ZONE),
        ("all is shut", shut, R.PURPOSE_FORBIDDEN),
    ):
        later = replace(version, valid_from=NOW, valid_to=None)
        begins = (on_claims(zones=(9,), base_zone=None), _zones(free, later))
        lifted = (on_claims(zones=(9,), base_zone=None), _zones(version, replace(free, valid_from=NOW, valid_to=None)))
        yield Edge(name=f"{name}, begins", at=NOW, before=A, since=D, reason=reason, changes=begins)
        yield Edge(name=f"{name}, lifted", at=NOW, before=D, since=A, reason=reason, changes=lifted)


def _zones(*versions_of: VersionRecord) -> Change:
    return on_bundle(zones=(a_zone(CAO_LANH, "NEW_NORMAL"), a_zone(SA_DEC, versions=versions_of)))


def posts() -> Iterator[Edge]:
    """What is asked of the latest moment alone."""
    life = (on_bundle(expires_at=NOW + 1),)
    yield Edge(
        name="the bundle expires",
        at=NOW + 1,
        before=A,
        since=REFER,
        reason=R.BUNDLE_EXPIRED,
        changes=life,
        certain=False,
    )
    for name, purpose, hours in (("a measurement's", QOS, 24), ("goods'", GOODS, 12)):
        stale = (purpose, known_as_of(NOW - hours * HOUR))
        at = NOW + 1
        yield Edge(
            name=f"{name} list is stale",
            at=at,
            before=A,
            since=REFER,
            reason=R.STATUS_STALE,
            changes=stale,
            certain=False,
        )
    stands = (on_bundle(checkpoint=a_checkpoint(valid_from=NOW)),)
    yield Edge(
        name="the post is set up", at=NOW, before=REFER, since=A, reason=R.BUNDLE_EXPIRED, changes=stands, certain=False
    )


def stops_of_two_kinds() -> Iterator[Json]:
    """A stop before the edge and another after it are one stop, as mild as the milder, by the reasons of the first."""
    free = VersionRecord(valid_from=1, level="NEW_NORMAL", restriction=Restriction.CONDITIONAL)
    hard = replace(free, level="D16", restriction=Restriction.REQ_AUTHORISATION, valid_to=NOW)
    tight = became(ChangeKind.TIGHTENED, NOW - HOUR, NOW)
    elsewhere = on_claims(zones=(9,), base_zone=None)
    shut = replace(hard, level="NEW_NORMAL", restriction=Restriction.PROHIBITED)
    later = replace(hard, valid_from=NOW, valid_to=None)
    begins = on_claims(not_before=NOW + 120)
    for name, changes, decision, reasons in (
        ("two of the same weight", (elsewhere, _zones(shut, later)), D, (R.PURPOSE_FORBIDDEN, R.CLOCK_UNTRUSTED)),
        (
            "the other way round",
            (
                elsewhere,
                _zones(replace(later, valid_from=1, valid_to=NOW), replace(shut, valid_from=NOW, valid_to=None)),
            ),
            D,
            (R.WRONG_ZONE, R.CLOCK_UNTRUSTED),
        ),
        ("red, then amber", (begins, tight), REFER, (R.NOT_YET_VALID, R.CLOCK_UNTRUSTED)),
        ("red, then green", (begins,), REFER, (R.CLOCK_UNTRUSTED,)),
    ):
        given = after(Given(clock=Clock(earliest=NOW - 1, latest=NOW)), *changes)
        yield vector(f"stopped either way: {name}", given, decision, *reasons)


def two_windows() -> Iterator[Json]:
    """Any one of the hours is enough."""
    for first, second, decision in (((360, 540), (1020, 1080), A), ((0, 60), (420, 490), A), ((0, 60), (540, 600), D)):
        hours = tuple(Window(start=start, end=end) for start, end in (first, second))
        given = after(Given(clock=Clock(earliest=NOW, latest=NOW)), on_claims(windows=hours))
        yield vector(f"hours {first} and {second}", given, decision, *([R.OUTSIDE_HOURS] if decision is D else []))


def certificates() -> Iterator[Json]:
    """The bundle key is vouched for over [valid from, valid to): the second of a bundle's issue decides."""
    invalid = R.BUNDLE_INVALID
    edges_of = {-60 * DAY - 1: invalid, -60 * DAY: R.BUNDLE_EXPIRED, 60 * DAY - 1: R.CLOCK_UNTRUSTED, 60 * DAY: invalid}
    for second, reason in edges_of.items():
        issued_at = NOW + second
        signed = sealed_bundle(replace(a_bundle(), issued_at=issued_at, expires_at=issued_at + DAY))
        yield vector(f"a bundle issued {second} s from now", Given(bundle=signed), REFER, reason)


_UNSURE = (1, 2, 5, 60, 3599)


def clocks() -> Iterator[Json]:
    yield from certificates()
    yield from stops_of_two_kinds()
    yield from two_windows()
    for edge in edges():
        yield from by_clocks_that_know(edge)
        if edge.certain:
            yield from by_clocks_that_do_not(edge)
        else:
            yield from by_the_latest(edge)


def by_clocks_that_know(edge: Edge) -> Iterator[Json]:
    for second in (-3, -1, 0, 1):
        decision = edge.before if second < 0 else edge.since
        reasons = [edge.reason] if decision is not A else []
        yield vector(f"{edge.name}: {second:+} s", _at(edge, second, second), decision, *reasons)
    yield vector(f"{edge.name}: some seconds before", _at(edge, -5, -1), edge.before)
    yield vector(f"{edge.name}: some seconds since", _at(edge, 0, 4), edge.since)


def by_clocks_that_do_not(edge: Edge) -> Iterator[Json]:
    """An interval across the edge is amber, whichever side is green, and never red unless both sides are."""
    for width in _UNSURE:
        reasons = [R.CLOCK_UNTRUSTED] if edge.since is not edge.before else []
        yield vector(f"{edge.name}: across it by {width} s", _at(edge, -width, 0), REFER, *reasons)
        yield vector(f"{edge.name}: and {width} s after", _at(edge, -1, width), REFER, *reasons)
    yield vector(f"{edge.name}: no end is trusted", _at(edge, -1, None), REFER, R.CLOCK_UNTRUSTED)


def by_the_latest(edge: Edge) -> Iterator[Json]:
    for width in _UNSURE:
        yield vector(f"{edge.name}: at the latest, {width} s", _at(edge, -width, 0), edge.since)
    yield vector(f"{edge.name}: no end is trusted", _at(edge, -1, None), REFER, R.CLOCK_UNTRUSTED)


def _at(edge: Edge, start: int, end: int | None) -> Given:
    latest = None if end is None else edge.at + end
    given = Given(clock=Clock(earliest=edge.at + start, latest=latest))
    return after(given, *edge.changes)
