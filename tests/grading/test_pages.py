"""What all pages of a report share: numbers, comments, and the checks that every page has to pass."""

import pytest
from bs4 import BeautifulSoup
from groundrules_toolkit.grading.reporting.pages import comment, number
from hypothesis import given
from hypothesis import strategies as st

from tests.grading.page_checks import faults


@given(
    st.text(st.sampled_from("<>&\"'/=!`*[]()#- \nscriptonimgaj:") | st.characters(exclude_categories=["Cs"]))
)
def test_any_comment_is_harmless(text):
    """Whatever a comment holds, a few elements without any attribute are all that comes out."""
    soup = BeautifulSoup(comment(text), "html.parser")

    assert {tag.name for tag in soup.find_all(True)} <= {
        *("p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote")
    }
    assert [] == [tag for tag in soup.find_all(True) if tag.attrs]


@pytest.mark.parametrize(
    ("points", "expected"),
    [(None, "–"), (0.0, "0"), (2.0, "2"), (0.5, "0.5"), (12.25, "12.25"), (1 / 3, "0.33")],
)
def test_points_are_written_as_people_write_them(points, expected):
    """Whole points have no decimals; points that nobody has given yet are a dash."""
    assert expected == number(points)


BAD = """<!DOCTYPE html><html lang="en"><head><title>t</title>
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>p { background: url(http://x.example/a.png) }</style></head><body><header><h1>a</h1></header>
<main><h3 style="color: red">b</h3><img src="http://x.example/a.png" onerror="x()"><script>1</script>
<table><tr><th>a</th></tr><tr><td>a</td><td>b</td></tr></table><svg role="img"></svg></main><footer></footer></body></html>"""


@pytest.mark.parametrize(
    "fault",
    [
        "the policy is",
        "a style of its own: h3",
        "it runs script",
        "a handler: onerror",
        "it leads to http://x.example/a.png",
        "it loads url(http://x.example/a.png)",
        "h3 after h1",
        "a table without a caption",
        "a heading without a scope",
        "rows of [1, 2] cells",
        "a picture without title and description",
    ],
)
def test_the_checks_see_what_they_look_for(tmp_path, fault):
    """A page that breaks every rule is told so, rule by rule."""
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")

    assert any(found.startswith(fault) for found in faults(tmp_path / "bad.html"))
