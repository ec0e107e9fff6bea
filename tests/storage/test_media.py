"""Attachments in a folder: whole or not at all, never outside it."""

import asyncio
import hashlib
import os
from pathlib import Path

import pytest

from storage.media import FolderMedia
from storage.outcomes import BadInput


async def test_what_was_put_comes_back_under_the_hash_of_its_bytes(tmp_path: Path) -> None:
    media = FolderMedia(tmp_path / "media")

    name = await media.put(b"a letter")

    assert name == hashlib.sha256(b"a letter").hexdigest()
    assert await media.get(name) == b"a letter"


async def test_the_same_bytes_twice_and_at_once_are_one_file(tmp_path: Path) -> None:
    media = FolderMedia(tmp_path)

    names = await asyncio.gather(*(media.put(b"same") for _ in range(20)))

    assert len(set(names)) == 1
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    "name", ["", "..", "../secret", "/etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n", "../" + "0" * 61, "0" * 65]
)
async def test_a_name_that_is_no_hash_finds_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_bytes(b"secret")

    assert await FolderMedia(tmp_path / "media").get(name) is None


async def test_an_unknown_hash_finds_nothing(tmp_path: Path) -> None:
    assert await FolderMedia(tmp_path).get("0" * 64) is None


async def test_more_bytes_than_the_limit_are_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    media = FolderMedia(tmp_path, max_bytes=10)

    with pytest.raises(BadInput, match="MEDIA_TOO_LARGE"):
        await media.put(b"x" * 11)
    assert list(tmp_path.iterdir()) == []

    await media.put(b"x" * 10)
    assert len(list(tmp_path.iterdir())) == 1


async def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    media = FolderMedia(tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        await media.put(b"a letter")

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


async def test_the_file_and_its_folders_are_synced_before_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    really = os.fsync

    def watched(number: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{number}").readlink()))
        really(number)

    monkeypatch.setattr(os, "fsync", watched)
    name = await FolderMedia(tmp_path).put(b"a letter")

    assert synced[0].startswith(str(tmp_path / name[:2] / "part-"))
    assert synced[1:] == [str(tmp_path / name[:2]), str(tmp_path)]
