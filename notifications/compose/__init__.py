"""The words of a notification: from code, parameters and language to title and body. Pure.

The inbox names zones, references and crews; a push names at most a zone's number, because it is kept by services that
are not ours and shown on locked screens. `say` is the word catalogue: key, language, parameters → text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

Say = Callable[[str, str, Mapping[str, str]], str]
PUSHED = frozenset({"zone"})
"""The parameters that a push may carry: the number of a zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is shown."""

    title: str
    body: str


def inbox_words(say: Say, code: str, language: str, params: Mapping[str, str]) -> Words:
    """As the inbox shows it: `notification-<code>` with its title and body."""
    return Words(
        title=say(f"notification-{code}", language, params), body=say(f"notification-{code}.body", language, params)
    )


def push_words(say: Say, code: str, language: str, params: Mapping[str, str]) -> Words:
    """As a push says it: the title, and one sentence that names nobody."""
    return Words(
        title=say(f"notification-{code}", language, {}),
        body=say(f"notification-{code}.push", language, _pushed(params)),
    )


def push_data(id: UUID, code: str, params: Mapping[str, str], *, urgent: bool) -> Mapping[str, str]:
    """What an app needs to say it in its reader's language and to fetch the rest: id, code, zone, urgency."""
    return {**_pushed(params), "id": str(id), "kind": code, "urgent": "1" if urgent else "0"}


def _pushed(params: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in params.items() if name in PUSHED}
