"""Gate B: each reason by itself on every background, and the edges, to the second."""

from collections.abc import Iterator
from dataclasses import replace

from credentials.bundle.model import Extension, Reaffirmation, VersionRecord
from credentials.claims import StatusRef, Window
from credentials.verdict import Clock
from credentials.wire import ChangeKind, Decision, EntryMode, Outcome, PassageKind, Purpose, Restriction
from credentials.wire import ReasonCode as R
from tests.credentials.scenario import DAY, HOUR, MIDNIGHT, MINUTE, NOW, POST, SA_DEC, a_zone
from tests.vectors.making.given import Change, Given, Json, after, on_bundle, on_claims, on_seen, vector
from tests.vectors.making.ingredients import (
    BACKGROUNDS,
    INGREDIENTS,
    became,
    bundle_of,
    known_as_of,
    looked_up,
    passed,
)

_NOTES = {R.ALREADY_INSIDE, R.PASSING_THROUGH, R.RETURNING}
_REFERS = {
    R.ZONE_TIGHTENED,
    R.CLOCK_UNTRUSTED,
    R.STATUS_MISSING,
    R.ID_MISMATCH,
    R.PLATE_NOT_LISTED,
    R.HEALTH_NOT_SHOWN,
    R.CODE_ONLY,
    R.BUNDLE_EXPIRED,
    R.INTERNAL,
}
GOODS, MAIL, QOS = (
    on_claims(purpose=purpose) for purpose in (Purpose.ESSENTIAL_GOODS, Purpose.KT1_MAIL, Purpose.QOS_MEASUREMENT)
)


def asked(reason: R, purpose_class: int) -> Decision:
    """The decision column of the table."""
    if reason is R.STATUS_STALE:
        return Decision.ALLOW if purpose_class == 1 else Decision.REFER
    if reason is R.ZONE_CLOSED:
        return Decision.REFER if purpose_class == 1 else Decision.DENY
    if reason in _NOTES:
        return Decision.ALLOW
    return Decision.REFER if reason in _REFERS else Decision.DENY


def singles() -> Iterator[Json]:
    for name, background in BACKGROUNDS.items():
        yield vector(name, background(), Decision.ALLOW)
        for reason, ways in INGREDIENTS.items():
            for number, way in enumerate(ways):
                given = way(background())
                decision = asked(reason, given.claims.purpose.purpose_class)
                yield vector(f"{name}: {reason}{f' ({number})' if number else ''}", given, decision, reason)


def at(second: int, *changes: Change) -> Given:
    """A clock that knows the second."""
    return after(Given(clock=Clock(earliest=second, latest=second)), *changes)


def straddling(second: int, *changes: Change) -> Given:
    """A clock that cannot tell whether the second has come."""
    return after(Given(clock=Clock(earliest=second - 1, latest=second)), *changes)


def ends() -> Iterator[Json]:
    """Validity, leeways, extensions."""
    begins, end, older = on_claims(not_before=NOW), on_claims(end=NOW), on_bundle(issued_at=NOW - 1)
    fresh = on_bundle(issued_at=NOW)
    long_ago = on_claims(end=NOW)
    yield vector("121 s before it begins", at(NOW - 121, begins), Decision.DENY, R.NOT_YET_VALID)
    yield vector("120 s before it begins", at(NOW - 120, begins), Decision.ALLOW)
    yield vector("about to begin", straddling(NOW - 120, begins), Decision.REFER, R.CLOCK_UNTRUSTED)
    yield vector("59 s after its end", at(NOW + 59, end), Decision.ALLOW)
    yield vector("60 s after its end", at(NOW + 60, end, fresh), Decision.DENY, R.EXPIRED)
    yield vector("about to end", straddling(NOW + 60, end), Decision.REFER, R.CLOCK_UNTRUSTED)
    yield vector("ended, and the bundle is older", at(NOW + 60, end, older), Decision.REFER, R.EXPIRED)
    grace = NOW + 2 * DAY
    yield vector("ended 48 h ago, older bundle", at(grace, long_ago, older), Decision.REFER, R.EXPIRED)
    yield vector("ended more than 48 h ago", at(grace + 1, long_ago, older), Decision.DENY, R.EXPIRED)
    yield vector("48 h or more ago", straddling(grace + 1, long_ago, older), Decision.REFER, R.EXPIRED)
    moved = Extension(at=NOW - HOUR, zones=frozenset({SA_DEC}), ending_from=1, ending_to=NOW + 1, new_end=NOW + DAY)
    for name, extension, decision in extensions(moved):
        given = at(NOW + HOUR, end, fresh, on_bundle(issued_at=NOW, extensions=(extension,)))
        yield vector(f"an extension {name}", given, decision, *([] if decision is Decision.ALLOW else [R.EXPIRED]))
    past = at(NOW + HOUR, on_claims(end=NOW - 10, expires_at=NOW), on_bundle(issued_at=NOW, extensions=(moved,)))
    yield vector("an extension past the hard limit", past, Decision.DENY, R.EXPIRED)
    twice = (moved, replace(moved, ending_to=NOW + 2 * DAY, new_end=NOW + 3 * DAY))
    yield vector(
        "extended twice", at(NOW + 2 * DAY, end, on_bundle(issued_at=NOW + DAY, extensions=twice)), Decision.ALLOW
    )


def extensions(moved: Extension) -> Iterator[tuple[str, Extension, Decision]]:
    yield "that fits", moved, Decision.ALLOW
    yield "of its purpose", replace(moved, purposes=frozenset({Purpose.INCIDENT_REPAIR})), Decision.ALLOW
    yield "of another purpose", replace(moved, purposes=frozenset({Purpose.KT1_MAIL})), Decision.DENY
    yield "of more zones", replace(moved, zones=frozenset({SA_DEC, 9})), Decision.ALLOW
    yield "of other zones", replace(moved, zones=frozenset({9})), Decision.DENY
    yield "for permits that end sooner", replace(moved, ending_to=NOW), Decision.DENY
    yield "from before it was issued", replace(moved, at=NOW - DAY - 1), Decision.DENY
    yield "that would shorten it", replace(moved, new_end=NOW - DAY), Decision.DENY
    yield "made in the second of its end", replace(moved, at=NOW), Decision.DENY
    yield "made a second before its end", replace(moved, at=NOW - 1), Decision.ALLOW


def hours() -> Iterator[Json]:
    """Daily windows, half-open, local time."""
    day, night = on_claims(windows=(Window(start=480, end=540),)), on_claims(windows=(Window(start=1320, end=480),))
    yield vector("as the window opens", at(NOW, day), Decision.ALLOW)
    yield vector("a second before", at(NOW - 1, day), Decision.DENY, R.OUTSIDE_HOURS)
    yield vector("as the window closes", at(NOW + HOUR, day), Decision.DENY, R.OUTSIDE_HOURS)
    yield vector("about to open", straddling(NOW, day), Decision.REFER, R.CLOCK_UNTRUSTED)
    yield vector(
        "a night's window at 03:00", at(NOW - 5 * HOUR, night, on_bundle(issued_at=NOW - 6 * HOUR)), Decision.ALLOW
    )
    yield vector("a night's window at 08:00", at(NOW, night), Decision.DENY, R.OUTSIDE_HOURS)
    unsure = after(Given(clock=Clock(earliest=NOW, latest=NOW + 2 * DAY)), day)
    yield vector("not even the hour is known", unsure, Decision.REFER, R.CLOCK_UNTRUSTED)


def midnight() -> Iterator[Json]:
    """An order that begins at 00:00, in a bundle from the evening before."""
    versions = (
        VersionRecord(valid_from=1, valid_to=MIDNIGHT, restriction=Restriction.NO_RESTRICTION),
        VersionRecord(valid_from=MIDNIGHT, level="D16", restriction=Restriction.CONDITIONAL),
    )
    unnamed = on_claims(zones=(9,), base_zone=None)
    zones = on_bundle(zones=(a_zone(3, "NEW_NORMAL"), a_zone(SA_DEC, versions=versions)), issued_at=MIDNIGHT - 4 * HOUR)
    yield vector("a second before the order", at(MIDNIGHT - 1, unnamed, zones), Decision.ALLOW)
    yield vector("as the order begins", at(MIDNIGHT, unnamed, zones), Decision.DENY, R.WRONG_ZONE)
    yield vector("about midnight", straddling(MIDNIGHT, unnamed, zones), Decision.REFER, R.CLOCK_UNTRUSTED)
    named = at(MIDNIGHT, zones, on_claims(not_before=MIDNIGHT - DAY, issued_at=MIDNIGHT - DAY))
    yield vector("a permit that names the zone", named, Decision.ALLOW)
    shut = replace(versions[0], restriction=Restriction.PROHIBITED)
    both = on_bundle(zones=(a_zone(3, "NEW_NORMAL"), a_zone(SA_DEC, versions=(shut, versions[1]))))
    always = straddling(MIDNIGHT, unnamed, both)
    yield vector("stopped before midnight and after it", always, Decision.DENY, R.PURPOSE_FORBIDDEN, R.CLOCK_UNTRUSTED)


def changes() -> Iterator[Json]:
    """Closures, tightenings, re-affirmations."""
    closed, tight = ChangeKind.CLOSED, ChangeKind.TIGHTENED
    ago = NOW - 12 * HOUR
    yield vector("class 1, a second short of 12 h", at(NOW - 1, became(closed, ago, ago)), Decision.ALLOW)
    yield vector("class 1, 12 h after", at(NOW, became(closed, ago, ago)), Decision.REFER, R.ZONE_CLOSED)
    yield vector("class 1, about 12 h", straddling(NOW, became(closed, ago, ago)), Decision.REFER, R.CLOCK_UNTRUSTED)
    yield vector("class 3 at once", at(NOW, GOODS, became(closed, NOW, NOW)), Decision.DENY, R.ZONE_CLOSED)
    yield vector("closing later today", at(NOW, GOODS, became(closed, NOW - HOUR, NOW + HOUR)), Decision.ALLOW)
    issue = NOW - DAY
    same = at(NOW, became(tight, issue, NOW - HOUR))
    yield vector("tightened in the second of its issue", same, Decision.REFER, R.ZONE_TIGHTENED)
    yield vector("issued knowing of it", at(NOW, became(tight, issue - 1, NOW - HOUR)), Decision.ALLOW)
    other = became(tight, NOW - HOUR, NOW - HOUR, frozenset({Purpose.KT1_MAIL}))
    yield vector("tightened for another purpose", at(NOW, other), Decision.ALLOW)
    yield vector("tightened for its purpose", at(NOW, MAIL, other), Decision.REFER, R.ZONE_TIGHTENED)
    for name, said, decision in reaffirmations():
        given = at(NOW, QOS, became(closed, NOW - HOUR, NOW - HOUR), reaffirmed(said))
        yield vector(f"re-affirmed {name}", given, decision, *([] if decision is Decision.ALLOW else [R.ZONE_CLOSED]))


def reaffirmed(said: Reaffirmation) -> Change:
    def change(given: Given) -> Given:
        zones = (
            replace(zone, reaffirmations=(said,)) if zone.number == SA_DEC else zone for zone in bundle_of(given).zones
        )
        return on_bundle(zones=tuple(zones))(given)

    return change


def reaffirmations() -> Iterator[tuple[str, Reaffirmation, Decision]]:
    mine, other = StatusRef(block=2, index=12000), StatusRef(block=2, index=12001)
    yield "since", Reaffirmation(at=NOW), Decision.ALLOW
    yield "in the same second", Reaffirmation(at=NOW - HOUR), Decision.ALLOW
    yield "before it closed", Reaffirmation(at=NOW - HOUR - 1), Decision.DENY
    purposes = frozenset({Purpose.QOS_MEASUREMENT})
    yield "for its purpose", Reaffirmation(at=NOW, purposes=purposes), Decision.ALLOW
    yield "for another purpose", Reaffirmation(at=NOW, purposes=frozenset({Purpose.KT1_MAIL})), Decision.DENY
    yield "by name", Reaffirmation(at=NOW, permits=frozenset({mine, other})), Decision.ALLOW
    yield "for somebody else", Reaffirmation(at=NOW, permits=frozenset({other})), Decision.DENY


def ages() -> Iterator[Json]:
    """How old the status list may be."""
    for change, hours_old in ((MAIL, 72), (QOS, 24), (GOODS, 12)):
        edge = known_as_of(NOW - hours_old * HOUR)
        late = Decision.ALLOW if hours_old == 72 else Decision.REFER
        yield vector(f"a list {hours_old} h old", at(NOW, change, edge), Decision.ALLOW)
        yield vector(f"a list older than {hours_old} h", at(NOW + 1, change, edge), late, R.STATUS_STALE)


def entries() -> Iterator[Json]:
    """Single entries, looked-up rows, what the officer typed."""
    single = on_claims(entry_mode=EntryMode.SINGLE)
    enter, back = PassageKind.ENTER, Outcome.TURNED_BACK
    recent, old = passed(enter, NOW - 899, post=POST), passed(enter, NOW - 15 * MINUTE, post=POST)
    yield vector("a first entry", at(NOW, single), Decision.ALLOW)
    yield vector("the same passage", at(NOW, single, recent), Decision.ALLOW)
    yield vector("fifteen minutes later", at(NOW, single, old), Decision.DENY, R.USED)
    ahead = passed(enter, NOW + 14 * MINUTE, post=POST)
    far_ahead = passed(enter, NOW + HOUR, post=POST)
    yield vector("the same passage, by a clock ahead", at(NOW, single, ahead), Decision.ALLOW)
    yield vector("an hour ahead of this clock", at(NOW, single, far_ahead), Decision.DENY, R.USED)
    yield vector("the same minute elsewhere", at(NOW, single, passed(enter, NOW - 9)), Decision.DENY, R.USED)
    yield vector("turned back before", at(NOW, single, passed(enter, NOW - HOUR, back)), Decision.ALLOW)
    yield vector("held before", at(NOW, single, passed(enter, NOW - HOUR, Outcome.HELD)), Decision.ALLOW)
    left = passed(PassageKind.LEAVE, NOW - MINUTE)
    yield vector("in and out before", at(NOW, passed(enter, NOW - HOUR), left), Decision.ALLOW)
    right = on_seen(id_tail="5678", plate="66c-123.45")
    yield vector("the other document and a spelled plate", at(NOW, right), Decision.ALLOW)
    electric = at(NOW, on_claims(plates=("29MD112345",)), on_seen(plate="29-mđ1 123.45"))
    yield vector("a plate with a letter that ASCII lacks", electric, Decision.ALLOW)
    yield vector(
        "looked up, name and last four",
        at(NOW, looked_up, on_seen(name_confirmed=True, id_tail="1234")),
        Decision.ALLOW,
    )
    yield vector("looked up, name only", at(NOW, looked_up, on_seen(name_confirmed=True)), Decision.REFER, R.CODE_ONLY)
    number = on_seen(id_tail="1234")
    yield vector("looked up, last four only", at(NOW, looked_up, number), Decision.REFER, R.CODE_ONLY)


def internal() -> Iterator[Json]:
    """Inputs that are none: never an exception, never ALLOW."""
    good = Given()
    broken = {
        "no text": replace(good, text=None),
        "a number for a text": replace(good, text=42),
        "a list for a text": replace(good, text=["FP1:"]),
        "no clock": replace(good, clock=None),
        "no passage": replace(good, passage=None),
        "no history": replace(good, history=None),
        "nothing seen, not even nothing": replace(good, seen=None),
    }
    for name, given in broken.items():
        yield vector(name, given, Decision.REFER, R.INTERNAL)


def gate_b() -> Iterator[Json]:
    for part in (singles, ends, hours, midnight, changes, ages, entries, internal):
        yield from part()
