"""Which codes the packages answer with, and with which parameters: read from the source, so that none is forgotten."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "fieldpass",
    "api",
    "notifications",
    "checkpoints",
    "incidents",
    "tracking",
    "permits",
    "geo",
    "credentials",
    "identity",
    "storage",
)
CODE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A call that answers with a code: the prefix of its key, the code's place, parameters it adds by itself."""

    prefix: str
    place: int = 0
    adds: frozenset[str] = frozenset()


ANSWERS: Mapping[str, Answer] = {
    "BadInput": Answer(prefix="input", place=1),
    "Conflict": Answer(prefix="problem"),
    "Reason": Answer(prefix="reason"),
    "_refused": Answer(prefix="reason"),
    "_RefusedError": Answer(prefix="reason"),
    "_zone": Answer(prefix="reason", adds=frozenset({"zone"})),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A catalogue key the source answers with; `params` is None where they are not written out."""

    key: str
    params: frozenset[str] | None


def uses() -> frozenset[Use]:
    """Every use in the packages."""
    paths = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return frozenset(use for path in paths for use in uses_in(path.read_text(encoding="utf-8")))


def uses_in(source: str) -> Iterator[Use]:
    """The uses in one module's text."""
    for call in ast.walk(ast.parse(source)):
        answer = ANSWERS.get(_name(call.func)) if isinstance(call, ast.Call) else None
        if isinstance(call, ast.Call) and answer:
            for code in _codes(call, answer.place):
                yield Use(key=f"{answer.prefix}-{code}", params=_params(call, answer))


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _codes(call: ast.Call, place: int) -> Iterator[str]:
    given = call.args[place:][:1] or [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    for value in (part for argument in given for part in ast.walk(argument)):
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and CODE.fullmatch(value.value):
            yield value.value


def _params(call: ast.Call, answer: Answer) -> frozenset[str] | None:
    names = set(answer.adds)
    for keyword in call.keywords:
        if keyword.arg == "params":
            if not isinstance(keyword.value, ast.Dict):
                return None
            names |= {str(key.value) for key in keyword.value.keys if isinstance(key, ast.Constant)}
        elif keyword.arg is None:
            return None
        elif keyword.arg != "code" or call.args[answer.place :]:
            names.add(keyword.arg)
    return frozenset(names)
