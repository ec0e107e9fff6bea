"""Commands as processes of their own, forked from one that has read the program already: in a third of the time."""

import importlib
import multiprocessing
import os
import subprocess
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

_LONGEST_S = 120
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["fieldpass.founding", "fieldpass.accounts", "geopandas"])


def fieldpass(words: Sequence[str], environment: Mapping[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """What `fieldpass …` says and complains of in this environment, and how it ends; both by files in `folder`."""
    said, complained = folder / "said", folder / "complained"
    process = _FORKS.Process(target=_run, args=(tuple(words), dict(environment), said, complained))
    process.start()
    process.join(_LONGEST_S)
    if process.exitcode is None:
        process.kill()
        raise subprocess.TimeoutExpired(list(words), _LONGEST_S)
    return subprocess.CompletedProcess(words, process.exitcode, said.read_text(), complained.read_text())


def _run(words: tuple[str, ...], environment: dict[str, str], said: Path, complained: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for number, path in ((1, said), (2, complained)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    warnings.simplefilter("default")
    importlib.import_module("fieldpass.__main__").main(list(words), prog_name="fieldpass")
