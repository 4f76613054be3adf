"""Tables that the front matter makes: coverage, reading paths, and the timetable of a path."""

from __future__ import annotations

from html import escape
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from groundrules_toolkit.curriculum import Entry, Plan, Slot, lay_out, load_plan
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from _ext.module import to_root
from _ext.ready_html import scrolling_table

DAY_BEGINS = "09:00"


def plan(app: Sphinx) -> Plan:
    """Return the course's plan, read once a build."""
    if not hasattr(app, "course_plan"):
        app.course_plan = load_plan(Path(app.srcdir))
    return app.course_plan


def link(entry: Entry, docname: str, root: str) -> str:
    """Return an entry's title, as a link if the module is written."""
    if entry.module is None:
        return escape(entry.title)
    page = entry.module.chapter.relative_to(root).with_suffix(".html").as_posix()
    return f'<a href="{to_root(docname)}{page}">{escape(entry.title)}</a>'


def table(caption: str, columns: list[str], rows: list[list[str]]) -> nodes.raw:
    """Return a table whose cells are ready HTML; the first cell of a row is its heading."""
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return nodes.raw("", f"{scrolling_table(caption, columns, body)}\n", format="html")


class Coverage(SphinxDirective):
    """```{coverage}```: which module serves which principle or risk."""

    def run(self) -> list[nodes.Node]:
        """Return one row for each principle and risk."""
        course = plan(self.env.app)
        rows = []
        for key, name in course.keys.items():
            entries = course.with_key(key)
            ready = [link(e, self.env.docname, self.env.srcdir) for e in entries if e.module]
            coming = [escape(e.title) for e in entries if not e.module]
            rows.append([f"{key} {escape(name)}", ", ".join(ready) or "–", ", ".join(coming) or "–"])
        return [table(_("Principles, risks and their modules"), [_("key"), _("ready"), _("to come")], rows)]


class Parts(SphinxDirective):
    """```{modules} safety```: the modules of one part, or of all."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return one row for each module."""
        course = plan(self.env.app)
        wanted = self.arguments[0] if self.arguments else None
        if wanted and wanted not in course.parts:
            raise self.error(f"modules: there is no part '{wanted}'; there are {', '.join(course.parts)}")
        rows = []
        for entry in course.of_part(wanted) if wanted else course.entries:
            time = hours(sum(entry.minutes("full").values())) if entry.module else _("not yet")
            part = [] if wanted else [escape(course.parts[entry.part])]
            rows.append(
                [link(entry, self.env.docname, self.env.srcdir), *part, ", ".join(entry.keys) or "–", time]
            )
        columns = [_("module"), *([] if wanted else [_("part")]), _("keys"), _("time")]
        caption = course.parts[wanted] if wanted else _("All modules")
        return [table(caption, columns, rows)]


class Paths(SphinxDirective):
    """```{paths}```: the reading paths with their hours."""

    def run(self) -> list[nodes.Node]:
        """Return one row for each path."""
        rows = []
        for path in plan(self.env.app).paths:
            ready = sum(entry.module is not None for entry in path.entries)
            names = ", ".join(link(entry, self.env.docname, self.env.srcdir) for entry in path.entries)
            besides = "".join(
                f" + {escape(what)}" for what in (*path.opening.values(), *path.besides.values())
            )
            rows.append(
                [
                    _("{path}: {time}; {ready} of {all} modules ready").format(
                        path=escape(path.title), time=hours(path.total), ready=ready, all=len(path.entries)
                    ),
                    escape(path.who),
                    _("all modules in order") if path.name == "whole-course" else names + besides,
                ]
            )
        columns = [_("path"), _("for"), _("modules")]
        return [table(_("Reading paths"), columns, rows)]


class Schedule(SphinxDirective):
    """```{schedule} two-days```: the timetable of a path, with breaks, for printing."""

    required_arguments = 1
    option_spec = {"begins": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return one table a day."""
        found = [path for path in plan(self.env.app).paths if path.name == self.arguments[0]]
        if not found:
            names = ", ".join(path.name for path in plan(self.env.app).paths)
            raise self.error(f"schedule: there is no path '{self.arguments[0]}'; there are {names}")
        tables = []
        hour, minute = map(int, self.options.get("begins", DAY_BEGINS).split(":"))
        for number, slots in enumerate(lay_out(found[0], 60 * hour + minute), start=1):
            caption = _("{path}, day {number}").format(path=found[0].title, number=number)
            tables.append(table(caption, [_("time"), _("what"), _("minutes")], day_rows(slots)))
        return tables


def day_rows(slots: list[Slot]) -> list[list[str]]:
    """Return one row (from–to, what, minutes) for each slot of a day."""
    names = {"read": _("chapter"), "lab": _("lab"), "exercise": _("exercise"), "planned": _("planned")}
    rests = {"break": _("Break"), "lunch": _("Lunch")}
    return [
        [
            f"{clock(slot.begins)}–{clock(slot.ends)}",
            escape(
                rests.get(slot.kind) or (f"{slot.title}: {names[slot.phase]}" if slot.phase else slot.title)
            ),
            str(slot.minutes),
        ]
        for slot in slots
    ]


def clock(minutes: int) -> str:
    """Return minutes after midnight as a time of day.

    >>> clock(545)
    '09:05'
    """
    return f"{minutes // 60:02}:{minutes % 60:02}"


def hours(minutes: int) -> str:
    """Return minutes as hours and minutes.

    >>> hours(645), hours(50)
    ('10 h 45 min', '50 min')
    """
    whole, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{whole} h" if whole else "", f"{rest} min" if rest else "") if part)


def setup(app: Sphinx) -> dict:
    """Register the directives."""
    for name, directive in (
        ("coverage", Coverage),
        ("modules", Parts),
        ("paths", Paths),
        ("schedule", Schedule),
    ):
        app.add_directive(name, directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
