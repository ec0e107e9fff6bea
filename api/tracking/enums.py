"""Enums of tracking as the schema shows them."""

from api.enums import expose
from tracking.positions.model import FixVerdict

__all__ = ["FixVerdict"]

expose(FixVerdict, "What became of a position fix that was handed in.")
