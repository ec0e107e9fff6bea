"""A deployment of its own, founded and served by the operator's commands, for tests that meet it from outside."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.demonstration import START_S, free_port


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it answers, where it keeps its things, and how to command it."""

    address: str
    home: Path

    def fieldpass(self, *words: str) -> str:
        """What a command says in this home; raises when it fails."""
        done = subprocess.run(_command(*words), env=self.environment(), capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def environment(self) -> Mapping[str, str]:
        """Nobody else's settings, and this place's."""
        others = {name: value for name, value in os.environ.items() if not name.startswith("FIELDPASS_")}
        port = self.address.rpartition(":")[2]
        return others | {"FIELDPASS_HOME": str(self.home), "FIELDPASS_PORT": port}


def a_place(home: Path) -> Place:
    """An empty home and a free port."""
    return Place(address=f"http://127.0.0.1:{free_port()}", home=home)


@contextmanager
def serving(place: Place) -> Iterator[Path]:
    """`fieldpass serve`, ready; gives the file with what it says, and stops it by its process id at the end."""
    talk = place.home / "talk"
    with talk.open("w") as said:
        server = subprocess.Popen(_command("serve"), env=place.environment(), stdout=said, stderr=said)
        try:
            _wait(place, server, talk)
            yield talk
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(START_S)


def _command(*words: str) -> list[str]:
    return [str(Path(sys.executable).with_name("fieldpass")), *words]


def _wait(place: Place, server: subprocess.Popen[bytes], talk: Path) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{place.address}/readyz", timeout=1).close()  # noqa: S310 - http on loopback
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server did not start:\n{talk.read_text()}")
