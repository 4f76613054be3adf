"""Files that cannot be graded: each kind has a name, and a sentence that says what its owner can do."""

from __future__ import annotations


class SubmissionError(ValueError):
    """One file cannot be graded; the others go on."""

    def __init__(self, where: str, sentence: str) -> None:
        super().__init__(f"{where}: {sentence}")
        self.where, self.sentence = where, sentence

    @property
    def kind(self) -> str:
        """The error's name, for tables."""
        return type(self).__name__


class EmptyFile(SubmissionError):
    """The file has no bytes."""

    def __init__(self, where: str) -> None:
        super().__init__(
            where, "the file is empty. Ask for it again; the notebook is still in the learner's browser."
        )


class NotUtf8(SubmissionError):
    """The file's bytes are not UTF-8 text, as every notebook is."""

    def __init__(self, where: str) -> None:
        super().__init__(
            where,
            "the file is not UTF-8 text. It was saved anew by another program: ask for the file as the notebook app wrote it.",
        )


class Truncated(SubmissionError):
    """The file begins like a notebook and stops too early."""

    def __init__(self, where: str) -> None:
        super().__init__(
            where, "the file stops in the middle; the upload was probably cut off. Ask for it again."
        )


class NotANotebook(SubmissionError):
    """The file is something else."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(where, f"this is not a Jupyter notebook ({why}). Ask for the .ipynb file.")


class LabHandedIn(SubmissionError):
    """The notebook is a lab, which has nothing to grade."""

    def __init__(self, where: str, module: str) -> None:
        super().__init__(
            where,
            f"this is the lab of '{module}', not its exercise. Ask for exercises-{module}.ipynb; the lab needs no handing in.",
        )


class UnknownModule(SubmissionError):
    """The notebook belongs to no exercise of this course."""

    def __init__(self, where: str, named: str | None, known: list[str]) -> None:
        about = (
            f"names the module '{named}'"
            if named
            else "names no module, and its cells are of no exercise here"
        )
        super().__init__(
            where, f"the notebook {about}. This course has: {', '.join(known) or 'no exercise yet'}."
        )


class TooLarge(SubmissionError):
    """The file or archive is larger than any answer."""

    def __init__(
        self, where: str, size: int, limit: int, advice: str = "Clear the outputs of the notebook"
    ) -> None:
        super().__init__(
            where, f"{size / 1e6:.0f} MB is more than {limit / 1e6:.0f} MB. {advice} and hand it in again."
        )


class TooManyCells(SubmissionError):
    """The notebook has more cells than anybody writes."""

    def __init__(self, where: str, count: int, limit: int) -> None:
        super().__init__(
            where,
            f"{count} cells are more than {limit}. Ask for the exercise as it was given out, with the answers in it.",
        )


class UnreadableArchive(SubmissionError):
    """The zip cannot be opened."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            where, f"the archive cannot be read ({why}). Ask for it again, or for the notebook alone."
        )


class NotARegularFile(SubmissionError):
    """A link, a folder or a device in place of a file."""

    def __init__(self, where: str) -> None:
        super().__init__(
            where,
            "this is no file of its own, but a link, another file's second name, a folder or a device. Ask for the file itself.",
        )


class NotInItsFolder(SubmissionError):
    """What was handed in lies where nbgrader does not look."""

    def __init__(self, where: str, folder: str) -> None:
        super().__init__(
            where,
            f"nbgrader looks for a folder '{folder}' with the notebook in it. Move it there and grade again.",
        )


class NotGraded(SubmissionError):
    """nbgrader could not run the notebook to its end."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(where, f"the notebook could not be graded ({why}). It is kept; look at it by hand.")
