"""Building the pages: only when something changed, whole or not at all, and in words when it fails."""

import re
import sys
from pathlib import Path

import pytest

from fieldpass import pages


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with a page, words, and an npm that builds by copying."""
    files = {
        "web/package.json": "{}",
        "web/package-lock.json": "{}",
        "web/index.html": "one",
        "credentials/wire.json": "{}",
    }
    for name, text in (files | {"locales/vi/pages.ftl": "a = b"}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    web = tmp_path / "web"
    for name, path in {"ROOT": tmp_path, "WEB": web, "DIST": web / "dist"}.items():
        monkeypatch.setattr(pages, name, path)
    for name in ("BUILDING", "DEVELOPMENT"):
        monkeypatch.setattr(pages, name, web / "node_modules" / f".{name.lower()}")
    npm(
        tmp_path,
        monkeypatch,
        'if [ "$1" = ci ]; then mkdir -p node_modules; else mkdir -p "$5" && cp index.html "$5"; fi',
    )
    return tmp_path


def npm(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put an npm beside the Python that runs."""
    (folder / "bin").mkdir(exist_ok=True)
    tool = folder / "bin" / "npm"
    tool.write_text(f"#!/bin/sh\necho called >> {folder}/calls\n{script}\n")
    tool.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(folder / "bin" / "python"))


def calls(house: Path) -> int:
    """How often npm was called."""
    return len((house / "calls").read_text().splitlines()) if (house / "calls").exists() else 0


def test_the_pages_are_built_once(house: Path) -> None:
    said: list[str] = []

    pages.build(said.append)
    after_first = calls(house)
    pages.build(said.append)

    assert pages.DIST.joinpath("index.html").read_text() == "one"
    assert calls(house) == after_first == 2
    assert "ready" in said[-1]


@pytest.mark.parametrize("name", ["web/index.html", "locales/vi/pages.ftl", "credentials/wire.json"])
def test_a_change_in_what_they_are_made_of_builds_them_again(house: Path, name: str) -> None:
    pages.build(print)

    (house / name).write_text("two")

    assert not pages.current()
    pages.build(print)
    assert pages.current()
    assert len(list((house / "web").glob(".dist-*"))) == 1


def test_a_build_that_fails_says_why_and_leaves_the_old_pages(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages.build(print)
    (house / "web/index.html").write_text("two")
    npm(house, monkeypatch, "echo 'Unexpected token' >&2; exit 1")

    with pytest.raises(pages.PagesError, match=r"(?s)failed.*make web.*Unexpected token"):
        pages.build(print)

    assert pages.DIST.joinpath("index.html").read_text() == "one"


def test_no_network_is_said_in_words(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm(house, monkeypatch, "echo 'npm error code EAI_AGAIN'; exit 1")

    with pytest.raises(pages.PagesError, match="is there a network"):
        pages.build(print)


def test_in_the_background_a_failure_is_said_and_not_raised(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm(house, monkeypatch, "exit 1")
    said: list[str] = []

    pages.build_in_background(said.append).join()

    assert "make web" in said[-1]


def test_a_server_says_that_the_pages_are_missing_or_old_and_how_to_build_them(house: Path) -> None:
    before = pages.lacking()
    pages.build(print)
    built = pages.lacking()
    (house / "web/index.html").write_text("two")

    assert built is None
    assert before is not None
    assert re.search(r"not built.*make web", before)
    assert re.search(r"older.*make web", pages.lacking() or "")
    assert calls(house) == 2


def test_an_image_without_sources_has_nothing_to_build(house: Path) -> None:
    (house / "web/package.json").unlink()

    pages.build(print)

    assert calls(house) == 0


def test_development_tools_serve_for_building_too(house: Path) -> None:
    pages.install_tools(print, development=True)
    pages.install_tools(print, development=False)

    assert calls(house) == 1
