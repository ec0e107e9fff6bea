"""Lock files hold hashes and no address: whoever installs decides where packages come from."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

PYTHON_LOCKS = (Path("requirements.lock"), Path("requirements-dev.lock"))
NPM_LOCK = Path("web/package-lock.json")
ADDRESS = re.compile(r"[a-z+]+://|--(?:extra-)?index-url|--find-links|--trusted-host")


def faults_of_requirements(name: str, text: str) -> Iterator[str]:
    """Addresses, and requirements without version or hash."""
    for number, line in enumerate(text.splitlines(), 1):
        if ADDRESS.search(line):
            yield f"{name}:{number}: an address: {line.strip()}"
    for block in re.split(r"\n(?=[a-z])", text):
        if re.match(r"[a-z0-9-]+", block) and not ("==" in block and "--hash=sha256:" in block):
            yield f"{name}: no version or no hash: {block.splitlines()[0]}"


def faults_of_npm(name: str, text: str) -> Iterator[str]:
    """Addresses, those of who pays for a package among them, and packages without integrity."""
    for path, package in json.loads(text)["packages"].items():
        if ADDRESS.search(json.dumps(package)):
            yield f"{name}: {path} has an address"
        if path and "integrity" not in package:
            yield f"{name}: {path} has no integrity"


def faults() -> Iterator[str]:
    """All that is wrong with the lock files, one sentence each."""
    for lock in PYTHON_LOCKS:
        yield from faults_of_requirements(lock.name, lock.read_text())
    yield from faults_of_npm(NPM_LOCK.name, NPM_LOCK.read_text())


def without_addresses(text: str) -> str:
    """The npm lock without what npm adds for people only: who asks for money, and where."""
    lock = json.loads(text)
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    return json.dumps(lock, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["strip"]:
        NPM_LOCK.write_text(without_addresses(NPM_LOCK.read_text()))
    found = list(faults())
    print(*found or ["lock files: hashes everywhere, no address"], sep="\n")
    sys.exit(bool(found))
