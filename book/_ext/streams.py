"""Put a cell's printed text together as it was printed.

A kernel sends what a cell prints in pieces, cut by a clock; myst-nb's own merging ends each piece with a line break.
"""

from __future__ import annotations

from myst_nb.core import render
from nbformat import NotebookNode
from sphinx.application import Sphinx


def join_streams(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Return the outputs with neighbouring pieces of one stream joined, and nothing else changed."""
    joined: list[NotebookNode] = []
    for output in outputs or []:
        before = joined[-1] if joined else None
        if (
            before is not None
            and output["output_type"] == before["output_type"] == "stream"
            and output["name"] == before["name"]
        ):
            before["text"] += output["text"]
        else:
            joined.append(NotebookNode(output))
    return joined


def setup(app: Sphinx) -> dict:
    """Take the place of myst-nb's merging, which `nb_merge_streams` switches on."""
    render.coalesce_streams = join_streams
    return {"parallel_read_safe": True, "parallel_write_safe": True}
