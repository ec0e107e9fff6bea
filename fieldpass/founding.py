"""A new deployment: master key, schema, signing keys, the department and its first administrator."""

from dataclasses import dataclass
from datetime import datetime

from fieldpass import master_key
from fieldpass.operator import OPERATOR, request
from fieldpass.settings import Settings
from fieldpass.wiring import Deployment
from identity.access import Role
from identity.accounts.model import AccountAdded, AddAccount, Issued, LinkPurpose, Scope
from identity.organisations import store as organisations
from identity.organisations.model import Found, Founded, OrganisationKind
from storage.migrate import upgrade

DEPARTMENT = "STTTT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """How the department is called and who begins to work for it."""

    deployment: str | None
    department: str
    administrator: str


def prepare(settings: Settings) -> None:
    """Make the home folder, the master key unless one is given, and bring the database to this schema. Blocking."""
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not settings.master_key and not settings.master_key_file.exists():
        master_key.make(settings.master_key_file)
    upgrade(settings.database_url)


async def found(deployment: Deployment, founding: Founding, at: datetime) -> Issued | None:
    """Keys, department and first administrator; None when there is an administrator already. Again does nothing."""
    services = deployment.services
    await services.keys.found(at, founding.deployment)
    async with deployment.db.reading() as rx:
        known = await organisations.find_by_code(rx, DEPARTMENT)
    page = await services.accounts.page(by=OPERATOR, organisation=None, after=None, first=1)
    if page.rows:
        return None
    department = known.id if known else (await _department(deployment, founding, at)).organisation
    command = AddAccount(
        login=founding.administrator,
        name=founding.administrator,
        organisation=department,
        scopes=(Scope(role=Role.ADMIN),),
    )
    added = await services.accounts.add(command, by=OPERATOR, request=request(at))
    assert isinstance(added, AccountAdded)  # noqa: S101 - an empty database cannot refuse its first account
    return await first_link(deployment, added, at)


async def first_link(deployment: Deployment, added: AccountAdded, at: datetime) -> Issued:
    """The one-time link under which the account gets its password."""
    purpose = LinkPurpose.FIRST_ADMINISTRATOR
    link = await deployment.services.links.make(added.account, purpose, by=OPERATOR, request=request(at))
    assert isinstance(link, Issued)  # noqa: S101 - the account was made just now
    return link


async def _department(deployment: Deployment, founding: Founding, at: datetime) -> Founded:
    command = Found(code=DEPARTMENT, name=founding.department, kind=OrganisationKind.AUTHORITY)
    founded = await deployment.services.organisations.found(command, by=OPERATOR, request=request(at))
    assert isinstance(founded, Founded)  # noqa: S101 - an empty database cannot refuse its first organisation
    return founded
