"""The lists of sources: a part that has a page for them lists what it alone cites; one page lists the rest.

One list for the whole course would be too heavy a page.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from groundrules_toolkit.curriculum import Plan
from groundrules_toolkit.curriculum.wrap_ups import NAME as WRAP_UP
from pybtex.plugin import register_plugin
from pybtex.richtext import HRef, Text
from pybtex.style.formatting.plain import Style
from pybtex.style.template import field, node, words
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.directives import BibliographyDirective

from _ext.plan import plan

PAGE = "references"
OTHER_PAGES = ("index", WRAP_UP)


@node
def host_link(children, data) -> HRef:
    """Return the link to a source's address, with the name of its host: a whole address is wider than a phone."""
    # `field` says that an address is missing in the way that lets the style leave this part of the line out.
    address = str(field("url", raw=True).format_data(data))
    return HRef(address, Text(urlsplit(address).netloc.removeprefix("www.")))


class CourseStyle(Style):
    """As the style plain, with short links."""

    def format_url(self, e):  # noqa: ARG002  the style calls it with the entry
        """Return "On the web: host", where the name of the host is the link."""
        return words["On the web:", host_link]


class Sources(BibliographyDirective):
    """```{sources} safety```: what one part alone cites; without an argument, what no such list holds."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        course = plan(self.env.app)
        if self.arguments and self.arguments[0] not in course.parts:
            raise self.error(
                f"sources: there is no part '{self.arguments[0]}'; there are {', '.join(course.parts)}"
            )
        if self.arguments:
            self.options["filter"] = f"cited and {only_in(course, self.arguments[0])}"
            # Numbers would begin with 1 on each page, and no label may stand there twice.
            self.options["labelprefix"] = self.arguments[0][0].upper()
        else:
            root = Path(self.env.srcdir)
            listed = [part for part in course.parts if (root / "book" / part / f"{PAGE}.md").is_file()]
            others = "".join(f" and not {only_in(course, part)}" for part in listed)
            self.options["filter"] = f"cited{others}"
        self.options["style"] = "course"
        self.arguments = []
        return list(super().run())


def only_in(course: Plan, part: str) -> str:
    """Return the filter for sources that no page outside a part cites; instructors' notes belong to their module."""
    slugs = [entry.slug for entry in course.of_part(part)]
    pages = [f"book/{part}/{name}" for name in (*OTHER_PAGES, *slugs)]
    pages += [f"{folder}/{slug}" for folder in ("notebooks", "book/instructor") for slug in slugs]
    return f"(docnames <= {{{', '.join(map(repr, pages))}}})"


def setup(app: Sphinx) -> dict:
    """Make the style and the directive known."""
    register_plugin("pybtex.style.formatting", "course", CourseStyle)
    app.add_directive("sources", Sources)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
