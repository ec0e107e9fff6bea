"""How orders change what is known: nothing is edited, nothing overlaps, nothing outside the span moves."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from geo.zones.model import Restriction, Timeline, ZoneVersion
from geo.zones.timeline import Edit, Span, Stamp, splice
from tests.geo.factories import ACT, EVENING, a_version

HOUR = timedelta(hours=1)
INSTANTS = [EVENING + n * HOUR for n in range(-2, 40)]


def _stamp(version: int) -> Stamp:
    return Stamp(order=UUID(int=version), act=ACT, recorded_at=EVENING + version * HOUR, version=version)


def _close(piece: ZoneVersion) -> ZoneVersion:
    return replace(piece, restriction=Restriction.PROHIBITED)


def _open(piece: ZoneVersion) -> ZoneVersion:
    return replace(piece, restriction=Restriction.NO_RESTRICTION)


def _lift(_: ZoneVersion) -> None:
    return None


MEANS: dict[Edit, Restriction | None] = {
    _close: Restriction.PROHIBITED,
    _open: Restriction.NO_RESTRICTION,
    _lift: None,
}
spans = st.builds(
    lambda start, length: Span(
        start=EVENING + start * HOUR, end=None if length is None else EVENING + (start + length) * HOUR
    ),
    st.integers(-1, 36),
    st.none() | st.integers(1, 20),
)
edits = st.lists(st.tuples(spans, st.sampled_from([_close, _open, _lift])), max_size=8)


def _at(timeline: Timeline, when: datetime) -> Restriction | None:
    found = [piece.restriction for piece in timeline if piece.holds(when)]
    assert len(found) <= 1, "pieces never overlap"
    return found[0] if found else None


@given(said=edits)
def test_any_orders_give_what_the_last_one_said_of_each_instant(said: list[tuple[Span, Edit]]) -> None:
    timeline: Timeline = (a_version(1),)
    expected = {when: Restriction.REQ_AUTHORISATION if when >= EVENING else None for when in INSTANTS}

    for version, (span, edit) in enumerate(said, start=2):
        timeline = splice(timeline, span, edit, _stamp(version)).after
        for when in INSTANTS:
            if expected[when] is not None and span.start <= when and (span.end is None or when < span.end):
                expected[when] = MEANS[edit]

    assert {when: _at(timeline, when) for when in INSTANTS} == expected


@given(said=edits)
def test_what_is_recorded_and_kept_is_what_is_known_after(said: list[tuple[Span, Edit]]) -> None:
    timeline: Timeline = (a_version(1),)

    for version, (span, edit) in enumerate(said, start=2):
        done = splice(timeline, span, edit, _stamp(version))
        kept = [piece for piece in timeline if piece not in done.superseded]
        assert sorted([*kept, *done.recorded], key=lambda piece: piece.valid_from) == list(done.after)
        assert all(
            piece.version == version and piece.recorded_at == _stamp(version).recorded_at for piece in done.recorded
        )
        timeline = done.after


def test_a_remainder_rests_on_the_act_that_made_it() -> None:
    first = a_version(1, order=UUID(int=7))

    done = splice((first,), Span(start=EVENING + HOUR, end=EVENING + 2 * HOUR), _close, _stamp(2))

    assert [piece.order for piece in done.recorded] == [UUID(int=7), UUID(int=2), UUID(int=7)]
    assert [piece.valid_from for piece in done.recorded] == [EVENING, EVENING + HOUR, EVENING + 2 * HOUR]
