"""Who of those concerned is told: by duty, once each, and who is next while nobody takes care. Pure."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from uuid import UUID

from notifications.inbox.model import ToldAs, Urgency
from notifications.telling.model import NAMED, Circle, Concerned, Matter, Rule, Told

Desk = Sequence[Concerned]
"""Those of a role in one organisation or unit, of whom one on duty is enough; or those whom a matter names."""
People = Mapping[Circle, Sequence[Desk]]


def choose(rule: Rule, matter: Matter, people: People) -> tuple[Told, ...]:
    """Each desk by itself; who is of several is told by the first of them."""
    told: dict[UUID, Told] = {}
    for circle in rule.to:
        for one, told_as in chain.from_iterable(_of_desk(rule, circle, desk) for desk in people.get(circle, ())):
            told.setdefault(one.account, tell(rule, matter, one, told_as))
    return tuple(told.values())


def tell(rule: Rule, matter: Matter, one: Concerned, told_as: ToldAs) -> Told:
    """A person is told; not pushed what is quiet, and not what they did themselves."""
    own = matter.of_organisation.get(one.organisation, {}) if one.organisation else {}
    pushed = rule.urgency is not Urgency.QUIET and one.account != matter.caused_by
    return Told(
        account=one.account, rule=rule, told_as=told_as, matter=matter, params={**matter.params, **own}, pushed=pushed
    )


def _of_desk(rule: Rule, circle: Circle, everybody: Desk) -> Sequence[tuple[Concerned, ToldAs]]:
    if circle in NAMED:
        return [(one, ToldAs.NAMED) for one in everybody]
    on_duty = by_duty(everybody)
    if rule.whole or not on_duty:
        return [(one, ToldAs.ON_DUTY if one.since else ToldAs.NOBODY_ON_DUTY) for one in everybody]
    return [(one, ToldAs.ON_DUTY) for one in (on_duty[:1] if rule.hand_on else on_duty)]


def by_duty(everybody: Desk) -> list[Concerned]:
    """Those on duty; whose shift began first is asked first."""
    on_duty = [(one.since, one.account, one) for one in everybody if one.since is not None]
    return [one for _, _, one in sorted(on_duty, key=lambda found: found[:2])]


def next_step(people: People, told: Collection[UUID]) -> tuple[Concerned, ...]:
    """The next on duty of each desk; when these are done everybody of the desks, then the department.

    Empty: everybody has been told. The department stands in `people` under DEPARTMENT.
    """
    desks = [desk for circle, some in people.items() if circle is not Circle.DEPARTMENT for desk in some]
    department = [one for desk in people.get(Circle.DEPARTMENT, ()) for one in desk]
    first = [one for desk in desks for one in _untold(by_duty(desk), told)[:1]]
    rest = [one for desk in desks for one in _untold(desk, told)]
    on_duty = _untold(by_duty(department), told)
    for step in (first, rest, on_duty, _untold(department, told)):
        if step:
            return tuple({one.account: one for one in step}.values())
    return ()


def _untold(everybody: Desk, told: Collection[UUID]) -> list[Concerned]:
    return [one for one in everybody if one.account not in told]
