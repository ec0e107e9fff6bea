"""The typesetter's own process: `python -m permits.paper.child`, a job on stdin, the file on stdout."""

import sys
import tempfile

import msgspec

from permits.paper.typesetting import Job


def main() -> None:
    """Set one file. What goes wrong is said on stderr without the values."""
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    sys.stdout.buffer.write(_set(job))


def _set(job: Job) -> bytes:
    import typst

    given = msgspec.json.encode(job.given).decode()
    fonts = typst.Fonts(include_system_fonts=False)
    with tempfile.TemporaryDirectory() as nothing:  # the root that a template may read from
        made = typst.Compiler(
            job.template.encode(),
            root=nothing,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"given": given},
        ).compile(
            format=job.format,
            ppi=job.ppi,
            timestamp=job.at,
            pdf_standards=["a-2u"] if job.format == "pdf" else [],
        )
    if not isinstance(made, bytes):
        raise TypeError("a picture is of one page")
    return made


if __name__ == "__main__":
    main()
