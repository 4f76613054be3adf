"""What ten thousand submissions cost on one computer, against six hundred of the same mix in the same run.

    python -m benchmarks.scale [--module start] [--few 600] [--many 10000] [--workers 2]

Prints a table and keeps it as JSON in benchmarks/results/scale.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.grading import RESULTS, ours
from benchmarks.submissions import make_course


def measure(module: str, count: int, workers: int, folder: Path) -> dict[str, float]:
    """Make so many submissions, grade them, and return what that took."""
    print(f"making {count} submissions of {module} …", file=sys.stderr)
    course, _ = make_course(module, count, folder)
    print("grading …", file=sys.stderr)
    found = ours(course.root, module, workers)
    found["gradebook"] = (course.root / "gradebook.db").stat().st_size
    found["reports"] = sum(
        path.stat().st_size for path in (course.root / "reports").rglob("*") if path.is_file()
    )
    found["submissions"] = count
    return found


def main() -> None:
    """Parse, run, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--module", default="start")
    parser.add_argument("--few", type=int, default=600)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as place:
        runs = [
            measure(given.module, count, given.workers, Path(place) / f"course-{count}")
            for count in (given.few, given.many)
        ]
    few, many = (1000 * run["seconds"] / run["submissions"] for run in runs)
    result = {
        "module": given.module,
        "workers": given.workers,
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "milliseconds a submission, few": few,
        "milliseconds a submission, many": many,
        "many against few": many / few,
        "runs": runs,
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "scale.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    for run in runs:
        print(
            f"{run['submissions']:6} submissions: {run['seconds']:.1f} s, {run['memory'] / 1e6:.0f} MB at most, "
            f"gradebook {run['gradebook'] / 1e6:.1f} MB, reports {run['reports'] / 1e6:.1f} MB"
        )
    print(f"one submission of many costs {many / few:.2f} times one of few ({many:.1f} against {few:.1f} ms)")


if __name__ == "__main__":
    main()
