from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from checkpoints.bundles.zones import Horizon, level_records, zone_record
from credentials.effective import effective
from credentials.wire import ChangeKind, Purpose, Restriction, Rule, ZoneKind, seconds
from geo.levels.model import LevelBook
from geo.local_time import WeeklyWindow
from geo.zones.model import Epoch, PermitRef, Reaffirmation, ZoneState
from tests.checkpoints.zones_factory import AUGUST, LEVELS, MIDNIGHT, a_level, a_version, a_zone

EVENING = MIDNIGHT - timedelta(hours=4)
WEEK = timedelta(days=7)
HORIZON = Horizon.around(EVENING, WEEK)
NIGHTLY = tuple(WeeklyWindow(weekday=day, start_min=20 * 60, end_min=30 * 60) for day in range(7))


def asked_by_bundle(state: ZoneState, purpose: Purpose, at: datetime) -> Rule:
    """What a checkpoint reads out of the records."""
    record = zone_record(state, HORIZON)
    levels = {level.code: level for level in level_records((state,), HORIZON)}
    version = record.version_at(seconds(at))
    if version is None:
        return Rule.FREE
    if version.level is None:
        return effective(version.restriction, Rule.FREE)
    rule = levels[version.level].rules.get(purpose)
    return effective(version.restriction, Rule.FORBIDDEN if rule is None else rule.rule)


def asked_by_zone(state: ZoneState, purpose: Purpose, at: datetime) -> Rule:
    """What the server knows."""
    version = state.at(at)
    if version is None or not version.in_force(at):
        return Rule.FREE
    return version.effective(purpose, state.levels, at)


def test_a_version_that_begins_at_midnight_is_in_the_evening_s_bundle() -> None:
    state = a_zone(a_version(level="D15", valid_to=MIDNIGHT), a_version(level="D16", valid_from=MIDNIGHT))

    record = zone_record(state, HORIZON)

    before, after = record.version_at(seconds(MIDNIGHT) - 1), record.version_at(seconds(MIDNIGHT))
    assert before is not None
    assert after is not None
    assert (before.level, after.level) == ("D15@1", "D16@1")


def test_a_zone_that_nothing_is_known_of_any_more_restricts_nothing() -> None:
    record = zone_record(a_zone(), HORIZON)

    (version,) = record.versions
    assert (record.kind, record.name) == (ZoneKind.UNIT, "Z7")
    assert (version.restriction, version.level, version.valid_to) == (Restriction.NO_RESTRICTION, None, None)


@given(
    at=st.integers(0, int(WEEK.total_seconds())),
    purpose=st.sampled_from(Purpose),
    turn=st.integers(-86_400, 86_400),
    cut=st.integers(1, 6 * 86_400),
    schedule=st.sampled_from([(), NIGHTLY]),
    restrictions=st.tuples(st.sampled_from(Restriction), st.sampled_from(Restriction)),
    first=st.sampled_from([None, "D15", "ODD", "LATE"]),
)
def test_the_bundle_asks_what_the_zone_asks_at_every_instant_of_its_life(  # noqa: PLR0913, PLR0917 - one argument a dimension
    at: int,
    purpose: Purpose,
    turn: int,
    cut: int,
    schedule: tuple[WeeklyWindow, ...],
    restrictions: tuple[Restriction, Restriction],
    first: str | None,
) -> None:
    """A zone with weekly hours that changes, at a level whose rules change, or that is not in force yet."""
    turned, changed = EVENING + timedelta(seconds=turn), EVENING + timedelta(seconds=cut)
    odd = (
        a_level("ODD", 1, AUGUST, {Purpose.KT1_MAIL: Rule.PERMIT}),
        a_level("ODD", 2, turned, {Purpose.KT1_MAIL: Rule.FREE, Purpose.PRESS_REPORTING: Rule.PERMIT}),
    )
    late = (a_level("LATE", 1, turned, {Purpose.KT1_MAIL: Rule.FREE}),)
    state = a_zone(
        a_version(level=first, restriction=restrictions[0], schedule=schedule, valid_to=changed),
        a_version(level="ODD", restriction=restrictions[1], valid_from=changed),
        levels=LevelBook({**LEVELS.versions, "ODD": odd, "LATE": late}),
    )
    when = EVENING + timedelta(seconds=at)

    assert asked_by_bundle(state, purpose, when) == asked_by_zone(state, purpose, when)


def test_the_records_are_the_same_all_day_and_speak_of_a_week_even_at_its_end() -> None:
    state = a_zone(a_version(schedule=NIGHTLY))
    morning, night = MIDNIGHT - timedelta(hours=23), MIDNIGHT - timedelta(minutes=1)

    records = {zone_record(state, Horizon.around(at, WEEK)) for at in (morning, EVENING, night)}

    (record,) = records
    assert max(version.valid_to or 0 for version in record.versions) > seconds(night + WEEK)
    assert zone_record(state, Horizon.around(MIDNIGHT, WEEK)) != record


def test_what_ended_days_ago_is_left_out_and_what_ended_yesterday_is_not() -> None:
    def carried(ended: datetime) -> int:
        state = a_zone(a_version(valid_to=ended), a_version(valid_from=MIDNIGHT))
        return len(zone_record(state, HORIZON).versions)

    assert carried(HORIZON.start) == 1
    assert carried(HORIZON.start + timedelta(seconds=1)) == 2


def an_epoch(recorded_at: datetime) -> Epoch:
    return Epoch(counter=1, recorded_at=recorded_at, effective_at=MIDNIGHT, kind=ChangeKind.CLOSED)


def test_changes_and_reaffirmations_are_carried_while_a_permit_can_be_older() -> None:
    """A permit may be issued 60 days in advance and has a hard limit 45 days after it begins."""
    oldest = HORIZON.start - timedelta(days=60 + 45)
    affirmed = Reaffirmation(at=EVENING, permits=frozenset({PermitRef(block=1, index=5)}))
    state = a_zone(
        a_version(),
        epochs=(an_epoch(oldest), an_epoch(oldest + timedelta(seconds=1))),
        reaffirmations=(Reaffirmation(at=oldest), affirmed),
    )

    record = zone_record(state, HORIZON)

    assert [change.recorded_at for change in record.changes] == [seconds(oldest) + 1]
    (kept,) = record.reaffirmations
    assert kept.permits is not None
    assert [(ref.block, ref.index) for ref in kept.permits] == [(1, 5)]


def test_only_levels_that_a_zone_stands_at_are_carried() -> None:
    state = a_zone(a_version(level="D15", valid_to=MIDNIGHT), a_version(level="D16", valid_from=MIDNIGHT))

    assert [level.code for level in level_records((state,), HORIZON)] == ["D15@1", "D16@1"]
    assert level_records((a_zone(a_version(level=None)),), HORIZON) == ()
