"""Who takes part in the journey: from the first administrator's one-time link to everybody's bearer token."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from fieldpass.operator import OPERATOR
from identity.units.model import UnitLevel, UnitRow
from tests.journeys import speaking
from tests.journeys.conftest import House
from tests.journeys.speaking import Client

BEFORE_ALL = datetime(2020, 1, 1, tzinfo=UTC)
COMPANY = "Viễn thông Cánh Sen MARKER-ORG"
PASSWORD = "sen hồng tháp mười"
UNITS = (
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


async def a_cast(house: House, client: Client) -> Cast:
    """Everybody, before the evening begins. Only the list of units comes from the operator's command line."""
    rows = [UnitRow(code=c, name=n, level=level, parent_code=p, valid_from=BEFORE_ALL) for c, n, level, p in UNITS]
    await house.deployment.services.units.load(rows, by=OPERATOR, now=house.clock())
    department = await _enters(client, "admin", house.first_link)
    listed = await client.ask(speaking.UNITS, department)
    units = {edge["node"]["code"]: edge["node"]["id"] for edge in listed["edges"]}
    company = {"code": "CANH-SEN", "name": COMPANY, "kind": "TELECOM"}
    organisation = (await client.do(speaking.FOUND, department, **company))["organisation"]
    return Cast(
        department=department,
        coordinator=await _joins(client, department, role="COORDINATOR", organisation=organisation),
        sa_dec=await _joins(client, department, role="APPROVER", units=[units["867"]]),
        units=units,
        organisation=organisation,
    )


async def _joins(client: Client, department: str, **grant: object) -> str:
    """A new account with one grant, let in by its own one-time link; its token."""
    login = f"a{uuid4().hex}"
    account = {"login": login, "name": login, "language": "en", "grants": [grant]}
    added = await client.do(speaking.ADD_ACCOUNT, department, **account)
    link = await client.do(speaking.LINK, department, account=added["account"], purpose="INVITATION")
    return await _enters(client, login, link["secret"])


async def _enters(client: Client, login: str, link: str) -> str:
    """Set a password by the link, sign in with it, and make a token for the rest."""
    await client.do(speaking.USE_LINK, None, secret=link, password=PASSWORD)
    page = await client.signed_in(login, PASSWORD)
    token: str = (await page.do(speaking.CREATE_TOKEN, None, label="journey", lastsDays=3))["secret"]
    await page.http.aclose()
    return token
