"""Wrong answers to the exercise of the module `landscape`, each a misconception that its own task must catch."""

# TODO: at least two for each task. Each begins with a line of this form, and the code below it replaces the task's cell:
#
#     %% task=task1-answer fails=task1-tests misconception=The belief, as a sentence.
