"""What a list is narrowed to: the organisations within an actor's grants. Pure."""

from uuid import UUID

from identity.access import Action, Actor, allow, reach


def organisations_within(actor: Actor, action: Action, asked: UUID | None) -> frozenset[UUID] | None:
    """The organisation asked for, or all the actor reaches; None is everywhere. Raises Forbidden without the action."""
    allow(actor, action)
    reached = [grant.organisation for grant in reach(actor, action)]
    if None in reached:
        return None if asked is None else frozenset({asked})
    mine = frozenset(one for one in reached if one is not None)
    return mine if asked is None else mine & {asked}
