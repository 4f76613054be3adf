"""Let a learner mark their own argued answer, and keep the marks apart from those of a machine or a teacher."""

from collections.abc import Mapping

from groundrules.charts import display_bundle

__all__ = ["MarkError", "self_mark"]

SELF_MARK = "application/vnd.groundrules.selfmark+json"
"""The type under which own marks stand in the saved notebook, where the page *My progress* finds them."""


class MarkError(ValueError):
    """A mark cannot be used: the message says which one and what to write."""


def self_mark(module: str, marks: Mapping[str, int | None], *, revised: bool = False) -> None:
    """Add up the marks that learners give their own answer, and say what to do next.

    The points are a self-assessment: they are shown as such, and never added to automatic points.

    Args:
        module: the module's slug.
        marks: each criterion to 0 or 1; None while it is not marked.
        revised: whether the answer has been revised after reading the model answer.

    Raises:
        MarkError: a mark is neither None, 0 nor 1.

    >>> self_mark("privacy", {"Budget": 1, "Cost": 0})
    1 of 2, self-assessed. Now open the model answer, revise your own once, and mark it again with revised=True.
    """
    for criterion, mark in marks.items():
        if mark is not None and (isinstance(mark, bool) or mark not in (0, 1)):
            raise MarkError(f'Mark "{criterion}" with 0 or 1, not {mark!r}.')
    waiting = [criterion for criterion, mark in marks.items() if mark is None]
    if waiting:
        print(f"Not marked yet: {', '.join(waiting)}. Put 0 or 1 in place of None, and run this cell again.")
        return
    points = sum(mark or 0 for mark in marks.values())
    after = (
        "You have revised it: this task is done."
        if revised
        else "Now open the model answer, revise your own once, and mark it again with revised=True."
    )
    sentence = f"{points} of {len(marks)}, self-assessed. {after}"
    data = {"module": module, "points": points, "most": len(marks), "revised": revised, "marks": dict(marks)}
    display_bundle({SELF_MARK: data, "text/plain": sentence})
