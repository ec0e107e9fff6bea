"""A running `fieldpass demo` with a home of its own, for tests that meet it from outside."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from fieldpass.demo import story

START_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """Where it answers, and how to talk to it by command."""

    address: str
    home: Path

    def fieldpass(self, *arguments: str) -> str:
        """What a command says in this home; raises when it fails."""
        command = [str(Path(sys.executable).with_name("fieldpass")), *arguments]
        environment = os.environ | {"FIELDPASS_HOME": str(self.home)}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()

    def token(self, login: str) -> str:
        """A bearer token of somebody of the story: what a browser is given as its cookie."""
        body = json.dumps({"login": login, "password": story.PASSWORD}).encode()
        headers = {"content-type": "application/json", "x-fieldpass-client": "tests/1"}
        request = urllib.request.Request(f"{self.address}/session", data=body, headers=headers)  # noqa: S310 - http on loopback
        with urllib.request.urlopen(request, timeout=START_S) as answer:  # noqa: S310 - as above
            cookie = SimpleCookie(answer.headers["set-cookie"])
        (morsel,) = cookie.values()
        return morsel.value


@contextmanager
def running(home: Path, *options: str) -> Iterator[Demonstration]:
    """Started with these options of the command, ready, and stopped by its process id at the end."""
    shown = Demonstration(address=f"http://127.0.0.1:{free_port()}", home=home)
    settings = {"FIELDPASS_HOME": str(home), "FIELDPASS_PORT": shown.address.rsplit(":", 1)[1]}
    command = [str(Path(sys.executable).with_name("fieldpass")), "demo", *options]
    with (home / "talk").open("w+") as talk:
        server = subprocess.Popen(command, env=os.environ | settings, stdout=talk, stderr=talk, text=True)
        try:
            wait(shown, server)
            yield shown
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(START_S)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait(shown: Demonstration, server: subprocess.Popen[str]) -> None:
    """Until it is ready; fails with what it said when it is not."""
    until = time.monotonic() + START_S
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{shown.address}/readyz", timeout=1).close()  # noqa: S310 - http on loopback
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the demonstration did not start:\n{(shown.home / 'talk').read_text()}")
