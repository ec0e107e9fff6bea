"""What the documents promise exists, and what exists is documented."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from fieldpass.__main__ import COMMANDS, main
from fieldpass.settings import DEFAULTS
from tests.project.codes import ROOT
from tests.project.git import tracked
from tools.catalogues import CATALOGUES

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
DOCUMENTS = [ROOT / name for name in tracked() if name.endswith(".md") and (ROOT / name).exists()]


def shell_lines(text: str) -> Iterator[str]:
    """Lines of shell blocks and commands in the running text."""
    for block in re.findall(r"```(?:sh|shell|bash)\n(.*?)```", text, re.DOTALL):
        yield from (line.removeprefix("$ ").strip() for line in block.splitlines())
    yield from re.findall(
        r"`((?:make|fieldpass|\.venv/bin/fieldpass) [^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    )


def unknown_commands(text: str) -> list[str]:
    """Commands that name a make target or a fieldpass command that is not there."""
    made = {line: re.match(r"make ([a-z]+)", line) for line in shell_lines(text)}
    asked = {line: re.search(r"(?:^|/)fieldpass ([a-z][a-z-]+)", line) for line in shell_lines(text)}
    return [line for line, found in made.items() if found and found[1] not in TARGETS] + [
        line for line, found in asked.items() if found and found[1] not in COMMANDS
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_a_document_names_exists(document: Path) -> None:
    assert unknown_commands(document.read_text(encoding="utf-8")) == []


def test_a_command_that_does_not_exist_would_be_found() -> None:
    assert unknown_commands("```sh\nmake coffee\n.venv/bin/fieldpass dance now\n```") == [
        "make coffee",
        ".venv/bin/fieldpass dance now",
    ]
    assert unknown_commands("Say `make run`.") == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_setting_is_documented_with_its_default() -> None:
    rows = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")

    assert {name for name in DEFAULTS if f"`{name}`" not in rows} == set()


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

    assert {name for name in COMMANDS if f"`fieldpass {name}" not in text} == set()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_says_what_it_does(name: str) -> None:
    asked = CliRunner().invoke(main, [name, "--help"])

    assert asked.exit_code == 0
    assert COMMANDS[name].endswith(".")
    assert "Usage:" in asked.output


@pytest.mark.parametrize("name", sorted(CATALOGUES))
def test_every_catalogue_is_that_of_the_source(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")

    assert written == CATALOGUES[name](), "run `make schema`"


def test_make_alone_lists_what_can_be_made() -> None:
    listed = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))

    assert TARGETS - {"help"} <= listed


def test_decisions_are_numbered_once_and_name_what_was_decided() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [page.name[:4] for page in pages]

    assert len(set(numbers)) == len(numbers)
    assert all(re.match(r"\d{4}-[a-z0-9-]+\.md$", page.name) for page in pages)
    assert all(page.read_text(encoding="utf-8").startswith("# ") for page in pages)
