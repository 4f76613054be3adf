"""A quiz question: one fieldset, native radio buttons, and feedback that needs no script to be read."""

from __future__ import annotations

from html import escape

from docutils import nodes
from groundrules_toolkit.curriculum import QuizError, parse_quiz
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from _ext.module import modules
from _ext.ready_html import script_for


class quiz(nodes.General, nodes.Element):
    """The whole question."""


class quiz_question(nodes.paragraph):
    """The question's text: a paragraph, so that translators meet it."""


class quiz_option(nodes.General, nodes.Element):
    """One option with its feedback."""


class quiz_answer(nodes.paragraph):
    """The text of one option."""


class quiz_feedback(nodes.paragraph):
    """What the reader is told on choosing the option."""


class quiz_about(nodes.General, nodes.Element):
    """Which chapters a mixed question is about, folded away because the reader should find that out first."""


class QuizDirective(SphinxDirective):
    """```{quiz} name``` with YAML below it, in the form that `curriculum.parse_quiz` reads."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the question as nodes."""
        try:
            question = parse_quiz(self.arguments[0], "\n".join(self.content))
        except QuizError as error:
            raise self.error(str(error)) from error
        top = quiz(name=question.name, many=question.many, again=question.again or "")
        top += self.text(quiz_question, question.question)
        for number, option in enumerate(question.options, start=1):
            item = quiz_option(
                name=f"{question.name}-{number}",
                group=question.name,
                many=question.many,
                correct=option.correct,
            )
            item += self.text(quiz_answer, option.text)
            item += self.text(quiz_feedback, option.feedback)
            top += item
        if question.about:
            top += self.chapters(question.about)
        return [top]

    def chapters(self, slugs: tuple[str, ...]) -> quiz_about:
        """Return links to the chapters of these modules."""
        about = quiz_about()
        line = nodes.paragraph()
        for number, slug in enumerate(slugs):
            module = modules(self.env.app).get(slug)
            if module is None:
                raise self.error(
                    f"quiz: there is no module '{slug}'; name the modules after 'about:' by their slugs"
                )
            page = "/" + module.chapter.relative_to(self.env.srcdir).with_suffix("").as_posix()
            link = addnodes.pending_xref(
                refdomain="std",
                reftype="doc",
                reftarget=page,
                refdoc=self.env.docname,
                refexplicit=False,
                refwarn=True,
            )
            link += nodes.inline("", module.title)
            line += [nodes.Text(", ")] * bool(number) + [link]
        about += line
        return about

    def text(self, kind: type, source: str) -> nodes.paragraph:
        """Return one text as a node of the given kind, with its Markdown read."""
        children, messages = self.state.inline_text(source, self.lineno)
        node = kind(source, "", *children, *messages)
        node.source, node.line = self.get_source_info()
        return node


def visit_quiz(self, node: quiz) -> None:
    """Open the fieldset."""
    again = f' data-again="{escape(node["again"])}"' if node["again"] else ""
    self.body.append(
        f'<fieldset class="quiz" id="{escape(node["name"])}" data-quiz="{escape(node["name"])}"{again}>\n'
    )


def depart_quiz(self, node: quiz) -> None:
    """Close the fieldset; the line for results is filled by the script."""
    self.body.append('<p class="quiz-result" role="status" aria-live="polite"></p>\n</fieldset>\n')


def visit_option(self, node: quiz_option) -> None:
    """Open an option with its radio button or tick box."""
    kind = "checkbox" if node["many"] else "radio"
    name, group, right = escape(node["name"]), escape(node["group"]), "1" if node["correct"] else "0"
    self.body.append(
        f'<div class="quiz-option" data-correct="{right}"><input type="{kind}" name="{group}" id="{name}" value="{name}">'
    )
    self._quiz_option = name


def depart_option(self, node: quiz_option) -> None:
    """Close the option."""
    self.body.append("</div>\n")


def visit_answer(self, node: quiz_answer) -> None:
    """Open the label."""
    self.body.append(f'<label for="{self._quiz_option}">')


def visit_feedback(self, node: quiz_feedback) -> None:
    """Open the feedback, folded away so that the reader can think first."""
    self.body.append(f"<details><summary>{escape(_('What this answer says'))}</summary><div>")


def visit_about(self, node: quiz_about) -> None:
    """Open the list of chapters, folded away."""
    self.body.append(f'<details class="quiz-about"><summary>{escape(_("Where to read again"))}</summary>')


def wrap(opening: str, closing: str) -> tuple:
    """Return a pair of functions that write a start and an end."""
    return lambda self, node: self.body.append(opening), lambda self, node: self.body.append(closing)


def setup(app: Sphinx) -> dict:
    """Register the directive and its nodes."""
    skip = (lambda self, node: None, lambda self, node: None)
    app.add_node(quiz, html=(visit_quiz, depart_quiz), text=skip, gettext=skip)
    app.add_node(quiz_question, html=wrap("<legend>", "</legend>\n"), text=skip, gettext=skip)
    app.add_node(quiz_option, html=(visit_option, depart_option), text=skip, gettext=skip)
    app.add_node(quiz_answer, html=(visit_answer, wrap("", "</label>\n")[1]), text=skip, gettext=skip)
    app.add_node(
        quiz_feedback, html=(visit_feedback, wrap("", "</div></details>")[1]), text=skip, gettext=skip
    )
    app.add_node(quiz_about, html=(visit_about, wrap("", "</details>\n")[1]), text=skip, gettext=skip)
    app.add_directive("quiz", QuizDirective)
    app.connect("html-page-context", script_for(quiz, "quiz.js"))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
