"""The order in which crews are recommended."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.levels.model import Approval
from identity.crews.model import Crew, Duty, Skill
from incidents.incidents.model import IncidentKind
from incidents.needs.model import Asks, Needs, Plan, ZoneNeed
from incidents.recommendation.model import Candidate, DistanceFrom, Whereabouts
from incidents.recommendation.rules import SKILLS, key, ranked, remedy
from tests.permits.values import COMPANY, HOUR, NOON, SA_DEC, an_id

AN = an_id("An")


def a_crew(name: str = "Tổ 1", **changes: Any) -> Crew:
    plain = Crew(
        id=an_id(name),
        organisation=COMPANY,
        name=name,
        lead=AN,
        members=(AN,),
        vehicles=(),
        skills=frozenset({Skill.FIBRE_SPLICING}),
        base_zone=None,
        duty=Duty.ON_DUTY,
        version=1,
    )
    return replace(plain, **changes)


def a_zone(number: int, *, missing: bool = False, unit: bool = False, forbids: bool = False) -> ZoneNeed:
    return ZoneNeed(
        zone=number,
        unit=SA_DEC,
        asks=Asks.FORBIDDEN if forbids else Asks.PERMIT,
        approval=Approval.PER_PERMIT if unit else Approval.STANDING,
        missing=(AN,) if missing else (),
    )


def a_candidate(*zones: ZoneNeed, metres: float | None = 1_000.0, **changes: Any) -> Candidate:
    from credentials.wire import Purpose

    plan = Plan(
        organisation=COMPANY,
        purpose=Purpose.INCIDENT_REPAIR,
        crew=None,
        members=(AN,),
        start=NOON,
        needed_to=NOON + HOUR,
        end=NOON + HOUR,
    )
    since = DistanceFrom.UNKNOWN if metres is None else DistanceFrom.FIX
    plain = Candidate(
        crew=a_crew(),
        skill_fits=True,
        where=Whereabouts(since=since, distance_m=metres, age=timedelta(minutes=3)),
        load=0,
        needs=Needs(plan=plan, zones=zones),
    )
    return replace(plain, **changes)


BETTER_FIRST = [
    (a_candidate(a_zone(1, missing=True)), a_candidate(a_zone(1, forbids=True))),
    (a_candidate(), a_candidate(unvetted=(AN,))),
    (a_candidate(metres=90_000.0), a_candidate(skill_fits=False)),
    (a_candidate(a_zone(1, missing=True)), a_candidate(crew=a_crew(duty=Duty.OFF_DUTY))),
    (a_candidate(a_zone(1), metres=90_000.0), a_candidate(a_zone(1, missing=True))),
    (a_candidate(a_zone(1, missing=True), metres=90_000.0), a_candidate(a_zone(1, missing=True, unit=True))),
    (a_candidate(a_zone(1, missing=True)), a_candidate(a_zone(1, missing=True), a_zone(2, missing=True))),
    (a_candidate(metres=90_000.0), a_candidate(load=1)),
    (a_candidate(metres=1.0), a_candidate(metres=2.0)),
    (a_candidate(metres=90_000.0), a_candidate(metres=None)),
    (a_candidate(), a_candidate(crew=a_crew("Tổ 2"))),
]


@pytest.mark.parametrize(("better", "worse"), BETTER_FIRST)
def test_the_better_goes_first_whatever_comes_after(better: Candidate, worse: Candidate) -> None:
    found = ranked([worse, better])

    assert [(one.rank, one.candidate) for one in found] == [(1, better), (2, worse)]


zones = st.lists(
    st.builds(a_zone, st.integers(1, 9), missing=st.booleans(), unit=st.booleans(), forbids=st.just(False)),
    max_size=4,
    unique_by=lambda one: one.zone,
)
candidates = st.builds(
    lambda asked, metres, load, skill, duty, unvetted: a_candidate(
        *asked, metres=metres, load=load, skill_fits=skill, crew=a_crew(duty=duty), unvetted=unvetted
    ),
    zones,
    st.none() | st.floats(0, 1e6),
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from(Duty),
    st.sampled_from([(), (AN,)]),
)


@given(one=candidates, which=st.integers(0, 3), unit=st.booleans())
def test_one_more_missing_permit_never_improves_a_place(one: Candidate, which: int, unit: bool) -> None:  # noqa: FBT001 - drawn
    having = [zone for zone in one.needs.zones if not zone.is_missing]
    lost = having[which % len(having)].zone if having else 99
    others = tuple(zone for zone in one.needs.zones if zone.zone != lost)
    worse = replace(one, needs=replace(one.needs, zones=(*others, a_zone(lost, missing=True, unit=unit))))

    assert key(one) <= key(worse)


@given(one=candidates, more=st.floats(0, 1e6))
def test_a_longer_way_never_improves_a_place(one: Candidate, more: float) -> None:
    metres = one.where.distance_m
    farther = None if metres is None else metres + more
    worse = replace(one, where=replace(one.where, distance_m=farther))

    assert key(one) <= key(worse)


@given(st.lists(candidates, max_size=6))
def test_everybody_has_one_place_with_reasons_and_a_step(every: list[Candidate]) -> None:
    found = ranked(every)

    assert [one.rank for one in found] == list(range(1, len(every) + 1))
    assert all(one.reasons and one.remedy.code for one in found)


ENDING = replace(a_zone(1, missing=True), ending=(an_id("permit"),))
STEPS = [
    (a_candidate(), "NOTHING"),
    (a_candidate(a_zone(1, forbids=True)), "NOBODY_MAY_ENTER"),
    (a_candidate(unvetted=(AN,)), "VET_MEMBER"),
    (a_candidate(a_zone(1, missing=True), crew=a_crew(duty=Duty.OFF_DUTY)), "SET_ON_DUTY"),
    (a_candidate(a_zone(1, missing=True)), "DISPATCH_ISSUES_PERMIT"),
    (a_candidate(a_zone(1, missing=True), a_zone(2, missing=True, unit=True)), "UNIT_DECIDES"),
    (a_candidate(ENDING), "EXTEND_PERMIT"),
    (a_candidate(ENDING, a_zone(2, missing=True)), "DISPATCH_ISSUES_PERMIT"),
]


@pytest.mark.parametrize(("one", "code"), STEPS)
def test_the_step_that_helps_most_is_named(one: Candidate, code: str) -> None:
    assert remedy(one).code == code


def test_every_kind_of_incident_says_what_it_takes() -> None:
    assert set(SKILLS) == set(IncidentKind)
