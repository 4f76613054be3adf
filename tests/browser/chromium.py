"""Find a real Chromium: the system's, else Debian's package, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The last four keep Chromium from calling its maker's hosts, which would spoil the count of requests.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def on_system() -> str | None:
    """Return the path of an installed Chromium; the variable CHROMIUM names one by hand."""
    return os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


def from_debian() -> None:
    """Install Debian's package where this user may."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-core"],
        ):
            subprocess.run(
                command, env=environment, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )


@cache
def find_chromium() -> str | None:
    """Return the path of a Chromium, None if Playwright's own has been installed instead.

    Raises:
        RuntimeError: None could be had; the message says how to install one.
    """
    if on_system() is None:
        print("· Installing Chromium", file=sys.stderr)
        from_debian()
    if (path := on_system()) is not None:
        return path
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if done.returncode:
        raise RuntimeError(
            "No Chromium could be installed. Install one (on Debian: apt-get install chromium), then try again."
        )
    return None
