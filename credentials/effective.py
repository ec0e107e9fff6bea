"""What a zone at a level asks of a purpose. Pure."""

from credentials.wire import Restriction, Rule


def effective(restriction: Restriction, level_rule: Rule) -> Rule:
    """Give the stricter of the zone's restriction and the level's rule.

    NO_RESTRICTION and CONDITIONAL add nothing, REQ_AUTHORISATION makes FREE a PERMIT, and PROHIBITED forbids all but
    what the level lists as PERMIT.
    """
    if restriction is Restriction.PROHIBITED:
        return Rule.PERMIT if level_rule is Rule.PERMIT else Rule.FORBIDDEN
    if restriction is Restriction.REQ_AUTHORISATION and level_rule is Rule.FREE:
        return Rule.PERMIT
    return level_rule
