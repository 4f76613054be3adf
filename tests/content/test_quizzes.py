"""A quiz has one literal form, and a block that departs from it says which quiz and what to write."""

import pytest
from groundrules_toolkit.curriculum import Option, Quiz, QuizError, parse_quiz, read_quizzes
from hypothesis import given
from hypothesis import strategies as st

# The one literal form of a quiz, with a colon, quotation marks and a percent sign inside its texts.
LITERAL = """\
question: A release has k = 5. What does that promise?
options:
  - text: Nobody can be re-identified with more than 20 % certainty.
    feedback: Misconception "k is a guarantee": if all five share the diagnosis, it is known.
  - text: Each record looks like at least four others on the chosen attributes.
    correct: true
    feedback: Yes, and on those attributes only.
again: start-q1
"""

READ = Quiz(
    name="privacy-q2",
    question="A release has k = 5. What does that promise?",
    options=(
        Option(
            text="Nobody can be re-identified with more than 20 % certainty.",
            feedback='Misconception "k is a guarantee": if all five share the diagnosis, it is known.',
        ),
        Option(
            text="Each record looks like at least four others on the chosen attributes.",
            feedback="Yes, and on those attributes only.",
            correct=True,
        ),
    ),
    again="start-q1",
)

# Words and signs that YAML reads as its own at one place or another.
words = st.sampled_from(
    [*("k", "5", "yes", "null", "1e3", "ε", "x: y", "#", "- ", "it's", '"so"', "{a}", "[b]"), *"*&!%@`?:,\\"]
)
sentences = st.lists(words, min_size=1, max_size=6).map(" ".join).map(str.strip)
# A text may not begin with what opens a quotation or a block of lines in YAML.
plain = sentences.filter(lambda text: text and text[0] not in "\"'|>")


def fenced(name, body=LITERAL):
    """Return a whole block as it stands on a page."""
    return f"```{{quiz}} {name}\n{body.rstrip()}\n```\n"


def block(question="Q?", options=("- {text: A, feedback: B, correct: true}", "- {text: C, feedback: D}")):
    """Return the body of a block."""
    return "\n".join([f"question: {question}", "options:", *(f"  {option}" for option in options)])


def test_the_literal_form_is_read_with_its_colons_and_quotation_marks():
    """The contract's own example gives its texts letter by letter."""
    assert READ == parse_quiz("privacy-q2", LITERAL)


def test_a_page_gives_its_quizzes_in_order(tmp_path):
    """Every block of a page is read, with the name that stands on its fence; other blocks are left alone."""
    page = tmp_path / "page.md"
    note = "```{note}\nquestion: no\n```\n"
    page.write_text(f"# T\n\n{fenced('a-q1')}\n{note}\n{fenced('a-q2')}", encoding="utf-8")

    assert ["a-q1", "a-q2"] == [quiz.name for quiz in read_quizzes(page)]


def test_several_right_answers_make_a_question_with_boxes():
    """A question is one of several choices if more than one option is right, and of one choice otherwise."""
    one = parse_quiz("q", LITERAL)
    two = parse_quiz("q", LITERAL.replace("certainty.", "certainty.\n    correct: true"))

    assert (False, True) == (one.many, two.many)


def test_a_text_between_quotation_marks_is_read_as_yaml_reads_it():
    """Whoever puts a text between double quotes gets the text without them."""
    quiz = parse_quiz("q", LITERAL.replace("Yes, and on those attributes only.", '"Yes: \\"k\\" only."'))

    assert 'Yes: "k" only.' == quiz.options[1].feedback


@given(plain, plain, plain)
def test_a_text_goes_to_the_end_of_its_line(question, text, feedback):
    """Whatever signs of YAML a text holds, it comes out as it was written."""
    body = (
        f"question: {question}\noptions:\n"
        f"  - text: {text}\n    feedback: {feedback}\n    correct: true\n"
        f"  - text: {feedback}\n    feedback: {text}\n"
    )
    quiz = parse_quiz("q", body)

    assert question == quiz.question
    assert (Option(text, feedback, correct=True), Option(feedback, text)) == quiz.options


def test_a_mixed_question_names_its_modules():
    """The modules after `about:` are read in their order, and a question of one chapter names none."""
    assert ("voice", "start") == parse_quiz("safety-w1", f"{block()}\nabout: [voice, start]").about
    assert () == parse_quiz("privacy-q2", LITERAL).about


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("options: [", "not YAML"),
        ("", "write 'question:' and a list 'options:'"),
        ("a text alone", "write 'question:' and a list 'options:'"),
        ("question: Q?", "write 'question:' and a list 'options:'"),
        ("options:\n  - text: A\n    feedback: B\n    correct: true", "write 'question:'"),
        ("question: Q?\noptions: none", "a list 'options:'"),
        (block(options=["- A", "- B"]), "option 1: every option needs 'text:' and 'feedback:'"),
        (block(options=["- {text: A, feedback: B, correct: true}", "- {text: C}"]), "option 2: every option"),
        (
            block(options=["- {feedback: B, correct: true}", "- {text: C, feedback: D}"]),
            "option 1: every option",
        ),
        (block(options=["- {text: A, feedback: B, correct: true}"]), "at least two options"),
        (block(options=["- {text: A, feedback: B}", "- {text: C, feedback: D}"]), "mark at least one option"),
        (f"{block()}\nabout: start", "as a list, as in 'about: [start, voice]'"),
    ],
)
def test_each_fault_names_the_quiz_and_what_to_write(body, words):
    """A block that cannot be used is refused with its name and the line that is missing."""
    with pytest.raises(QuizError) as caught:
        parse_quiz("privacy-q9", body)

    assert "privacy-q9" in str(caught.value)
    assert words in str(caught.value)


def test_a_page_with_a_faulty_quiz_names_it(tmp_path):
    """Reading a page stops at the quiz that cannot be used, and says which one it is."""
    page = tmp_path / "page.md"
    page.write_text(f"{fenced('a-q1')}\n{fenced('a-q2', 'question: Q?')}", encoding="utf-8")

    with pytest.raises(QuizError, match="a-q2"):
        read_quizzes(page)
