"""Web hosts of different kinds, each a process of its own, so that a test can stop it as a power cut does."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

# Python's files are fetched by workers, of which a page's own record says nothing: so the host counts what it sends.
COUNTING = """
import json, sys, uvicorn
from pathlib import Path

class Counting:
    def __init__(self, app):
        self.app, self.bytes, self.sent = app, 0, []

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        if scope["path"] == "/__sent":
            body = json.dumps({"bytes": self.bytes, "sent": self.sent}).encode()
            await send({"type": "http.response.start", "status": 200, "headers": []})
            return await send({"type": "http.response.body", "body": body})
        entry = [scope["path"], 0, 0]
        self.sent.append(entry)

        async def count(message):
            if message["type"] == "http.response.start":
                entry[1] = message["status"]
            entry[2] += len(message.get("body", b""))
            self.bytes += len(message.get("body", b""))
            await send(message)

        await self.app(scope, receive, count)

def run(app):
    uvicorn.run(Counting(app), host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
"""

OURS = (
    COUNTING
    + """
from groundrules_toolkit.site.serve import make_app
run(make_app(Path(sys.argv[1])))
"""
)

# A host that compresses nothing, as many cheap ones are.
PLAIN = (
    COUNTING
    + """
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
run(Starlette(routes=[Mount("/", StaticFiles(directory=sys.argv[1], html=True))]))
"""
)

# A site below a folder, as GitHub Pages serves a project.
BELOW_A_FOLDER = (
    COUNTING
    + """
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
files = StaticFiles(directory=sys.argv[1], html=True)
run(Starlette(routes=[Mount("/course", files), Mount("/", files)]))
"""
)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Host:
    """A running web host."""

    process: subprocess.Popen
    port: int

    @property
    def url(self) -> str:
        """Its address on this computer, which browsers trust like https."""
        return f"http://localhost:{self.port}"

    @property
    def lan_url(self) -> str:
        """Its address under another name, which browsers do not trust: as on a workshop's network."""
        return f"http://course.test:{self.port}"

    def sent(self) -> dict:
        """Return what it has sent so far: all bytes, and (path, status, bytes) of each answer."""
        with urllib.request.urlopen(f"{self.url}/__sent", timeout=5) as answer:
            return json.load(answer)

    def stop(self) -> None:
        """Switch it off."""
        self.process.terminate()
        self.process.wait(timeout=10)


def start(code: str, site: Path, port: int | None = None) -> Host:
    """Start a host and wait until it answers."""
    port = port or free_port()
    host = Host(subprocess.Popen([sys.executable, "-c", code, str(site), str(port)]), port)
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{host.url}/index.html", timeout=5).close()
            return host
        except OSError:
            time.sleep(0.1)
    host.stop()
    raise RuntimeError("The web host did not start.")
