"""What the directives share that show something which a function of the learner's library makes."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

LIBRARY_NAME = re.compile(r"groundrules(\.\w+)+")


class LibraryDirective(SphinxDirective):
    """```{directive} name``` with `function:` and `alt:` lines below it."""

    required_arguments = 1
    has_content = True
    option_spec = {"function": directives.unchanged_required, "alt": directives.unchanged_required}

    def called(self) -> tuple[str, str, Any]:
        """Return the name on the page, the text for those who do not see the picture, and what the function gives."""
        options = self.options | dict(line.split(": ", 1) for line in self.content if ": " in line)
        name, path, alt = self.arguments[0], options.get("function", ""), options.get("alt", "")
        if not LIBRARY_NAME.fullmatch(path) or not alt:
            raise self.error(
                f"{self.name} {name}: write 'function: groundrules.<topic>.<name>' and 'alt: <what the picture shows>'"
            )
        module, function = path.rsplit(".", 1)
        return name, alt, getattr(import_module(module), function)()
