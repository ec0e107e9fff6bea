"""Approval policy as data: each rule says something about some permits, the most specific one wins.

A measure level already says how a purpose is approved and how many permits may be live; these rules speak where it is
silent, and stand over it for one zone, level, purpose or class.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import auto

from credentials.wire import Purpose, Restriction, ZoneKind
from geo.levels.model import Approval, PurposeRule
from permits.words import Word


class OnClosure(Word):
    """What a closed zone does to the live permits that name it."""

    FLAG = auto()
    SUSPEND = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRule:
    """What is said of the permits that fit every condition given; None means "any" or "says nothing"."""

    purpose: Purpose | None = None
    purpose_class: int | None = None
    level: str | None = None
    zone: int | None = None
    approval: Approval | None = None
    longest: timedelta | None = None
    quota: int | None = None
    on_closure: OnClosure | None = None

    def __post_init__(self) -> None:
        if self.quota is not None and self.quota < 0:
            raise ValueError("a quota counts permits: it is zero or more")
        if self.longest is not None and self.longest <= timedelta(0):
            raise ValueError("a longest validity is longer than nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a zone says at an instant, and what its level asks of the purpose."""

    zone: int
    kind: ZoneKind
    restriction: Restriction
    level: str | None
    asked: PurposeRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What holds for one purpose in one zone; `quota` None means that nothing is counted."""

    approval: Approval
    longest: timedelta
    quota: int | None
    on_closure: OnClosure
