"""The server of one's own computer: small answers, honest caching, nothing outside the site."""

from __future__ import annotations

import pytest
from groundrules_toolkit.site.compress import pack_file
from groundrules_toolkit.site.serve import make_app
from starlette.testclient import TestClient

TEXT = "A page of the course. " * 100


@pytest.fixture
def client(tmp_path):
    """A server of a small site."""
    site = tmp_path / "site"
    (site / "part").mkdir(parents=True)
    for name in ("index.html", "part/index.html", "app.0123456789ab.js"):
        (site / name).write_text(TEXT, encoding="utf-8")
        pack_file(site / name, tmp_path / "cache")
    (tmp_path / "secret.txt").write_text("not yours", encoding="utf-8")
    return TestClient(make_app(site), follow_redirects=False)


@pytest.mark.parametrize(("accepts", "sent"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)])
def test_answer_is_as_small_as_the_browser_accepts(client, accepts, sent):
    """Brotli before gzip before nothing; the text is the same each time."""
    answer = client.get("/index.html", headers={"accept-encoding": accepts})

    assert sent == answer.headers.get("content-encoding")
    assert TEXT == answer.text
    assert "text/html" in answer.headers["content-type"]


def test_unchanged_file_costs_no_body(client):
    """A browser that holds the same bytes gets 304 and nothing more."""
    first = client.get("/index.html")
    again = client.get("/index.html", headers={"if-none-match": first.headers["etag"]})

    assert (304, b"") == (again.status_code, again.content)


def test_names_with_a_hash_never_change(client):
    """A file whose name holds its content's hash may be kept for ever; a page must be asked for again."""
    assert "immutable" in client.get("/app.0123456789ab.js").headers["cache-control"]
    assert "no-cache" == client.get("/index.html").headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/part/..%2f..%2fsecret.txt", "//etc/passwd", "/nothing.html"],
)
def test_nothing_outside_the_site_is_served(client, path):
    """Addresses that climb out of the site, or lead nowhere, get 404."""
    answer = client.get(path)

    assert 404 == answer.status_code
    assert "not yours" not in answer.text


def test_folder_without_slash_is_redirected(client):
    """A folder's address without its slash leads to the one with it, so that relative links work."""
    answer = client.get("/part")

    assert (307, "/part/") == (answer.status_code, answer.headers["location"])
