"""Who may pass which way: purposes and levels, restrictions, earlier passages, what the officer saw. In products."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from credentials.bundle.model import LevelRule, VersionRecord
from credentials.verdict import Passage, Seen
from credentials.wire import Decision, Direction, EntryMode, Outcome, PassageKind, Purpose, Restriction, Rule
from credentials.wire import ReasonCode as R
from tests.credentials.scenario import CAO_LANH, HAMLET, HOUR, MINUTE, NOW, OUTWARD, POST, SA_DEC, a_zone
from tests.vectors.making.given import Change, Given, Json, after, on_bundle, on_claims, vector
from tests.vectors.making.ingredients import (
    BACKGROUNDS,
    ELSEWHERE,
    INGREDIENTS,
    TESTED,
    a_uniform_level,
    also_reaching,
    known_as_of,
    passed,
)

A, D, REFER = Decision.ALLOW, Decision.DENY, Decision.REFER
CONFIRMED = Seen(name_confirmed=True, id_confirmed=True)


def a_row(*changes: Change) -> Given:
    """A row of the sheet, its holder confirmed: judged like a card, and half as long in a file."""
    return after(Given(looked_up=True, seen=CONFIRMED), *changes)


def transits() -> Iterator[Json]:
    """Every purpose into a zone that its permit names or does not, with a stop or without."""
    for purpose, transit, named, through in product(Purpose, (None, True, False), (True, False), (True, False)):
        level = a_uniform_level("L", LevelRule(rule=Rule.PERMIT, transit=transit))
        zones = on_bundle(zones=(a_zone(CAO_LANH, "L"), a_zone(SA_DEC, "L")), levels=(level,))
        given = a_row(on_claims(purpose=purpose, zones=(SA_DEC,) if named else (9,)), zones, known_as_of(NOW))
        given = replace(given, passage=Passage(direction=Direction.INWARD, through=through))
        allowed = transit if transit is not None else purpose.purpose_class <= 2
        passes = through and allowed
        reasons = [] if named else [R.PASSING_THROUGH if passes else R.WRONG_ZONE]
        name = f"{purpose} {'names' if named else 'does not name'} the zone, through: {through}, level: {transit}"
        yield vector(name, given, A if named or passes else D, *reasons)


def restrictions() -> Iterator[Json]:
    """Each restriction at each rule."""
    rules = (None, *Rule)
    for restriction, rule, named in product(Restriction, rules, (True, False)):
        version = VersionRecord(valid_from=1, level=None if rule is None else "L", restriction=restriction)
        levels = () if rule is None else (a_uniform_level("L", LevelRule(rule=rule)),)
        here = on_bundle(zones=(a_zone(CAO_LANH, None), a_zone(SA_DEC, versions=(version,))), levels=levels)
        given = a_row(on_claims(zones=(SA_DEC,) if named else (9,), base_zone=None), here)
        decision, reasons = _asked(restriction, rule, named=named)
        name = f"{restriction} at {rule or 'no level'}, {'named' if named else 'not named'}"
        yield vector(name, given, decision, *reasons)


def _asked(restriction: Restriction, rule: Rule | None, *, named: bool) -> tuple[Decision, tuple[R, ...]]:
    """By the words of ED-318, written down again."""
    free = rule in {None, Rule.FREE}
    if rule is Rule.FORBIDDEN or (restriction is Restriction.PROHIBITED and free):
        return D, (R.PURPOSE_FORBIDDEN,)
    if named or (free and restriction in {Restriction.CONDITIONAL, Restriction.NO_RESTRICTION}):
        return A, ()
    return D, (R.WRONG_ZONE,)


def histories() -> Iterator[Json]:
    """Each kind and outcome of an earlier passage, here or elsewhere, lately or not, for single entries and others."""
    products = product(PassageKind, Outcome, (POST, ELSEWHERE), (MINUTE, HOUR), EntryMode)
    for kind, outcome, post, ago, mode in products:
        given = a_row(on_claims(entry_mode=mode), passed(kind, NOW - ago, outcome, post))
        entered = outcome is Outcome.PASSED and kind in {PassageKind.ENTER, PassageKind.TRANSIT}
        counts = entered and not (post == POST and ago == MINUTE)
        used = counts and mode is EntryMode.SINGLE
        reasons = [R.USED] if used else []
        reasons += [R.ALREADY_INSIDE] if counts and kind is PassageKind.ENTER else []
        where = "here" if post == POST else "elsewhere"
        yield vector(f"{mode}, {kind} {outcome} {where} {ago} s ago", given, D if used else A, *reasons)


def ways_out() -> Iterator[Json]:
    """After each earlier passage an expired permit leaves: a recorded entry answers for it, nothing else does."""
    expired = INGREDIENTS[R.EXPIRED][0]
    for kind, outcome, post in product(PassageKind, Outcome, (POST, ELSEWHERE)):
        given = a_row(on_claims(base_zone=HAMLET), passed(kind, NOW - HOUR, outcome, post), expired)
        inside = outcome is Outcome.PASSED and kind in {PassageKind.ENTER, PassageKind.TRANSIT}
        where = "here" if post == POST else "elsewhere"
        name = f"expired, leaves after {kind} {outcome} {where}"
        yield vector(name, replace(given, passage=OUTWARD), A if inside else REFER, R.EXPIRED)


def seen() -> Iterator[Json]:
    """What the officer typed and ticked."""
    tails = {None: True, "1234": True, "5678": True, "0000": False, "": False}
    plates = {None: True, "66C12345": True, "66p-201.01": True, "51A99999": False, "": False}
    for (tail, is_tail), (plate, is_plate), shown in product(tails.items(), plates.items(), (None, True, False)):
        given = a_row(also_reaching(a_zone(203, "TESTED"), TESTED))
        said = replace(CONFIRMED, id_tail=tail, plate=plate, health_shown=shown)
        reasons = [] if is_tail else [R.ID_MISMATCH]
        reasons += [] if is_plate else [R.PLATE_NOT_LISTED]
        reasons += [R.HEALTH_NOT_SHOWN] if shown is False else []
        name = f"tail {tail!r}, plate {plate!r}, health {shown}"
        yield vector(name, replace(given, seen=said), REFER if reasons else A, *reasons)


def confirmations() -> Iterator[Json]:
    """A looked-up row is a card only after name and last four, whichever way they were confirmed."""
    for name, given in BACKGROUNDS.items():
        for confirmed, ticked, tail in product((True, False), (True, False), (None, "right", "0000")):
            claims = given().claims
            typed = claims.tails[0] if tail == "right" else tail
            said = Seen(name_confirmed=confirmed, id_confirmed=ticked, id_tail=typed)
            whole = confirmed and (ticked or tail == "right")
            reasons = [] if whole else [R.CODE_ONLY]
            reasons += [R.ID_MISMATCH] if tail == "0000" else []
            row = replace(given(), looked_up=True, seen=said)
            words = f"{name}, looked up: name {confirmed}, ticked {ticked}, tail {tail}"
            yield vector(words, row, REFER if reasons else A, *reasons)


def ages() -> Iterator[Json]:
    """How old the status list may be, for every purpose."""
    limits = {1: 72, 2: 24, 3: 12}
    for purpose, late in product(Purpose, (0, 1)):
        as_of = NOW + 2 - limits[purpose.purpose_class] * HOUR - late
        given = a_row(on_claims(purpose=purpose), known_as_of(as_of))
        stale = late and purpose.purpose_class > 1
        name = f"{purpose}, a list {'a second older' if late else 'just as old'} as it may be"
        yield vector(name, given, REFER if stale else A, *([R.STATUS_STALE] if late else []))


def passages() -> Iterator[Json]:
    for part in (transits, restrictions, histories, ways_out, seen, confirmations, ages):
        yield from part()
