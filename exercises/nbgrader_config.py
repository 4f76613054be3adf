"""The nbgrader course: every tool of nbgrader works in this folder."""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "groundrules"
# Sources are named like the module; nbgrader's other folders stand beside them and are ignored by git.
c.CourseDirectory.db_url = "sqlite:///gradebook.db"
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError()"}
c.Execute.timeout = 60
c.IncludeHeaderFooter.header = ""
