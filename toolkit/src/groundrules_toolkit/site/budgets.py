"""What the site may weigh. The build reports against these numbers and the browser tests hold them."""

from __future__ import annotations

PAGE_GZIP = 60_000  # bytes of a page's first view, its own figures apart
PAGE_REQUESTS = 25
SEARCH_GZIP = 150_000
FIRST_OUTPUT_BROTLI = 7_300_000  # bytes until Python's first output, on a host that sends brotli
FIRST_OUTPUT_GZIP = 9_400_000  # the same on a host that compresses nothing: the offline worker fetches .gz
