"""The learners' version: no solution, no hidden test, and a model answer that waits until it is wanted."""

import nbformat
import pytest
from groundrules_toolkit.grading.release import MODEL, add_models, release_exercises


@pytest.fixture(scope="module")
def released(layout, tmp_path_factory):
    """Every exercise as learners get it, by module."""
    return dict(release_exercises(layout.root / "exercises", tmp_path_factory.mktemp("release") / "course"))


@pytest.fixture(scope="module")
def sources(layout):
    """Every exercise's source, by module."""
    folder = layout.root / "exercises" / "source"
    return {path.parent.name: nbformat.read(path, as_version=4) for path in folder.glob("*/*.ipynb")}


def test_no_hidden_test_and_no_solution_goes_out(released, sources):
    """The code of the reference and the hidden tests are gone, and every task begins with its stub."""
    assert set(sources) == set(released)
    for notebook in released.values():
        code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")

        assert "SOLUTION" not in code
        assert "HIDDEN TESTS" not in code.replace("BEGIN HIDDEN", "")
        assert 5 == code.count("raise NotImplementedError()")


def test_the_model_answer_stands_folded_behind_the_own_marks(released, sources):
    """The text of the argued task's solution is there, closed, directly behind the cell for one's own marks."""
    for slug, notebook in released.items():
        ids = [cell.id for cell in notebook.cells]
        model = notebook.cells[ids.index("task6-model")]
        text = next(
            cell.source
            for cell in sources[slug].cells
            if cell.id.startswith("task6-") and "BEGIN SOLUTION" in cell.source
        )
        first = text.splitlines()[1]

        assert ids.index("task6-self") + 1 == ids.index("task6-model")
        assert model.source.startswith(f"<details>\n<summary>{MODEL}</summary>")
        assert first in model.source
        assert "SOLUTION" not in model.source
        assert model.metadata.editable is False


def test_an_instructor_can_keep_the_model_answer(sources):
    """With `model: false` in the cell's metadata nothing is added."""
    source = nbformat.from_dict(next(iter(sources.values())))
    for cell in source.cells:
        if cell.cell_type == "markdown" and cell.metadata.nbgrader.get("solution"):
            cell.metadata.groundrules["model"] = False
    before = len(source.cells)

    assert before == len(add_models(source, source).cells)


def test_locked_cells_cannot_be_edited(released):
    """What a learner must not change by accident is neither editable nor deletable in any notebook program."""
    for notebook in released.values():
        for cell in notebook.cells:
            managed = cell.metadata.get("nbgrader")
            if managed and managed["locked"] and not managed["solution"]:
                assert (False, False) == (cell.metadata.editable, cell.metadata.deletable)
