"""Watch what a page asks for, what it costs, and what it complains about."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlparse

from playwright.sync_api import Page


@dataclass
class Traffic:
    """Everything that went over the wire since watching began."""

    addresses: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    bytes: int = 0

    def hosts(self) -> set[str]:
        """Return the hosts that were asked, without data that is part of the page."""
        return {
            urlparse(address).hostname
            for address in self.addresses
            if address.startswith(("http:", "https:", "ws:", "wss:"))
        }

    def paths(self, base: str) -> set[str]:
        """Return the paths below an address that were asked for."""
        return {
            address.removeprefix(base).split("?")[0].split("#")[0]
            for address in self.addresses
            if address.startswith(base)
        }


def watch(page: Page) -> Traffic:
    """Begin to watch a page."""
    traffic = Traffic()
    page.on("request", lambda request: traffic.addresses.append(request.url))
    page.on("requestfailed", lambda request: traffic.failed.append(request.url))
    page.on(
        "console",
        lambda message: traffic.complaints.append(message.text) if message.type == "error" else None,
    )
    page.on(
        "response",
        lambda answer: (
            traffic.failed.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
        ),
    )
    page.on("pageerror", lambda error: traffic.complaints.append(str(error)))
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def finished(event: dict) -> None:
        traffic.bytes += event["encodedDataLength"]

    session.on("Network.loadingFinished", finished)
    return traffic
