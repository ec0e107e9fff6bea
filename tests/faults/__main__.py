"""`make chaos`: every long fault test, one after the other; stops at the first broken promise."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def faults() -> list[str]:
    """The modules that break something when they are run; a child is run by its parent."""
    files = [path for path in sorted(HERE.glob("[a-z]*.py")) if "__main__" in path.read_text(encoding="utf-8")]
    return [path.stem for path in files if not path.stem.endswith("_child")]


if __name__ == "__main__":
    for fault in faults():
        print(f"\n{fault}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.faults.{fault}"], check=True)
