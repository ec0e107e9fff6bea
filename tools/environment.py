"""Fill .venv from a lock file, with progress. Needs nothing but Python: `tools/python tools/environment.py LOCK`.

Every package is held to a hash of the lock. Where uv happens to be installed it does this in seconds, else pip does.
"""

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

VENV = Path(".venv")
PYTHON = VENV / "bin" / "python"
NO_VENV = (
    "This Python cannot make virtual environments: its venv module is not installed. "
    "On Debian and Ubuntu run `sudo apt install python3-venv`, then the same make command again."
)
NO_PACKAGES = (
    "The packages could not be installed; the lines above say why. "
    "Is there a network? The same make command goes on where it stopped."
)


def works(*command: str | Path) -> bool:
    """Run a command with its talk hidden; True when it succeeds."""
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def packages(lock: str) -> int:
    """How many packages a lock file names; one with a version per platform counts once."""
    return len(set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)))


def progress(lines: Iterable[str], total: int) -> Iterator[str]:
    """What to show of pip's talk: a count, then the unpacking, and every error."""
    seen = 0
    for line in lines:
        if line.startswith(("Collecting ", "Requirement already satisfied")):
            seen = min(seen + 1, total)
            yield f"\r  {seen} of {total} "
        elif line.startswith("Installing collected packages"):
            yield "\r  unpacking, about half a minute …"
        elif line.startswith("ERROR"):
            yield f"\n{line.rstrip()}"


def make(uv: str | None) -> None:
    """An empty .venv, unless one is there whose Python still runs (a system upgrade breaks it)."""
    if works(PYTHON, "-c", ""):
        return
    if uv and works(uv, "venv", "--clear", "--python", sys.executable, VENV):
        return
    if importlib.util.find_spec("ensurepip") is None or not works(sys.executable, "-m", "venv", "--clear", VENV):
        sys.exit(NO_VENV)


def install_with_uv(uv: str, lock: Path) -> bool:
    """The fast way; False when it did not work, and then pip has a try."""
    return works(uv, "pip", "install", "--python", PYTHON, "--require-hashes", "--requirement", lock)


def install_with_pip(lock: Path) -> None:
    """The way that works everywhere."""
    if not works(PYTHON, "-m", "pip", "--version") and not works(PYTHON, "-m", "ensurepip"):
        sys.exit(NO_VENV)
    command: list[str | Path] = [
        PYTHON,
        "-u",
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--no-deps",
        "--progress-bar",
        "off",
    ]
    command += ["--disable-pip-version-check", "--requirement", lock]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        for words in progress(pip.stdout or (), packages(lock.read_text())):
            print(words, end="", flush=True)
    print()
    if pip.returncode:
        sys.exit(NO_PACKAGES)


def install_ourselves(uv: str | None) -> None:
    """Fieldpass itself, in place, by the hatchling of the lock: nothing is fetched."""
    pip: list[str | Path] = [uv, "pip"] if uv else [PYTHON, "-m", "pip", "--disable-pip-version-check"]
    where: list[str | Path] = ["--python", PYTHON] if uv else []
    what = ["--no-index", "--no-deps", "--no-build-isolation", "--editable", "."]
    subprocess.run([*pip, "install", "--quiet", *where, *what], check=True)


def main(lock: Path) -> None:
    """Make, fill, and put ourselves in."""
    uv = shutil.which("uv")
    make(uv)
    print(
        f"Installing {packages(lock.read_text())} packages into .venv (the first time takes about a minute)", flush=True
    )
    if not (uv and install_with_uv(uv, lock)):
        uv = None
        install_with_pip(lock)
    install_ourselves(uv)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
