"""P14: from the second start to ready, and the memory of a server that has nothing to do."""

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

ROUNDS = 3
PATIENCE_S = 120.0
IDLE_S = 3.0
GOAL_S = 5.0
GOAL_MB = 200
PROGRAM = str(Path(sys.executable).with_name("fieldpass"))
FLOOR = "import sqlalchemy, shapely, strawberry, uvicorn"


def measure(rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """The rows of P14; a start is `fieldpass demo` on a home that exists, until /readyz answers 200."""
    with tempfile.TemporaryDirectory(prefix="fieldpass-p14-") as home:
        first_s, first_cpu_s, _ = _start(home)
        again = [_start(home) for _ in range(rounds)]
    floors = [_floor() for _ in range(rounds)]
    start_s, cpu_s, memory_mb = (statistics.median(column) for column in zip(*again, strict=True))
    floor_s, floor_cpu_s, floor_mb = (statistics.median(column) for column in zip(*floors, strict=True))
    return [
        _row("P14 first start, empty home, s", first_s, floor_s, None),
        _row("P14 the same, CPU s", first_cpu_s, floor_cpu_s, None),
        _row("P14 second start to ready, s", start_s, floor_s, GOAL_S),
        _row("P14 the same, CPU s", cpu_s, floor_cpu_s, None),
        _row("P14 idle server, MB", memory_mb, floor_mb, GOAL_MB),
    ]


def _row(figure: str, ours: float, floor: float, goal: float | None) -> dict[str, Any]:
    return {
        "id": "P14",
        "figure": figure,
        "ours": round(ours, 2),
        "floor": round(floor, 2),
        "ratio": round(ours / floor, 2),
        "goal": "-" if goal is None else f"<= {goal:g}",
        "reached": goal is None or ours <= goal,
    }


def _start(home: str) -> tuple[float, float, float]:
    """Seconds and CPU seconds to ready, and megabytes after a while of nothing."""
    port = _free_port()
    environment = os.environ | {"FIELDPASS_HOME": home, "FIELDPASS_PORT": str(port)}
    started = time.perf_counter()
    with subprocess.Popen([PROGRAM, "demo"], env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _until_ready(server, port)
            seconds, cpu_s = time.perf_counter() - started, _cpu_s(server.pid)
            time.sleep(IDLE_S)
            return seconds, cpu_s, _resident_mb(server.pid)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(PATIENCE_S)


def _until_ready(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise TimeoutError(f"the server was not ready after {PATIENCE_S:g} s, or ended with {server.returncode}")


def _floor() -> tuple[float, float, float]:
    """A Python that has loaded the libraries any such server loads, and nothing else."""
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", f"{FLOOR}; print(flush=True); input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as bare:
        assert bare.stdout is not None
        bare.stdout.readline()
        found = time.perf_counter() - started, _cpu_s(bare.pid), _resident_mb(bare.pid)
        bare.communicate(b"\n")
    return found


def _cpu_s(pid: int) -> float:
    """CPU seconds of the process so far."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def _resident_mb(pid: int) -> float:
    """Resident memory in 10^6 bytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) * 1024 / 1e6


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    for line in measure():
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
