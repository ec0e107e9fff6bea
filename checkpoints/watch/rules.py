"""Who may know how a post fares. Pure.

A post that has not heard of a withdrawn permit is a gap: whoever reads checkpoints knows where it stands, and only
those who oversee checks or help crews that are stopped know that it is dark.
"""

from checkpoints.records.model import Checkpoint
from identity.access import Action, Actor, Subject, may


def may_watch(by: Actor, post: Checkpoint) -> bool:
    """Whether the actor may know how this post fares."""
    subject = Subject(units=frozenset({post.unit}), checkpoint=post.id)
    return may(by, Action.READ_CHECKS, subject) or may(by, Action.HANDLE_STOP, subject)
