"""What the gradebook knows of an assignment: every managed cell of its source, read once for all submissions."""

from __future__ import annotations

from dataclasses import dataclass, field

import nbformat

from .course import Course, CourseError


@dataclass(frozen=True, slots=True)
class KnownCell:
    """One cell that nbgrader manages, as its author wrote it."""

    name: str
    cell_type: str
    source: str
    locked: bool
    checksum: str | None
    grade: bool = False
    solution: bool = False
    task: bool = False
    points: float = 0.0
    grade_id: str | None = None
    """The key of the cell that carries the points, in the gradebook."""
    comment_id: str | None = None
    """The key of the cell that carries comments."""

    def metadata(self) -> dict:
        """Return nbgrader's metadata for this cell."""
        told = {
            "schema_version": 3,
            "grade_id": self.name,
            "grade": self.grade,
            "solution": self.solution,
            "locked": self.locked,
            "task": self.task,
            "cell_type": self.cell_type,
            "checksum": self.checksum,
        }
        if self.grade or self.task:
            told["points"] = self.points
        return told


@dataclass(frozen=True, slots=True)
class KnownNotebook:
    """One notebook of an assignment."""

    name: str
    key: str
    cells: dict[str, KnownCell] = field(default_factory=dict)
    """Cell → what is known of it, in the order of the source."""


@dataclass(frozen=True, slots=True)
class KnownAssignment:
    """One assignment, as the gradebook holds it."""

    name: str
    key: str
    notebooks: dict[str, KnownNotebook]


def read_index(course: Course, assignment: str) -> KnownAssignment:
    """Read an assignment's cells from the gradebook.

    Raises:
        CourseError: the gradebook does not hold the assignment.
    """
    from nbgrader.api import Gradebook, MissingEntry

    with Gradebook(course.db_url, course.directory().course_id) as gradebook:
        try:
            found = gradebook.find_assignment(assignment)
        except MissingEntry as error:
            raise CourseError(
                f"The gradebook does not hold '{assignment}'. Run `nbgrader generate_assignment {assignment}`, then try again."
            ) from error
        notebooks = {
            notebook.name: read_notebook_index(notebook, source_order(course, assignment, notebook.name))
            for notebook in found.notebooks
        }
        return KnownAssignment(assignment, found.id, notebooks)


def source_order(course: Course, assignment: str, name: str) -> list[str]:
    """Return the names of the managed cells as they follow each other in the source; none, if it is not there."""
    for path in course.notebooks(assignment):
        if path.stem == name:
            cells = nbformat.read(path, as_version=4).cells
            return [(cell.metadata.get("nbgrader") or {}).get("grade_id") for cell in cells]
    return []


def read_notebook_index(notebook, order: list[str]) -> KnownNotebook:
    """Return one notebook's cells, in the given order; the gradebook itself keeps none."""
    graded = {cell.name: cell for cell in notebook.grade_cells}
    solutions = {cell.name: cell for cell in notebook.solution_cells}
    tasks = {cell.name: cell for cell in notebook.task_cells}
    sources = {cell.name: cell for cell in notebook.source_cells}
    cells = {}
    known = dict.fromkeys((*sources, *graded, *solutions, *tasks))
    places = {name: place for place, name in enumerate(order)}
    for name in sorted(known, key=lambda name: places.get(name, len(places))):
        points, comment = graded.get(name) or tasks.get(name), solutions.get(name) or tasks.get(name)
        source = sources.get(name)
        cells[name] = KnownCell(
            name=name,
            cell_type=source.cell_type if source else getattr(points, "cell_type", "code"),
            source=(source.source or "") if source else "",
            locked=bool(source.locked) if source else False,
            checksum=source.checksum if source else None,
            grade=name in graded,
            solution=name in solutions,
            task=name in tasks,
            points=float(points.max_score) if points is not None else 0.0,
            grade_id=points.id if points is not None else None,
            comment_id=comment.id if comment is not None else None,
        )
    return KnownNotebook(notebook.name, notebook.id, cells)
