"""Zones in memory: the one decider of what is in force at a place, now and later."""

from geo.index.index import ZoneIndex

__all__ = ["ZoneIndex"]
