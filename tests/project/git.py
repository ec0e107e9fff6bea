"""What belongs to the project, as git knows it."""

import subprocess
from functools import cache

from tests.project.codes import ROOT


@cache
def tracked() -> tuple[str, ...]:
    """Every tracked path, and new ones that are not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    return tuple(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")[:-1])
