"""A department, two companies with a roster, and somebody to ask as each, over GraphQL text."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from api.ids import encode_id
from checkpoints.bundles.service import Bundles
from checkpoints.checks.service import Checks
from checkpoints.enrolment.service import Enrolment
from checkpoints.records.service import Checkpoints
from credentials.keys.service import Keys
from credentials.keys.signer import WrappedSigner
from credentials.statuses.service import Statuses
from identity.access import Actor, Grant, Role
from identity.accounts.model import AccountAdded, AddAccount, Scope
from identity.crews.service import Crews
from identity.devices.service import Devices
from identity.importing.service import RosterImports
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from identity.rosters.service import Rosters
from identity.rosters.vetting import Vettings
from identity.units.lists import rows_of
from identity.units.service import Units
from storage import events
from storage.database import Database
from storage.idempotency import Request
from storage.ids import new_id
from storage.media import FolderMedia
from tests.api.harness import KEY, NOON, Api, account_services, an_api
from tests.identity import unit_lists

BOSS = Actor(account=UUID(int=1), name="operator", grants=(Grant(role=Role.ADMIN),))
CMND, CCCD = "340000101", "087080000101"


def keyed(**fields: object) -> dict[str, object]:
    """An input with a key of its own."""
    return {"idempotencyKey": str(uuid4())} | fields


@dataclass(slots=True, kw_only=True)
class House:
    """A client with tokens by name, over a database with units and organisations."""

    api: Api
    db: Database
    sen: UUID
    cuu: UUID
    tokens: dict[str, str] = field(default_factory=dict)

    async def ask(self, text: str, variables: Mapping[str, object] | None = None, by: str = "admin") -> Any:
        """The one root field of an answer without errors."""
        answer = (await self.api.post(text, variables, token=self.tokens.get(by))).json()
        assert "errors" not in answer, answer
        (value,) = answer["data"].values()
        return value

    async def refused(self, text: str, variables: Mapping[str, object] | None = None, by: str = "admin") -> Any:
        """The extensions of the one error of a request; nothing was written: no event more is in the log."""
        before = await self.events()
        answer = (await self.api.post(text, variables, token=self.tokens.get(by))).json()
        assert await self.events() == before
        (error,) = answer["errors"]
        return error["extensions"]

    async def events(self) -> list[str]:
        """Kinds of everything that happened."""
        async with self.db.reading() as rx:
            return [one.kind for one in await events.read_after(rx, events.Cursor(), 5_000)]

    async def sign_up(self, name: str, scope: Scope, person: UUID | None = None) -> UUID:
        """A new account with a token under `name`."""
        command = AddAccount(
            login=name,
            name=name.title(),
            language="en",
            organisation=scope.organisation,
            person=person,
            scopes=(scope,),
        )
        services = self.api.services
        added = await services.accounts.add(command, by=BOSS, request=a_request(BOSS))
        assert isinstance(added, AccountAdded)
        actor = replace(BOSS, account=added.account)
        issued = await services.sign_in.make_token("t", timedelta(days=1), by=actor, request=a_request(actor))
        self.tokens[name] = issued.secret
        return added.account

    def organisation(self, of: UUID | None = None) -> str:
        """The opaque id of a company; of the first where none is given."""
        return encode_id("Organisation", of or self.sen)


def a_request(by: Actor) -> Request:
    return Request(actor=by.account, key=new_id(), body=b"", at=NOON)


async def a_house(db: Database, folder: Path) -> House:
    """The house with an administrator, an approver, a dispatcher, an auditor, and a coordinator for each company."""
    known = account_services(db)
    keys, devices = Keys(db, WrappedSigner(KEY)), Devices(db, known.sessions, KEY)
    bundles = Bundles(db, keys, Statuses(), {})
    services = replace(
        known,
        units=Units(db),
        organisations=Organisations(db),
        rosters=Rosters(db, FolderMedia(folder / "media"), KEY),
        roster_imports=RosterImports(db, KEY),
        vettings=Vettings(db),
        crews=Crews(db),
        devices=devices,
        checkpoints=Checkpoints(db),
        keys=keys,
        bundles=bundles,
        checks=Checks(db, bundles),
        enrolment=Enrolment(db, devices, keys),
        public_url="https://fieldpass.test",
    )
    rows = [row for path in unit_lists.lists(folder) for row in rows_of(path)]
    await services.units.load(rows, by=BOSS, now=NOON)
    sen, cuu = [
        await services.organisations.found(Found(code=code, name=name, kind=kind), by=BOSS, request=a_request(BOSS))
        for code, name, kind in (
            ("SEN", "Viễn thông Sen Hồng", OrganisationKind.TELECOM),
            ("CUU", "Bưu chính Cửu Long", OrganisationKind.POSTAL),
        )
    ]
    assert isinstance(sen, Founded)
    assert isinstance(cuu, Founded)
    house = House(api=an_api(services), db=db, sen=sen.organisation, cuu=cuu.organisation)
    for name, scope in {
        "admin": Scope(role=Role.ADMIN),
        "approver": Scope(role=Role.APPROVER),
        "auditor": Scope(role=Role.AUDITOR),
        "dispatcher": Scope(role=Role.DISPATCHER, organisation=house.sen),
        "sen": Scope(role=Role.COORDINATOR, organisation=house.sen),
        "cuu": Scope(role=Role.COORDINATOR, organisation=house.cuu),
    }.items():
        await house.sign_up(name, scope)
    return house


ME = """
{ me { id login name language organisation { code }
  grants { role everywhere organisation { code } units { code } } } }
"""
ADD_PERSON = """
mutation ($input: AddPersonInput!) { addPerson(input: $input) { __typename
  ... on RosterEntryChanged { subject version }
  ... on ConflictProblem { code message } } }
"""
ADD_VEHICLE = """
mutation ($input: AddVehicleInput!) { addVehicle(input: $input) { __typename
  ... on RosterEntryChanged { subject version }
  ... on ConflictProblem { code message } } }
"""
VET = """
mutation ($input: VetRosterEntryInput!) { vetRosterEntry(input: $input) { __typename
  ... on RosterEntryChanged { subject version }
  ... on StaleProblem { kind id expected actual }
  ... on NotFoundProblem { kind id }
  ... on ConflictProblem { code params { name value } } } }
"""
COMPOSE = """
mutation ($input: ComposeCrewInput!) { composeCrew(input: $input) { __typename
  ... on CrewChanged { crew version }
  ... on StaleProblem { kind expected actual }
  ... on RefusedProblem { reasons { code } } } }
"""


def a_person(house: House, **changes: object) -> dict[str, object]:
    whole = {"organisation": house.organisation(), "name": "Nguyễn Văn Hùng", "phone": "0912 345 678", "cccd": CCCD}
    return {"input": keyed(**whole | changes)}


async def a_vetted_person(house: House, **changes: object) -> str:
    """Somebody on the first company's roster, vetted; their opaque id."""
    added = await house.ask(ADD_PERSON, a_person(house, **changes), by="sen")
    vetted = await house.ask(VET, {"input": keyed(subject=added["subject"], version=1, accept=True)})
    assert vetted["version"] == 2
    id_: str = vetted["subject"]
    return id_
