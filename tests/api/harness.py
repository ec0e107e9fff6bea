"""The application over a real database, spoken to as a client would."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import httpx
import orjson
from strawberry import Schema

from api.app import App, make_app
from api.execution import Engine
from api.options import Options
from api.services import Services
from identity.access import Actor, Grant, Role
from identity.accounts.links import Links
from identity.accounts.model import AccountAdded, AddAccount, Issued, LinkPurpose, Scope
from identity.accounts.passwords import Passwords
from identity.accounts.service import Accounts
from identity.accounts.sessions import Sessions
from identity.accounts.sign_in import SignIn
from storage.database import Database
from storage.idempotency import Request
from storage.ids import new_id
from storage.log import EventLog

NOON = datetime(2021, 9, 15, 5, tzinfo=UTC)
KEY = b"k" * 32
PASSWORD = "mật khẩu đủ dài"
ADDRESS = "http://fieldpass.test"


def some_services(**known: object) -> Services:
    """Services of which only these are there: a test that touches another one fails."""
    missing = dict.fromkeys(field.name for field in fields(Services))
    return Services(**cast("Any", missing | known))


def account_services(db: Database) -> Services:
    """What signing in needs, over a database."""
    passwords, sessions = Passwords(), Sessions(db)
    return some_services(
        sessions=sessions,
        sign_in=SignIn(db, passwords, sessions, KEY),
        accounts=Accounts(db, sessions),
        links=Links(db, passwords, sessions, KEY),
        event_log=EventLog(db),
    )


@dataclass(slots=True)
class Api:
    """A client of the application, with the services behind it."""

    app: App
    services: Services
    client: httpx.AsyncClient
    now: datetime = NOON

    async def account(self, role: Role, login: str = "", checkpoint: UUID | None = None) -> str:
        """A new account with this role everywhere; its bearer token."""
        actor = await self.actor(role, login, checkpoint)
        request = Request(actor=actor.account, key=new_id(), body=b"", at=self.now)
        issued = await self.services.sign_in.make_token("test", timedelta(days=1), by=actor, request=request)
        return issued.secret

    async def actor(self, role: Role, login: str = "", checkpoint: UUID | None = None) -> Actor:
        """A new account with this role everywhere, and the password of these tests."""
        boss = Actor(account=new_id(), name="boss", grants=(Grant(role=Role.ADMIN),))
        command = AddAccount(
            login=login or f"a{new_id().hex}",
            name="Thử",
            language="en",
            scopes=(Scope(role=role),),
            checkpoint=checkpoint,
        )
        added = await self.services.accounts.add(command, by=boss, request=self._request(boss))
        assert isinstance(added, AccountAdded)
        if login:
            link = await self.services.links.make(
                added.account, LinkPurpose.INVITATION, by=boss, request=self._request(boss)
            )
            assert isinstance(link, Issued)
            await self.services.links.use(link.secret, PASSWORD, now=self.now)
        return Actor(
            account=added.account, name="Thử", language="en", grants=(Grant(role=role),), checkpoint=checkpoint
        )

    def _request(self, by: Actor) -> Request:
        return Request(actor=by.account, key=new_id(), body=b"", at=self.now)

    async def post(
        self,
        query: str,
        variables: Mapping[str, object] | None = None,
        *,
        token: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """One GraphQL request."""
        return await self.send(orjson.dumps({"query": query, "variables": variables}), token=token, headers=headers)

    async def send(
        self, body: bytes, *, token: str | None = None, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Any body to /graphql."""
        given = {"content-type": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
        return await self.client.post("/graphql", content=body, headers=given | dict(headers or {}))


def an_api(services: Services, options: Options | None = None, schema: Schema | None = None) -> Api:
    """The application over these services; with another schema in its place where one is given."""

    async def ready() -> None:
        return None

    app = make_app(services, lambda: api.now, options or Options(), ready)
    if schema is not None:
        app.graphql.engine = app.live.engine = Engine(schema)
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app=cast("Any", app)), base_url=ADDRESS)
    api = Api(app, services, client)
    return api


def codes(response: httpx.Response) -> list[str]:
    """The `extensions.code` of each error of an answer."""
    return [error["extensions"]["code"] for error in response.json().get("errors", [])]
