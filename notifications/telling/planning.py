"""What an event does, worked out in one snapshot: nothing is written here."""

from typing import TYPE_CHECKING

from notifications.matters.reading import matters
from notifications.telling.choosing import choose
from notifications.telling.model import Plan, Told, Topic
from notifications.telling.people import Directory
from notifications.telling.rules import ENDS, RULES
from storage.database import Rx
from storage.event import Recorded

if TYPE_CHECKING:
    from uuid import UUID


async def plan(rx: Rx, directory: Directory, event: Recorded) -> Plan:
    """Whom the event tells what; nobody for a kind without rules."""
    rules = [rule for rule in RULES.get(event.kind, ()) if rule.when(event.payload)]
    about = await matters(rx, event) if rules else {}
    told: dict[UUID, Told] = {}
    for rule in rules:
        if rule.part in about:
            people = await directory.people(rule.to, about[rule.part])
            for one in choose(rule, about[rule.part], people):
                told.setdefault(one.account, one)
    handed_on = tuple(rule for rule in rules if rule.hand_on and rule.part in about)
    topic = Topic(about=event.subject, zone=event.payload.get("zone"))
    return Plan(
        event=event.id,
        at=event.at,
        topic=topic,
        told=tuple(told.values()),
        handed_on=handed_on,
        ends=event.kind in ENDS,
    )
