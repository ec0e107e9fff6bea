"""Who takes part in the journey: accounts with their tokens, two districts, a company."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from api.ids import encode_id
from fieldpass.operator import OPERATOR, request
from identity.access import Actor, Grant, Role
from identity.accounts.model import AccountAdded, AddAccount, Scope
from identity.organisations.model import Found, Founded, OrganisationKind
from identity.units.model import UnitLevel, UnitRow
from storage.idempotency import Request
from storage.ids import new_id
from tests.journeys.conftest import House

BEFORE_ALL = datetime(2020, 1, 1, tzinfo=UTC)
COMPANY = "Viễn thông Cánh Sen MARKER-ORG"
_UNITS = (
    ("87", "Tỉnh Đồng Tháp", UnitLevel.PROVINCE, None),
    ("866", "Thành phố Cao Lãnh", UnitLevel.DISTRICT, "87"),
    ("867", "Thành phố Sa Đéc", UnitLevel.DISTRICT, "87"),
    ("875", "Huyện Lấp Vò", UnitLevel.DISTRICT, "87"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Bearer tokens by part, opaque ids by code."""

    department: str
    coordinator: str
    sa_dec: str
    units: dict[str, str]
    organisation: str


async def a_cast(house: House) -> Cast:
    """Everybody, before the evening begins."""
    services, now = house.deployment.services, house.clock()
    rows = [UnitRow(code=c, name=n, level=level, parent_code=p, valid_from=BEFORE_ALL) for c, n, level, p in _UNITS]
    await services.units.load(rows, by=OPERATOR, now=now)
    units = {one.code: one.id for one in (await services.units.tree()).units.values()}
    company = Found(code="CANH-SEN", name=COMPANY, kind=OrganisationKind.TELECOM)
    founded = await services.organisations.found(company, by=OPERATOR, request=request(now))
    assert isinstance(founded, Founded)
    return Cast(
        department=await token(house, Scope(role=Role.ADMIN)),
        coordinator=await token(house, Scope(role=Role.COORDINATOR, organisation=founded.organisation)),
        sa_dec=await token(house, Scope(role=Role.APPROVER, units=frozenset({units["867"]}))),
        units={code: encode_id("AdminUnit", unit) for code, unit in units.items()},
        organisation=encode_id("Organisation", founded.organisation),
    )


async def token(house: House, scope: Scope, checkpoint: UUID | None = None) -> str:
    """A fresh account of this scope, and its bearer token."""
    services, now = house.deployment.services, house.clock()
    login = f"a{new_id().hex}"
    command = AddAccount(
        login=login,
        name=scope.role.value,
        language="en",
        scopes=(scope,),
        organisation=scope.organisation,
        checkpoint=checkpoint,
    )
    added = await services.accounts.add(command, by=OPERATOR, request=request(now))
    assert isinstance(added, AccountAdded)
    grant = Grant(role=scope.role, organisation=scope.organisation, units=scope.units)
    actor = Actor(account=added.account, name=scope.role.value, language="en", grants=(grant,))
    own = Request(actor=actor.account, key=new_id(), body=b"", at=now)
    issued = await services.sign_in.make_token("journey", timedelta(days=3), by=actor, request=own)
    return issued.secret
