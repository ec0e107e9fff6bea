"""What is written on paper, before it is put into words. Instants UTC. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from permits.permits.model import Permit

Say = Callable[[str, str, Mapping[str, str]], str]
"""The word catalogue: key, language, parameters → text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The order that a permit's zones rest on."""

    number: str
    signed_on: date
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One holder: the name as the credential shows it, the last 4 of the id documents, the credential."""

    name: str
    tails: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A permit with the names of what it names. `unit` None: the department issued it."""

    permit: Permit
    holders: tuple[Shown, ...]
    unit: str | None
    department: str | None
    organisation: str
    zones: tuple[str, ...]
    acts: tuple[Act, ...]
    signatory: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """The newest news for checkpoints, as texts of codes; up to when they speak."""

    as_of: datetime
    texts: tuple[str, ...]
