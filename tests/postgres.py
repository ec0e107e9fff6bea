"""A PostgreSQL of the tests' own: started in a temporary folder on a free port, ended by its process id."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

_SETTINGS = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


class Missing(Exception):  # noqa: N818 - a state of the machine
    """PostgreSQL 15 with PostGIS is not installed here."""


def binaries() -> Path:
    """The folder of initdb and postgres; raises Missing."""
    for folder in (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), _on_path()):
        if folder and (folder / "initdb").exists() and _has_postgis():
            return folder
    raise Missing("PostgreSQL with PostGIS is not installed (Debian: postgresql-15-postgis-3)")


def _on_path() -> Path | None:
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def _has_postgis() -> bool:
    roots = (Path("/usr/share/postgresql"), Path("/usr/local/share/postgresql"), Path("/opt/homebrew/share/postgresql"))
    return any(list(root.glob("**/extension/postgis.control")) for root in roots if root.exists())


class Cluster:
    """A running server; `url(name)` addresses one of its databases."""

    def __init__(self, *, durable: bool = False) -> None:
        """Start; `durable` keeps fsync on, for benches and fault tests."""
        self._bin = binaries()
        self.folder = Path(tempfile.mkdtemp(prefix="fieldpass-pg-"))
        self.port = _free_port()
        self._user = _unprivileged()
        if self._user:
            os.chown(self.folder, pwd.getpwnam(self._user).pw_uid, -1)
        initdb = ("-D", str(self.folder / "db"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self._run("initdb", *initdb)
        options = [] if durable else [word for setting in _SETTINGS for word in ("-c", setting)]
        command = [
            *self._as_user(self._bin / "postgres"),
            *("-D", str(self.folder / "db"), "-p", str(self.port), "-k", str(self.folder)),
            *("-c", "listen_addresses=127.0.0.1", "-c", "max_connections=300", *options),
        ]
        with (self.folder / "log").open("wb") as log:
            self._server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        self._wait()

    def url(self, name: str = "postgres") -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def stop(self) -> None:
        """End this server and nothing else; its folder goes with it."""
        pid = int((self.folder / "db" / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGINT)
        self._server.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _as_user(self, program: Path) -> list[str]:
        drop = ["setpriv", f"--reuid={self._user}", "--clear-groups", "--"] if self._user else []
        return [*drop, str(program)]

    def _run(self, name: str, *words: str) -> None:
        subprocess.run([*self._as_user(self._bin / name), *words], check=True, capture_output=True, cwd="/")

    def _wait(self) -> None:
        for _ in range(300):
            ready = [str(self._bin / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
            if subprocess.run(ready, check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise TimeoutError((self.folder / "log").read_text()[-2000:])


def _unprivileged() -> str | None:
    """The server refuses to run as root."""
    return None if os.getuid() else "postgres"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
