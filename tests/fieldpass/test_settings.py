"""Settings."""

from pathlib import Path

import pytest

from fieldpass import settings

ROOT = Path(__file__).parents[2]


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs/settings.md").read_text()
    assert [name for name in settings.DEFAULTS if f"| `{name}` |" not in page] == []


def test_without_environment_everything_stays_on_this_machine() -> None:
    read = settings.read({})

    assert not read.listens_beyond_loopback
    assert read.public_url == "http://127.0.0.1:8000"
    assert read.database_url == f"sqlite:///{Path('var').resolve() / 'fieldpass.sqlite3'}"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("FIELDPASS_PORT", "0", "from 1 to 65535"),
        ("FIELDPASS_PORT", "http", "from 1 to 65535"),
        ("FIELDPASS_HOST", "example", "IP address"),
        ("FIELDPASS_DATABASE_URL", "mysql://x", "sqlite:/// or postgresql://"),
        ("FIELDPASS_PUBLIC_URL", "fieldpass.example", "scheme and host"),
        ("FIELDPASS_PUBLIC_URL", "https://fieldpass.example/app", "scheme and host"),
        ("FIELDPASS_LOG_LEVEL", "LOUD", "DEBUG, INFO"),
        ("FIELDPASS_MINIMUM_CLIENTS", "crew", "name/version"),
        ("FIELDPASS_PROT", "8000", "FIELDPASS_PROT is no setting"),
    ],
)
def test_an_impossible_setting_is_named_with_what_to_write(name: str, value: str, words: str) -> None:
    with pytest.raises(settings.SettingsError, match=words) as fault:
        settings.read({name: value})
    assert name in str(fault.value)


def test_the_oldest_clients_are_read_by_name() -> None:
    read = settings.read({"FIELDPASS_MINIMUM_CLIENTS": "crew/3 checkpoint/5"})
    assert read.minimum_clients == {"crew": 3, "checkpoint": 5}


@pytest.mark.parametrize(
    ("host", "beyond"),
    [("127.0.0.1", False), ("::1", False), ("localhost", False), ("0.0.0.0", True), ("10.0.0.4", True)],  # noqa: S104 - the case under test
)
def test_a_host_beyond_loopback_is_known(host: str, beyond: bool) -> None:  # noqa: FBT001 - a table's column
    assert settings.read({"FIELDPASS_HOST": host}).listens_beyond_loopback is beyond
