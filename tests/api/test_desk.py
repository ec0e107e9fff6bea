"""The duty desk over GraphQL: an enrolled phone asks, the desk answers, the code is the one the phone computes."""

import base64
import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.ids import encode_id
from api.words import say
from checkpoints.desk.service import Desk
from checkpoints.enrolment.service import Enrolment
from checkpoints.paper.service import PostPapers
from checkpoints.records.service import Checkpoints
from fieldpass.post_phones import EnrolledPhones
from identity.access import Actor, Grant, Role
from identity.accounts.model import AccountAdded, AddAccount, Scope
from identity.devices.service import Devices
from permits.paper.typesetting import Typesetter
from storage.database import Database
from storage.ids import new_id
from tests.api.harness import KEY, Api, account_services, an_api, some_services
from tests.api.permits_world import Client, keyed
from tests.checkpoints.desk_world import DeskWorld, a_desk
from tests.credentials.scenario import key
from tests.permits.values import HOUR, LAP_VO, NOON, SA_DEC
from tests.permits.world import asked

PROBLEM = "... on Problem { message } ... on NotFoundProblem { kind } ... on ConflictProblem { code }"
INVITE = """mutation($input: InviteCheckpointDeviceInput!) { inviteCheckpointDevice(input: $input) {
  ... on SecretIssued { secret } } }"""
ENROL = """mutation($input: EnrolCheckpointDeviceInput!) { enrolCheckpointDevice(input: $input) {
  ... on CheckpointDeviceEnrolled { token deployment replyKey device { id uuid } } } }"""
CALL = f"""mutation($input: CallDeskInput!) {{ callDesk(input: $input) {{ __typename
  ... on CallWaiting {{ call uuid state }} {PROBLEM} }} }}"""
ANSWER = f"""mutation($input: AnswerCallInput!) {{ answerCall(input: $input) {{ __typename
  ... on CallAnswered {{ call answer replyCodes {{ device label code }} }} {PROBLEM} }} }}"""
REPLY = "query($id: UUID!) { deskCall(id: $id) { uuid state answer reason answeredBy answeredAt replyCode } }"
CALLS = """query($filter: DeskCallFilterInput) { deskCalls(first: 10, filter: $filter) { edges { node {
  id checkpoint calledAt waitedS byTelephone device challenge controlCode plate decision reasons purposeClass permit
  state overdue answer reason answeredAt answeredBy replyCodes { code } } } pageInfo { hasNextPage } } }"""
SEEN = """{ deskCalls(first: 10) { edges { node {
  direction through nameConfirmed idConfirmed idTail plateSeen healthShown } } } }"""
VERDICT = """query($input: DeskVerdictInput!) { deskVerdict(input: $input) { more verdicts {
  holder { name tails plates } verdict { decision reasons { code message } }
  permit { reference controlCode purposeClass validTo zones { number name } } passings { name } } } }"""
POSTS = "{ deskPosts { name } }"


@dataclass(kw_only=True)
class House:
    """A post with one enrolled phone, its desk, and others."""

    world: DeskWorld
    api: Api
    phone: Client
    enrolled: dict[str, Any]
    desk: Client
    elsewhere: Client
    auditor: Client

    @property
    def post(self) -> str:
        return encode_id("Checkpoint", self.world.post)

    def called(self, **changes: Any) -> dict[str, Any]:
        plain = {
            "id": str(new_id()),
            "checkpoint": self.post,
            "challenge": "4471",
            "decision": "REFER",
            "reasons": ["STATUS_STALE"],
            "controlCode": self.world.permit.control_code,
            "purpose": "INCIDENT_REPAIR",
        }
        return keyed(plain | changes)

    def answer(self, **changes: Any) -> dict[str, Any]:
        plain = {"checkpoint": self.post, "challenge": "4471", "answer": "PASS", "reason": "Đúng người"}
        return keyed(plain | {"controlCode": self.world.permit.control_code} | changes)

    def look(self, **changes: Any) -> dict[str, Any]:
        plain = {"checkpoint": self.post, "controlCode": self.world.permit.control_code}
        return plain | {"nameConfirmed": True, "idConfirmed": True} | changes

    def code(self, code: str, challenge: str) -> str:
        """What the phone itself computes, from the key it was given and docs/credential.cddl."""
        raw = base64.urlsafe_b64decode(self.enrolled["replyKey"] + "=")
        said = f"fieldpass/reply/1/{self.enrolled['deployment']}/{self.world.post}/{code}/{challenge}/PASS"
        return f"{int.from_bytes(hmac.digest(raw, said.encode(), 'sha256')[:4]) % 10**6:06d}"


async def signed_in(api: Api, role: Role, unit: UUID | None = None) -> Client:
    """Somebody of a unit, or of everywhere."""
    units = None if unit is None else frozenset({unit})
    boss = Actor(account=new_id(), name="boss", grants=(Grant(role=Role.ADMIN),))
    command = AddAccount(
        login=f"a{new_id().hex}", name="Nguyễn Thị Thu", language="en", scopes=(Scope(role=role, units=units),)
    )
    added = await api.services.accounts.add(command, by=boss, request=asked(boss))
    assert isinstance(added, AccountAdded)
    actor = Actor(account=added.account, name="Thử", grants=(Grant(role=role, units=units),))
    issued = await api.services.sign_in.make_token("test", timedelta(days=9), by=actor, request=asked(actor))
    return Client(api=api, token=issued.secret)


async def enrolled(api: Api, post: str, by: Client, name: str, *, in_person: bool = True) -> dict[str, Any]:
    """A phone that joined its post; not in person, it waits to be confirmed by voice."""
    invite = {"checkpoint": post, "label": name, "inPerson": in_person}
    secret = (await by.ask(INVITE, input=keyed(invite)))["inviteCheckpointDevice"]["secret"]
    public = base64.urlsafe_b64encode(key(name).public).rstrip(b"=").decode()
    nobody = Client(api=api, token="")
    answer = await nobody.ask(ENROL, input=keyed({"invitation": secret, "publicKey": public}))
    found: dict[str, Any] = answer["enrolCheckpointDevice"]
    return found


@pytest.fixture
async def house(sqlite_db: Database) -> House:
    return await a_house(sqlite_db)


async def a_house(db: Database) -> House:
    """Everything in place at noon."""
    world = await a_desk(db)
    services = account_services(db)
    devices = Devices(db, services.sessions, KEY)
    known = {name: getattr(services, name) for name in ("sessions", "sign_in", "accounts", "links")}
    desk = Desk(db, world.checks.bundles, EnrolledPhones(devices.reply_key))
    api = an_api(
        some_services(
            **known,
            checkpoints=Checkpoints(db),
            devices=devices,
            enrolment=Enrolment(db, devices, world.world.keys),
            desk=desk,
            post_papers=PostPapers(db, world.checks, Typesetter.make(), say),
            desk_look=world.looking,
        )
    )
    people = await signed_in(api, Role.APPROVER, SA_DEC)
    phone = await enrolled(api, encode_id("Checkpoint", world.post), people, "Máy 1")
    return House(
        world=world,
        api=api,
        phone=Client(api=api, token=phone["token"]),
        enrolled=phone,
        desk=people,
        elsewhere=await signed_in(api, Role.APPROVER, LAP_VO),
        auditor=await signed_in(api, Role.AUDITOR),
    )


async def test_a_phone_asks_and_is_given_the_code_it_computes_itself(db: Database) -> None:
    house = await a_house(db)
    called = house.called()
    waiting = (await house.phone.ask(CALL, input=called))["callDesk"]
    assert (waiting["state"], waiting["uuid"]) == ("WAITING", called["id"])
    assert (await house.phone.ask(REPLY, id=called["id"]))["deskCall"]["state"] == "WAITING"

    done = (await house.desk.ask(ANSWER, input=house.answer(call=waiting["call"])))["answerCall"]

    code = house.code(house.world.permit.control_code, "4471")
    assert done["replyCodes"] == [{"device": house.enrolled["device"]["id"], "label": "Máy 1", "code": code}]
    assert (await house.phone.ask(REPLY, id=called["id"]))["deskCall"] == {
        "uuid": called["id"],
        "state": "ANSWERED",
        "answer": "PASS",
        "reason": "Đúng người",
        "answeredBy": "Nguyễn Thị Thu",
        "answeredAt": "2021-09-15T05:00:00Z",
        "replyCode": code,
    }
    assert (await house.phone.ask(REPLY, id=str(new_id())))["deskCall"] is None


async def test_a_call_tells_the_desk_the_way_and_what_the_officer_saw(db: Database) -> None:
    house = await a_house(db)
    seen = {
        "nameConfirmed": True,
        "idConfirmed": True,
        "idTail": "1234",
        "plateSeen": "66c-123.45",
        "healthShown": False,
    }
    await house.phone.ask(CALL, input=house.called(direction="OUTWARD", through=True, **seen))
    [edge] = (await house.desk.ask(SEEN))["deskCalls"]["edges"]
    assert edge["node"] == seen | {"direction": "OUTWARD", "through": True, "plateSeen": "66C12345"}

    await house.phone.ask(CALL, input=house.called(idTail=" 12345 ", plateSeen="-"))
    [newest, _] = (await house.desk.ask(SEEN))["deskCalls"]["edges"]
    assert newest["node"] == {
        "direction": None,
        "through": False,
        "nameConfirmed": False,
        "idConfirmed": False,
        "idTail": "1234",
        "plateSeen": None,
        "healthShown": None,
    }


async def test_a_phone_that_nobody_has_confirmed_gets_no_code(house: House) -> None:
    before = (await house.desk.ask(ANSWER, input=house.answer()))["answerCall"]
    await enrolled(house.api, house.post, house.desk, "Máy 2", in_person=False)

    after = (await house.desk.ask(ANSWER, input=house.answer(challenge="0001")))["answerCall"]

    assert [one["label"] for one in before["replyCodes"]] == ["Máy 1"]
    assert [one["label"] for one in after["replyCodes"]] == ["Máy 1"]


async def test_the_sheet_on_paper_is_for_the_unit_and_for_no_phone(house: House) -> None:
    unconfirmed = await enrolled(house.api, house.post, house.desk, "Máy 2", in_person=False)
    printed = await paper_sheet(house, house.desk.token)

    for token in (unconfirmed["token"], house.phone.token, house.elsewhere.token):
        assert (await paper_sheet(house, token)).status_code == 403

    assert (printed.status_code, printed.headers["content-type"]) == (200, "application/pdf")


async def paper_sheet(house: House, token: str) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"}
    return await house.api.client.get(f"/checkpoints/{house.post}/sheet.pdf", headers=headers)


async def test_the_list_shows_how_long_somebody_waits_and_who_answered(house: House) -> None:
    called = house.called()
    call = (await house.phone.ask(CALL, input=called))["callDesk"]["call"]
    house.api.now = NOON + timedelta(minutes=11)
    [waiting] = (await house.desk.ask(CALLS, filter={"state": "WAITING", "withinH": 1}))["deskCalls"]["edges"]
    shown = waiting["node"]
    assert (shown["id"], shown["waitedS"], shown["overdue"], shown["purposeClass"]) == (call, 660, True, 1)
    assert (shown["reasons"], shown["byTelephone"], shown["permit"]) == (
        ["STATUS_STALE"],
        False,
        encode_id("Permit", house.world.permit.id),
    )

    await house.desk.ask(ANSWER, input=house.answer(call=call, answer="TURN_BACK", reason="", challenge="8888"))

    [edge] = (await house.auditor.ask(CALLS, filter={"state": "ANSWERED"}))["deskCalls"]["edges"]
    told = edge["node"]
    assert (told["answer"], told["answeredBy"], told["challenge"]) == ("TURN_BACK", "Nguyễn Thị Thu", "8888")
    assert (told["replyCodes"], told["overdue"]) == ([], False)
    assert (await house.elsewhere.ask(CALLS))["deskCalls"]["edges"] == []
    assert (await house.desk.ask(CALLS, filter={"checkpoint": house.post}))["deskCalls"]["edges"] == [edge]


async def test_what_is_read_out_is_judged_and_shown(house: House) -> None:
    house.api.now = NOON + HOUR
    found = (await house.desk.ask(VERDICT, input=house.look()))["deskVerdict"]
    by_plate = (await house.desk.ask(VERDICT, input=house.look(controlCode=None, plate="66c-123.45")))["deskVerdict"]
    other_plate = (await house.desk.ask(VERDICT, input=house.look(plate="66C-999.99")))["deskVerdict"]
    nobody = (await house.desk.ask(VERDICT, input=house.look(controlCode="0000 0000 0098")))["deskVerdict"]

    assert by_plate == found
    assert [one["holder"]["name"] for one in found["verdicts"]] == ["Nguyễn Văn An", "Trần Thị Bình"]
    (an, _) = found["verdicts"]
    assert (an["holder"], an["verdict"]["decision"]) == (
        {"name": "Nguyễn Văn An", "tails": ["1234"], "plates": ["66C12345"]},
        "ALLOW",
    )
    assert an["permit"] == {
        "reference": house.world.permit.reference,
        "controlCode": house.world.permit.control_code,
        "purposeClass": 1,
        "validTo": "2021-09-18T05:00:00Z",
        "zones": [{"number": 1, "name": "Sa Đéc"}],
    }
    (reason,) = other_plate["verdicts"][0]["verdict"]["reasons"]
    assert reason["code"] == "PLATE_NOT_LISTED"
    assert nobody == {"more": False, "verdicts": []}
    unknown = house.look(checkpoint=encode_id("Checkpoint", new_id()))
    assert (await house.desk.ask(VERDICT, input=unknown))["deskVerdict"] is None
    assert [one["name"] for one in (await house.desk.ask(POSTS))["deskPosts"]] == [
        "Chốt cầu Cái Dâu",
        "Chốt cầu Sa Đéc",
    ]
    assert (await house.elsewhere.ask(POSTS))["deskPosts"] == []


async def test_who_it_does_not_concern_asks_answers_and_reads_nothing(house: House) -> None:
    call = (await house.phone.ask(CALL, input=house.called()))["callDesk"]["call"]
    before = await house.world.told()

    for client in (house.elsewhere, house.auditor, house.phone):
        assert (await client.fault(ANSWER, input=house.answer(call=call)))["code"] == "FORBIDDEN"
        assert (await client.fault(VERDICT, input=house.look()))["code"] == "FORBIDDEN"
    for client in (house.desk, house.auditor):
        assert (await client.fault(CALL, input=house.called()))["code"] == "FORBIDDEN"
        assert (await client.fault(REPLY, id=str(new_id())))["code"] == "FORBIDDEN"
    elsewhere = house.called(checkpoint=encode_id("Checkpoint", house.world.other_post))
    assert (await house.phone.fault(CALL, input=elsewhere))["code"] == "FORBIDDEN"
    assert (await house.phone.fault(CALLS))["code"] == "FORBIDDEN"

    assert await house.world.told() == before
    assert (await house.desk.ask(ANSWER, input=house.answer(call=call)))["answerCall"]["answer"] == "PASS"


async def test_an_answer_that_cannot_be_meant_is_said_by_its_field(house: House) -> None:
    wrong: tuple[tuple[dict[str, Any], str, str], ...] = (
        ({"challenge": "447"}, "input.challenge", "CHALLENGE_FORM"),
        ({"challenge": "44a1"}, "input.challenge", "CHALLENGE_FORM"),
        ({"controlCode": "123456789012"}, "input.controlCode", "CONTROL_CODE_FORM"),
        ({"reason": "  "}, "input.reason", "EMPTY"),
        ({"reason": "x" * 501}, "input.reason", "TOO_LONG"),
        ({"plate": "66"}, "input.plate", "PLATE_FORM"),
        ({"call": "nonsense"}, "input.call", "NOT_AN_ID"),
    )

    faults = [await house.desk.fault(ANSWER, input=house.answer(**changes)) for changes, _, _ in wrong]

    assert [(one["code"], one["field"], one["reason"]["code"]) for one in faults] == [
        ("BAD_INPUT", field, reason) for _, field, reason in wrong
    ]
    assert await house.world.told() == []
    assert (await house.desk.ask(ANSWER, input=house.answer()))["answerCall"]["__typename"] == "CallAnswered"


async def test_a_question_that_cannot_be_meant_is_said_by_its_field(house: House) -> None:
    faults = {
        "neither code nor plate nor text": house.look(controlCode=None),
        "a code beside a text": house.look(text="FP1:"),
        "a code that does not check": house.look(controlCode="000000000000"),
    }
    found = {name: await house.desk.fault(VERDICT, input=given) for name, given in faults.items()}
    hours = await house.desk.fault(CALLS, filter={"withinH": 0})

    assert {name: (one["field"], one["reason"]["code"]) for name, one in found.items()} == {
        "neither code nor plate nor text": ("input.controlCode", "REQUIRED"),
        "a code beside a text": ("input.text", "REPEATED"),
        "a code that does not check": ("input.controlCode", "CONTROL_CODE_FORM"),
    }
    assert (hours["field"], hours["reason"]["code"]) == ("filter.withinH", "OUT_OF_RANGE")
    assert (await house.desk.ask(CALLS, filter={"withinH": 720}))["deskCalls"]["edges"] == []


async def test_what_was_answered_or_is_unknown_is_a_problem_in_words(house: House) -> None:
    call = (await house.phone.ask(CALL, input=house.called()))["callDesk"]["call"]
    await house.desk.ask(ANSWER, input=house.answer(call=call))

    twice = (await house.desk.ask(ANSWER, input=house.answer(call=call)))["answerCall"]
    nothing = (await house.desk.ask(ANSWER, input=house.answer(call=encode_id("DeskCall", new_id()))))["answerCall"]
    device = (await house.desk.ask(ANSWER, input=house.answer(device=encode_id("Device", new_id()), challenge="0002")))[
        "answerCall"
    ]

    assert (twice["code"], twice["message"]) == ("CALL_ANSWERED", "Nguyễn Thị Thu has answered this call.")
    assert (nothing["kind"], device["kind"]) == ("DeskCall", "Device")
    assert len((await house.desk.ask(CALLS))["deskCalls"]["edges"]) == 1
