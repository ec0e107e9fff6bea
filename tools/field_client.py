"""The field apps' client, written from schema.graphql and the apps' operation documents by `make schema`."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from graphql import OperationType, build_schema, parse

from tools.operations import Asked, DocumentError, Member, Needed, Record, needed

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT / "tests" / "journeys" / "field" / "operations"
CLIENT = ROOT / "tests" / "journeys" / "field" / "contract.py"
HEAD = '''"""Written by `make schema` from schema.graphql and operations/*.graphql; a test holds it to both."""

# ruff: noqa: E501, TC003 - descriptions are one line each; classes read their annotations at run time
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal, TypeAlias
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType

from tests.journeys.field.speaker import Operation, Speaker
'''


def written(schema: str, documents: str) -> str:
    """The module for these documents; raises DocumentError where they do not fit the schema."""
    found = needed(build_schema(schema), [parse(documents)])
    parts = [HEAD, *_words(found), *map(_input, found.inputs.values())]
    parts += [_answer(one) if isinstance(one, Record) else _union(name, one) for name, one in found.answers.items()]
    parts += [text for asked in found.operations for text in _operation(asked)]
    parts.append(_catalogue(found))
    return _formatted("\n\n".join(parts))


def client() -> str:
    """The module as it should stand in the tree."""
    documents = "\n".join(path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.glob("*.graphql")))
    return written((ROOT / "schema.graphql").read_text(encoding="utf-8"), documents)


def snake(name: str) -> str:
    """`bundleAddress` → `bundle_address`; raises DocumentError for a name that would not come back."""
    made = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    head, *tail = made.split("_")
    if head + "".join(one.capitalize() for one in tail) != name[0].lower() + name[1:]:
        raise DocumentError(f"{name} cannot be written as {made}")
    return made


def _words(found: Needed) -> Iterator[str]:
    for name, words in sorted(found.words_of.items()):
        yield f"{name}: TypeAlias = Literal[{', '.join(repr(word) for word in words)}]\n"


def _input(record: Record) -> str:
    ordered = sorted(record.members, key=lambda one: one.optional)
    return _class(record, 'frozen=True, kw_only=True, rename="camel"', ordered)


def _answer(record: Record) -> str:
    tag = f', tag_field="__typename", tag="{record.tag}"' if record.tag else ""
    return _class(record, f'frozen=True, kw_only=True, rename="camel"{tag}', record.members)


def _union(name: str, members: str) -> str:
    return f"{name}: TypeAlias = {members}\n"


def _class(record: Record, options: str, members: tuple[Member, ...] | list[Member]) -> str:
    words = f'    """{record.words}"""\n\n' if record.words else ""
    fields = "".join(f"    {_declared(one)}\n" for one in members) or "    pass\n"
    return f"class {record.name}(Struct, {options}):\n{words}{fields}"


def _declared(member: Member) -> str:
    if member.optional:
        sent = [*(one for one in member.type.split(" | ") if one != "None"), "UnsetType"]
        return f"{snake(member.name)}: {' | '.join(sent)}{' | None' * member.type.endswith(' | None')} = UNSET"
    return f"{snake(member.name)}: {member.type}"


def _operation(asked: Asked) -> Iterator[str]:
    constant = snake(asked.name).upper()
    yield _answer(asked.answer)
    yield f'{constant} = Operation(name="{asked.name}", text="""\n{asked.text}\n""", answer={asked.answer.name})\n'
    (root,) = asked.answer.members
    arguments = "".join(f", {_declared(one)}" for one in sorted(asked.variables, key=lambda one: one.optional))
    sent = ", ".join(f'"{one.name}": {snake(one.name)}' for one in asked.variables)
    head = f"(by: Speaker{', *' if arguments else ''}{arguments})"
    words = f'    """{asked.words}"""\n'
    if asked.kind is OperationType.SUBSCRIPTION:
        yield (
            f"async def {snake(asked.name)}{head} -> AsyncIterator[{root.type}]:\n{words}"
            f"    async for said in by.follow({constant}, {{{sent}}}):\n        yield said.{snake(root.name)}\n"
        )
        return
    yield (
        f"async def {snake(asked.name)}{head} -> {root.type}:\n{words}"
        f"    return (await by.ask({constant}, {{{sent}}})).{snake(root.name)}\n"
    )


def _catalogue(found: Needed) -> str:
    names = "".join(f"{snake(one.name).upper()}," for one in found.operations if one.kind is OperationType.MUTATION)
    return f"MUTATIONS: Mapping[str, Operation[Any]] = {{one.name: one for one in ({names})}}\n"


def _formatted(text: str) -> str:
    """Without imports that nothing uses, in the one format."""
    for words in (("format",), ("check", "--quiet", "--fix", "--exit-zero"), ("format",)):
        command = [str(Path(sys.executable).with_name("ruff")), *words, "--stdin-filename", str(CLIENT), "-"]
        text = subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return text


if __name__ == "__main__":
    CLIENT.write_text(client(), encoding="utf-8")
    print(CLIENT.relative_to(ROOT))
