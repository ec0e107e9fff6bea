"""Who we are to FCM. Imports google-auth: loaded with the first push only."""

import functools
import time
from collections.abc import Mapping
from typing import Any

from firebase_admin import credentials
from google.auth.credentials import Credentials
from google.oauth2 import service_account

SCOPE = "https://www.googleapis.com/auth/firebase.messaging"
REFRESH_S = 5.0
YOUNG_S = 10.0


class _Account(service_account.Credentials):
    """Asks for a token in REFRESH_S instead of two minutes, and once for a burst of refused messages."""

    _asked_at = float("-inf")

    def refresh(self, request: Any) -> None:  # noqa: ANN401 - google-auth has no types
        """A token this young is not why a message was refused; raises google.auth.exceptions.GoogleAuthError."""
        if self.valid and time.monotonic() - self._asked_at < YOUNG_S:
            return
        super().refresh(functools.partial(request, timeout=REFRESH_S))  # type: ignore[no-untyped-call]  # has no types
        self._asked_at = time.monotonic()


class ServiceAccount(credentials.Base):  # type: ignore[misc]  # firebase-admin has no types
    """A service account's key, allowed to send messages and nothing else."""

    def __init__(self, account: Mapping[str, Any]) -> None:
        self._google: Credentials = _Account.from_service_account_info(account, scopes=[SCOPE])  # type: ignore[no-untyped-call]  # has no types

    def get_credential(self) -> Credentials:
        """What signs the requests."""
        return self._google


class _Invented(Credentials):
    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # has no types
        self.token = "demo"  # noqa: S105 - goes to a fake on loopback

    def refresh(self, request: object) -> None:
        """Nobody to ask."""


class Nobody(credentials.Base):  # type: ignore[misc]  # firebase-admin has no types
    """For a fake FCM: needs no network and proves nothing."""

    def get_credential(self) -> Credentials:
        """What signs nothing."""
        return _Invented()
