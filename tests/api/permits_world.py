"""The small province of tests/permits behind the API, with accounts that sign in by token."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from api.ids import encode_id
from identity.access import Actor, Grant, Role
from identity.accounts.model import AccountAdded, AddAccount, Scope
from storage.database import Database
from storage.ids import new_id
from tests.api.harness import Api, account_services, an_api
from tests.permits.values import DAY, NOON
from tests.permits.world import SADEC, World, a_world, asked


@dataclass(slots=True, kw_only=True)
class Client:
    """Somebody signed in."""

    api: Api
    token: str

    async def ask(self, query: str, **variables: Any) -> Any:
        """The `data` of an answer without errors."""
        answer = (await self.api.post(query, variables, token=self.token)).json()
        assert "errors" not in answer, answer
        return answer["data"]

    async def fault(self, query: str, **variables: Any) -> dict[str, Any]:
        """The extensions of the one error of an answer."""
        answer = (await self.api.post(query, variables, token=self.token)).json()
        assert len(answer.get("errors", [])) == 1, answer
        extensions: dict[str, Any] = answer["errors"][0]["extensions"]
        return extensions

    async def do(self, mutation: str, shown: str, **given: Any) -> Any:
        """One mutation under a fresh key; `given` is its input."""
        return (await self.ask(document(mutation, shown), input=keyed(given)))[mutation]


@dataclass(slots=True, kw_only=True)
class Province:
    """The world, and who speaks to it."""

    world: World
    api: Api
    coordinator: Client
    approver: Client
    auditor: Client

    def wanted(self, **changes: Any) -> dict[str, Any]:
        """Class 1 for Sa Đéc, by the first of the roster, as a client writes it."""
        plain = {
            "organisation": encode_id("Organisation", self.world.company),
            "purpose": "INCIDENT_REPAIR",
            "subjectType": "PERSON",
            "holders": [encode_id("Person", self.world.people[0])],
            "zones": [SADEC],
            "validFrom": NOON.isoformat(),
            "validTo": (NOON + 3 * DAY).isoformat(),
        }
        return plain | changes


INPUTS = {
    "draftApplication": "WantedInput",
    "applyForPermit": "WantedInput",
    "submitApplication": "ApplicationRefInput",
    "withdrawApplication": "ApplicationRefInput",
    "suspendPermit": "PermitReasonInput",
    "revokePermit": "PermitReasonInput",
    "liftPermit": "PermitRefInput",
    "completePermit": "PermitRefInput",
    "reopenPermit": "PermitRefInput",
    "askForInfo": "AskForInfoInput",
    "answerInfo": "AnswerInfoInput",
}


def document(mutation: str, shown: str) -> str:
    """The text of a mutation with one input."""
    kind = INPUTS.get(mutation, mutation[0].upper() + mutation[1:] + "Input")
    problems = (
        "... on RefusedProblem { reasons { code message params { name value } } } "
        "... on ConflictProblem { code params { name value } } "
        "... on StaleProblem { expected actual } ... on NotFoundProblem { kind id }"
    )
    return (
        f"mutation($input: {kind}!) {{ {mutation}(input: $input) {{ __typename {shown} "
        f"... on Problem {{ message }} {problems} }} }}"
    )


def keyed(given: dict[str, Any]) -> dict[str, Any]:
    """The input with a fresh idempotency key, where it brings none."""
    return {"idempotencyKey": str(uuid4())} | given


async def a_province(db: Database) -> Province:
    """Everything in place at noon."""
    world = await a_world(db)
    services = account_services(db)
    known = {name: getattr(services, name) for name in ("sessions", "sign_in", "accounts", "links", "event_log")}
    from tests.api.harness import some_services

    api = an_api(
        some_services(
            **known,
            applications=world.applications,
            application_queries=world.application_queries,
            permits=world.permits,
            permit_queries=world.queries,
            policies=world.policies,
            zones=world.zones,
        )
    )
    return Province(
        world=world,
        api=api,
        coordinator=await a_client(api, Role.COORDINATOR, world.company),
        approver=await a_client(api, Role.APPROVER),
        auditor=await a_client(api, Role.AUDITOR),
    )


async def a_client(api: Api, role: Role, organisation: UUID | None = None) -> Client:
    """A new account with one grant and a token."""
    boss = Actor(account=new_id(), name="boss", grants=(Grant(role=Role.ADMIN),))
    scopes = (Scope(role=role, organisation=organisation),)
    command = AddAccount(login=f"a{new_id().hex}", name="Thử", language="en", scopes=scopes)
    added = await api.services.accounts.add(command, by=boss, request=asked(boss))
    assert isinstance(added, AccountAdded)
    actor = Actor(account=added.account, name="Thử", grants=(Grant(role=role, organisation=organisation),))
    issued = await api.services.sign_in.make_token("test", timedelta(days=9), by=actor, request=asked(actor))
    return Client(api=api, token=issued.secret)
