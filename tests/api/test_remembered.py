"""Shown forms are made once for a record, and never outlive it."""

from dataclasses import dataclass
from uuid import UUID

from api.remembered import Remembered

ID = UUID(int=1)


@dataclass
class Shown:
    text: str


def test_the_same_record_is_shown_once_and_each_caller_gets_a_copy() -> None:
    made: list[object] = []

    def make(record: object) -> Shown:
        made.append(record)
        return Shown(text="plain")

    remembered, record = Remembered(make), object()
    first, second = remembered.copy_of(ID, record), remembered.copy_of(ID, record)
    first.text = "mine"

    assert len(made) == 1
    assert (first.text, second.text) == ("mine", "plain")


def test_an_equal_record_that_was_read_anew_is_shown_anew() -> None:
    remembered: Remembered[list[int], Shown] = Remembered(lambda record: Shown(text=str(len(record))))

    assert [remembered.copy_of(ID, one).text for one in ([1], [1, 2])] == ["1", "2"]
