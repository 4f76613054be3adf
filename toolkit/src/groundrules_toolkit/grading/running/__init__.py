"""Run a notebook's cells in forked children: the learner's code in one, the tests in another."""
