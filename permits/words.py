"""Enumerations whose value is their own name. Pure."""

from enum import StrEnum


class Word(StrEnum):
    """SCREAMING_SNAKE, the same in SQL, GraphQL and the catalogue."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:  # noqa: ARG004 - enum's signature
        return name
