"""What the checkpoint page asks of GraphQL is what the schema answers."""

import re
from collections.abc import Iterator

import pytest
from graphql import build_schema, parse, validate

from tests.project.codes import ROOT

SCHEMA = build_schema((ROOT / "schema.graphql").read_text(encoding="utf-8"))
TEXT = re.compile(r"const (\w+) =\s*[`'](?P<text>[^`']*)[`'];")
ASKS = re.compile(r"\s*(query|mutation)\b")


def documents() -> dict[str, str]:
    """Every document of the page, by file and name, with what it is put together from."""
    files = sorted((ROOT / "web" / "checkpoint" / "net").glob("*.ts"))
    return {f"{file.name}: {name}": text for file in files for name, text in asked_in(file.read_text(encoding="utf-8"))}


def asked_in(source: str) -> Iterator[tuple[str, str]]:
    """The documents of one file."""
    texts = {one[1]: one["text"] for one in TEXT.finditer(source)}
    for name, text in texts.items():
        if ASKS.match(text):
            yield name, re.sub(r"\$\{(\w+)\}", lambda part: texts[part[1]], text)


@pytest.mark.parametrize("name", documents())
def test_a_document_of_the_page_fits_the_schema(name: str) -> None:
    assert validate(SCHEMA, parse(documents()[name])) == []


def test_every_request_of_the_page_is_looked_at() -> None:
    assert len(documents()) == 5


def test_a_document_that_does_not_fit_would_be_found() -> None:
    assert validate(SCHEMA, parse("{ checkpointDevice { nothingLikeIt } }")) != []
