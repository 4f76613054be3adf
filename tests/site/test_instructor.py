"""The instructor's site shows the notes; the learners' site and its search know nothing of them."""

import pytest
from bs4 import BeautifulSoup
from groundrules_toolkit.site.instructor import build_instructor

pytestmark = pytest.mark.site

# A sentence of a note inside the chapter, and one of the notes' own page.
INSIDE = "who has built a dashboard that counts afresh"
OWN_PAGE = "What the session must leave behind"


@pytest.fixture(scope="module")
def instructors(layout, site):  # noqa: ARG001  the learners' site must be there
    """The instructor's site, built now."""
    return build_instructor(layout, lambda _: None)


def text(path):
    """Return the words of a page."""
    return " ".join(BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").get_text(" ").split())


def test_notes_stand_in_the_instructors_site(instructors):
    """The box with its minutes stands in the chapter, and the notes have their own page."""
    chapter = text(instructors / "book/safety/privacy.html")

    assert "For instructors (8 min)" in chapter
    assert INSIDE in chapter
    assert OWN_PAGE in text(instructors / "book/instructor/privacy.html")


def test_learners_never_meet_them(site):
    """No page of the learners' site and no file of its search holds a note."""
    kept = [path for path in site.rglob("*") if path.suffix in {".html", ".js"} and "lite" not in path.parts]

    assert len(kept) > 10
    for path in kept:
        content = path.read_text(encoding="utf-8", errors="replace")

        assert INSIDE not in content
        assert OWN_PAGE not in content


def test_the_schedule_has_times_breaks_and_minutes(instructors):
    """The timetable of a workshop of two days has one table a day, which begins at nine and holds a lunch."""
    page = BeautifulSoup((instructors / "book/instructor/index.html").read_text(encoding="utf-8"), "lxml")
    tables = {found.caption.get_text(): found for found in page.find_all("table") if found.caption}
    first = [
        [cell.get_text() for cell in row.find_all(["th", "td"])]
        for row in tables["A workshop of two days, day 1"].find_all("tr")
    ]

    assert ["time", "what", "minutes"] == first[0]
    assert first[1][0].startswith("09:00–")
    assert "Lunch" in [row[1] for row in first]
    assert "A workshop of two days, day 2" in tables


def test_its_labs_open_from_the_same_folder(layout, instructors):
    """The instructor's site carries the notebook app, byte for byte the learners' own."""
    page = "lite/notebooks/index.html"

    assert (layout.site / page).read_bytes() == (instructors / page).read_bytes()
