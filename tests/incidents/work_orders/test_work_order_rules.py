"""How a work order moves from state to state: every step of the table, and every other named."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credentials.wire import Purpose
from incidents.work_orders.model import CrewProgress, Report, WorkOrder, WorkOrderState, WorkStop, WorkStopState
from incidents.work_orders.rules import ALLOWED, CLOSING, moved, reopened, with_report, with_stop
from storage.outcomes import Conflict
from tests.incidents.work_orders.world import IN_SADEC
from tests.permits.values import COMPANY, HOUR, NOON, an_id

S, P = WorkOrderState, CrewProgress
CREW = an_id("crew")


def an_order(**changes: Any) -> WorkOrder:
    plain = WorkOrder(
        id=an_id("order"),
        reference="LV2109-00000000",
        organisation=COMPANY,
        title="Đứt cáp",
        purpose=Purpose.INCIDENT_REPAIR,
        place=IN_SADEC,
        crew=CREW,
        progress=P.ASSIGNED,
        progress_at=NOON,
        created_by=COMPANY,
        created_at=NOON,
    )
    return replace(plain, **changes)


def a_report(**changes: Any) -> Report:
    plain = Report(
        id=an_id("report"),
        work_order=an_id("order"),
        crew=CREW,
        progress=P.EN_ROUTE,
        at=NOON + HOUR,
        received_at=NOON + 9 * HOUR,
        by=COMPANY,
    )
    return replace(plain, **changes)


@pytest.mark.parametrize(("now", "to"), list(product(S, S)))
def test_every_step_is_in_the_table_or_a_conflict_that_names_both(now: WorkOrderState, to: WorkOrderState) -> None:
    done = moved(an_order(state=now), to)

    if to in ALLOWED[now]:
        assert isinstance(done, WorkOrder)
        assert (done.state, done.version) == (to, 2)
    else:
        assert done == Conflict(code="STATE", params={"from": now, "to": to})


def test_the_table_says_what_the_words_say() -> None:
    ends = {S.COMPLETED, *CLOSING}
    assert set(ALLOWED) == set(S)
    assert all(ALLOWED[end].isdisjoint(ends) for end in ends), "an end leads to no other end"
    assert S.COMPLETED not in ALLOWED[S.HELD], "what is held up is not done"
    assert all(one not in ALLOWED[one] for one in S)


@pytest.mark.parametrize("state", S)
def test_only_what_has_ended_is_reopened(state: WorkOrderState) -> None:
    done = reopened(an_order(state=state), NOON, waiting=False)

    assert isinstance(done, WorkOrder) == (state in {S.COMPLETED, *CLOSING})


@given(st.permutations(range(4)))
def test_the_newest_report_stands_in_whatever_order_they_come(order_of: list[int]) -> None:
    said = [a_report(progress=one, at=NOON + timedelta(hours=n)) for n, one in enumerate(tuple(P)[1:], start=1)]
    order = an_order()

    for position in order_of:
        order, _ = with_report(order, said[position])

    assert (order.progress, order.progress_at, order.state) == (P.DONE, NOON + 4 * HOUR, S.IN_PROGRESS)
    assert order.version == 1


@pytest.mark.parametrize(
    "changes",
    [{"crew": an_id("other")}, {"state": S.COMPLETED}, {"progress_at": NOON + 2 * HOUR}],
    ids=["another crew", "ended", "older"],
)
def test_what_is_late_or_of_another_crew_is_history(changes: dict[str, Any]) -> None:
    order = an_order(**changes)

    same, said = with_report(order, a_report())

    assert same == order
    assert not said.counted


def test_what_is_held_up_is_not_moved_by_a_report() -> None:
    order, said = with_report(an_order(state=S.HELD), a_report())

    assert (order.state, order.progress, said.counted) == (S.HELD, P.EN_ROUTE, True)


def test_a_stop_that_is_done_puts_the_run_under_way() -> None:
    stop = WorkStop(id=an_id("stop"), place=IN_SADEC, label="1")
    order = an_order(place=None, stops=(stop,))

    done = with_stop(order, stop.id, WorkStopState.DONE, NOON, COMPANY)

    assert (done.state, done.stops[0].state, done.version) == (S.IN_PROGRESS, WorkStopState.DONE, 1)
