"""Nobody is trapped: the same cards on the way out and on the way home."""

from collections.abc import Iterator
from dataclasses import replace

from credentials.bundle.model import VersionRecord
from credentials.claims import Window
from credentials.verdict import Clock
from credentials.wire import Decision, PassageKind, Restriction
from credentials.wire import ReasonCode as R
from tests.credentials.scenario import CAO_LANH, DAY, HAMLET, HOUR, NOW, OUTWARD, a_checkpoint, a_clock, a_zone
from tests.vectors.making.gate_a import forged
from tests.vectors.making.given import Change, Given, Json, after, on_bundle, on_claims, vector
from tests.vectors.making.ingredients import INGREDIENTS, passed

_STILL = {R.REVOKED, R.SUSPENDED, R.ID_MISMATCH, R.PLATE_NOT_LISTED, R.CODE_ONLY, R.BARRIER_HARD, R.INTERNAL}
_OUT_ONLY = (
    R.REVOKED,
    R.SUSPENDED,
    R.ENDED,
    R.NOT_YET_VALID,
    R.EXPIRED,
    R.OUTSIDE_HOURS,
    R.STATUS_MISSING,
    R.ID_MISMATCH,
    R.PLATE_NOT_LISTED,
    R.CODE_ONLY,
    R.BUNDLE_EXPIRED,
    R.INTERNAL,
    R.BARRIER_HARD,
)
_entered = passed(PassageKind.ENTER, NOW - HOUR)


def leaving(*changes: Change) -> Given:
    """Out of the restricted side; the holder's base is nowhere near."""
    return after(Given(passage=OUTWARD), on_claims(base_zone=HAMLET), *changes)


def homeward(*changes: Change) -> Given:
    return after(Given(passage=OUTWARD), on_claims(base_zone=CAO_LANH), *changes)


def ways_out() -> Iterator[Json]:
    yield vector("a valid permit leaves", leaving(), Decision.ALLOW)
    for reason in _OUT_ONLY:
        change = INGREDIENTS[reason][0]
        yield vector(f"{reason} leaves", leaving(change), Decision.REFER, reason)
        recorded = Decision.REFER if reason in _STILL else Decision.ALLOW
        yield vector(f"{reason} leaves after a recorded entry", leaving(_entered, change), recorded, reason)
    gone = passed(PassageKind.LEAVE, NOW - HOUR // 2)
    again = leaving(_entered, gone, INGREDIENTS[R.EXPIRED][0])
    yield vector("an expired permit that had left already", again, Decision.REFER, R.EXPIRED)
    for name, text in forged().items():
        yield vector(f"{name}, leaving", replace(leaving(), text=text), Decision.REFER, R.BAD_SIGNATURE)
    yield from into_nothing()
    yield from into_two()
    nowhere = replace(leaving(), bundle=None, text="FP1:0")
    yield vector("broken, no bundle, leaving", nowhere, Decision.REFER, R.BAD_BASE45)


def into_nothing() -> Iterator[Json]:
    """A side whose order has not begun, or has no level, or only a level that frees all."""
    bad = forged()["r and s exchanged"]
    later = VersionRecord(valid_from=NOW + DAY, level="D16", restriction=Restriction.CONDITIONAL)
    always = replace(later, valid_from=1)
    sides = {
        "begins tomorrow": (later, Decision.REFER),
        "ended yesterday": (replace(always, valid_to=NOW - DAY), Decision.REFER),
        "has no level": (replace(always, level=None), Decision.REFER),
        "asks for leave without a level": (
            replace(always, level=None, restriction=Restriction.REQ_AUTHORISATION),
            Decision.DENY,
        ),
        "frees all": (replace(always, level="NEW_NORMAL"), Decision.REFER),
        "is closed whatever its level": (
            replace(always, level="NEW_NORMAL", restriction=Restriction.PROHIBITED),
            Decision.DENY,
        ),
        "asks everybody": (always, Decision.DENY),
    }
    for name, (version, decision) in sides.items():
        zones = on_bundle(zones=(a_zone(CAO_LANH, "NEW_NORMAL"), a_zone(5, versions=(version,))))
        yield vector(
            f"a forgery, where the other side {name}", replace(zones(Given()), text=bad), decision, R.BAD_SIGNATURE
        )


def into_two() -> Iterator[Json]:
    """Two zones on the other side: one that asks somebody is enough to be an entry."""
    bad = forged()["r and s exchanged"]
    for levels, decision in ((("NEW_NORMAL", "D16"), Decision.DENY), (("NEW_NORMAL", "NEW_NORMAL"), Decision.REFER)):
        zones = (a_zone(CAO_LANH), a_zone(5, levels[0]), a_zone(HAMLET, levels[1]))
        given = on_bundle(zones=zones, checkpoint=a_checkpoint(to_zones=(5, HAMLET)))(Given())
        yield vector(f"a forgery into {levels}", replace(given, text=bad), decision, R.BAD_SIGNATURE)


def ways_unknown() -> Iterator[Json]:
    """The free side turns restricted at midnight tomorrow; the clock has not that much to say."""
    soon = NOW + DAY
    free = VersionRecord(valid_from=1, valid_to=soon, level="NEW_NORMAL", restriction=Restriction.CONDITIONAL)
    zones = (a_zone(CAO_LANH, versions=(free, replace(free, valid_from=soon, valid_to=None, level="D16"))), a_zone(5))
    for name, clock in (("lost", Clock(earliest=NOW, latest=None)), ("about to turn", a_clock(soon))):
        given = replace(leaving(on_bundle(zones=zones)), clock=clock)
        for reason in (R.EXPIRED, R.REVOKED):
            one = INGREDIENTS[reason][0](given)
            yield vector(f"{reason} leaves or enters, clock {name}", one, Decision.REFER, reason, R.CLOCK_UNTRUSTED)
        forgery = replace(given, text=forged()["r and s exchanged"])
        yield vector(f"a forgery leaves or enters, clock {name}", forgery, Decision.REFER, R.BAD_SIGNATURE)
    turned = replace(leaving(on_bundle(zones=zones), INGREDIENTS[R.REVOKED][0]), clock=a_clock(soon + HOUR))
    yield vector("REVOKED enters what has turned", turned, Decision.DENY, R.REVOKED)
    late = on_bundle(zones=zones, issued_at=soon + HOUR, expires_at=soon + DAY)
    dated = replace(leaving(late, INGREDIENTS[R.REVOKED][0]), clock=Clock(earliest=0, latest=None))
    yield vector("a bundle made since says that it has turned", dated, Decision.DENY, R.REVOKED, R.CLOCK_UNTRUSTED)


def ways_home() -> Iterator[Json]:
    ended = on_claims(end=NOW)
    fresh = on_bundle(issued_at=NOW, expires_at=NOW + DAY)
    within, beyond = NOW + 12 * HOUR - 1, NOW + 12 * HOUR
    yield vector("home before the end", homeward(), Decision.ALLOW)
    yield vector("home within 12 h of the end", _at(within, ended, fresh), Decision.ALLOW, R.RETURNING)
    yield vector("home 12 h after the end", _at(beyond, ended, fresh), Decision.REFER, R.EXPIRED)
    about = replace(homeward(ended, fresh), clock=Clock(earliest=within, latest=beyond))
    yield vector("home about 12 h after the end", about, Decision.REFER, R.CLOCK_UNTRUSTED)
    over = on_claims(windows=(Window(start=360, end=480),))
    late = _at(NOW + HOUR, ended, over, fresh)
    yield vector("home after the end and its hours", late, Decision.ALLOW, R.RETURNING, R.OUTSIDE_HOURS)
    yield vector("home in the minute after both", _at(NOW, ended, over, fresh), Decision.ALLOW, R.OUTSIDE_HOURS)
    yield vector("home after hours, before the end", _at(NOW + HOUR, over), Decision.REFER, R.OUTSIDE_HOURS)
    idle = _at(NOW + HOUR, over, INGREDIENTS[R.ENDED][0])
    yield vector("work done, home after hours", idle, Decision.ALLOW, R.RETURNING, R.OUTSIDE_HOURS)
    done = INGREDIENTS[R.ENDED][0]
    yield vector("work done, home within 12 h", _at(within, ended, fresh, done), Decision.ALLOW, R.RETURNING)
    yield vector("work done, home 12 h after the end", _at(beyond, ended, fresh, done), Decision.REFER, R.ENDED)
    lost = replace(homeward(done), clock=Clock(earliest=NOW, latest=None))
    yield vector("work done, home, no end is trusted", lost, Decision.REFER, R.ENDED, R.CLOCK_UNTRUSTED)
    yield vector("work done, on the way home", homeward(INGREDIENTS[R.ENDED][0]), Decision.ALLOW, R.RETURNING)
    yield vector("revoked, on the way home", homeward(INGREDIENTS[R.REVOKED][0]), Decision.REFER, R.REVOKED)
    border = on_bundle(checkpoint=a_checkpoint(from_zones=(HAMLET,), to_zones=(5,)))
    into = after(Given(), border, on_claims(base_zone=5, zones=(HAMLET,)))
    yield vector("home into a zone the permit does not name", into, Decision.ALLOW)
    sides = on_bundle(checkpoint=a_checkpoint(from_zones=(CAO_LANH, 5), to_zones=(5,)))
    inside = after(Given(), sides, on_claims(base_zone=None), INGREDIENTS[R.EXPIRED][0])
    yield vector("a zone on both sides is not entered", inside, Decision.REFER, R.EXPIRED)
    stranger = after(Given(), border, on_claims(base_zone=CAO_LANH, zones=(HAMLET,)))
    yield vector("exit and entry at once", stranger, Decision.DENY, R.WRONG_ZONE)


def _at(second: int, *changes: Change) -> Given:
    return replace(homeward(*changes), clock=Clock(earliest=second, latest=second))


def relief() -> Iterator[Json]:
    yield from ways_out()
    yield from ways_unknown()
    yield from ways_home()
