"""Everything about accounts over one database, with one account that has a password."""

from uuid import UUID

from identity.access import Actor, Role
from identity.accounts.links import Links
from identity.accounts.model import AccountAdded, AddAccount, Issued, LinkPurpose, PasswordSet, Scope
from identity.accounts.passwords import Passwords
from identity.accounts.service import Accounts
from identity.accounts.sessions import Sessions
from identity.accounts.sign_in import SignIn
from storage.database import Database
from tests.identity.values import KEY, NOON, a_request

PASSWORD = "mật khẩu đủ dài"


class House:
    """Everything about accounts over one database, with one account that has a password."""

    def __init__(self, db: Database) -> None:
        passwords = Passwords()
        self.sessions = Sessions(db)
        self.accounts = Accounts(db, self.sessions)
        self.links = Links(db, passwords, self.sessions, KEY)
        self.doors = SignIn(db, passwords, self.sessions, KEY)
        self.account = UUID(int=0)


async def a_house(db: Database, admin: Actor) -> House:
    house = House(db)
    command = AddAccount(login="Duyet.LaiVung", name="Người duyệt", scopes=(Scope(role=Role.APPROVER),))
    added = await house.accounts.add(command, by=admin, request=a_request(admin))
    assert isinstance(added, AccountAdded)
    house.account = added.account
    link = await house.links.make(added.account, LinkPurpose.INVITATION, by=admin, request=a_request(admin))
    assert isinstance(link, Issued)
    assert isinstance(await house.links.use(link.secret, PASSWORD, now=NOON), PasswordSet)
    return house
