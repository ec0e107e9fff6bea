"""Settings: the only place that reads the environment. Each is documented in docs/settings.md (held by a test)."""

import ipaddress
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

DEFAULTS: Mapping[str, str] = {
    "FIELDPASS_HOME": "./var",
    "FIELDPASS_DATABASE_URL": "",
    "FIELDPASS_HOST": "127.0.0.1",
    "FIELDPASS_PORT": "8000",
    "FIELDPASS_PUBLIC_URL": "",
    "FIELDPASS_MASTER_KEY_FILE": "",
    "FIELDPASS_MASTER_KEY": "",
    "FIELDPASS_LOG_LEVEL": "INFO",
    "FIELDPASS_MINIMUM_CLIENTS": "",
    "FIELDPASS_FCM_CREDENTIALS_FILE": "",
    "FIELDPASS_FCM_URL": "",
    "FIELDPASS_PUSH_CONTACT": "",
    "FIELDPASS_WORKER": "inline",
}
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
WORKERS = ("inline", "none")
MAX_PORT = 65535
ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.:-]+")


class SettingsError(Exception):
    """A setting cannot be meant; the message names it and says what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a process is told from outside."""

    home: Path
    database_url: str
    host: str
    port: int
    public_url: str
    master_key_file: Path
    master_key: str
    log_level: str
    minimum_clients: Mapping[str, int]
    fcm_credentials_file: Path | None = None
    fcm_url: str | None = None
    push_contact: str = "postmaster@localhost"
    worker: str = "inline"

    @property
    def listens_beyond_loopback(self) -> bool:
        """True when another machine could reach the server."""
        return not is_loopback(self.host)

    @property
    def own_url(self) -> str:
        """Where this process reaches itself."""
        return f"http://{_in_url(self.host)}:{self.port}"

    @property
    def media_folder(self) -> Path:
        return self.home / "media"

    @property
    def basemap_folder(self) -> Path:
        return self.home / "basemap"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, by its address or as `localhost`."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read(environment: Mapping[str, str]) -> Settings:
    """Settings from environment variables; raises SettingsError for an unknown or impossible one."""
    unknown = sorted(name for name in environment if name.startswith("FIELDPASS_") and name not in _KNOWN)
    if unknown:
        raise SettingsError(f"{unknown[0]} is no setting of Fieldpass; docs/settings.md lists them")
    given = {name: environment.get(name) or default for name, default in DEFAULTS.items()}
    home = Path(given["FIELDPASS_HOME"]).expanduser().resolve()
    port = _port(given["FIELDPASS_PORT"])
    host = _host(given["FIELDPASS_HOST"])
    public_url = _public_url(given["FIELDPASS_PUBLIC_URL"] or f"http://{_in_url(host)}:{port}")
    fcm_file = given["FIELDPASS_FCM_CREDENTIALS_FILE"]
    return Settings(
        home=home,
        database_url=_database(given["FIELDPASS_DATABASE_URL"] or f"sqlite:///{home / 'fieldpass.sqlite3'}"),
        host=host,
        port=port,
        public_url=public_url,
        master_key_file=Path(given["FIELDPASS_MASTER_KEY_FILE"] or home / "master.key"),
        master_key=given["FIELDPASS_MASTER_KEY"],
        log_level=_log_level(given["FIELDPASS_LOG_LEVEL"]),
        minimum_clients=_clients(given["FIELDPASS_MINIMUM_CLIENTS"]),
        fcm_credentials_file=Path(fcm_file).expanduser() if fcm_file else None,
        fcm_url=_fcm_url(given["FIELDPASS_FCM_URL"]),
        push_contact=_contact(given["FIELDPASS_PUSH_CONTACT"] or f"postmaster@{urlsplit(public_url).hostname}"),
        worker=_worker(given["FIELDPASS_WORKER"]),
    )


# FIELDPASS_REQUIRE_TIERS is the test suite's own and means nothing to a server.
_KNOWN = frozenset(DEFAULTS) | {"FIELDPASS_REQUIRE_TIERS"}


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MAX_PORT:
        raise SettingsError(f"FIELDPASS_PORT is {text!r}; write a number from 1 to {MAX_PORT}")
    return int(text)


def _host(text: str) -> str:
    if text != "localhost":
        try:
            ipaddress.ip_address(text)
        except ValueError:
            raise SettingsError(f"FIELDPASS_HOST is {text!r}; write an IP address such as 127.0.0.1") from None
    return text


def _database(text: str) -> str:
    if not text.startswith(("sqlite:///", "postgresql://", "postgres://")):
        raise SettingsError("FIELDPASS_DATABASE_URL begins with sqlite:/// or postgresql://")
    return text


def _public_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path not in {"", "/"}:
        raise SettingsError(
            f"FIELDPASS_PUBLIC_URL is {text!r}; write scheme and host only, such as https://fieldpass.example"
        )
    return text.rstrip("/")


def _log_level(text: str) -> str:
    if text.upper() not in LOG_LEVELS or text.upper() not in logging.getLevelNamesMapping():
        raise SettingsError(f"FIELDPASS_LOG_LEVEL is {text!r}; write one of {', '.join(LOG_LEVELS)}")
    return text.upper()


def _clients(text: str) -> Mapping[str, int]:
    """`crew/3 checkpoint/5`: name and oldest version of each client that is still served."""
    oldest: dict[str, int] = {}
    for word in text.split():
        name, _, version = word.partition("/")
        if not name or not version.isdecimal():
            raise SettingsError(f"FIELDPASS_MINIMUM_CLIENTS has {word!r}; write name/version, such as crew/3")
        oldest[name] = int(version)
    return oldest


def _fcm_url(text: str) -> str | None:
    """A fake FCM on this machine; the real one needs no address, and no other may be given our messages."""
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme != "http" or not is_loopback(parts.hostname or "") or parts.query or parts.fragment:
        raise SettingsError(
            f"FIELDPASS_FCM_URL is {text!r}; it names a fake on this machine, such as http://127.0.0.1:9099, or nothing"
        )
    return text.rstrip("/")


def _contact(text: str) -> str:
    if not ADDRESS.fullmatch(text):
        raise SettingsError(f"FIELDPASS_PUSH_CONTACT is {text!r}; write an address such as duty@fieldpass.example")
    return text


def _worker(text: str) -> str:
    if text not in WORKERS:
        raise SettingsError(f"FIELDPASS_WORKER is {text!r}; write one of {', '.join(WORKERS)}")
    return text


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
