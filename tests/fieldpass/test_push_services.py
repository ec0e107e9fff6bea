"""Push services by settings: what is looked at when a server starts, and what is not loaded then."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fieldpass.push_services import fcm_options, senders
from fieldpass.settings import Settings, SettingsError, read
from fieldpass.web_push_keys import web_push_keys
from notifications.sender import AddressKind
from notifications.senders import close_all
from tests.fakes.fcm import account

MASTER = b"m" * 32


def given(**settings: str) -> Settings:
    """Settings as a server reads them."""
    return read({f"FIELDPASS_{name}": value for name, value in settings.items()})


def key_file(folder: Path, **changes: Any) -> str:
    """A service account's file."""
    path = folder / "account.json"
    path.write_text(json.dumps({**account("https://oauth2.googleapis.com"), **changes}))
    return str(path)


async def test_phones_are_reached_with_a_service_account_only(tmp_path: Path) -> None:
    without = senders(given(), MASTER)
    with_one = senders(given(FCM_CREDENTIALS_FILE=key_file(tmp_path)), MASTER)

    assert set(without) == {AddressKind.WEBPUSH}
    assert set(with_one) == set(AddressKind)
    assert with_one[AddressKind.FID] is with_one[AddressKind.TOKEN]
    await close_all(without)
    await close_all(with_one)


@pytest.mark.parametrize(
    "changes",
    [{"type": "authorized_user"}, {"private_key": "none"}, {"private_key": 1}, {"project_id": None}, {"token_uri": 5}],
)
def test_a_file_that_is_no_service_account_stops_the_start(tmp_path: Path, changes: dict[str, Any]) -> None:
    settings = given(FCM_CREDENTIALS_FILE=key_file(tmp_path, **changes))

    with pytest.raises(SettingsError, match="FIELDPASS_FCM_CREDENTIALS_FILE"):
        fcm_options(settings)


@pytest.mark.parametrize("text", ["", "[]", "{}", "{", '"x"'])
def test_any_other_file_stops_it_too(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text)

    with pytest.raises(SettingsError, match="no service account key"):
        fcm_options(given(FCM_CREDENTIALS_FILE=str(tmp_path / "x.json")))
    with pytest.raises(SettingsError, match="cannot be read"):
        fcm_options(given(FCM_CREDENTIALS_FILE=str(tmp_path / "absent.json")))


@pytest.mark.parametrize("url", ["http://127.0.0.1:9099", "http://[::1]:9099/demo/fcm/", "http://localhost:1"])
def test_a_fake_fcm_is_on_this_machine(url: str) -> None:
    assert given(FCM_URL=url).fcm_url == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "https://fcm.googleapis.com",
        "http://10.0.0.1:9099",
        "http://fcm.example",
        "http://127.0.0.1.example:80",
        "ftp://127.0.0.1",
        "http://127.0.0.1@10.0.0.1/",
        "127.0.0.1:9099",
        "http:///x",
    ],
)
def test_anywhere_else_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="FIELDPASS_FCM_URL"):
        given(FCM_URL=url)


def test_the_contact_is_the_postmaster_unless_said() -> None:
    assert given(PUBLIC_URL="https://fieldpass.example").push_contact == "postmaster@fieldpass.example"
    assert given(PUSH_CONTACT="duty@so.example").push_contact == "duty@so.example"


@pytest.mark.parametrize(
    "text", ["duty", "@so.example", "duty@", "a b@so.example", "a@b@c", "<a@b.example>", "é@b.example"]
)
def test_a_contact_is_an_address(text: str) -> None:
    with pytest.raises(SettingsError, match="FIELDPASS_PUSH_CONTACT"):
        given(PUSH_CONTACT=text)


def test_the_web_push_key_stays_while_the_master_key_does() -> None:
    assert web_push_keys(MASTER) == web_push_keys(MASTER)
    assert web_push_keys(MASTER).public_key != web_push_keys(b"n" * 32).public_key


def test_a_server_that_has_sent_nothing_has_not_loaded_the_push_libraries() -> None:
    """They cost a second of start and 25 MB."""
    program = (
        "import sys, fieldpass.wiring, fieldpass.serving, fieldpass.jobs.notifying, fieldpass.push_services as push\n"
        "from fieldpass.settings import read\n"
        "push.senders(read({'FIELDPASS_FCM_URL': 'http://127.0.0.1:9'}), b'm' * 32)\n"
        "print(sorted({'firebase_admin', 'google.auth', 'grpc', 'httpx', 'pydantic', 'webpush'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
