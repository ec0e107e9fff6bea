"""What to try, ready to copy. Held by a test that runs it."""

from collections.abc import Iterable, Mapping
from typing import Any

from checkpoints.records.model import Checkpoint


def trials(posts: Iterable[Checkpoint]) -> list[Mapping[str, Any]]:
    """Commands and GraphQL documents, in the order of a first quarter of an hour."""
    gate = next((post for post in posts if post.placing.name == "Rào ấp Tân Phú"), None)
    checkpoint = str(gate.id) if gate else "CHECKPOINT"
    return [
        _command(
            "Lấy mã truy cập cho điều phối viên của Viễn thông Sen Hồng",
            "Get a token for the coordinator of Viễn thông Sen Hồng",
            ".venv/bin/fieldpass token sen",
        ),
        _graphql(
            "Những giấy đi đường của công ty tôi",
            "The permits of my company",
            "{ permits(first: 10) { edges { node { reference purpose status validTo controlCode } } } }",
        ),
        _command(
            "Xuất gói dữ liệu ngoại tuyến của một chốt",
            "Write the offline bundle of a checkpoint",
            f".venv/bin/fieldpass bundle export {checkpoint} --out var/tan-phu.bundle",
        ),
    ]


def _command(vi: str, en: str, text: str) -> Mapping[str, Any]:
    return {"title": {"vi": vi, "en": en}, "kind": "command", "text": text}


def _graphql(vi: str, en: str, text: str) -> Mapping[str, Any]:
    return {"title": {"vi": vi, "en": en}, "kind": "graphql", "text": text}
