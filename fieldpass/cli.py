"""What the commands share: one-sentence errors, a coroutine run to its end, an open deployment."""

import functools
import os
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

import click

from fieldpass.settings import Settings, SettingsError, read
from storage.outcomes import BadInput, Busy
from storage.schema import SchemaError

P = ParamSpec("P")
T = TypeVar("T")


def plain_errors(command: Callable[P, T]) -> Callable[P, T]:
    """Say what is wrong in a sentence instead of a traceback."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except (SettingsError, SchemaError) as fault:
            raise click.ClickException(str(fault)) from fault
        except Busy as fault:
            raise click.ClickException(f"the database did not answer: {fault}") from fault
        except BadInput as fault:
            from api.words import say

            words = say(f"input-{fault.code}", "en", fault.params)
            raise click.ClickException(f"{fault.field}: {words}") from fault

    return run


def run_async(work: Callable[[], Awaitable[T]]) -> T:
    """Run one coroutine on the loop the server also uses."""
    import uvloop

    async def whole() -> T:
        return await work()

    return uvloop.run(whole())


def settings() -> Settings:
    """Settings from the environment of this process."""
    return read(os.environ)
