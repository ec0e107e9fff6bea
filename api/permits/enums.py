"""The domain's enums that permits show; types and inputs take them from here, so that each is declared first."""

from api.enums import expose
from api.zones.enums import Approval, Purpose
from credentials.wire import EntryMode, SubjectType
from permits.applications.model import ApplicationStatus, Ruling
from permits.permits.model import PermitPhase, PermitStatus, StandingCause
from permits.policy.model import OnClosure

__all__ = [
    "ApplicationStatus",
    "Approval",
    "EntryMode",
    "OnClosure",
    "PermitPhase",
    "PermitStatus",
    "Purpose",
    "Ruling",
    "StandingCause",
    "SubjectType",
]

expose(SubjectType, "Who or what a permit is for.")
expose(EntryMode, "How often a permit lets in.")
expose(PermitStatus, "Where a permit stands; not yet valid and expired are its phase.")
expose(PermitPhase, "Where a permit's validity stands now.")
expose(StandingCause, "Who or what has something to say about a permit.")
expose(ApplicationStatus, "Where an application stands.")
expose(Ruling, "What a deciding unit says.")
expose(OnClosure, "What a closed zone does to live permits that name it.")
