"""The command `course`: parse, call, show. What it does lives in the packages that it calls."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from .grading.progress import progress

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Build, serve, check and grade the course Ground Rules."
)
console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


def say(text: str) -> None:
    """Show one step."""
    console.print(f"[bold]·[/bold] {text}")


def fail(error: Exception, code: int = 1) -> typer.Exit:
    """Show an error and return the exit: 1 means 'a problem was found', 2 'wrong use'."""
    errors.print("[bold red]✗[/bold red]", end=" ")
    errors.print(str(error), markup=False)
    return typer.Exit(code)


def build_now(force: bool) -> None:
    """Build the site unless it is what the sources would give."""
    from .grading.release import release_exercises
    from .site.build import build_site, is_current, lock, over_budget
    from .site.layout import find_layout

    layout = find_layout()
    if not force and is_current(layout):
        say("The site is up to date.")
        return
    with lock(layout):
        report = build_site(layout, release_exercises, say)
    show_sizes(report)
    for line in over_budget(report):
        errors.print(f"[bold red]✗[/bold red] over budget: {line}")


def show_sizes(report: dict) -> None:
    """Print the size report."""
    from rich.table import Table

    table = Table(
        "what", "as it is", "gzip", "brotli", title="What a reader pays, in kB", title_justify="left"
    )
    rows = {**report["pages"], **report["notebooks"]}
    for name in ("first live notebook", "pages together", "site"):
        rows[name] = report[name]
    for name, size in rows.items():
        table.add_row(name, *(f"{size[kind] / 1000:,.1f}" for kind in ("raw", "gzip", "brotli")))
    console.print(table)
    console.print("Kept in _build/reports/sizes.json.")


def build_for_instructors(force: bool) -> Path:
    """Build the instructor's site unless it is what the sources would give, and return its folder."""
    from dataclasses import replace

    from .site.build import is_current, lock
    from .site.instructor import build_instructor
    from .site.layout import find_layout

    layout = find_layout()
    there = replace(layout, edition="instructor")
    if force or not is_current(there):
        with lock(layout):
            build_instructor(layout, say)
    say(f"The instructor's site is in {there.site.relative_to(layout.root)}.")
    return there.site


@app.command()
def data() -> None:
    """Make the tables of real data from the pinned packages."""
    from .site.data import make_data
    from .site.layout import find_layout

    for path in make_data(find_layout()):
        say(f"{path.name}")


@app.command()
def build(
    force: Annotated[bool, typer.Option("--force", help="Build even if nothing changed.")] = False,
    instructor: Annotated[
        bool,
        typer.Option("--instructor", help="Also build the instructor's site, into _build/instructor."),
    ] = False,
) -> None:
    """Build the learners' site into _build/site."""
    build_now(force)
    if instructor:
        build_for_instructors(force)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port; the variable PORT sets it too.")] = int(
        os.environ.get("PORT", "8000")
    ),
    instructor: Annotated[
        bool, typer.Option("--instructor", help="Serve the instructor's site in place of the learners'.")
    ] = False,
) -> None:
    """Build the site if needed and serve it on this computer."""
    from .site.layout import find_layout
    from .site.serve import serve as run_server

    build_now(force=False)
    site = build_for_instructors(force=False) if instructor else find_layout().site
    console.print(f"\nThe course is open at [bold]http://localhost:{port}[/bold]  (stop it with Ctrl+C)")
    run_server(site, port)


@app.command()
def preview(
    slug: Annotated[str, typer.Argument(help="The module's slug, for example privacy.")],
    port: Annotated[int, typer.Option(help="The port of the preview; PORT + 1 by default.")] = int(
        os.environ.get("PORT", "8000")
    )
    + 1,
    show: Annotated[
        bool, typer.Option("--open/--no-open", help="Serve it and open a browser, or stop after building.")
    ] = True,
) -> None:
    """Rebuild one module in seconds, serve it and open it."""
    import webbrowser

    from .grading.release import release_exercises
    from .site.build import lock
    from .site.layout import find_layout
    from .site.preview import build_preview, find_module, make_preview_app
    from .site.serve import run_app

    layout = find_layout()
    module = find_module(layout, slug)
    say(f"Building '{slug}'")
    with lock(layout):
        pages, warnings = build_preview(layout, module, release_exercises)
    if warnings:
        errors.print(warnings, markup=False)
    page = module.chapter.relative_to(layout.root).with_suffix(".html").as_posix()
    if not show:
        say(f"{(pages / page).relative_to(layout.root)}")
        return
    address = f"http://localhost:{port}/{page}"
    console.print(f"\nThe module is open at [bold]{address}[/bold]  (stop it with Ctrl+C)")
    webbrowser.open(address)
    run_app(make_preview_app(layout, pages), port)


@app.command()
def check(
    slugs: Annotated[
        list[str] | None, typer.Argument(help="The modules to check; all if none is named.")
    ] = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="Count what is still to be written as a fault.")
    ] = False,
) -> None:
    """Check what the course promises; each line names a place, what is wrong, and what to do."""
    from .curriculum.checks import UnknownSlugError, load_course, notes
    from .curriculum.checks import check as check_course
    from .site.layout import find_layout

    course = load_course(find_layout().root)
    try:
        with progress(errors) as tell:
            faults = check_course(course, slugs or (), complete=complete, tell=tell)
    except UnknownSlugError as error:
        raise fail(error, code=2) from error
    for line in (*faults, *(() if slugs or complete else notes(course))):
        typer.echo(str(line))
    modules = len(set(slugs or course.slugs))
    typer.echo(f"{modules} module{'s' * (modules != 1)}, {len(faults)} fault{'s' * (len(faults) != 1)}.")
    if faults:
        raise typer.Exit(1)


@app.command()
def new(
    slug: Annotated[str, typer.Argument(help="The module's one name: small letters, digits and hyphens.")],
    part: Annotated[str, typer.Option(help="orientation, common-good, safety, equal-rights or together.")],
    title: Annotated[
        str | None, typer.Option(help="The chapter's title; the slug with a capital letter if not given.")
    ] = None,
) -> None:
    """Begin a module: chapter, lab, exercise, wrong answers, practice and notes, with all that is to do."""
    from .curriculum.new import NewModuleError, new_module
    from .site.layout import find_layout

    root = find_layout().root
    try:
        made = new_module(root, slug, part, title)
    except NewModuleError as error:
        raise fail(error, code=2) from error
    for path in made:
        say(path.relative_to(root).as_posix())
    console.print(
        f"\nNow write. `course preview {slug}` shows the module; `course check {slug}` lists what is to do."
    )


@app.command()
def release() -> None:
    """Make the learners' versions of the exercises into _build/content."""
    from .grading.release import release_exercises
    from .site.content import make_exercises
    from .site.layout import find_layout
    from .site.release_id import release_id

    layout = find_layout()
    released = release_exercises(layout.root / "exercises", layout.build / "release-course")
    for path in make_exercises(layout, release_id(layout), released):
        say(str(path.relative_to(layout.root)))


@app.command()
def grade(
    path: Annotated[
        str,
        typer.Argument(
            help="A notebook, a folder, a zip, or Moodle's zip; with --course an assignment's name."
        ),
    ],
    course: Annotated[
        Path | None, typer.Option(help="Another nbgrader course directory; PATH is then an assignment in it.")
    ] = None,
    learner: Annotated[
        str | None, typer.Option(help="Whose file it is, if PATH is a single notebook.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="The class secret; kept in exercises/.class-seed if not given.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Where the feedback, the tables and the summary go.")
    ] = None,
    db: Annotated[str | None, typer.Option(help="The gradebook's address, if not the course's own.")] = None,
    workers: Annotated[
        int | None, typer.Option(help="How many notebooks run at once; all cores by default.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(help="Grade on the workers of this Dask scheduler, such as tcp://10.0.0.5:8786."),
    ] = None,
    tls: Annotated[
        tuple[Path, Path, Path] | None,
        typer.Option(help="Certificate authority, certificate and key, for a scheduler that wants TLS."),
    ] = None,
    weaker: Annotated[
        bool,
        typer.Option(
            "--accept-weaker-sandbox",
            help="Grade although a layer of the sandbox is missing here; `course doctor` names it.",
        ),
    ] = False,
    scratch: Annotated[
        bool, typer.Option("--scratch", help="Grade in a throw-away copy; no gradebook of yours is touched.")
    ] = False,
) -> None:
    """Grade submissions into nbgrader's gradebook, with feedback pages, a class overview, tables and a summary."""
    from .grading.running.servers import start_servers
    from .grading.sandbox.layers import require
    from .grading.seed import class_seed
    from .site.layout import find_layout
    from .site.release_id import version

    layout = None if course else find_layout()
    root = course or layout.root / "exercises"
    layers = require(accept_weaker=weaker)
    servers = None
    if not scratch and root.is_dir():
        # They start while nbgrader is imported, which takes as long.
        servers = start_servers(1 if scheduler else workers, layers, class_seed(root, seed))
    from .curriculum import load_modules
    from .grading.course import copy_course, open_course
    from .grading.fast import FastEngine
    from .grading.grade import grade_assignment, grade_path
    from .grading.reporting.write import write_reports

    if scratch and layout:
        root = copy_course(root, layout.build / "scratch-course")
    directory = open_course(root, db_url=db)
    modules = load_modules(layout.root) if layout else []
    number = class_seed(directory.root, seed)
    if scheduler:
        from .grading.cluster import ClusterEngine, security

        engine = ClusterEngine(
            directory,
            seed=number,
            layers=layers,
            scheduler=scheduler,
            accept_weaker=weaker,
            security=security(tls),
            servers=servers,
        )
    else:
        engine = FastEngine(directory, seed=number, layers=layers, workers=workers, servers=servers)
    with closing(engine), progress(errors) as tell:
        if course:
            run = grade_assignment(directory, path, seed=number, engine=engine, tell=tell)
        else:
            run = grade_path(directory, Path(path), seed=number, learner=learner, engine=engine, tell=tell)
    folder = out or (layout.reports / "grading" if layout else directory.root / "reports")
    release_name = version(layout) if layout else ""
    text = write_reports(run, folder, release=release_name, course=directory, modules=modules)
    console.print(text, markup=False)
    console.print(f"Gradebook: {directory.db_url}\nFeedback, tables and summary: {folder}", markup=False)
    console.print(f"Class overview: {folder / 'overview.html'}", markup=False)
    if run.problems:
        raise typer.Exit(1)


@app.command()
def report(
    assignment: Annotated[
        str | None, typer.Argument(help="The assignment, such as a module's slug; all if none is named.")
    ] = None,
    course: Annotated[Path | None, typer.Option(help="Another nbgrader course directory.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the reports go.")] = None,
    db: Annotated[str | None, typer.Option(help="The gradebook's address, if not the course's own.")] = None,
) -> None:
    """Make feedback, overview and tables again from the gradebook, for example after marking by hand."""
    from .curriculum import load_modules
    from .grading.course import open_course
    from .grading.reporting.write import read_again, write_reports
    from .site.layout import find_layout
    from .site.release_id import version

    layout = None if course else find_layout()
    directory = open_course(course or layout.root / "exercises", db_url=db)
    modules = load_modules(layout.root) if layout else []
    folder = out or (layout.reports / "grading" if layout else directory.root / "reports")
    run = read_again(directory, assignment, folder)
    release_name = version(layout) if layout else ""
    text = write_reports(run, folder, release=release_name, course=directory, modules=modules)
    console.print(text, markup=False)
    console.print(f"Class overview: {folder / 'overview.html'}", markup=False)


@app.command()
def doctor() -> None:
    """Say what this computer has for building and grading, and how to get what is missing."""
    from .grading.sandbox.layers import LAYERS

    missing = 0
    for layer in LAYERS:
        why = layer.missing()
        missing += why is not None
        if why is None:
            say(f"sandbox, {layer.name}: here; it stops {layer.stops}.")
        else:
            console.print(
                f"[bold red]✗[/bold red] sandbox, {layer.name}: {why}. Without it nothing stops {layer.stops}."
            )
            console.print(f"  To get it, {layer.get}.", markup=False)
    if missing:
        raise typer.Exit(1)


def main() -> None:
    """Run the command; a known error is a sentence, not a traceback."""
    try:
        app()
    except (RuntimeError, ValueError, LookupError, FileNotFoundError) as error:
        raise SystemExit(fail(error).exit_code) from error


if __name__ == "__main__":
    main()
