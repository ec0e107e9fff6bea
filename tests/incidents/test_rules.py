"""The states of an incident and its priority, by tables and properties."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.local_time import WeeklyWindow
from incidents.incidents import rules
from incidents.incidents.model import OPEN, Incident, IncidentStatus, RelationKind, Severity
from incidents.priority.model import Factor
from incidents.priority.rules import priority
from incidents.sites.model import Site, SiteKind
from storage.outcomes import Conflict
from tests.incidents.values import DAY, HOUR, NIGHT, SCHOOL_HOURS, a_site, an_id, an_incident

S = IncidentStatus
STEPS = {
    S.ACKNOWLEDGED: {S.IN_PROGRESS, S.PENDING, S.HELD, S.RESOLVED, S.CLOSED, S.CANCELLED, S.REJECTED},
    S.IN_PROGRESS: {S.PENDING, S.HELD, S.RESOLVED, S.CLOSED, S.CANCELLED},
    S.PENDING: {S.IN_PROGRESS, S.HELD, S.RESOLVED, S.CLOSED, S.CANCELLED},
    S.HELD: {S.IN_PROGRESS, S.PENDING, S.RESOLVED, S.CLOSED, S.CANCELLED},
    S.RESOLVED: {S.CLOSED, S.IN_PROGRESS},
    S.CLOSED: {S.IN_PROGRESS},
    S.CANCELLED: set(),
    S.REJECTED: set(),
}


@pytest.mark.parametrize(("before", "after"), list(product(S, S)))
def test_only_the_steps_of_the_list_are_taken_and_any_other_names_both_states(before: S, after: S) -> None:
    found = rules.moved(an_incident(status=before), after, NIGHT)

    if after in STEPS[before]:
        assert isinstance(found, Incident)
        assert (found.status, found.version) == (after, 2)
    else:
        assert found == Conflict(code="STATE", params={"from": before, "to": after})


@given(walk=st.lists(st.sampled_from(S), max_size=20))
def test_whatever_is_tried_an_incident_counts_its_steps_and_knows_when_it_was_resolved(walk: list[S]) -> None:
    incident, taken = an_incident(), 0
    for to in walk:
        step = rules.moved(incident, to, NIGHT, fixed=True if to is S.RESOLVED else None)
        if isinstance(step, Incident):
            incident, taken = step, taken + 1
        else:
            assert to not in STEPS[incident.status]

    assert incident.version == 1 + taken
    assert incident.is_open == (incident.status in OPEN)
    if incident.is_open:
        assert (incident.resolved_at, incident.fixed) == (None, None)
    if incident.status is S.RESOLVED:
        assert (incident.resolved_at, incident.fixed) == (NIGHT, True)


def test_what_was_resolved_closes_as_fixed_and_anything_else_as_not_fixed() -> None:
    resolved = an_incident(status=S.RESOLVED, resolved_at=NIGHT, fixed=True)

    fixed, given_up = rules.closed(resolved, NIGHT + HOUR), rules.closed(an_incident(status=S.HELD), NIGHT)

    assert isinstance(fixed, Incident)
    assert (fixed.fixed, fixed.resolved_at) == (True, NIGHT)
    assert isinstance(given_up, Incident)
    assert (given_up.fixed, given_up.resolved_at) == (False, None)


@pytest.mark.parametrize("status", sorted(OPEN))
def test_what_is_open_is_not_reopened(status: S) -> None:
    assert rules.reopened(an_incident(status=status), NIGHT) == Conflict(
        code="STATE", params={"from": status, "to": S.IN_PROGRESS}
    )


def test_a_duplicate_that_is_reopened_is_one_no_longer() -> None:
    found = rules.reopened(an_incident(status=S.CLOSED, duplicate_of=an_id("other"), fixed=False), NIGHT)

    assert isinstance(found, Incident)
    assert (found.status, found.duplicate_of, found.fixed) == (S.IN_PROGRESS, None, None)


def test_a_duplicate_closes_and_is_of_nothing_that_is_one_itself() -> None:
    one, other = an_incident(), an_incident(id=an_id("other"), reference="SC2109-11111111")

    linked = rules.linked(one, RelationKind.DUPLICATE, other, NIGHT)
    again = rules.linked(one, RelationKind.DUPLICATE, replace(other, duplicate_of=an_id("third")), NIGHT)

    assert isinstance(linked, Incident)
    assert (linked.status, linked.duplicate_of, linked.fixed) == (S.CLOSED, other.id, None)
    assert again == Conflict(code="DUPLICATE_OF_DUPLICATE", params={"reference": "SC2109-11111111"})
    assert rules.linked(one, RelationKind.PARENT, one, NIGHT) == Conflict(code="OWN_RELATION")


def test_a_school_says_when_it_is_in_session_and_how_many_pupils_wait() -> None:
    found = priority(Severity.MAJOR, [a_site()], NIGHT)

    assert found.factors == (
        Factor(code="SEVERITY", points=400, params={"severity": "MAJOR"}),
        Factor(
            code="SITE_IN_USE",
            points=91,
            params={
                "kind": "SCHOOL",
                "site": "Trường Tiểu học Tân Phú",
                "people": "640",
                "start": "07:00",
                "end": "11:00",
            },
        ),
    )
    assert found.number == 491


def test_a_quarantine_site_is_in_use_all_day_and_a_school_on_saturday_is_not_in_use() -> None:
    site = a_site(code="KCL", kind=SiteKind.QUARANTINE_SITE, hours=(), people=300)
    saturday = NIGHT + 2 * DAY

    found = priority(Severity.MODERATE, [site, a_site()], saturday)

    assert [(one.code, one.points) for one in found.factors] == [
        ("SEVERITY", 200),
        ("SITE_ALL_DAY", 320),
        ("SITE_NOT_IN_USE", 0),
    ]


def windows() -> st.SearchStrategy[tuple[WeeklyWindow, ...]]:
    """Some hours of a week."""
    window = st.builds(
        lambda weekday, start, length: WeeklyWindow(weekday=weekday, start_min=start, end_min=start + length),
        st.integers(0, 6),
        st.integers(0, 1439),
        st.integers(1, 2_000),
    )
    return st.lists(window, max_size=4).map(tuple)


def sites() -> st.SearchStrategy[list[Site]]:
    """Some sites, each another."""
    one = st.builds(
        lambda kind, hours, people: (kind, hours, people),
        st.sampled_from(SiteKind),
        windows(),
        st.integers(0, 1_000_000),
    )
    return st.lists(one, max_size=6).map(
        lambda said: [
            a_site(code=f"S{at}", kind=kind, hours=hours, people=people)
            for at, (kind, hours, people) in enumerate(said)
        ]
    )


INSTANTS = st.timedeltas(timedelta(), timedelta(days=14)).map(lambda after: NIGHT + after)


@given(severity=st.sampled_from(Severity), these=sites(), more=sites(), at=INSTANTS)
def test_more_sites_never_lower_a_priority(severity: Severity, these: list[Site], more: list[Site], at: object) -> None:
    others = [replace(site, code=f"M{site.code}", id=an_id(f"more {site.code}")) for site in more]

    assert priority(severity, [*these, *others], at).number >= priority(severity, these, at).number  # type: ignore[arg-type]  # an instant


@given(these=sites(), at=INSTANTS)
def test_a_higher_severity_never_lowers_a_priority(these: list[Site], at: object) -> None:
    numbers = [priority(severity, these, at).number for severity in Severity]  # type: ignore[arg-type]  # an instant

    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(numbers)


@given(severity=st.sampled_from(Severity), site=sites().filter(bool), at=INSTANTS, more=st.integers(0, 5_000))
def test_more_people_and_longer_hours_never_lower_a_priority(
    severity: Severity, site: list[Site], at: object, more: int
) -> None:
    before = site[0]
    crowded, longer = replace(before, people=before.people + more), replace(before, hours=())

    numbers = [priority(severity, [one], at).number for one in (before, crowded, longer)]  # type: ignore[arg-type]  # an instant

    assert numbers[0] <= numbers[1]
    assert numbers[0] <= numbers[2]


@given(severity=st.sampled_from(Severity), these=sites(), at=INSTANTS)
def test_the_number_is_the_sum_of_its_factors_whatever_the_order_of_sites(
    severity: Severity, these: list[Site], at: object
) -> None:
    found = priority(severity, these, at)  # type: ignore[arg-type]  # an instant

    assert found.number == sum(factor.points for factor in found.factors)
    assert priority(severity, these[::-1], at) == found  # type: ignore[arg-type]  # an instant
    assert len(found.factors) == 1 + len(these)


def test_school_hours_are_local() -> None:
    assert SCHOOL_HOURS[0].covers(NIGHT.replace(hour=0, minute=30) - 2 * DAY) is True
