"""The built pages with a sample of `/demo.json`, under the content security policy of production."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from fieldpass.pages import DIST, WEB

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SAMPLE = WEB / "start" / "demo.sample.json"


class _Site(http.server.SimpleHTTPRequestHandler):
    demo: Path | None = SAMPLE

    def do_GET(self) -> None:
        if self.path != "/demo.json":
            super().do_GET()
        elif self.demo is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._send(self.demo.read_bytes())

    def _send(self, body: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(*, demo: bool = True) -> Iterator[str]:
    """The address of the site while the block runs."""
    handler = type("Site", (_Site,), {"demo": SAMPLE if demo else None})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(DIST))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
