"""Grants, links and tokens: nobody gives, or takes over, more than they have."""

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from identity.access import Action, Actor, Grant, Role, may
from identity.accounts.model import (
    AccountAdded,
    AddAccount,
    Disabled,
    GrantsChanged,
    Issued,
    LinkPurpose,
    PasswordSet,
    Scope,
)
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.organisations.service import Organisations
from identity.units.model import UnitLevel, UnitRow
from identity.units.service import Units
from storage import events
from storage.database import Database
from storage.ids import new_id
from storage.outcomes import BadInput, Conflict, Forbidden, NotFound
from storage.tables import request as requests
from tests.identity.accounts_house import PASSWORD, House
from tests.identity.unit_lists import LATE_2021
from tests.identity.values import NOON, a_request, an_actor

EVERYWHERE = Scope(role=Role.ADMIN)


async def kinds(db: Database) -> list[str]:
    async with db.reading() as rx:
        return [one.kind for one in await events.read_after(rx, events.Cursor())]


async def added(house: House, by: Actor, *scopes: Scope, organisation: UUID | None = None) -> UUID:
    command = AddAccount(login=f"a{new_id().hex}", name="Thử", organisation=organisation, scopes=scopes)
    done = await house.accounts.add(command, by=by, request=a_request(by))
    assert isinstance(done, AccountAdded)
    return done.account


async def test_an_administrator_of_a_company_adds_its_accounts_only(house: House, db: Database, company: UUID) -> None:
    boss = an_actor(Role.ADMIN, organisation=company)
    own = Scope(role=Role.COORDINATOR, organisation=company)
    await added(house, boss, own, organisation=company)
    before = await kinds(db)

    for scope in (EVERYWHERE, Scope(role=Role.COORDINATOR), Scope(role=Role.COORDINATOR, organisation=UUID(int=7))):
        with pytest.raises(Forbidden):
            await added(house, boss, scope, organisation=company)

    assert await kinds(db) == before


@pytest.mark.parametrize("what", ["grant", "disable", "link"])
async def test_nobody_takes_over_an_account_that_is_granted_more(
    house: House, db: Database, company: UUID, admin: Actor, what: str
) -> None:
    mighty = await added(house, admin, EVERYWHERE, organisation=company)
    modest = await added(house, admin, Scope(role=Role.AUDITOR, organisation=company), organisation=company)
    boss = an_actor(Role.ADMIN, organisation=company)

    async def does(account: UUID) -> object:
        if what == "grant":
            return await house.accounts.grant(account, (), by=boss, request=a_request(boss))
        if what == "disable":
            return await house.accounts.disable(account, by=boss, request=a_request(boss))
        return await house.links.make(account, LinkPurpose.PASSWORD_RESET, by=boss, request=a_request(boss))

    before = await kinds(db)
    with pytest.raises(Forbidden):
        await does(mighty)
    assert await kinds(db) == before

    assert isinstance(await does(modest), GrantsChanged | Disabled | Issued)
    assert len(await kinds(db)) == len(before) + 1


async def test_a_grant_on_a_unit_reaches_everything_below_it(house: House, db: Database, admin: Actor) -> None:
    rows = [
        UnitRow(code="866", name="Huyện", level=UnitLevel.DISTRICT, parent_code=None, valid_from=LATE_2021),
        UnitRow(code="29863", name="Xã", level=UnitLevel.COMMUNE, parent_code="866", valid_from=LATE_2021),
        UnitRow(code="873", name="Huyện khác", level=UnitLevel.DISTRICT, parent_code=None, valid_from=LATE_2021),
    ]
    await Units(db).load(rows, by=admin, now=NOON)
    by_code = {one.code: one.id for one in (await Units(db).tree()).units.values()}
    account = await added(house, admin, Scope(role=Role.APPROVER, units=frozenset({by_code["866"]})))

    asked = Actor(account=account, name="x")
    token = await house.doors.make_token("t", timedelta(days=1), by=asked, request=a_request(asked))
    actor = await house.sessions.actor_for(token.secret, NOON)

    assert actor is not None
    assert actor.grants == (Grant(role=Role.APPROVER, units=frozenset({by_code["866"], by_code["29863"]})),)


async def test_a_grant_on_what_is_unknown_is_refused_and_nothing_written(
    house: House, db: Database, admin: Actor
) -> None:
    before = await kinds(db)
    for scope, kind in (
        (Scope(role=Role.APPROVER, units=frozenset({UUID(int=9)})), "AdminUnit"),
        (Scope(role=Role.COORDINATOR, organisation=UUID(int=9)), "Organisation"),
    ):
        command = AddAccount(login="moi", name="Thử", scopes=(scope,))
        refused = await house.accounts.add(command, by=admin, request=a_request(admin))
        assert refused == NotFound(kind=kind, id=UUID(int=9))
    assert await kinds(db) == before


async def test_a_login_stands_once_however_it_is_written(house: House, db: Database, admin: Actor) -> None:
    before = await kinds(db)
    command = AddAccount(login=" DUYET.laivung ", name="Ai khác")
    refused = await house.accounts.add(command, by=admin, request=a_request(admin))
    assert refused == Conflict(code="LOGIN_TAKEN", params={"login": "duyet.laivung"})
    assert await kinds(db) == before


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (AddAccount(login="a b", name="b"), "login"),
        (AddAccount(login="a", name=""), "name"),
        (AddAccount(login="a", name="b", language="fr"), "language"),
    ],
)
async def test_an_account_that_cannot_be_names_the_field(
    house: House, db: Database, admin: Actor, command: AddAccount, field: str
) -> None:
    before = await kinds(db)
    with pytest.raises(BadInput) as refused:
        await house.accounts.add(command, by=admin, request=a_request(admin))
    assert refused.value.field == field
    assert await kinds(db) == before


async def test_a_new_link_ends_the_one_before(house: House, admin: Actor) -> None:
    first = await house.links.make(house.account, LinkPurpose.PASSWORD_RESET, by=admin, request=a_request(admin))
    again = a_request(admin)
    second = await house.links.make(house.account, LinkPurpose.PASSWORD_RESET, by=admin, request=again)
    assert isinstance(first, Issued)
    assert isinstance(second, Issued)

    assert await house.links.make(house.account, LinkPurpose.PASSWORD_RESET, by=admin, request=again) == second
    assert await house.links.use(first.secret, "một mật khẩu khác", now=NOON) == Conflict(code="LINK_SPENT")
    assert isinstance(await house.links.use(second.secret, "một mật khẩu khác", now=NOON), PasswordSet)


async def test_a_closed_account_gets_no_link(house: House, admin: Actor) -> None:
    await house.accounts.disable(house.account, by=admin, request=a_request(admin))
    refused = await house.links.make(house.account, LinkPurpose.PASSWORD_RESET, by=admin, request=a_request(admin))
    assert refused == Conflict(code="ACCOUNT_CLOSED")


async def test_a_password_is_one_however_the_keyboard_writes_it(house: House) -> None:
    decomposed = "ma\u0323\u0302t kha\u0302\u0309u \u0111u\u0309 da\u0300i"
    assert decomposed != PASSWORD
    opened = await house.doors.by_password("duyet.laivung", decomposed, address="::1", now=NOON)
    assert isinstance(opened, Issued)


async def test_a_changed_password_is_changed_once_and_a_wrong_old_one_counts(house: House, db: Database) -> None:
    actor = Actor(account=house.account, name="x")
    request = a_request(actor)
    new = "mật khẩu thứ hai"

    assert isinstance(await house.links.change(PASSWORD, new, by=actor, request=request), PasswordSet)
    said = await kinds(db)
    assert isinstance(await house.links.change(PASSWORD, new, by=actor, request=request), PasswordSet)
    assert await kinds(db) == said

    for _ in range(5):
        refused = await house.links.change("sai mật khẩu", new, by=actor, request=a_request(actor))
        assert refused == Conflict(code="PASSWORD_WRONG")
    locked = await house.links.change(new, "mật khẩu thứ ba", by=actor, request=a_request(actor))
    assert locked == Conflict(code="LOCKED", params={"seconds": "60"})
    assert await kinds(db) == said


async def test_the_hash_of_a_request_with_a_password_is_kept_keyed(house: House, db: Database) -> None:
    actor = Actor(account=house.account, name="x")
    body = b"sha-256 of something that can be guessed"
    done = await house.links.change(PASSWORD, "mật khẩu thứ hai", by=actor, request=a_request(actor, body=body))
    assert isinstance(done, PasswordSet)
    async with db.reading() as rx:
        kept = {row.body for row in await rx.rows(sa.select(requests.c.body).where(requests.c.actor == house.account))}
    assert len(kept) == 1
    assert body not in kept


async def test_what_was_read_before_a_change_is_not_remembered_after_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = Actor(account=house.account, name="x")
    made = await house.doors.make_token("script", timedelta(days=1), by=actor, request=a_request(actor))
    read = house.sessions._read  # noqa: SLF001 - the only place between reading and remembering

    async def read_then_revoke(*arguments: object) -> object:
        found = await read(*arguments)  # type: ignore[arg-type]  # passed on as they come
        monkeypatch.undo()
        await house.doors.revoke_token(made.id, by=actor, request=a_request(actor))
        return found

    monkeypatch.setattr(house.sessions, "_read", read_then_revoke)
    await house.sessions.actor_for(made.secret, NOON)

    assert await house.sessions.actor_for(made.secret, NOON) is None


async def test_another_process_follows_a_revocation_within_seconds(house: House, db: Database) -> None:
    elsewhere = type(house)(db).sessions
    actor = Actor(account=house.account, name="x")
    made = await house.doors.make_token("script", timedelta(days=1), by=actor, request=a_request(actor))
    assert await elsewhere.actor_for(made.secret, NOON) is not None

    await house.doors.revoke_token(made.id, by=actor, request=a_request(actor))

    assert await elsewhere.actor_for(made.secret, NOON + timedelta(seconds=5)) is None


async def test_a_token_ends_by_itself(house: House) -> None:
    actor = Actor(account=house.account, name="x")
    made = await house.doors.make_token("script", timedelta(days=1), by=actor, request=a_request(actor))
    last = NOON + timedelta(days=1) - timedelta(microseconds=1)
    found = await house.sessions.actor_for(made.secret, last)
    assert found is not None
    assert may(found, Action.DECIDE)
    assert await house.sessions.actor_for(made.secret, NOON + timedelta(days=1)) is None


@pytest.mark.parametrize("lasts", [timedelta(0), timedelta(days=-1), timedelta(days=91)])
async def test_a_token_of_no_time_or_of_too_much_is_refused(house: House, db: Database, lasts: timedelta) -> None:
    actor = Actor(account=house.account, name="x")
    before = await kinds(db)
    with pytest.raises(BadInput, match="lastsDays"):
        await house.doors.make_token("script", lasts, by=actor, request=a_request(actor))
    assert await kinds(db) == before


async def test_organisations_are_a_tree_and_a_code_stands_once(db: Database, admin: Actor, company: UUID) -> None:
    organisations = Organisations(db)
    branch = Found(code="SEN-2", name="Chi nhánh", kind=OrganisationKind.TELECOM, parent=company)
    made = await organisations.found(branch, by=admin, request=a_request(admin))
    assert isinstance(made, Founded)
    before = await kinds(db)

    again = await organisations.found(branch, by=admin, request=a_request(admin))
    orphan = Found(code="X", name="X", kind=OrganisationKind.IT, parent=UUID(int=9))
    lost = await organisations.found(orphan, by=admin, request=a_request(admin))

    assert again == Conflict(code="ORGANISATION_CODE_TAKEN", params={"code": "SEN-2"})
    assert lost == NotFound(kind="Organisation", id=UUID(int=9))
    below = await organisations.page(by=admin, kind=None, parent=company, after=None, first=5)
    assert [one.id for one in below.rows] == [made.organisation]
    assert await kinds(db) == before
    with pytest.raises(Forbidden):
        await organisations.found(branch, by=an_actor(Role.APPROVER), request=a_request(admin))
    assert await kinds(db) == before
