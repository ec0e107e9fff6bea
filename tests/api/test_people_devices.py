"""Devices through GraphQL text: invited, enrolled, shut out."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.checkpoints.enrolment_inputs import base64url
from api.ids import encode_id, find_id
from checkpoints.records.model import Create, Placed
from credentials.codes import confirmation_code
from geo.zones.orders.model import CreateZone, Order, Published
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Role
from identity.accounts.model import Scope
from storage.database import Database
from tests.api.harness import codes
from tests.api.people_house import BOSS, ME, House, a_house, a_request, keyed
from tests.checkpoints.records_factory import a_placing
from tests.checkpoints.zones_factory import ACT, AUGUST
from tests.credentials.scenario import key
from tests.geo.factories import terms
from tests.identity.conftest import NOON

INVITE = """
mutation ($input: InviteCheckpointDeviceInput!) { inviteCheckpointDevice(input: $input) { __typename
  ... on SecretIssued { secret link qrSvg } ... on NotFoundProblem { kind } } }
"""
INVITE_OWN = """
mutation ($input: InviteOwnDeviceInput!) { inviteOwnDevice(input: $input) { __typename
  ... on SecretIssued { secret } } }
"""
JOIN = """
mutation ($input: EnrolCheckpointDeviceInput!) { enrolCheckpointDevice(input: $input) { __typename
  ... on CheckpointDeviceEnrolled { token deployment root replyKey expiresAt
    device { id uuid label confirmed confirmationCode revoked checkpoint { id uuid name bundleAddress sheetAddress } } }
  ... on ConflictProblem { code params { name value } } } }
"""
CONFIRM = """
mutation ($input: ConfirmDeviceInput!) { confirmDevice(input: $input) { __typename
  ... on DeviceConfirmed { device } ... on ConflictProblem { code message } ... on NotFoundProblem { kind } } }
"""
ITSELF = "{ checkpointDevice { uuid label confirmed confirmationCode revoked checkpoint { name } } }"
RECORD = """
mutation ($input: RecordChecksInput!) { recordChecks(input: $input) { __typename
  ... on CheckReceipts { receipts { kept notes } } } }
"""
ENROL = """
mutation ($input: EnrolDeviceInput!) { enrolDevice(input: $input) { __typename
  ... on DeviceEnrolled { device token } ... on ConflictProblem { code } } }
"""
SHUT_OUT = """
mutation ($input: RevokeDeviceInput!) { revokeDevice(input: $input) { __typename
  ... on DeviceRevoked { device } ... on NotFoundProblem { kind } } }
"""
MINE = "{ myDevices { id kind label revokedAt } }"


@pytest.fixture
async def house(db: Database, tmp_path: Path) -> House:
    made = await a_house(db, tmp_path)
    await made.api.services.keys.found(NOON - timedelta(days=1), "dt-2021")
    return made


async def a_phone(house: House, post: str, name: str = "phone", **more: object) -> Any:
    """A phone of the checkpoint that is enrolled with the key of its name; it asks as `name` from now on."""
    invited = await house.ask(INVITE, {"input": keyed(checkpoint=post, label=name, **more)}, by="approver")
    asked = keyed(invitation=invited["secret"], publicKey=base64url(key(name).public))
    enrolled = await house.ask(JOIN, {"input": asked}, by="nobody")
    house.tokens[name] = enrolled["token"]
    return enrolled


async def a_district(house: House) -> str:
    edges = (await house.ask("{ adminUnits(first: 1, filter: {level: DISTRICT}) { edges { node { id } } } }"))["edges"]
    unit: str = edges[0]["node"]["id"]
    return unit


async def test_a_checkpoints_phone_is_enrolled_by_its_unit_and_verifies_only(house: House) -> None:
    unit = await a_district(house)
    post = await a_checkpoint(house, unit)
    invited = await house.ask(INVITE, {"input": keyed(checkpoint=post, label="Máy 1")}, by="approver")
    use = {"input": keyed(invitation=invited["secret"].lower(), publicKey=base64url(key("phone").public))}

    enrolled = await house.ask(JOIN, use, by="nobody")

    assert invited["link"] == f"https://fieldpass.test/checkpoint#/join/{invited['secret']}"
    assert invited["qrSvg"].startswith("<svg")
    house.tokens["phone"] = enrolled["token"]
    me = await house.ask("{ me { name checkpoint grants { role units { id } } } }", by="phone")
    assert me["checkpoint"] == post
    assert me["grants"] == [{"role": "CHECKPOINT", "units": [{"id": unit}]}]
    assert await house.ask(JOIN, use, by="nobody") == enrolled
    again = {"input": keyed(invitation=invited["secret"], publicKey=base64url(key("phone").public))}
    assert (await house.ask(JOIN, again, by="nobody"))["code"] == "INVITATION_SPENT"
    listed = f'{{ checkpointDevices(checkpoint: "{post}") {{ id label checkpoint }} }}'
    assert await house.ask(listed) == [{"id": enrolled["device"]["id"], "label": "Máy 1", "checkpoint": post}]


async def test_a_phone_is_told_what_it_trusts_and_is_confirmed_by_the_code_it_reads_aloud(house: House) -> None:
    post = await a_checkpoint(house, await a_district(house))
    enrolled = await a_phone(house, post)
    device, anchor = enrolled["device"], await house.api.services.keys.anchor()

    assert (enrolled["deployment"], enrolled["root"]) == (anchor.deployment, base64url(anchor.root))
    assert len(enrolled["replyKey"]) == 43
    uuid = UUID(device["uuid"])
    assert device["confirmationCode"] == confirmation_code(anchor.deployment, uuid, key("phone").public)
    assert device["checkpoint"]["bundleAddress"] == f"/bundles/{post}"
    assert device["checkpoint"]["sheetAddress"] == f"/sheets/{post}"
    shown = await house.ask(ITSELF, by="phone")
    assert (shown["confirmed"], shown["revoked"], shown["checkpoint"]) == (False, False, {"name": "Chốt cầu Sa Đéc"})

    wrong = "000000" if device["confirmationCode"] != "000000" else "000001"
    said = await house.ask(CONFIRM, {"input": keyed(device=device["id"], code=wrong)}, by="approver")
    assert (said["code"], "2" in said["message"]) == ("CONFIRMATION_WRONG", True)
    read = f"{device['confirmationCode'][:3]} {device['confirmationCode'][3:]}"
    said = await house.ask(CONFIRM, {"input": keyed(device=device["id"], code=read)}, by="approver")
    assert said == {"__typename": "DeviceConfirmed", "device": device["id"]}
    assert (await house.ask(ITSELF, by="phone"))["confirmed"]
    assert await house.ask(ITSELF) is None


async def test_what_is_no_key_and_no_code_is_named(house: House) -> None:
    post = await a_checkpoint(house, await a_district(house))
    for text, code in {"": "NOT_A_KEY", "!": "NOT_BASE64URL", "A" * 86: "NOT_A_KEY", "A" * 200: "TOO_LONG"}.items():
        said = await house.refused(JOIN, {"input": keyed(invitation="x", publicKey=text)}, by="nobody")
        assert (said["field"], said["reason"]["code"]) == ("input.publicKey", code)
    enrolled = await a_phone(house, post)
    asked = keyed(device=enrolled["device"]["id"], code="12345")
    said = await house.refused(CONFIRM, {"input": asked}, by="approver")
    assert (said["field"], said["reason"]["code"]) == ("input.code", "CONFIRMATION_FORM")


async def test_a_revoked_phone_is_told_so_everywhere_and_still_hands_in_what_it_holds(house: House) -> None:
    post = await a_checkpoint(house, await a_district(house))
    enrolled = await a_phone(house, post)
    handed_in = {"input": keyed(checkpoint=post, checks=["?"])}
    await house.ask(SHUT_OUT, {"input": keyed(device=enrolled["device"]["id"])}, by="approver")

    asked = await house.api.post(ME, token=enrolled["token"])
    fetched = await house.api.client.get(f"/bundles/{post}", headers={"authorization": f"Bearer {enrolled['token']}"})
    receipts = await house.ask(RECORD, handed_in, by="phone")
    house.api.now += timedelta(days=7)
    late = await house.api.post(RECORD, {"input": keyed(checkpoint=post, checks=["?"])}, token=enrolled["token"])

    for answer in (asked, fetched, late):
        assert (answer.status_code, codes(answer)) == (401, ["DEVICE_REVOKED"])
    assert receipts["receipts"] == [{"kept": "MALFORMED", "notes": []}]


async def test_a_phone_says_which_bundle_it_has_and_what_its_clock_shows(house: House) -> None:
    post = await a_checkpoint(house, await a_district(house))
    enrolled = await a_phone(house, post, inPerson=True)
    listed = f'{{ checkpointDevices(checkpoint: "{post}") {{ uuid bundleSequence clockOffsetMs confirmedAt }} }}'
    shown = int(house.api.now.timestamp() * 1000) - 90_000
    bearer = {"authorization": f"Bearer {enrolled['token']}"}

    for said in ({"x-fieldpass-bundle": "7", "x-fieldpass-clock": str(shown)}, {"x-fieldpass-bundle": "seven"}):
        assert (await house.api.client.get(f"/bundles/{post}", headers=bearer | said)).status_code == 200
    unknown = await house.api.client.get(f"/bundles/{post}", headers={"authorization": "Bearer x"})

    (device,) = await house.ask(listed)
    assert unknown.status_code == 200
    assert device == {
        "uuid": enrolled["device"]["uuid"],
        "bundleSequence": 7,
        "clockOffsetMs": -90_000,
        "confirmedAt": "2021-09-15T05:00:00Z",
    }


async def test_a_phone_whose_clock_nobody_set_is_listed_with_all_that_it_is_off(house: House) -> None:
    post = await a_checkpoint(house, await a_district(house))
    enrolled = await a_phone(house, post, inPerson=True)
    bearer = {"authorization": f"Bearer {enrolled['token']}"}

    await house.api.client.get(f"/bundles/{post}", headers=bearer | {"x-fieldpass-clock": "0"})

    (device,) = await house.ask(f'{{ checkpointDevices(checkpoint: "{post}") {{ clockOffsetMs }} }}')
    assert device["clockOffsetMs"] == -house.api.now.timestamp() * 1000


async def test_an_approver_of_elsewhere_enrols_no_phone_here(house: House) -> None:
    edges = (await house.ask("{ adminUnits(first: 2, filter: {level: DISTRICT}) { edges { node { id } } } }"))["edges"]
    here, elsewhere = (edge["node"]["id"] for edge in edges)
    uuid = find_id("AdminUnit", elsewhere)
    assert uuid is not None
    await house.sign_up("elsewhere", Scope(role=Role.APPROVER, units=frozenset({uuid})))
    post = await a_checkpoint(house, here)
    said = await house.refused(INVITE, {"input": keyed(checkpoint=post, label="x")}, by="elsewhere")
    assert said["code"] == "FORBIDDEN"


async def test_an_unknown_checkpoint_gets_no_phone(house: House) -> None:
    for id_ in ("x", encode_id("Checkpoint", uuid4())):
        asked = {"input": keyed(checkpoint=id_, label="x")}
        assert (await house.ask(INVITE, asked, by="approver"))["kind"] == "Checkpoint"
        assert await house.ask(f'{{ checkpointDevices(checkpoint: "{id_}") {{ id }} }}') is None


async def test_ones_own_phone_is_enrolled_and_does_what_one_may(house: House) -> None:
    invited = await house.ask(INVITE_OWN, {"input": keyed(kind="PHONE", label="Của tôi")}, by="sen")
    enrolled = await house.ask(ENROL, {"input": keyed(invitation=invited["secret"])}, by="nobody")
    house.tokens["phone"] = enrolled["token"]

    assert (await house.ask(ME, by="phone"))["login"] == "sen"
    assert [one["label"] for one in await house.ask(MINE, by="sen")] == ["Của tôi"]
    assert (await house.refused(SHUT_OUT, {"input": keyed(device=enrolled["device"])}, by="cuu"))["code"] == "FORBIDDEN"
    said = await house.refused(INVITE_OWN, {"input": keyed(kind="CHECKPOINT", label="x")}, by="sen")
    assert (said["field"], said["reason"]["code"]) == ("input.kind", "DEVICE_OF_NO_CHECKPOINT")


async def a_checkpoint(house: House, unit: str) -> str:
    """A checkpoint of a unit, put up by the department."""
    uuid = find_id("AdminUnit", unit)
    assert uuid is not None
    order = Order(
        act=ACT,
        span=Span(start=AUGUST),
        instructions=(
            CreateZone(code="Z1", terms=terms(unit=uuid, level="D15", geometry=None)),
            CreateZone(code="Z2", terms=terms(unit=uuid, level="D16", geometry=None)),
        ),
    )
    assert isinstance(await Zones(house.db).publish(order, by=BOSS, request=a_request(BOSS)), Published)
    command = Create(unit=uuid, placing=a_placing(from_zones=frozenset({1}), to_zones=frozenset({2})), valid_from=NOON)
    placed = await house.api.services.checkpoints.create(command, by=BOSS, request=a_request(BOSS))
    assert isinstance(placed, Placed)
    return encode_id("Checkpoint", placed.checkpoint)
