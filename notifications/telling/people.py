"""From a matter to the people it concerns: circles of desks of accounts, with who is on duty. Read once for a batch."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from identity.access import Role
from identity.units.service import tree
from notifications.telling import store
from notifications.telling.choosing import People
from notifications.telling.model import Circle, Concerned, Matter
from notifications.telling.store import RoleHolder
from storage.database import Rx

if TYPE_CHECKING:
    from identity.units.rules import UnitTree

ROLES: Mapping[Circle, Role] = {
    Circle.DISPATCHERS: Role.DISPATCHER,
    Circle.COORDINATORS: Role.COORDINATOR,
    Circle.APPROVERS: Role.APPROVER,
    Circle.DEPARTMENT_IN_CHARGE: Role.ADMIN,
    Circle.DEPARTMENT: Role.ADMIN,
}
Account = tuple[UUID, UUID | None]
"""An account and its organisation."""


class Directory:
    """Who is who in one snapshot."""

    def __init__(self, rx: Rx, at: datetime) -> None:
        self._rx = rx
        self._at = at
        self._roles: dict[Role, tuple[RoleHolder, ...]] = {}
        self._reaches: dict[frozenset[UUID], frozenset[UUID]] = {}
        self._tree: UnitTree | None = None

    async def people(self, circles: Iterable[Circle], matter: Matter) -> People:
        """Everybody of these circles whom the matter concerns, desk by desk."""
        found = {circle: await self._desks(circle, matter) for circle in dict.fromkeys(circles)}
        every = {one for desks in found.values() for desk in desks for one, _ in desk}
        since = await store.on_duty(self._rx, every, self._at)
        return {
            circle: [
                [Concerned(account=one, organisation=of, since=since.get(one)) for one, of in desk] for desk in desks
            ]
            for circle, desks in found.items()
        }

    async def _desks(self, circle: Circle, matter: Matter) -> Sequence[Collection[Account]]:
        match circle:
            case Circle.HOLDERS:
                return [await store.of_persons(self._rx, matter.persons)]
            case Circle.CREW:
                return [await store.of_persons(self._rx, await store.members(self._rx, matter.crews))]
            case Circle.APPLICANT:
                return [await store.opened(self._rx, [matter.applicant] if matter.applicant else [])]
            case _:
                return [await self._of_role(circle, desk) for desk in _parted(circle, matter)]

    async def _of_role(self, circle: Circle, matter: Matter) -> Collection[Account]:
        role = ROLES[circle]
        if role not in self._roles:
            self._roles[role] = await store.role_holders(self._rx, role)
        covers = self._administers if role is Role.ADMIN else self._covers
        return _once([one for one in self._roles[role] if await covers(one, matter)])

    async def _administers(self, one: RoleHolder, matter: Matter) -> bool:
        """Who administers a part is told of that part alone: what is nobody's is the whole department's."""
        of_no_part = (one.within and not matter.organisations) or (one.units is not None and not matter.units)
        return not of_no_part and await self._covers(one, matter)

    async def _covers(self, one: RoleHolder, matter: Matter) -> bool:
        """As `identity.access` has it: the grant's organisation, and at least one of its units."""
        if one.within is not None and matter.organisations and one.within not in matter.organisations:
            return False
        return one.units is None or not matter.units or bool(matter.units & await self._reach(one.units))

    async def _reach(self, roots: frozenset[UUID]) -> frozenset[UUID]:
        if self._tree is None:
            self._tree = await tree(self._rx)
        if roots not in self._reaches:
            self._reaches[roots] = self._tree.within(roots)
        return self._reaches[roots]


def _parted(circle: Circle, matter: Matter) -> Sequence[Matter]:
    """A desk for each unit, or each organisation: somebody on duty at one is nobody on duty at another.

    Where the matter names none, nobody of the role is concerned. What the department decides is no unit's.
    """
    match circle:
        case Circle.APPROVERS:
            return [replace(matter, units=frozenset({unit})) for unit in sorted(matter.units)]
        case Circle.DISPATCHERS | Circle.COORDINATORS:
            return [replace(matter, organisations=frozenset({one})) for one in sorted(matter.organisations)]
        case Circle.DEPARTMENT_IN_CHARGE:
            return [replace(matter, units=frozenset())] if matter.department else []
        case _:
            return [matter]


def _once(holders: Iterable[RoleHolder]) -> Collection[Account]:
    return list({one.account: (one.account, one.organisation) for one in holders}.values())
