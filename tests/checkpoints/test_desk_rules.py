"""How a call stands, what it may be answered, and the codes that are read aloud."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest

from checkpoints.checks.model import Known, Read, Recorded
from checkpoints.checks.text import read
from checkpoints.desk import rules
from checkpoints.desk.model import AnswerCall, Call, CallAnswer, CallState, PostPhone, Reply
from credentials.codes import reply_code
from storage.outcomes import Conflict
from tests.checkpoints.checks_factory import a_text

EVENING = datetime(2021, 9, 15, 12, 0, tzinfo=UTC)
POST = UUID("01990000-0000-7000-8000-00000000c0de")
CODE = "123456789092"
KEY = bytes(range(32))
MINUTE = timedelta(minutes=1)
PHONE, OTHER, PERMIT = (uuid5(POST, name) for name in ("phone", "other", "permit"))
PHONES = (
    PostPhone(device=PHONE, label="Máy 1", reply_key=KEY),
    PostPhone(device=OTHER, label="Máy 2", reply_key=bytes(32)),
)
WHO = rules.Who(account=uuid5(POST, "desk"), name="Nguyễn Thị Thu", at=EVENING + MINUTE)


def a_call(**changes: Any) -> Call:
    """A call that waits since evening."""
    plain = Call(
        id=uuid5(POST, "call"), checkpoint=POST, unit=POST, called_at=EVENING, challenge="4471", control_code=CODE
    )
    return replace(plain, **changes)


def an_answer(**changes: Any) -> AnswerCall:
    """Let pass."""
    plain = AnswerCall(checkpoint=POST, challenge="4471", answer=CallAnswer.PASS, reason="Đúng người")
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("waited", "state", "overdue"),
    [
        (timedelta(0), CallState.WAITING, False),
        (10 * MINUTE - timedelta(seconds=1), CallState.WAITING, False),
        (10 * MINUTE, CallState.WAITING, True),
        (120 * MINUTE - timedelta(seconds=1), CallState.WAITING, True),
        (120 * MINUTE, CallState.LAPSED, False),
    ],
)
def test_a_call_is_overdue_after_ten_minutes_and_lapses_after_two_hours(
    waited: timedelta, state: CallState, *, overdue: bool
) -> None:
    assert rules.state_at(a_call(), EVENING + waited) is state
    assert rules.is_overdue(a_call(), EVENING + waited) is overdue


def test_an_answered_call_is_never_overdue_and_waited_until_it_was_answered() -> None:
    done = rules.answered(a_call(), an_answer(), WHO)

    assert isinstance(done, Call)
    assert rules.state_at(done, EVENING + 900 * MINUTE) is CallState.ANSWERED
    assert not rules.is_overdue(done, EVENING + 900 * MINUTE)
    assert rules.waited(done, EVENING + 900 * MINUTE) == MINUTE
    assert (done.answered_by, done.answered_by_name, done.reason) == (WHO.account, "Nguyễn Thị Thu", "Đúng người")


@pytest.mark.parametrize(
    ("call", "answer", "refused"),
    [
        (a_call(), an_answer(), None),
        (a_call(), an_answer(control_code=CODE), None),
        (a_call(), an_answer(challenge="0001"), None),
        (a_call(control_code=None), an_answer(), None),
        (a_call(state=CallState.ANSWERED, answered_by_name="Thu"), an_answer(), ("CALL_ANSWERED", {"by": "Thu"})),
        (a_call(state=CallState.LAPSED), an_answer(), ("STATE", {"from": "LAPSED", "to": "ANSWERED"})),
        (a_call(called_at=EVENING - 120 * MINUTE), an_answer(), ("STATE", {"from": "LAPSED", "to": "ANSWERED"})),
        (a_call(), an_answer(checkpoint=PHONE), ("CALL_DIFFERS", {})),
        (a_call(), an_answer(control_code="000000000000"), ("CALL_DIFFERS", {})),
        (a_call(control_code=None), an_answer(control_code=CODE), ("CALL_DIFFERS", {})),
    ],
)
def test_a_call_is_answered_once_for_the_code_it_was_asked_about(
    call: Call, answer: AnswerCall, refused: tuple[str, dict[str, str]] | None
) -> None:
    done = rules.answered(call, answer, WHO)

    if refused is None:
        assert isinstance(done, Call)
        assert (done.state, done.challenge) == (CallState.ANSWERED, answer.challenge)
    else:
        assert done == Conflict(code=refused[0], params=refused[1])


@pytest.mark.parametrize(("code", "challenge", "golden"), [(CODE, "4471", "231290"), (None, "0042", "238912")])
def test_a_reply_code_is_the_one_that_the_phone_computes(code: str | None, challenge: str, golden: str) -> None:
    """The golden digits were computed with openssl, from docs/credential.cddl alone."""
    passed = a_call(control_code=code, challenge=challenge, answer=CallAnswer.PASS)

    (mine, others) = rules.replies(passed, PHONES, "dt-2021", None)

    assert (mine.device, mine.label, mine.code) == (PHONE, "Máy 1", golden)
    assert others.code != mine.code


@pytest.mark.parametrize(
    ("asking", "named", "answered"),
    [(None, None, [PHONE, OTHER]), (OTHER, None, [OTHER]), (None, PHONE, [PHONE]), (OTHER, PHONE, [OTHER])],
)
def test_only_the_phone_that_asks_is_answered(asking: UUID | None, named: UUID | None, answered: list[UUID]) -> None:
    passed = a_call(device=asking, answer=CallAnswer.PASS)

    assert [one.device for one in rules.replies(passed, PHONES, "dt-2021", named)] == answered


def a_check(minutes: int, **changes: Any) -> Recorded:
    """A check of the call's permit at its post that came home so many minutes after the call."""
    text = a_text(checkpoint=str(POST), **{"outcome": "TURNED_BACK"} | {"override": changes.pop("override", None)})
    found = read(text, POST)
    assert isinstance(found, Read)
    known = Known(permit=changes.get("permit", PERMIT))
    return Recorded(check=found.check, known=known, hash=b"", received_at=EVENING + minutes * MINUTE)


def by_code(code: str) -> dict[str, str]:
    return {"by": "Trực ban", "why": "reply code", "kind": "DESK", "challenge": "4471", "replyCode": code}


ANSWERED = a_call(permit=PERMIT, state=CallState.ANSWERED, replies=(Reply(device=PHONE, label="Máy 1", code="231290"),))


@pytest.mark.parametrize(
    ("call", "checks", "ended"),
    [
        (a_call(permit=PERMIT), [], None),
        (a_call(permit=PERMIT), [a_check(-1)], None),
        (a_call(permit=PERMIT), [a_check(3)], (0, False)),
        (a_call(permit=PERMIT), [a_check(3), a_check(4)], (0, False)),
        (a_call(permit=PERMIT), [a_check(3, permit=OTHER)], None),
        (a_call(permit=PERMIT), [a_check(120)], None),
        (a_call(), [a_check(3)], None),
        (ANSWERED, [a_check(3)], None),
        (ANSWERED, [a_check(3, override=by_code("000000"))], None),
        (ANSWERED, [a_check(3), a_check(300, override=by_code("231290"))], (1, True)),
        (replace(ANSWERED, permit=None), [a_check(3, override=by_code("231290"))], (0, True)),
        (replace(ANSWERED, checkpoint=OTHER), [a_check(3, override=by_code("231290"))], None),
    ],
)
def test_a_call_ends_by_the_check_that_used_its_code_or_while_nobody_answers_by_the_next(
    call: Call, checks: list[Recorded], ended: tuple[int, bool] | None
) -> None:
    found = rules.ending(call, checks)

    if ended is None:
        assert found is None
    else:
        assert found is not None
        assert (found.check, found.by_code) == (checks[ended[0]].check.id, ended[1])


def test_turning_back_gives_no_code() -> None:
    assert rules.replies(a_call(answer=CallAnswer.TURN_BACK), PHONES, "dt-2021", None) == ()
    assert len(rules.replies(a_call(answer=CallAnswer.PASS), PHONES, "dt-2021", None)) == 2


def test_a_reply_code_fits_one_deployment_checkpoint_code_and_challenge() -> None:
    plain: dict[str, Any] = {"deployment": "dt-2021", "checkpoint": POST, "code": CODE, "challenge": "4471"}
    others: list[dict[str, Any]] = [
        {"deployment": "dt-2022"},
        {"checkpoint": PHONE},
        {"code": "0" * 12},
        {"challenge": "4472"},
    ]

    assert reply_code(KEY, **plain) not in {reply_code(KEY, **(plain | one)) for one in others}
