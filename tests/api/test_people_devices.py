"""Devices through GraphQL text: invited, enrolled, shut out."""

from pathlib import Path
from uuid import uuid4

import pytest

from api.ids import encode_id, find_id
from checkpoints.records.model import Create, Placed
from geo.zones.orders.model import CreateZone, Order, Published
from geo.zones.service import Zones
from geo.zones.timeline import Span
from identity.access import Role
from identity.accounts.model import Scope
from storage.database import Database
from tests.api.people_house import BOSS, ME, House, a_house, a_request, keyed
from tests.checkpoints.records_factory import a_placing
from tests.checkpoints.zones_factory import ACT, AUGUST
from tests.geo.factories import terms
from tests.identity.conftest import NOON

INVITE = """
mutation ($input: InviteCheckpointDeviceInput!) { inviteCheckpointDevice(input: $input) { __typename
  ... on SecretIssued { secret } ... on NotFoundProblem { kind } } }
"""
INVITE_OWN = """
mutation ($input: InviteOwnDeviceInput!) { inviteOwnDevice(input: $input) { __typename
  ... on SecretIssued { secret } } }
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
    return await a_house(db, tmp_path)


async def test_a_checkpoints_phone_is_enrolled_by_its_unit_and_verifies_only(house: House) -> None:
    unit = (await house.ask("{ adminUnits(first: 1, filter: {level: DISTRICT}) { edges { node { id } } } }"))["edges"]
    post = await a_checkpoint(house, unit[0]["node"]["id"])
    invited = await house.ask(INVITE, {"input": keyed(checkpoint=post, label="Máy 1")}, by="approver")
    use = {"input": keyed(invitation=invited["secret"])}

    enrolled = await house.ask(ENROL, use, by="nobody")

    house.tokens["phone"] = enrolled["token"]
    me = await house.ask("{ me { name checkpoint grants { role units { id } } } }", by="phone")
    assert me["checkpoint"] == post
    assert me["grants"] == [{"role": "CHECKPOINT", "units": [unit[0]["node"]]}]
    assert await house.ask(ENROL, use, by="nobody") == enrolled
    again = {"input": keyed(invitation=invited["secret"])}
    assert (await house.ask(ENROL, again, by="nobody"))["code"] == "INVITATION_SPENT"
    listed = f'{{ checkpointDevices(checkpoint: "{post}") {{ id label checkpoint }} }}'
    assert await house.ask(listed) == [{"id": enrolled["device"], "label": "Máy 1", "checkpoint": post}]

    await house.ask(SHUT_OUT, {"input": keyed(device=enrolled["device"])}, by="approver")
    assert (await house.refused(ME, by="phone"))["code"] == "UNAUTHENTICATED"


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
