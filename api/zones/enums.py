"""Enums of zones and levels, shown as the domain has them."""

from api.enums import expose
from credentials.wire import ChangeKind, Purpose, Restriction, Rule, ZoneKind
from geo.levels.model import Approval
from geo.zones.model import GeometryQuality

expose(ZoneKind, "What a zone is.")
expose(Restriction, "How strict a zone is by itself (ED-318), strictest first.")
expose(GeometryQuality, "How far a zone's boundary can be trusted.")
expose(ChangeKind, "How a zone became stricter.")
expose(Rule, "What a measure level asks of a purpose.")
expose(Approval, "Whether a vetted roster has its permit at once, or a person decides each.")
expose(Purpose, "Why somebody moves.")

__all__ = ["Approval", "ChangeKind", "GeometryQuality", "Purpose", "Restriction", "Rule", "ZoneKind"]
