"""Enums of findings as the schema shows them."""

from api.enums import expose
from checkpoints.findings.model import FindingKind, FindingState

__all__ = ["FindingKind", "FindingState"]

expose(FindingKind, "What is odd about checks that have come home.")
expose(FindingState, "Whether somebody still has to look at a finding.")
