"""`fieldpass worker`: it runs beside a server that does not tell people itself, and stops when it is asked to."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fieldpass.jobs.notifying import JOBS, notifying
from fieldpass.settings import SettingsError, read
from fieldpass.wiring import opened
from tests.deployment import a_place

PATIENCE_S = 60


def test_a_worker_begins_and_ends_with_a_signal(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.fieldpass("init")
    command = [str(Path(sys.executable).with_name("fieldpass")), "worker"]

    with subprocess.Popen(command, env=place.environment(), stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        said = worker.stdout.readline()
        began = time.monotonic()
        worker.send_signal(signal.SIGTERM)
        code = worker.wait(PATIENCE_S)

    assert said == "Fieldpass works; a signal stops it\n"
    assert code == 0
    assert time.monotonic() - began < PATIENCE_S


@pytest.mark.parametrize(("setting", "jobs"), [("inline", JOBS), ("none", ())])
async def test_a_server_tells_people_unless_a_worker_does(
    tmp_path: Path, setting: str, jobs: tuple[object, ...]
) -> None:
    place = a_place(tmp_path)
    place.fieldpass("init")

    async with opened(read({"FIELDPASS_HOME": str(place.home), "FIELDPASS_WORKER": setting})) as house:
        assert notifying(house) == jobs


async def test_a_wrong_account_of_the_push_service_is_said_at_start(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.fieldpass("init")
    given = {"FIELDPASS_HOME": str(place.home), "FIELDPASS_FCM_CREDENTIALS_FILE": str(place.home / "none.json")}

    async with opened(read(given)) as house:
        with pytest.raises(SettingsError, match="FIELDPASS_FCM_CREDENTIALS_FILE"):
            notifying(house)


def test_another_word_is_refused() -> None:
    with pytest.raises(SettingsError, match="inline, none"):
        read({"FIELDPASS_WORKER": "perhaps"})
