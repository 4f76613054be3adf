"""Show the meaning of a glossary term beside its link, when a reader points at it or reaches it by keyboard."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

PAGE = "book/glossary"


class meaning(nodes.General, nodes.Inline, nodes.TextElement):
    """The first sentence of a term's entry, hidden until it is wanted."""


def first_lines(app: Sphinx) -> dict[str, nodes.paragraph]:
    """Return anchor → the first paragraph of its entry, read once a build."""
    if not hasattr(app, "course_meanings"):
        found = {}
        if PAGE in app.env.found_docs:
            for item in app.env.get_doctree(PAGE).findall(nodes.definition_list_item):
                text = next(item.findall(nodes.paragraph), None)
                for term in item.findall(nodes.term):
                    for anchor in term["ids"]:
                        if text is not None:
                            found[anchor] = text
        app.course_meanings = found
    return app.course_meanings


def add_meanings(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the meaning behind every link to a term; on the glossary's own page it stands there anyway."""
    if app.builder.format != "html" or docname == PAGE:
        return
    number = 0
    for reference in list(doctree.findall(nodes.reference)):
        anchor = str(reference.get("refuri", "")).partition("#")[2]
        text = first_lines(app).get(anchor)
        if text is None or not any(
            "std-term" in node.get("classes", []) for node in reference.findall(nodes.inline)
        ):
            continue
        number += 1
        name = f"meaning-{number}"
        box = meaning(ids=[name])
        box += [child.deepcopy() for child in text.children if not isinstance(child, addnodes.index)]
        reference.parent.insert(reference.parent.index(reference) + 1, box)


def visit(self, node: meaning) -> None:
    """Open the box; a `span`, because it stands within a paragraph."""
    self.body.append(f'<span class="term-meaning" role="tooltip" id="{node["ids"][0]}">')


def depart(self, node: meaning) -> None:
    """Close the box."""
    self.body.append("</span>")


def setup(app: Sphinx) -> dict:
    """Register the node."""
    nothing = (lambda self, node: None, lambda self, node: None)
    app.add_node(meaning, html=(visit, depart), text=nothing, gettext=nothing)
    app.connect("doctree-resolved", add_meanings)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
