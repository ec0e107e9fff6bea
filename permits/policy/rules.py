"""Which policy holds for a purpose in a zone. Pure."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final, TypeVar

from credentials.wire import Purpose, Restriction, Rule, ZoneKind
from geo.levels.model import Approval
from permits.policy.model import OnClosure, Policy, PolicyRule, Terms

T = TypeVar("T")

DEFAULTS: Final = (
    PolicyRule(purpose_class=1, longest=timedelta(days=30), on_closure=OnClosure.FLAG),
    PolicyRule(purpose_class=2, longest=timedelta(days=30), on_closure=OnClosure.SUSPEND),
    PolicyRule(purpose_class=3, longest=timedelta(days=14), on_closure=OnClosure.SUSPEND),
)
STANDING_CLASSES: Final = frozenset({1, 2})
NEVER_COUNTED: Final = frozenset({Purpose.KT1_MAIL})
LONGEST_VALIDITY: Final = timedelta(days=44)
"""Below the life of a credential, so that every permit ends before its hard limit."""
LONGEST_BREAK_GLASS: Final = timedelta(hours=12)


def policy_for(rules: Iterable[PolicyRule], purpose: Purpose, terms: Terms) -> Policy:
    """Read each word from the narrowest rule that says it, then from the level, then from the defaults.

    What no data may change comes first: a person opens a PROHIBITED zone and a quarantine site, KT1 is never counted.
    """
    said = narrowest_first(rules, purpose, terms)
    approval = _first(said, lambda rule: rule.approval) or default_approval(purpose, terms)
    quota = _first(said, lambda rule: rule.quota)
    defaults = narrowest_first(DEFAULTS, purpose, terms)
    return Policy(
        approval=Approval.PER_PERMIT if asks_a_person(terms) else approval,
        longest=_said((*said, *defaults), lambda rule: rule.longest),
        quota=None if purpose in NEVER_COUNTED else terms.asked.quota if quota is None else quota,
        on_closure=_said((*said, *defaults), lambda rule: rule.on_closure),
    )


def narrowest_first(rules: Iterable[PolicyRule], purpose: Purpose, terms: Terms) -> tuple[PolicyRule, ...]:
    """List the rules that fit: of a zone before of a level, then purpose, then class; of two alike the later one."""
    fitting = [rule for rule in rules if fits(rule, purpose, terms)]
    fitting.reverse()
    return tuple(sorted(fitting, key=narrowness))


def fits(rule: PolicyRule, purpose: Purpose, terms: Terms) -> bool:
    """Say whether every condition that the rule gives holds."""
    return (
        rule.purpose in (None, purpose)
        and rule.purpose_class in (None, purpose.purpose_class)
        and rule.level in (None, terms.level)
        and rule.zone in (None, terms.zone)
    )


def narrowness(rule: PolicyRule) -> tuple[bool, bool, bool, bool]:
    """Order rules: the narrowest is the smallest."""
    return rule.zone is None, rule.level is None, rule.purpose is None, rule.purpose_class is None


def default_approval(purpose: Purpose, terms: Terms) -> Approval:
    """Say what the level says of a purpose it lists as PERMIT; else classes 1 and 2 have standing approval."""
    if terms.level is not None and terms.asked.rule is Rule.PERMIT:
        return terms.asked.approval
    return Approval.STANDING if purpose.purpose_class in STANDING_CLASSES else Approval.PER_PERMIT


def asks_a_person(terms: Terms) -> bool:
    """Say whether only a person may open this zone: PROHIBITED ones and quarantine sites, whatever the purpose."""
    return terms.restriction is Restriction.PROHIBITED or terms.kind is ZoneKind.QUARANTINE_SITE


def _first(rules: Iterable[PolicyRule], word: Callable[[PolicyRule], T | None]) -> T | None:
    return next((said for said in map(word, rules) if said is not None), None)


def _said(rules: Iterable[PolicyRule], word: Callable[[PolicyRule], T | None]) -> T:
    return next(said for said in map(word, rules) if said is not None)
