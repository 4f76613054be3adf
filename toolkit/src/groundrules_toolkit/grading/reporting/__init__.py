"""Reports: a feedback page for each learner, an overview of the class, tables, and everything as JSON."""
