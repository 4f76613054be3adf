"""Take the clock out of what the notebook app's builder writes, so that two builds agree."""

from __future__ import annotations

import json

from .layout import Layout
from .lite import write_json

ONE_DAY = "2026-01-01T00:00:00.000Z"


def normalise_listing(layout: Layout) -> None:
    """Give every entry of the app's file listing the same date."""
    for listing in (layout.lite / "api" / "contents").rglob("all.json"):
        write_json(listing, without_clock(json.loads(listing.read_text(encoding="utf-8"))))


def without_clock(entry: dict) -> dict:
    """Return a listing entry and those inside it with one date for all."""
    content = entry.get("content")
    inside = [without_clock(child) for child in content] if isinstance(content, list) else content
    return {**entry, "created": ONE_DAY, "last_modified": ONE_DAY, "content": inside}
