"""What happens to bundles, for those who read the log. Pure."""

from dataclasses import dataclass
from typing import ClassVar

from storage.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleSealed(Event):
    """A checkpoint's chain has a new link: a device that is in touch may fetch it."""

    kind: ClassVar[str] = "BUNDLE_SEALED"
    sequence: int
