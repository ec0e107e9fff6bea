"""An event, and who is told what by it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from storage.event import Event
from tests.notifications.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event on the stage, and who is told which code by it."""

    name: str
    event: Callable[[Stage], Event]
    told: Mapping[str, str]


def it(name: str, event: Callable[[Stage], Event], **told: str) -> Happening:
    return Happening(name=name, event=event, told=told)


def all_of(code: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, code)
