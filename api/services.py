"""The use cases that resolvers call, by name; filled by fieldpass.wiring. Each subject adds its line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Add `permits: Permits` with `from permits.permits.service import Permits` above."""
