"""What the FCM sender is told. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DEMO_PROJECT = "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class FcmOptions:
    """`account` is a service account's JSON; `url`, for tests and the demo, the origin of a fake FCM."""

    account: Mapping[str, Any] | None = field(default=None, repr=False)
    url: str | None = None

    def __post_init__(self) -> None:
        if self.account is None and self.url is None:
            raise ValueError("FCM needs a service account, or a fake to talk to")

    @property
    def project(self) -> str:
        return DEMO_PROJECT if self.account is None else str(self.account["project_id"])
