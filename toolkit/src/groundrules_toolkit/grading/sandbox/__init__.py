"""What stands between a learner's code and the grading computer: layers, each with a name, none of them silent."""
