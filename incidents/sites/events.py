"""What happens to sites, for those who read the log. Pure."""

from dataclasses import dataclass
from typing import ClassVar

from storage.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SitesChanged(Event):
    """Sites were made, changed or closed; `subject` is the one site, or the load's own id."""

    kind: ClassVar[str] = "SITES_CHANGED"
    sites: int
