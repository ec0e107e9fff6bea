"""Enums of incidents and sites; types and inputs take them from here, so that each is declared first."""

from api.enums import expose
from api.zones.enums import Approval, GeometryQuality, Rule
from incidents.exposure.model import Relation
from incidents.incidents.model import IncidentKind, IncidentStatus, RelationKind, Severity
from incidents.sites.model import SiteKind

__all__ = [
    "Approval",
    "GeometryQuality",
    "IncidentKind",
    "IncidentStatus",
    "Relation",
    "RelationKind",
    "Rule",
    "Severity",
    "SiteKind",
]

expose(IncidentKind, "What is broken.")
expose(IncidentStatus, "Where an incident stands (TMF621).")
expose(RelationKind, "How one incident stands to another.")
expose(Severity, "How bad an incident is for those it hits.")
expose(Relation, "How an incident stands to a zone; a boundary belongs to its zone.")
expose(SiteKind, "What stands at a site.")
