"""`make bench`: every figure in a process of its own, as a table here and as JSON in var/bench.json."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Row = dict[str, Any]


def figures() -> list[str]:
    """The modules that measure something when they are run, in the order of their numbers."""
    files = [path for path in HERE.glob("p*.py") if "__main__" in path.read_text(encoding="utf-8")]
    return [path.stem for path in sorted(files, key=lambda path: int(path.stem.split("_")[0][1:]))]


def measure(figure: str) -> Iterator[Row | str]:
    """What a figure prints: rows, and anything else as text."""
    command = [sys.executable, "-m", f"tests.load.{figure}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout or ():
            yield row_of(line) or line.rstrip()
    if running.returncode:
        yield f"{figure} ended with {running.returncode}"


def row_of(line: str) -> Row | None:
    """A line that is a JSON object or a dict; None for any other."""
    for read in (json.loads, ast.literal_eval):
        try:
            row = read(line)
        except (ValueError, SyntaxError):
            continue
        if isinstance(row, dict):
            return row
    return None


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Rows under the union of their columns."""
    shown = [{name: _short(value) for name, value in row.items()} for row in rows]
    names = list(dict.fromkeys(name for row in shown for name in row))
    widths = [max(len(name), *(len(row.get(name, "")) for row in shown)) for name in names]
    for cells in (names, *([row.get(name, "") for name in names] for row in shown)):
        yield "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _short(value: object) -> str:
    return f"{value:,.3g}" if isinstance(value, float) and abs(value) < 100 else str(value)


def main(wanted: list[str]) -> None:
    """All figures, or those whose numbers or names begin as asked (`python -m tests.load p9 console`)."""
    kept: dict[str, list[Row]] = {}
    for figure in figures():
        if wanted and not any(name.startswith(tuple(wanted)) for name in (figure, figure.partition("_")[2])):
            continue
        print(f"\n{figure}", flush=True)
        said = list(measure(figure))
        kept[figure] = [one for one in said if isinstance(one, dict)]
        print(*(one for one in said if isinstance(one, str)), *(table(kept[figure]) if kept[figure] else ()), sep="\n")
    target = Path(os.environ.get("FIELDPASS_HOME") or "var") / "bench.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"\nJSON: {target}")


if __name__ == "__main__":
    main(sys.argv[1:])
