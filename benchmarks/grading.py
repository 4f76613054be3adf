"""How fast `course grade` is against `nbgrader autograde`, on the same submissions in one run.

    python -m benchmarks.grading [--module start] [--small 50] [--large 600]

Prints a table and keeps it as JSON in benchmarks/results/grading.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from groundrules_toolkit.grading.course import open_course
from groundrules_toolkit.grading.index import read_index
from groundrules_toolkit.grading.record import Recorder

from benchmarks.processes import family
from benchmarks.submissions import ROOT, make_course

RESULTS = Path(__file__).parent / "results"
GRADE = (sys.executable, "-m", "groundrules_toolkit.cli", "grade", "--course")
MEMORY_EVERY = 0.2


def cpu() -> float:
    """Return the seconds of computing of all cores so far: processes in a container are nobody's children, so all count."""
    fields = Path("/proc/stat").read_text().splitlines()[0].split()[1:]
    user, nice, system, _, _, irq, softirq = map(int, fields[:7])
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def family_memory(root: int) -> int:
    """Return the bytes of memory that a process and all below it hold, shared pages divided among their users."""
    total = 0
    for pid in family(root):
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += 1024 * int(text.split("Pss:")[1].split()[0])
        except (OSError, IndexError, ValueError):
            continue
    return total


def timed(command: list[str], cwd: Path) -> dict[str, float]:
    """Run a command and return its seconds, its computing, and the most memory it and its children held."""
    before, start, most = cpu(), time.perf_counter(), 0
    with tempfile.TemporaryFile() as log:  # a pipe that nobody empties would stop a talkative command
        process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=log)
        while process.poll() is None:
            most = max(most, family_memory(process.pid))
            time.sleep(MEMORY_EVERY)
        log.seek(0)
        said = log.read().decode(errors="replace")
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} failed:\n{said[-2000:]}")
    return {"seconds": time.perf_counter() - start, "cpu": cpu() - before, "memory": most}


def marks(folder: Path, module: str) -> dict:
    """Return learner → cell → automatic points."""
    course = open_course(folder)
    rows = Recorder(course.db_url, read_index(course, module)).read()
    return {learner: {row.cell: row.auto for row in found} for learner, found in rows.items()}


def ours(folder: Path, module: str, workers: int) -> dict[str, float]:
    """Grade with the sandboxed engine."""
    return timed([*GRADE, str(folder), module, "--seed", "11", "--workers", str(workers)], ROOT)


def stock(folder: Path, module: str) -> dict[str, float]:
    """Grade with nbgrader's own command."""
    os.environ["COURSE_GRADING_SEED"] = "11"
    nbgrader = str(Path(sys.executable).with_name("nbgrader"))
    return timed([nbgrader, "autograde", module, "--create", "--force"], folder)


def compare(module: str, small: int, large: int, workers: int) -> dict:
    """Run everything and return the numbers."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as place:
        folder = Path(place)
        print(f"making {large} submissions of {module} …", file=sys.stderr)
        many, _ = make_course(module, large, folder / "many")
        few, _ = make_course(module, small, folder / "few")
        peer = folder / "peer"
        shutil.copytree(few.root, peer)
        print("grading …", file=sys.stderr)
        found = {"ours, small": ours(few.root, module, workers), "nbgrader, small": stock(peer, module)}
        found["ours, large"] = ours(many.root, module, workers)
        same = marks(few.root, module) == marks(peer, module)
    marginal = (found["ours, large"]["seconds"] - found["ours, small"]["seconds"]) / (large - small)
    return {
        "module": module,
        "small": small,
        "large": large,
        "workers": workers,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "same marks": same,
        "runs": found,
        "whole process, times faster": found["nbgrader, small"]["seconds"] / found["ours, small"]["seconds"],
        "marginal, times faster": found["nbgrader, small"]["seconds"] / small / marginal,
        "milliseconds for one more": 1000 * marginal,
        "computing, times less": (found["nbgrader, small"]["cpu"] / small)
        / (found["ours, large"]["cpu"] / large),
        "memory, MB": found["ours, large"]["memory"] / 1e6,
    }


def table(result: dict) -> str:
    """Return the numbers as the notes for instructors show them."""
    small, large = result["small"], result["large"]
    mine, peer, more = (result["runs"][name] for name in ("ours, small", "nbgrader, small", "ours, large"))
    rows = [
        ("", "`course grade`", "`nbgrader autograde`", "ratio"),
        ("---",) * 4,
        (
            f"{small} submissions, the whole process",
            f"{mine['seconds']:.1f} s",
            f"{peer['seconds']:.1f} s",
            f"{result['whole process, times faster']:.0f} times faster",
        ),
        (
            "one submission more",
            f"{result['milliseconds for one more']:.0f} ms",
            f"{1000 * peer['seconds'] / small:.0f} ms",
            f"{result['marginal, times faster']:.0f} times faster",
        ),
        (
            "computing for each submission",
            f"{1000 * more['cpu'] / large:.0f} ms",
            f"{1000 * peer['cpu'] / small:.0f} ms",
            f"{result['computing, times less']:.0f} times less",
        ),
        ("memory at most", f"{more['memory'] / 1e6:.0f} MB", f"{peer['memory'] / 1e6:.0f} MB", ""),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def main() -> None:
    """Parse, run, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--module", default="start")
    parser.add_argument("--small", type=int, default=50)
    parser.add_argument("--large", type=int, default=600)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    result = compare(given.module, given.small, given.large, given.workers)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "grading.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (RESULTS / "grading.md").write_text(table(result), encoding="utf-8")
    for name, value in result.items():
        if not isinstance(value, dict):
            print(f"{name:32} {value:.1f}" if isinstance(value, float) else f"{name:32} {value}")
    for name, run in result["runs"].items():
        print(
            f"{name:32} {run['seconds']:.1f} s, {run['cpu']:.1f} s of computing, {run['memory'] / 1e6:.0f} MB"
        )


if __name__ == "__main__":
    main()
