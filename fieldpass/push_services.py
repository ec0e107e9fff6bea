"""The push services a deployment reaches, from its settings and its master key."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import load_pem_private_key

from fieldpass.settings import Settings, SettingsError
from fieldpass.web_push_keys import web_push_keys
from notifications.fcm.options import FcmOptions
from notifications.sender import AddressKind, Sender
from notifications.senders import make_senders
from notifications.webpush.sender import WebPushOptions

NEEDED = ("project_id", "client_email", "private_key", "token_uri")


def senders(settings: Settings, master: bytes) -> Mapping[AddressKind, Sender]:
    """A sender for each kind of address that can be reached; connects to nothing yet. Raises SettingsError."""
    web_push = WebPushOptions(keys=web_push_keys(master), contact=settings.push_contact)
    return make_senders(fcm=fcm_options(settings), web_push=web_push)


def fcm_options(settings: Settings) -> FcmOptions | None:
    """None without a service account and without a fake."""
    file = settings.fcm_credentials_file
    if file is None and settings.fcm_url is None:
        return None
    return FcmOptions(account=_account(file) if file else None, url=settings.fcm_url)


def _account(file: Path) -> Mapping[str, Any]:
    """Looked through at start, so that a wrong file is said then and not with the first push at night."""
    try:
        account = json.loads(file.read_text(encoding="utf-8"))
    except OSError as fault:
        raise SettingsError(f"FIELDPASS_FCM_CREDENTIALS_FILE cannot be read: {fault.strerror}") from None
    except ValueError:
        account = None
    if not isinstance(account, dict) or not _is_service_account(account):
        raise SettingsError("FIELDPASS_FCM_CREDENTIALS_FILE holds no service account key; download one as JSON")
    return account


def _is_service_account(account: Mapping[str, Any]) -> bool:
    if account.get("type") != "service_account" or not all(isinstance(account.get(name), str) for name in NEEDED):
        return False
    try:
        load_pem_private_key(account["private_key"].encode(), password=None)
    except ValueError:
        return False
    return True
