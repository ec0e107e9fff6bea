"""The catalogues in docs/, written from the source by `make schema`: events, reasons and errors, roles."""

import ast
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern
from fluent.syntax.serializer import serialize_pattern

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("identity", "geo", "credentials", "permits", "checkpoints", "incidents", "tracking", "notifications")
HAND = "Written from the source by `make schema`; a test holds it to the source."
EVENTS = f"""# Events

{HAND}

What `events(after:)` and the handlers read. Every event also names its `subject`, the instant `at`, and where it
applies the `organisation` and `unit`.

| kind | payload | what happened |
|---|---|---|
"""
REASONS = f"""# Reasons and errors

{HAND}

The API answers with the code and its parameters; the words are those of locales/.
"""
ROLES = f"""# Roles

{HAND}

A grant is a role within an organisation and units. *yes*: within that scope; *own*: only what names the person. What
stands in no row is refused.

"""


def events() -> str:
    """Every kind of event with its payload."""
    rows = sorted({row for package in PACKAGES for path in (ROOT / package).rglob("*.py") for row in _events_in(path)})
    return EVENTS + "".join(f"| `{kind}` | {payload} | {words} |\n" for kind, payload, words in rows)


def _events_in(path: Path) -> Iterator[tuple[str, str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "Event" for base in node.bases):
            fields = [one for one in node.body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)]
            named = {one.target.id: one for one in fields if isinstance(one.target, ast.Name)}
            kind = ast.literal_eval(named.pop("kind").value or ast.Constant(""))
            payload = ", ".join(
                f"`{name}: {ast.unparse(one.annotation)}`".replace("|", "or") for name, one in named.items()
            )
            yield kind, payload, " ".join((ast.get_docstring(node) or "").split())


def reasons() -> str:
    """The words of verdicts, refusals, conflicts and errors, in both languages."""
    wire = json.loads((ROOT / "credentials" / "wire.json").read_text(encoding="utf-8"))
    words = {language: _messages(language) for language in ("vi", "en")}
    gates = [("Gate A: is the permit real", wire["gate_a"]), ("Gate B: is it good here and now", wire["gate_b"])]
    known = {f"reason-{code}" for _, codes in gates for code in codes}
    sections = [(title, [f"reason-{code}" for code in codes]) for title, codes in gates]
    sections += [(title, sorted(_under(words["en"], prefix) - known)) for title, prefix in _SECTIONS]
    parts = [REASONS]
    for title, keys in sections:
        parts.append(f"\n## {title}\n\n| code | Tiếng Việt | English |\n|---|---|---|\n")
        parts += [f"| `{key.split('-', 1)[1]}` | {words['vi'][key]} | {words['en'][key]} |\n" for key in keys]
    return "".join(parts)


_SECTIONS = (
    ("Why something was not granted or recorded (`RefusedProblem`)", "reason-"),
    ("Conflicts a person can act on", "problem-"),
    ("Bad input (`BAD_INPUT`, with the field)", "input-"),
    ("Errors (`extensions.code`)", "error-"),
)


def _under(words: Mapping[str, str], prefix: str) -> set[str]:
    return {key for key in words if key.startswith(prefix)}


def _messages(language: str) -> dict[str, str]:
    """Key to its text as Fluent writes it, on one line, with references followed."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, Message) and isinstance(entry.value, Pattern):
                found[entry.id.name] = " ".join(serialize_pattern(entry.value).split())
    return {key: found.get(text.strip("{ }"), text) for key, text in found.items()}


def roles() -> str:
    """What each role may do."""
    from identity.access import TABLE, Action, Actor, Grant, Role, ever

    def mark(role: Role, action: Action) -> str:
        grant = Grant(role=role, organisation=None, units=None)
        actor = Actor(account=UUID(int=0), name="", language="vi", organisation=None, grants=(grant,))
        return "yes" if action in TABLE[role] else "own" if action in ever(actor) else ""

    head = f"| action | {' | '.join(Role)} |\n|---|{'---|' * len(Role)}\n"
    rows = (f"| `{action}` | {' | '.join(mark(role, action) for role in Role)} |\n" for action in Action)
    return ROLES + head + "".join(rows)


CATALOGUES: Mapping[str, Callable[[], str]] = {"events.md": events, "reasons.md": reasons, "roles.md": roles}

if __name__ == "__main__":
    for name, write in CATALOGUES.items():
        (ROOT / "docs" / name).write_text(write(), encoding="utf-8")
        print(f"docs/{name}")
