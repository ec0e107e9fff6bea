"""Reading a Dockerfile far enough to run its steps in a folder instead of an image."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One instruction of one stage."""

    stage: int
    word: str
    rest: str


def steps(text: str) -> tuple[Step, ...]:
    """Every instruction, continued lines joined, comments left out; stages count from 0."""
    stage = -1
    found = []
    for line in _lines(text):
        word, _, rest = line.partition(" ")
        stage += word == "FROM"
        found.append(Step(stage=stage, word=word, rest=rest.strip()))
    return tuple(found)


def _lines(text: str) -> Iterator[str]:
    joined = text.replace("\\\n", " ")
    yield from (line.strip() for line in joined.splitlines() if line.strip() and not line.startswith("#"))


def sources_of(copy: str) -> tuple[str, ...]:
    """What a COPY of the first stage takes from the build context."""
    return tuple(shlex.split(copy)[:-1])


def ignored(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether .dockerignore keeps a path, or a folder above it, out of the build context."""
    parts = path.split("/")
    above = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    return any(_matches(one, pattern) for one in above for pattern in patterns)


def _matches(path: str, pattern: str) -> bool:
    if pattern.startswith("**/"):
        return fnmatch(path.rsplit("/", 1)[-1], pattern[3:])
    return path.count("/") == pattern.count("/") and fnmatch(path, pattern)
