"""Notes for instructors inside a chapter: gone from the learners' site, shown with minutes in the instructor's."""

from __future__ import annotations

import os

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective


class InstructorNote(SphinxDirective):
    """```{instructor}``` with `:minutes:`."""

    has_content = True
    option_spec = {"minutes": directives.nonnegative_int}

    def run(self) -> list[nodes.Node]:
        """Return nothing for learners, so that the search index holds nothing either; else an admonition."""
        if not self.config.instructor_site:
            return []
        minutes = self.options.get("minutes")
        title = _("For instructors") + (f" ({minutes} min)" if minutes else "")
        note = nodes.admonition("", nodes.title("", title), classes=["instructor"])
        self.state.nested_parse(self.content, self.content_offset, note)
        return [note]


def setup(app: Sphinx) -> dict:
    """Register the directive; Jupyter Book's command passes no settings, so the choice comes by environment."""
    app.add_config_value("instructor_site", os.environ.get("COURSE_INSTRUCTOR") == "1", "env", types=(bool,))
    app.add_directive("instructor", InstructorNote)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
