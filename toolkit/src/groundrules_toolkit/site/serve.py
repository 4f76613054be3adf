"""Serve the built site from this computer: compressed as the browser asks, cached as the names allow."""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

# A name that holds the hash of its content never changes its bytes.
HASHED = re.compile(r"\.[0-9a-f]{6,20}\.(js|css|woff2?)$|/pyodide/[^/]+\.whl$")
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))

for ending, kind in (
    (".mjs", "text/javascript"),
    (".wasm", "application/wasm"),
    (".whl", "application/zip"),
    (".ipynb", "application/json"),
):
    mimetypes.add_type(kind, ending)


class SiteFiles:
    """The files of a built site as an ASGI application."""

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()

    def find(self, path: str) -> Path | None:
        """Return the file for an address, None if it would lie outside the site or does not exist."""
        target = (self.site / path.lstrip("/")).resolve()
        if not target.is_relative_to(self.site):
            return None
        if target.is_dir():
            target = target / "index.html"
        return target if target.is_file() else None

    def respond(self, path: str, headers: Headers) -> Response:
        """Return the file, as small as the browser accepts, or a plain sentence."""
        target = self.find(path)
        if target is None:
            return PlainTextResponse("There is no such page in this course.", status_code=404)
        if (self.site / path.lstrip("/")).is_dir() and not path.endswith("/"):
            return RedirectResponse(f"/{path.strip('/')}/")
        kind = mimetypes.guess_type(target.name)[0] or "application/octet-stream"
        out = {"vary": "accept-encoding", "cache-control": "no-cache"}
        if HASHED.search(path):
            out["cache-control"] = "public, max-age=31536000, immutable"
        accepted = headers.get("accept-encoding", "")
        for name, ending in ENCODINGS:
            packed = target.with_name(target.name + ending)
            if name in accepted and packed.is_file():
                return FileResponse(packed, media_type=kind, headers={**out, "content-encoding": name})
        return FileResponse(target, media_type=kind, headers=out)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        response = self.respond(request.path_params.get("path", ""), request.headers)
        if response.status_code == 200 and etag_matches(request.headers, response):
            response = Response(
                status_code=304,
                headers={
                    "etag": response.headers["etag"],
                    "cache-control": response.headers["cache-control"],
                },
            )
        await response(scope, receive, send)


def etag_matches(headers: Headers, response: Response) -> bool:
    """Set the file's ETag on the response and return whether the browser holds the same bytes."""
    if not isinstance(response, FileResponse):
        return False
    stat = Path(response.path).stat()
    response.set_stat_headers(stat)
    response.stat_result = stat
    return response.headers["etag"] in headers.get("if-none-match", "")


def make_app(site: Path) -> Starlette:
    """Return the web application that serves a built site."""
    return Starlette(routes=[Route("/{path:path}", SiteFiles(site), methods=["GET", "HEAD"])])


def serve(site: Path, port: int, host: str = "127.0.0.1") -> None:
    """Serve a built site until the reader presses Ctrl+C."""
    run_app(make_app(site), port, host)


def run_app(app: Starlette, port: int, host: str = "127.0.0.1") -> None:
    """Run a web application until the reader presses Ctrl+C."""
    import uvicorn

    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
